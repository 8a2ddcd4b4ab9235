"""TOML files that people write by hand: bytes to text to tables, slips named with their line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bangfu_assign.errors import PolicyError, Problem, Severity
from bangfu_assign.policy.keys import clean
from bangfu_assign.policy.lines import lines_of

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


@dataclass(frozen=True, slots=True)
class TomlFile:
    """What stands in a file.

    Attributes
    ----------
    data : mapping
        The tables.
    lines : mapping of path to int
        On which line (first is 1) a table or key stands, as far as that can be told.
    notes : tuple of Problem
        What was repaired while reading.
    """

    data: Mapping[str, Any]
    lines: Mapping[tuple[int | str, ...], int]
    notes: tuple[Problem, ...] = ()


def read_toml(path: Path, room: str, name: str) -> TomlFile:
    """Read a file.

    Parameters
    ----------
    path : Path
        TOML in UTF-8, with or without BOM (GB18030 and UTF-16 are understood, too).
    room : str
        Catalogue that says what kind of file is missing, unreadable, too big or no text.
    name : str
        What problems call the file.

    Raises
    ------
    PolicyError
        If it cannot be read; a syntax error is named with its line and likely cause.
    """
    content, notes = _decoded(_content(path, room, name), room, name)
    return TomlFile(parse_toml(content, name), lines_of(content), notes)


def parse_toml(content: str, name: str) -> dict[str, Any]:
    """Return the tables of a TOML text.

    Raises
    ------
    PolicyError
        As `read_toml`.
    """
    try:
        return tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise PolicyError(_syntax(content, str(error), name)) from None
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets without end
        raise PolicyError(Problem("policy.syntax", name)) from None


def _content(path: Path, room: str, name: str) -> bytes:
    """Return the file's bytes, refusing what no person can have written."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise PolicyError(_about_file(room, "no_file", path, name)) from None
    except OSError:
        raise PolicyError(_about_file(room, "unreadable", path, name)) from None
    if len(content) > MAX_BYTES:
        raise PolicyError(_about_file(room, "too_big", path, name, limit_kb=MAX_BYTES // 1000))
    return content


def _about_file(room: str, code: str, path: Path, name: str, **params: object) -> Problem:
    return Problem(f"{room}.{code}", clean(path.name) or name, params=params)


def _decoded(content: bytes, room: str, name: str) -> tuple[str, tuple[Problem, ...]]:
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
            name,
            params={"encoding": encoding.upper()},
            severity=Severity.REPAIR,
        )
        return text, (note,)
    code = "no_text_file"
    raise PolicyError(Problem(f"{room}.{code}", name))


def _syntax(content: str, message: str, name: str) -> Problem:
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
    return Problem(f"policy.{code}", name, number, "", clean(line.strip()), params)
