"""Reading a policy file: bytes to text to TOML to `Policy`, every problem named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from bangfu_assign.errors import PolicyError, Problem
from bangfu_assign.policy.keys import clean
from bangfu_assign.policy.lines import lines_of
from bangfu_assign.policy.policy import Policy
from bangfu_assign.policy.problems import FILE, checked
from bangfu_assign.policy.toml_file import parse_toml, read_toml


def read_policy(path: str | Path) -> Policy:
    """Read and validate a policy file.

    Parameters
    ----------
    path : str or Path
        The file; TOML in UTF-8, with or without BOM (GB18030 and UTF-16 are understood, too).

    Raises
    ------
    PolicyError
        With all problems: an unreadable file, a syntax error with its line, unknown keys with the
        nearest known one, values out of range, contradictions.

    See Also
    --------
    read_policy_with_notes : also tells what was repaired.
    """
    return read_policy_with_notes(path)[0]


def read_policy_with_notes(path: str | Path) -> tuple[Policy, tuple[Problem, ...]]:
    """Read and validate a policy file; also return what was repaired while reading.

    Raises
    ------
    PolicyError
        As `read_policy`.
    """
    name = Path(path).name
    try:
        file = read_toml(Path(path), "policy", FILE)
        return checked(Policy, file.data, file.lines), _named(file.notes, name)
    except PolicyError as error:
        raise PolicyError(_named(error.problems, name)) from None


def _named(problems: Iterable[Problem], name: str) -> tuple[Problem, ...]:
    """Return problems under the name of the file that has them, which need not be policy.toml."""
    return tuple(replace(p, file=clean(name)) if p.file == FILE else p for p in problems)


def parse_policy(content: str) -> Policy:
    """Return the policy written in a TOML text.

    Raises
    ------
    PolicyError
        As `read_policy`.
    """
    return checked(Policy, parse_toml(content, FILE), lines_of(content))
