"""The office's own .csv with texts put into some cells; all other bytes stay as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bangfu_assign.facts.csv_grid import Text
from bangfu_assign.plan.text import guard
from bangfu_assign.report.writeback.sheet_edit import Place, by_row

_QUOTE = '"'


class OddCsvError(Exception):
    """The text cannot be written again exactly as it was; nothing was changed."""


@dataclass(slots=True)
class Field:
    """One cell as it stands in the text: ``[start, end)``, with quotes or not."""

    start: int
    end: int
    quoted: bool


def edit_csv(
    content: bytes, read: Text, texts: Mapping[Place, str], rows: Sequence[Sequence[object]]
) -> bytes:
    """Return a CSV file with texts in some cells, in its own encoding, line ends and quoting.

    A row that is too short for a cell gets the delimiters it lacks. A text that a spreadsheet
    would take for a formula gets an apostrophe before it.

    Parameters
    ----------
    content : bytes
        The file.
    read : Text
        Its text, encoding and delimiter.
    texts : mapping of (row, column) to str
        What to put where, 0-based.
    rows : sequence of sequence
        The cells as they were read, to be sure that the same cells are meant.

    Raises
    ------
    OddCsvError
        If the file cannot be written again as it was.
    """
    text, encoding = read.text, read.encoding
    codec = _codec(content, encoding)
    mark = len(content) - len(text.encode(codec))
    if mark < 0 or content[mark:] != text.encode(codec):
        raise OddCsvError(encoding)
    fields = list(_fields(text, read.delimiter))
    if [len(row) for row in fields] != [len(row) for row in rows]:
        raise OddCsvError("rows")
    quoted = _all_quoted(fields)
    parts, at = [], 0
    for row, cells in by_row(texts).items():
        written = len(fields[row])
        for column, told in cells.items():
            if column < len(fields[row]):
                place = fields[row][column]
                parts += [
                    text[at : place.start],
                    _field(told, read.delimiter, place.quoted or quoted),
                ]
                at = place.end
                continue
            end = fields[row][-1].end
            lacking = read.delimiter * (column + 1 - written)
            parts += [text[at:end], lacking, _field(told, read.delimiter, quoted)]
            at, written = end, column + 1
    parts.append(text[at:])
    try:
        return content[:mark] + "".join(parts).encode(codec)
    except UnicodeEncodeError as error:
        raise OddCsvError(encoding) from error


def _codec(content: bytes, encoding: str) -> str:
    """Return the codec without byte order mark."""
    if encoding == "utf-16":
        return "utf-16-le" if content.startswith(b"\xff\xfe") else "utf-16-be"
    return "utf-8" if encoding == "utf-8-sig" else encoding


def _field(text: str, delimiter: str, quoted: bool) -> str:
    safe = guard(text)
    needed = any(mark in safe for mark in (delimiter, _QUOTE, "\n", "\r"))
    if not quoted and not needed:
        return safe
    return _QUOTE + safe.replace(_QUOTE, _QUOTE * 2) + _QUOTE


def _all_quoted(fields: Sequence[Sequence[Field]]) -> bool:
    """Return whether the file puts every cell in quotes."""
    filled = [field for row in fields for field in row if field.end > field.start]
    return bool(filled) and all(field.quoted for field in filled)


def _fields(text: str, delimiter: str) -> Iterator[list[Field]]:
    """Yield the cells of every record, cut as the reader of a case cuts them (RFC 4180)."""
    at, size = 0, len(text)
    while at < size:
        row: list[Field] = []
        while True:
            start, quoted = at, text.startswith(_QUOTE, at)
            if quoted:
                at = _past_quotes(text, at)
            while at < size and text[at] not in (delimiter, "\r", "\n"):
                at += 1
            row.append(Field(start, at, quoted))
            if at >= size or text[at] != delimiter:
                break
            at += 1
        if text.startswith("\r\n", at):
            at += 2
        elif at < size:
            at += 1
        yield [] if len(row) == 1 and row[0].start == row[0].end else row


def _past_quotes(text: str, at: int) -> int:
    """Return the place behind the quote that closes the one at `at`."""
    at += 1
    while True:
        close = text.find(_QUOTE, at)
        if close < 0:
            raise OddCsvError("quotes")
        if not text.startswith(_QUOTE, close + 1):
            return close + 1
        at = close + 2
