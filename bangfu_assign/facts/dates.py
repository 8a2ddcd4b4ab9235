"""Parsing dates, whole or partial, into ISO text."""

from __future__ import annotations

import datetime as dt
import re

from bangfu_assign.facts.grid import Cell
from bangfu_assign.facts.reading import PLACEHOLDERS, Reading, repairs, wrong
from bangfu_assign.facts.schema import Column, Kind
from bangfu_assign.facts.tidy import simplify, tidy

_PARTS = re.compile(
    r"(\d{4})年?(?:\s*[-/.年]?\s*(\d{1,2})月?(?:\s*[-/.月]?\s*(\d{1,2})[日号]?)?)?"
    r"(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})?")
_OPEN = frozenset({"至今", "长期", "今", "现在", "目前", "now", "present"})
_EXCEL_EPOCH = dt.date(1899, 12, 30)
"""Day 0 of Excel's serial dates (1900 system, after its false 29 February 1900)."""
_SERIALS = range(18_264, 80_000)
"""Serial numbers taken for dates: 1950 to 2119."""
_YEARS = range(1949, 2201)


def read_date(cell: Cell, column: Column, factor: float) -> Reading:
    """Read a date as ``2011``, ``2011-03`` or ``2011-03-05``, as exact as the cell is."""
    if isinstance(cell, dt.date):  # a datetime is a date
        return Reading(cell.isoformat()[:10])
    if isinstance(cell, (int, float)):
        return _from_number(float(cell))
    return _from_text(cell) if isinstance(cell, str) else wrong(Kind.DATE, "not_a_date")


def _from_text(cell: str) -> Reading:
    text, codes = tidy(cell, code=True)
    text = simplify(text)
    if text.lower() in PLACEHOLDERS:
        return Reading("", repairs((*codes, "placeholder")))
    if text.lower() in _OPEN:
        return Reading("", repairs((*codes, "open_date")))
    if len(text) == 5 and text.isdecimal():
        return _from_number(float(text))
    found = _COMPACT.fullmatch(text) or _PARTS.fullmatch(text)
    iso = _iso(*found.groups()) if found else None
    if iso is None:
        return wrong(Kind.DATE, "not_a_date")
    return Reading(iso, repairs(codes if iso == text else (*codes, "date_rewritten")))


def _from_number(number: float) -> Reading:
    """Read a number: a year, an Excel serial date (with a time of day), 20110305, or 2011.03."""
    whole = int(number)
    if whole in _SERIALS:
        date = _EXCEL_EPOCH + dt.timedelta(days=whole)
        return Reading(date.isoformat(), repairs(("serial_date",)))
    if number == whole:
        if whole in _YEARS:
            return Reading(str(whole))
        found = _COMPACT.fullmatch(str(whole))
        iso = _iso(*found.groups()) if found else None
    else:
        year, _, month = repr(number).partition(".")
        if month == "1" and whole in _YEARS:  # 2011.1 is also how a sheet keeps 2011.10
            return wrong(Kind.DATE, "date_ambiguous", year=whole)
        iso = _iso(year, month) if month.isdecimal() and len(month) <= 2 else None
    return Reading(iso, repairs(("date_rewritten",))) if iso else wrong(Kind.DATE, "not_a_date")


def _iso(year: str, month: str | None = None, day: str | None = None) -> str | None:
    """Return the ISO text, or None if there is no such day."""
    if not year.isdecimal() or int(year) not in _YEARS:
        return None
    try:
        date = dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if month is None:
        return f"{date.year:04d}"
    return date.isoformat()[:7] if day is None else date.isoformat()
