"""Parsing cells that hold days: one or several, in any of the ways people write them.

A visit register is filled in by hand: ``2012.3.5``, ``3月5日`` without a year, ``3月5日、20日`` for
two visits, an Excel serial number. Years that are missing are left open here (``--03-05``, as in
ISO 8601:2000): which year is meant is known to who knows the plan.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator

from bangfu_assign.facts.dates import read_date
from bangfu_assign.facts.grid import Cell
from bangfu_assign.facts.reading import PLACEHOLDERS, Reading, repairs, wrong
from bangfu_assign.facts.schema import Column, Kind
from bangfu_assign.facts.tidy import simplify

SEPARATOR = ";"
"""Stands between the days of one cell."""

_YEARS = range(1949, 2201)
_LEAP = 2000
"""A year in which every day exists that exists at all: 29 February may be right."""

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\x00-\x08\x0e-\x1f\x7f]")
_DAY = re.compile(
    r"(?<!\d)(?:"
    r"(?P<c_year>(?:19|20)\d\d)(?P<c_month>\d\d)(?P<c_day>\d\d)"  # 20120305
    r"|(?P<year>\d{4}|\d\d(?=\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}(?!\d)))"  # 2012-3-5, 12.3.5
    r"\s*[年./-]\s*(?P<month>\d{1,2})(?!\d)(?:\s*[月./-]\s*(?P<day>\d{1,2})(?!\d)\s*[日号]?|\s*月份?)?"
    r"|(?P<s_month>\d{1,2})\s*[月./-]\s*(?P<s_day>\d{1,2})(?!\d)\s*[日号]?"  # 3月5日, 3.5
    r"|(?P<only_month>\d{1,2})\s*月份?"
    r"|(?P<only_day>\d{1,2})\s*[日号]"  # 20日, after another day of that month
    r")"
)
_TIME = re.compile(r"[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?")
_WEEKDAY = re.compile(r"\(?(?:星期|周|礼拜)[一二三四五六日天]\)?|[上下中]午|晚上|早上")
_NUMERALS = {word: str(number) for number, word in enumerate("〇一二三四五六七八九")} | {"零": "0"}
_SPELT_YEAR = re.compile(r"[一二][〇零一二三四五六七八九]{3}(?=年)")
_SPELT = re.compile(r"([一二三]?)(十?)([一二三四五六七八九]?)(?=[月日号])")
_BETWEEN = re.compile(r"[\s、,;/|。.()~—\-和及与至到]*")

Found = tuple[int | None, int, int | None]
"""Year, month and day; None for a year or a day that is not written."""


def read_days(cell: Cell, column: Column, factor: float) -> Reading:
    """Read days as ``2012-03-05``, ``--03-05`` or ``2012-03``, several separated by ``;``.

    A day takes over month and year of the day before it in the same cell where its own are
    missing. A year alone is no day.

    Examples
    --------
    >>> from bangfu_assign.facts.schema import Column, Kind
    >>> read_days("2012年3月5日、20日", Column("date", Kind.DAYS), 1).value
    '2012-03-05;2012-03-20'
    """
    if isinstance(cell, str):
        return _from_text(cell, column, factor)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and 1 <= cell < 13:
        return _from_small_number(float(cell))
    reading = read_date(cell, column, factor)
    if reading.remarks and reading.value == "":
        # The word for a date that cannot be read names forms a visit cannot have.
        ambiguous = reading.remarks[0].code == "date_ambiguous"
        return reading if ambiguous else wrong(Kind.DAYS, "not_a_day")
    return wrong(Kind.DAYS, "not_a_day") if len(str(reading.value)) == len("2012") else reading


def _from_text(cell: str, column: Column, factor: float) -> Reading:
    text = simplify(_INVISIBLE.sub("", unicodedata.normalize("NFKC", cell))).strip()
    if text.lower() in PLACEHOLDERS:
        return Reading("", repairs(("placeholder",)))
    if re.fullmatch(r"\d{5}(?:\.\d+)?", text, re.ASCII):  # a serial number typed as text
        serial = read_date(float(text), column, factor)
        return serial if serial.value else wrong(Kind.DAYS, "not_a_day")
    bare = _in_digits(_WEEKDAY.sub(" ", _TIME.sub(" ", text)))
    if not _BETWEEN.fullmatch(_DAY.sub("", bare)):
        return wrong(Kind.DAYS, "not_a_day")
    days = list(dict.fromkeys(_days(bare)))
    if not days or "" in days:
        return wrong(Kind.DAYS, "not_a_day")
    value = SEPARATOR.join(days)
    codes = ("several_days",) if len(days) > 1 else ()
    if value != cell and len(days) == 1:
        codes = ("date_rewritten",)
    return Reading(value, repairs(codes))


def _in_digits(text: str) -> str:
    """Return 二〇一二年三月二十五日 as 2012年3月25日."""
    if not set(text) & {*_NUMERALS, "十"}:
        return text
    text = _SPELT_YEAR.sub(lambda year: "".join(_NUMERALS[c] for c in year.group()), text)
    return _SPELT.sub(_number, text)


def _number(spelt: re.Match[str]) -> str:
    tens, ten, ones = spelt.groups()
    if not ten:
        # 三十 needs its 十: 三一 is a slip of the pen, and stays as it is.
        return _NUMERALS[ones or tens] if bool(ones) != bool(tens) else spelt.group()
    return (_NUMERALS[tens] if tens else "1") + (_NUMERALS[ones] if ones else "0")


def _days(text: str) -> Iterator[str]:
    """Yield the days of a text in ISO form, "" for one that does not exist."""
    year: int | None = None
    month: int | None = None
    for found in _DAY.finditer(text):
        parts = {name: int(digits) for name, digits in found.groupdict().items() if digits}
        told = parts.get("c_year", parts.get("year"))
        year = year if told is None else told + 2000 if told < 100 else told
        told_month = [parts[name] for name in parts if name.endswith("month")]
        month = told_month[0] if told_month else month
        day = [parts[name] for name in parts if name.endswith("day")]
        yield "" if month is None else _iso(year, month, day[0] if day else None)


def _from_small_number(number: float) -> Reading:
    """Read 3.5 as 5 March; 3.1, 3.2 and 3.3 may have been 3.10, 3.20 and 3.30."""
    month, _, day = repr(number).partition(".")
    if day in ("1", "2", "3"):
        return wrong(Kind.DAYS, "day_ambiguous", month=month, day=day)
    iso = _iso(None, int(month), int(day)) if day != "0" and len(day) <= 2 else ""
    return Reading(iso, repairs(("date_rewritten",))) if iso else wrong(Kind.DAYS, "not_a_day")


def _iso(year: int | None, month: int, day: int | None) -> str:
    """Return the ISO text, or "" if there is no such day."""
    if year is not None and year not in _YEARS:
        return ""
    try:
        date = dt.date(_LEAP if year is None else year, month, 1 if day is None else day)
    except ValueError:
        return ""
    head = "-" if year is None else f"{year:04d}"
    tail = "" if day is None else f"-{day:02d}"
    return f"{head}-{date.month:02d}{tail}"
