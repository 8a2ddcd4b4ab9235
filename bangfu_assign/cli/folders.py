"""The files a call names."""

from __future__ import annotations

from pathlib import Path

from bangfu_assign.errors import Problem, UsageError


def require_case(case: Path) -> None:
    """Refuse a case that is no folder.

    Raises
    ------
    UsageError
        If there is no such folder, or it is a file: often one of the tables in it.
    """
    if not case.is_dir():
        code = "case_is_a_file" if case.exists() else "no_case"
        raise UsageError(Problem(f"cli.{code}", params={"path": case, "folder": case.parent}))


def refuse_the_case_itself(out: Path, case: Path) -> None:
    """Refuse to write among the office's own tables.

    Raises
    ------
    UsageError
        If OUT is the case folder, by whatever name.
    """
    if out.expanduser().resolve() == case.expanduser().resolve():
        raise UsageError(Problem("cli.out_is_case", params={"path": out}))


def policy_of(case: Path, policy: Path | None) -> Path:
    """Return the policy file of a call: the one named, or the case folder's own."""
    return case / "policy.toml" if policy is None else policy
