"""Sizes, widths and alignment of the table's columns, the same in every format."""

from __future__ import annotations

from bangfu_assign.plan.text import width
from bangfu_assign.report.notice.content import Sheet

TYPE_AREA_MM = 156
"""Width of the type area, GB/T 9704-2012, 5.2.1."""
MARGINS_MM = {"top": 37, "bottom": 35, "left": 28, "right": 26}
"""天头 and 订口 as the standard has them; the rest of an A4 sheet (210 × 297) after 156 × 225."""
LINE_PT = 28.95
"""22 lines in 225 mm."""
TITLE_PT, TEXT_PT, PAGE_PT = 22, 16, 14
"""二号, 三号, 四号."""

_FIXED_MM = {
    "number": 13, "village": 22, "group": 20, "head_name": 21, "persons": 13, "helper": 21,
}  # fmt: skip
"""At 12 pt: four Chinese characters, or a head on two lines."""
_LEAST_MM = {"number": 12, "persons": 12}
_DIGIT_MM = 2.72
"""A digit at 12 pt in the widest of the typefaces a reader may have: an id never breaks in two."""


def size_pt(sheet: Sheet) -> float:
    """Return the size of the table's text: 小四, or 五号 where a column more has to fit."""
    return 12 if len(sheet.columns) <= 6 else 10.5


def widths_mm(sheet: Sheet) -> list[float]:
    """Return the width of each column; together they fill the type area."""
    scale = size_pt(sheet) / 12
    fixed = {c: max(mm * scale, _LEAST_MM.get(c, 0)) for c, mm in _FIXED_MM.items()}
    longest = max(width(row.household_id) for row in sheet.rows)
    fixed["household_id"] = min(max(longest * _DIGIT_MM * scale + 3.5, 24), 46)
    if "post" not in sheet.columns:
        stretch = TYPE_AREA_MM / sum(fixed[column] for column in sheet.columns)
        return [round(fixed[column] * stretch, 2) for column in sheet.columns]
    rest = TYPE_AREA_MM - sum(fixed[column] for column in sheet.columns if column != "post")
    return [round(fixed.get(column, rest), 2) for column in sheet.columns]


def aligns(sheet: Sheet) -> list[str]:
    """Return "left" or "center" for each column."""
    return ["left" if column == "post" else "center" for column in sheet.columns]
