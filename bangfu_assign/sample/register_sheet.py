"""The register as an office really holds it: the 14 columns, five of its own, and the usual dirt.

Everything planted here can be repaired without a doubt, or only warns; nothing is an error. What is
planted is counted by the tests against what the reader lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from random import Random

from bangfu_assign.sample.households import Household

Cell = str | int | float | None

REGISTER_COLUMNS = (
    "户码", "组名", "户主姓名", "人口", "劳动力", "承包耕地面积(亩)", "住房面积(m²)", "农户属性",
    "联系电话", "贫困原因", "户主身份证号", "帮扶人姓名", "帮扶人电话", "帮扶人单位职务",
)  # fmt: skip
"""The provincial import sheet, exactly; the last three are blank until a plan fills them in."""

OFFICE_COLUMNS = (
    "2011年人均纯收入(元)",
    "年度脱贫计划",
    "培训(人)",
    "转移就业(人)",
    "小额贷款(万元)",
)
"""What the plan needs and the provincial sheet lacks: the office's own columns on the right."""

HEADERS = REGISTER_COLUMNS + OFFICE_COLUMNS

_ID, _GROUP, _NAME, _PERSONS, _PHONE, _ID_NUMBER = 0, 1, 2, 3, 8, 10
_NBSP = "\u00a0"
_WIDE = {ord("0") + d: chr(0xFF10 + d) for d in range(10)}
"""Digits to their full-width forms."""


@dataclass(slots=True)
class Sheet:
    """Rows of cells, and the vertical merges as (first row, last row, column), counted from 0."""

    rows: list[list[Cell]] = field(default_factory=list)
    merges: list[tuple[int, int, int]] = field(default_factory=list)


def clean_rows(households: Sequence[Household], phones: Iterator[str]) -> list[list[Cell]]:
    """Return the register's rows without dirt."""
    return [
        [
            h.household_id, h.group, h.head_name, h.persons, h.labourers, h.land_mu, h.house_m2,
            h.category, next(phones) if h.has_phone else "", h.cause, h.id_number, "", "", "",
            h.income_yuan, "是" if h.planned else "否", h.trained, h.transferred, h.loan_10k_yuan,
        ]
        for h in households
    ]  # fmt: skip


def dirty_sheet(rng: Random, title: str, rows: list[list[Cell]]) -> Sheet:
    """Return the sheet: two title rows, the header, the rows with dirt, subtotals, the total.

    Parameters
    ----------
    rng : Random
        Decides where the dirt falls.
    title : str
        Text of the merged first row.
    rows : list of list
        Clean rows, sorted by register number; the cells that become dirty are changed in place.
    """
    _soil(rng, rows)
    by_village = [list(g) for _, g in groupby(rows, key=_village)]
    order = range(len(by_village))
    subtotals = set(rng.sample(order, min(3, len(order))))
    merged = set(rng.sample(order, min(4, len(order))))
    breaks = set(rng.sample(range(1, len(order)), min(2, len(order) - 1)))
    blanks = set(rng.sample(order, min(2, len(order))))
    whole = _sum_row("合计", rows)
    _number_some_ids(rng, rows)
    unit = "填报单位：镇扶贫办   单位：人、亩、平方米、元、万元   （样例数据，人物均为虚构）"
    sheet = Sheet([[title], [unit], list(HEADERS)])
    for i, village in enumerate(by_village):
        if i in breaks:
            sheet.rows.append(list(HEADERS))
        first = len(sheet.rows)
        sums = _sum_row("小计", village)
        if i in merged:
            sheet.merges += _group_runs(village, first)
        sheet.rows += village
        if i in subtotals:
            sheet.rows.append(sums)
        if i in blanks:
            sheet.rows.append([None])
    sheet.rows.append(whole)
    return sheet


def _village(row: list[Cell]) -> str:
    return f"{int(str(row[_ID])):015d}"[:12]


def _soil(rng: Random, rows: list[list[Cell]]) -> None:
    """Change a few cells in place, each in a way seen in real registers."""

    def some(count: int, column: int) -> list[list[Cell]]:
        filled = [row for row in rows if row[column] not in ("", None)]
        return rng.sample(filled, min(count, len(filled) // 20))

    for row in some(7, _PERSONS):
        row[_PERSONS] = str(row[_PERSONS]).translate(_WIDE)
    for row in some(6, _NAME):
        row[_NAME] = f"{row[_NAME]}{_NBSP}"
    for row in some(3, _NAME):
        row[_NAME] = f"  {row[_NAME]}"
    for row in some(9, _PHONE):
        row[_PHONE] = f"{row[_PHONE]}.0"
    for row in some(5, _PHONE):
        row[_PHONE] = str(row[_PHONE]).translate(_WIDE)
    ending_in_x = [row for row in rows if str(row[_ID_NUMBER]).endswith("X")]
    for row in rng.sample(ending_in_x, min(6, len(ending_in_x))):
        row[_ID_NUMBER] = str(row[_ID_NUMBER]).lower()
    for row in some(2, _ID_NUMBER):
        # A slip of the pen: the check digit no longer fits, which only warns.
        number = str(row[_ID_NUMBER])
        row[_ID_NUMBER] = number[:-1] + ("1" if number[-1] != "1" else "2")
    for row in some(2, _ID):
        row[_ID] = str(row[_ID]).translate(_WIDE)


def _number_some_ids(rng: Random, rows: list[list[Cell]]) -> None:
    """Store a few register numbers as numbers, which Excel shows as 3.2E+14 (no digit is lost)."""
    for row in rng.sample(rows, min(4, len(rows) // 20)):
        row[_ID] = int(str(row[_ID]))


def _sum_row(word: str, rows: list[list[Cell]]) -> list[Cell]:
    """Return a row of sums, as clerks add them under a village and at the end."""
    result: list[Cell] = [word, f"{len(rows)}户", *[None] * (len(HEADERS) - 2)]
    for column in (_PERSONS, 4, 16, 17, 18):
        # int() and float() read full-width digits too.
        result[column] = sum(float(str(row[column])) for row in rows)
    return result


def _group_runs(rows: list[list[Cell]], first: int) -> list[tuple[int, int, int]]:
    """Return the runs of one group in one village; only the first cell of a run keeps its text."""
    merges = []
    start = 0
    for _, run in groupby(rows, key=lambda row: row[_GROUP]):
        members = list(run)
        if len(members) > 1:
            merges.append((first + start, first + start + len(members) - 1, _GROUP))
        start += len(members)
    for top, bottom, _ in merges:
        for row in rows[top - first + 1 : bottom - first + 1]:
            row[_GROUP] = None
    return merges
