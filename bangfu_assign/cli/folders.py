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


def policy_of(case: Path, policy: Path | None) -> Path:
    """Return the policy file of a call: the one named, or the case folder's own."""
    return case / "policy.toml" if policy is None else policy
