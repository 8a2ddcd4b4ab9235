"""Parsing numbers: units, thousands separators, degrees, bounds."""

from __future__ import annotations

import math
import re

from bangfu_assign.facts.grid import Cell
from bangfu_assign.facts.reading import BLANKS, PLACEHOLDERS, Reading, repairs, wrong
from bangfu_assign.facts.schema import Column, Kind
from bangfu_assign.facts.tidy import fold, tidy

_PLAIN = re.compile(r"[-+]?\d{1,15}(?:\.\d{1,15})?", re.ASCII)
_NUMBER = re.compile(
    r"([-+−－]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)(?:[eE]([-+]?\d{1,3}))?\s*([^\d\s].*)?"
)
_DEGREES = re.compile(
    r"([NSEWnsew东西南北]?[经纬]?)\s*(\d{1,3})\s*[°度]\s*(?:(\d{1,2}(?:\.\d+)?)\s*['′’分]\s*"
    r"(?:(\d{1,2}(?:\.\d+)?)\s*(?:\"|″|”|''|′′|秒))?)?\s*([NSEWnsew]?)"
)
_CHINESE = {word: number for number, word in enumerate("零一二三四五六七八九十")} | {
    "两": 2,
    "〇": 0,
}
_COUNTED = ("人", "口", "户", "个", "名", "位", "岗", "人次", "people", "persons")
_LENGTHS = {"m": 1, "米": 1, "km": 1000, "公里": 1000, "千米": 1000, "里": 500, "华里": 500}
_YUAN = {"元": 1, "元/人": 1, "元/年": 1, "元/人年": 1, "yuan": 1, "rmb": 1, "块": 1, "圆": 1,
         "千元": 1e3, "万元": 1e4, "万": 1e4, "亿元": 1e8}  # fmt: skip


def unit_factor(column: Column, unit: str) -> float | None:
    """Return what a number in this unit is multiplied by to be in the column's unit.

    Returns
    -------
    float or None
        None if the unit does not fit the column.

    Examples
    --------
    >>> from bangfu_assign.facts.schema import HOUSEHOLDS
    >>> unit_factor(HOUSEHOLDS.column("income_yuan"), "万元")
    10000.0
    """
    unit = fold(unit).rstrip("。.;,")
    if column.name.endswith("yuan"):
        if unit not in _YUAN:
            return None
        return _YUAN[unit] / (1e4 if column.name.endswith("10k_yuan") else 1.0)
    if column.name in ("metres", "length_m"):
        return _LENGTHS.get(unit)
    if column.name in ("lon", "lat"):
        return 1 if unit in ("°", "度", "degree", "degrees", "e", "n", "东经", "北纬") else None
    return 1 if column.kind is Kind.COUNT and unit in _COUNTED else None


def read_number(cell: Cell, column: Column, factor: float) -> Reading:
    """Read a count or a measure, in the unit of its column."""
    codes: tuple[str, ...] = ()
    if isinstance(cell, str):
        if _PLAIN.fullmatch(cell):
            number = float(cell)
        else:
            text, codes = tidy(cell, code=True)
            if text.lower() in PLACEHOLDERS:
                return Reading(BLANKS[column.kind], repairs((*codes, "placeholder")))
            parsed, code = _parse(text, column)
            if parsed is None:
                return wrong(column.kind, code)
            number, unit = parsed
            if code:
                codes = (*codes, code)
            if unit is not None:
                factor = unit
    elif isinstance(cell, (int, float)):
        number = float(cell)
    else:
        return wrong(column.kind, "number_is_date")
    return _bounded(number * factor if factor != 1 else number, column, codes)


def _parse(text: str, column: Column) -> tuple[tuple[float, float | None] | None, str]:
    """Return (number, factor of the cell's unit or None), and the code of the repair or fault."""
    if column.name in ("lon", "lat") and (found := _DEGREES.fullmatch(text)):
        before, degrees, minutes, seconds, after = found.groups()
        angle = float(degrees) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
        south_or_west = bool({before[:1].upper(), after.upper()} & {"S", "W", "南", "西"})
        return (-angle if south_or_west else angle, 1.0), "degrees"
    if column.kind is Kind.COUNT and text.rstrip("人口户个名") in _CHINESE:
        return (float(_CHINESE[text.rstrip("人口户个名")]), None), "chinese_number"
    found = _NUMBER.fullmatch(text)
    if not found:
        return None, "not_a_number"
    sign, digits, exponent, unit = found.groups()
    number = float(f"{digits.replace(',', '')}e{exponent or 0}")
    number = -number if sign and sign != "+" else number
    if unit:
        factor = unit_factor(column, unit)
        return (None, "unit_unknown") if factor is None else ((number, factor), "unit_in_cell")
    return (number, None), "separators" if "," in digits else ""


def _bounded(number: float, column: Column, codes: tuple[str, ...]) -> Reading:
    if not math.isfinite(number):
        return wrong(column.kind, "not_a_number")
    if column.kind is Kind.COUNT and number != int(number):
        if column.name != "metres":
            return wrong(Kind.COUNT, "not_whole")
        number, codes = round(number), (*codes, "rounded")
    # Longitudes and latitudes are judged together (they may be swapped) in `places`.
    if column.name not in ("lon", "lat"):
        if column.low is not None and number < column.low:
            return wrong(column.kind, "too_small", low=f"{column.low:g}")
        if column.high is not None and number > column.high:
            return wrong(column.kind, "too_large", high=f"{column.high:g}")
    value = int(number) if column.kind is Kind.COUNT else number + 0.0
    return Reading(value, repairs(codes)) if codes else Reading(value)
