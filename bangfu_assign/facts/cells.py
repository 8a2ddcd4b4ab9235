"""Parsing one cell of each kind: ids, text, flags; numbers, dates, people have their own files."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable

from bangfu_assign.errors import Severity
from bangfu_assign.facts.dates import read_date
from bangfu_assign.facts.days import read_days
from bangfu_assign.facts.grid import MAX_CELL_CHARACTERS, Cell
from bangfu_assign.facts.numbers import read_number
from bangfu_assign.facts.people import check_name, read_id_number, read_phone
from bangfu_assign.facts.reading import BLANKS, PLACEHOLDERS, Reading, Remark, repairs, wrong
from bangfu_assign.facts.schema import Column, Kind
from bangfu_assign.facts.tidy import fold, tidy

SCIENTIFIC = re.compile(r"(\d)(?:\.(\d+)[eE]\+?|[eE]\+)(\d{1,3})")
"""As spreadsheets write it, ``3.2E+14`` or ``1E+05``; ``1e5`` is somebody's own id."""
_POINT_ZERO = re.compile(r"(\d+)\.0+")
_EXACT = 10**15
"""Excel and binary floats keep 15 digits: larger whole numbers have lost their last ones."""

# fmt: off
_YES = frozenset({
    "是", "有", "对", "y", "yes", "t", "true", "√", "✓", "✔", "☑", "v", "1", "1.0", "真", "on",
    "在岗", "可用", "已列入", "列入", "单行",
})
_NO = frozenset({
    "否", "无", "不是", "没有", "n", "no", "f", "false", "×", "✗", "✘", "x", "0", "0.0", "假", "错",
    "off", "不在岗", "不可用", "未列入", "不列入", "双行",
})
# fmt: on


def read_cell(cell: Cell, column: Column, factor: float = 1) -> Reading:
    """Return what a cell says.

    Parameters
    ----------
    cell : Cell
        As it stands in the grid; not blank.
    column : Column
        What it should be.
    factor : float
        What a bare number is multiplied by, from the header's unit (万元 for a column in yuan).
    """
    if isinstance(cell, str):
        if len(cell) > MAX_CELL_CHARACTERS:
            return wrong(column.kind, "cell_too_long", limit=MAX_CELL_CHARACTERS)
        if "\ufffd" in cell:
            return wrong(column.kind, "lost_characters")
    elif isinstance(cell, float) and not math.isfinite(cell):
        return wrong(column.kind, "not_a_number")
    return _PARSERS[column.kind](cell, column, factor)


def _read_id(cell: Cell, column: Column, factor: float) -> Reading:
    """Read an id: a string, also where the sheet holds a number."""
    if isinstance(cell, str):
        if cell.isascii() and cell.isalnum() and not SCIENTIFIC.fullmatch(cell):
            return Reading(cell)
        return _id_from_text(cell)
    if not isinstance(cell, (int, float)):
        return wrong(Kind.ID, "id_is_date")
    if abs(cell) >= _EXACT:
        return wrong(Kind.ID, "id_lost_digits")
    if cell != int(cell) or cell < 0:
        return wrong(Kind.ID, "id_not_whole")
    return Reading(str(int(cell)))


def _id_from_text(cell: str) -> Reading:
    text, codes = tidy(cell, code=not any("\u3400" <= c <= "\u9fff" for c in cell))
    if text.startswith("'"):
        text, codes = text[1:].strip(), (*codes, "apostrophe")
    if found := _POINT_ZERO.fullmatch(text):
        text, codes = found.group(1), (*codes, "point_zero")
    if found := SCIENTIFIC.fullmatch(text):
        digits = found.group(1) + (found.group(2) or "")
        if len(digits) != int(found.group(3)) + 1:
            return wrong(Kind.ID, "id_lost_digits")
        text, codes = digits, (*codes, "scientific")
    if text.lower() in PLACEHOLDERS:
        return Reading("", repairs((*codes, "placeholder")))
    return Reading(text, repairs(codes))


def _read_text(cell: Cell, column: Column, factor: float) -> Reading:
    if isinstance(cell, str):
        text, codes = tidy(cell)
        if text.lower() in ("nan", "null", "none", "#n/a", "n/a"):
            return Reading("", repairs((*codes, "placeholder")))
        return Reading(text, repairs(codes)) if codes else Reading(text)
    if isinstance(cell, (int, float)):
        return Reading(str(int(cell)) if cell == int(cell) else repr(cell))
    text = cell.isoformat()[:10] if isinstance(cell, dt.date) else str(cell)
    return Reading(text, (Remark("text_is_date", Severity.WARNING),))


def _read_name(cell: Cell, column: Column, factor: float) -> Reading:
    return check_name(_read_text(cell, column, factor), column)


def _read_flag(cell: Cell, column: Column, factor: float) -> Reading:
    text = fold(str(cell))
    if text in _YES:
        return Reading(True)
    if text in _NO:
        return Reading(False)
    if text in PLACEHOLDERS:
        return Reading(BLANKS[Kind.FLAG], repairs(("placeholder",)))
    return wrong(Kind.FLAG, "not_yes_or_no")


_PARSERS: dict[Kind, Callable[[Cell, Column, float], Reading]] = {
    Kind.ID: _read_id,
    Kind.TEXT: _read_text,
    Kind.NAME: _read_name,
    Kind.COUNT: read_number,
    Kind.MEASURE: read_number,
    Kind.FLAG: _read_flag,
    Kind.ID_NUMBER: read_id_number,
    Kind.PHONE: read_phone,
    Kind.DATE: read_date,
    Kind.DAYS: read_days,
}
