"""The sheet by village: every planned household and its helper; what a clerk edits by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bangfu_assign.report.sheets import styles
from bangfu_assign.report.sheets.book import Book, km, office
from bangfu_assign.report.sheets.table import (
    Column,
    Value,
    count,
    distance,
    flag,
    prose,
    write_table,
)

_COLUMNS = (
    Column("village", 8, 18),
    Column("group", 5, 14),
    Column("household_id", 12, 22),
    Column("head_name", 8, 16),
    count("persons"),
    Column("weight", 6, 8, styles.NUMBER, "center"),
    Column("cadre_id", 10, 20),
    Column("helper", 8, 16),
    Column("office", 12, 34),
    flag("kept"),
    distance("reach_km"),
    Column("as_planned", 10, 20),
)
_ID, _PLANNED = "G", "L"
"""Columns of the cadre's id as it stands and as the plan had it."""

_QUICK = 5_000
"""Up to this many rows Excel counts each cadre's households on every change without a pause."""


def write(book: Book) -> None:
    """Write the sheet; rows sorted by village, group and household."""
    sheet = book.add_sheet("households")
    # On paper the last column, there only to show what was changed, would say everything twice.
    last = write_table(book, sheet, _COLUMNS, _rows(book), printed=len(_COLUMNS) - 1)
    sheet.freeze_panes(1, 4)
    if last:
        _mark_changes(book, sheet, last)
        _offer_cadres(book, sheet, last)


def _rows(book: Book) -> Iterator[list[Value]]:
    cadres = book.cadres.set_index("cadre_id")
    names = cadres["name"].to_dict()
    offices = {c: office(u, p) for c, u, p in cadres[["unit", "position"]].itertuples()}
    table = book.households
    for village, group, household, head, persons, weight, cadre, kept in zip(
        *(
            table[name].tolist()
            for name in (
                "village", "group", "household_id", "head_name", "persons", "weight", "cadre_id",
                "kept",
            )
        ),
        strict=True,
    ):  # fmt: skip
        yield [
            book.village_names.get(village, village),
            prose(group),
            household,
            prose(head),
            int(persons) if persons == persons and persons is not None else None,
            int(weight),
            cadre,
            prose(names.get(cadre, "")),
            offices.get(cadre, ""),
            book.say("yes") if kept else "",
            km(book.journeys.reach_m.get(household)) if cadre else None,
            cadre,
        ]


def _mark_changes(book: Book, sheet: Any, last: int) -> None:
    """Colour what a person changes: conditional formats follow the edit, and are no formulas."""
    change = book.styles.change
    rows = f"A2:{_PLANNED}{last + 1}"
    ids = f"{_ID}2:{_ID}{last + 1}"
    if last <= _QUICK:
        roster = f"'{book.say('sheet_roster')}'!"
        end = len(book.cadres) + 1
        quota = f"SUMIF({roster}$A$2:$A${end},${_ID}2,{roster}$G$2:$G${end})"
        over = f'=AND(${_ID}2<>"",COUNTIF(${_ID}$2:${_ID}${last + 1},${_ID}2)>{quota})'
        style = change(font_color=styles.ALARM, bold=True)
        sheet.conditional_format(ids, {"type": "formula", "criteria": over, "format": style})
    rules = (
        (f"H2:K{last + 1}", f"=${_ID}2<>${_PLANNED}2", {"font_strikeout": True}),
        (rows, f"=${_ID}2<>${_PLANNED}2", {"bg_color": styles.EDITED_FILL}),
        (rows, f'=${_ID}2=""', {"bg_color": styles.UNCOVERED_FILL}),
        (f"{_PLANNED}2:{_PLANNED}{last + 1}", "=TRUE", {"font_color": styles.QUIET}),
        (rows, "=AND(ROW()>2,$A2<>$A1)", {"top": 1, "top_color": styles.STRONG}),
    )
    for cells, formula, look in rules:
        sheet.conditional_format(
            cells, {"type": "formula", "criteria": formula, "format": change(**look)}
        )


def _offer_cadres(book: Book, sheet: Any, last: int) -> None:
    """Let the cadre be chosen from those who can be a party cadre; they stand first in the roster."""
    able = int((~book.cadres["idle"]).sum())
    if not able:
        return
    sheet.data_validation(
        f"{_ID}2:{_ID}{last + 1}",
        {
            "validate": "list",
            "source": f"='{book.say('sheet_roster')}'!$A$2:$A${able + 1}",
            "ignore_blank": True,
            "input_title": book.say("edit_title"),
            "input_message": book.say("edit_hint"),
            "error_title": book.say("wrong_cadre_title"),
            "error_message": book.say("wrong_cadre"),
        },
    )
