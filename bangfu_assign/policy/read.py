"""Reading a policy file: bytes to text to TOML to `Policy`, every problem named."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from bangfu_assign.errors import PolicyError, Problem, Severity
from bangfu_assign.policy.keys import clean
from bangfu_assign.policy.lines import lines_of
from bangfu_assign.policy.policy import Policy
from bangfu_assign.policy.problems import FILE, checked

MAX_BYTES = 1_000_000
"""A policy is a page or two; a file beyond this is something else."""

_ASCII = dict(zip("＝“”‘’，［］＂＇．＃：【】、　", "=\"\"'',[]\"'.#:[],␣", strict=True))
_STRING_OR_COMMENT = re.compile(r'"(?:\\.|[^"\\])*"|' + r"'[^']*'|#.*")
_CAUSES = (
    ("twice", "syntax_twice"),
    ("overwrite", "syntax_twice"),
    ("redefine", "syntax_twice"),
    ("mutate immutable", "syntax_twice"),
    ("Duplicate", "syntax_twice"),
    ("Unterminated string", "syntax_string"),
    ("Illegal character", "syntax_string"),
    ("Unescaped", "syntax_string"),
    ("Invalid value", "syntax_value"),
    ("Unclosed", "syntax_bracket"),
    ("Expected ']", "syntax_bracket"),
    ("Expected '='", "syntax_key"),
    ("key part", "syntax_key"),
    ("Invalid statement", "syntax_key"),
    ("Expected newline", "syntax_line_end"),
)


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
    content, notes = _decoded(_content(Path(path)))
    return parse_policy(content), notes


def parse_policy(content: str) -> Policy:
    """Return the policy written in a TOML text.

    Raises
    ------
    PolicyError
        As `read_policy`.
    """
    try:
        data = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise PolicyError(_syntax(content, str(error))) from None
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets without end
        raise PolicyError(Problem("policy.syntax", FILE)) from None
    return checked(Policy, data, lines_of(content))


def _content(path: Path) -> bytes:
    """Return the file's bytes, refusing what cannot be a policy."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise PolicyError(_about_file("policy.no_file", path)) from None
    except OSError:
        raise PolicyError(_about_file("policy.unreadable", path)) from None
    if len(content) > MAX_BYTES:
        raise PolicyError(_about_file("policy.too_big", path, limit_kb=MAX_BYTES // 1000))
    return content


def _about_file(code: str, path: Path, **params: object) -> Problem:
    return Problem(code, clean(path.name) or FILE, params=params)


def _decoded(content: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of the file, and a note if it was not UTF-8."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        if encoding == "utf-8-sig":
            return text, ()
        note = Problem(
            "policy.not_utf8",
            FILE,
            params={"encoding": encoding.upper()},
            severity=Severity.REPAIR,
        )
        return text, (note,)
    raise PolicyError(Problem("policy.no_text_file", FILE))


def _syntax(content: str, message: str) -> Problem:
    """Return the problem of a TOML syntax error: its line, column, and the likely cause."""
    lines = content.splitlines() or [""]
    place = re.search(r"at line (\d+), column (\d+)", message)
    number, column = (int(place[1]), int(place[2])) if place else (len(lines), 0)
    line = lines[min(number, len(lines)) - 1]
    params: dict[str, object] = {"line": number, "column": column}
    code = next((code for words, code in _CAUSES if words in message), "syntax_other")
    for char in _STRING_OR_COMMENT.sub("", line):
        if char in _ASCII:
            code = "syntax_wide"
            params |= {"char": char, "right": _ASCII[char]}
            break
    if not place and code == "syntax_other":
        code = "syntax_bracket"
    return Problem(f"policy.{code}", FILE, number, "", clean(line.strip()), params)
