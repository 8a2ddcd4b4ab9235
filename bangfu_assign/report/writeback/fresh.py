"""The register's import sheet, made anew: 14 columns, header in the first row, nothing else."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from bangfu_assign.facts.case import Case
from bangfu_assign.facts.grid import Cell
from bangfu_assign.facts.people import REGISTER_NAME_CHARACTERS
from bangfu_assign.facts.register14 import CATEGORIES, CAUSES
from bangfu_assign.facts.register_rows import JOB, NAME, PHONE, RegisterSheet
from bangfu_assign.plan.text import display
from bangfu_assign.report.notes import Note
from bangfu_assign.report.writeback.helpers import NOBODY, Helpers

COLUMNS = (
    "户码", "组名", "户主姓名", "人口", "劳动力", "承包耕地面积(亩)", "住房面积(m²)", "农户属性",
    "联系电话", "贫困原因", "户主身份证号", "帮扶人姓名", "帮扶人电话", "帮扶人单位职务",
)  # fmt: skip
"""Header of the provincial import sheet (DOMAIN.md §3)."""

_TAKEN = (
    "household_id", "group", "head_name", "persons", "labourers", "category", "phone", "cause",
    "id_number",
)  # fmt: skip
_WIDTHS = (18, 10, 11, 6, 8, 17, 14, 10, 14, 10, 21, 12, 14, 22)
_LAND = ("承包耕地面积", "耕地面积", "承包面积", "耕地")
_HOUSE = ("住房面积", "房屋面积")
_CREATED = dt.datetime(1980, 1, 1)
_LIST = re.compile("[、,，;；/]")


def fresh_sheet(
    case: Case, helpers: Helpers, sheets: Sequence[RegisterSheet]
) -> tuple[bytes, list[Note]]:
    """Return the 14-column sheet of all households as .xlsx, and what it cannot say.

    Category and cause are the register's codes. Land and housing, of which a plan knows nothing,
    are taken over from the case's own register, where they are.

    Parameters
    ----------
    case : Case
        The facts.
    helpers : Helpers
        Whom to enter; a household that is not planned has empty cells.
    sheets : sequence of RegisterSheet
        The case's own register; may be empty.
    """
    import xlsxwriter  # noqa: PLC0415 - only writing needs it

    notes: list[Note] = []
    rows = list(_rows(case, helpers, _measures(sheets), notes))
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": _CREATED})
        page = book.add_worksheet("Sheet1")
        text = book.add_format({"num_format": "@"})
        head = book.add_format({"bold": True, "num_format": "@", "border": 1, "align": "center"})
        for column, (title, wide) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
            page.write_string(0, column, title, head)
            page.set_column(column, column, wide, text)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    if cell:
                        page.write_string(number, column, cell, text)
                elif cell is not None:
                    page.write_number(number, column, cell)
        page.freeze_panes(1, 0)
    return stream.getvalue(), notes


def _rows(
    case: Case,
    helpers: Helpers,
    measures: Mapping[str, tuple[Any, Any]],
    notes: list[Note],
) -> Iterator[tuple[Any, ...]]:
    columns = (case.households[name].tolist() for name in _TAKEN)
    for household, group, head, persons, labourers, kind, phone, why, number in zip(
        *columns, strict=True
    ):
        helper = helpers.of.get(household, NOBODY)
        category, cause = _code(kind, CATEGORIES), _code(why, CAUSES)
        if not category[1] or not cause[1]:
            notes.append(Note("writeback.no_code", household_id=household))
        if len(head) > REGISTER_NAME_CHARACTERS:
            notes.append(Note("writeback.head_long", household_id=household))
        land, house = measures.get(household, (None, None))
        yield (
            household, display(group), display(head), _number(persons), _number(labourers),
            land, house, category[0], phone, cause[0], number,
            helper[NAME], helper[PHONE], helper[JOB],
        )  # fmt: skip


def _code(words: str, codes: Mapping[str, str]) -> tuple[str | int, bool]:
    """Return the register's code of words (several keep their commas), and whether it has one."""
    by_word = {word: code for code, word in codes.items()}
    parts = [part for part in _LIST.split(words) if part]
    if not parts:
        return "", True
    if any(part not in by_word for part in parts):
        return display(words), False
    found = [by_word[part] for part in parts]
    return int(found[0]) if len(found) == 1 else "、".join(found), True


def _number(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def _measures(sheets: Sequence[RegisterSheet]) -> dict[str, tuple[Any, Any]]:
    """Return land and housing as the case's own register has them, by household."""
    found: dict[str, tuple[Any, Any]] = {}
    for sheet in sheets:
        land, house = sheet.place_of(*_LAND), sheet.place_of(*_HOUSE)
        for row, household in sheet.households.items():
            cells = [None if p is None else _measure(sheet.cell(row, p)) for p in (land, house)]
            found.setdefault(household, (cells[0], cells[1]))
    return found


def _measure(cell: Cell) -> float | str | None:
    """Return a number as it stands; a date is no area."""
    if isinstance(cell, (int, float)):
        return cell
    if not isinstance(cell, str):
        return None
    try:
        return float(cell)
    except ValueError:
        return display(cell)
