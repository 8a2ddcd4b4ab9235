"""Reading .csv files: encoding and delimiter found by trial."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from bangfu_assign.errors import Severity
from bangfu_assign.facts.findings import Findings
from bangfu_assign.facts.grid import MAX_CELL_CHARACTERS, MAX_CELLS, MAX_ROWS, Cell, Grid

_DELIMITERS = (",", "\t", ";", "|")
_SAMPLE_LINES = 25

Score = Callable[[list[Cell]], int]
"""How many headers of the wanted table a row of cells contains."""


def read_csv(path: Path, score: Score, findings: Findings) -> list[Grid]:
    """Return the file as one grid, or nothing if it is no readable text.

    Parameters
    ----------
    path : Path
        A text file in UTF-8 (with or without BOM), GB18030 (and so GBK, GB2312) or UTF-16 with BOM.
    score : callable
        Judges a row, to choose the delimiter whose columns fit the table best.
    findings : Findings
        Takes binary content, unknown encodings, broken quotes.
    """
    found = read_text(path, score, findings)
    if found is None:
        return []
    text, _, delimiter = found
    rows: list[list[Cell]] = []
    width = 0
    csv.field_size_limit(MAX_CELL_CHARACTERS * 100)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            width = max(width, len(row))
            rows.append(row)  # type: ignore[arg-type]
            if len(rows) > MAX_ROWS or width * len(rows) > MAX_CELLS:
                findings.add("sheet_too_large", file=path.name, rows=MAX_ROWS)
                return []
    except csv.Error:
        findings.add("csv_broken", file=path.name, row=len(rows) + 1, line=reader.line_num)
        return []
    return [Grid(path.name, rows)]


class Text(NamedTuple):
    """A text file without its byte order mark, and how it is written."""

    text: str
    encoding: str
    delimiter: str


def read_text(path: Path, score: Score, findings: Findings) -> Text | None:
    """Return the file's text, its encoding (a Python codec) and the delimiter of its columns."""
    found = _decode(path.read_bytes(), path.name, findings)
    if found is None:
        return None
    text, encoding = found
    return Text(text, encoding, _delimiter(text, score))


def _decode(content: bytes, file: str, findings: Findings) -> tuple[str, str] | None:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        if b"\0" in content:
            findings.add("binary", file=file)
            return None
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        if encoding != "utf-8-sig":
            findings.add("encoding", Severity.REPAIR, file=file, encoding=encoding.upper())
        return text, encoding
    findings.add("unknown_encoding", file=file)
    return None


def _delimiter(text: str, score: Score) -> str:
    """Return the delimiter under which some early row has the most known headers."""
    lines = text[:200_000].splitlines()[:_SAMPLE_LINES]
    if lines and lines[0].lower().startswith("sep=") and lines[0][4:5] in _DELIMITERS:
        return lines[0][4:5]  # Excel's own hint line

    def worth(delimiter: str) -> int:
        return max((score(list(line.split(delimiter))) for line in lines), default=0)

    return max(_DELIMITERS, key=worth)
