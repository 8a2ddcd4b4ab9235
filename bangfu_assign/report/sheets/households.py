"""The sheet by village: every planned household and its helper; what a clerk edits by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bangfu_assign.report.sheets import styles
from bangfu_assign.report.sheets.book import Book, km, office, records, whole
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
)
_LAYERS = (Column("co_helper_id", 10, 20), Column("project_id", 10, 20))
_AS_PLANNED = Column("as_planned", 10, 20)
_ID = "G"
"""Where the cadre's id stands."""

_QUICK = 5_000
"""Up to this many rows Excel counts each cadre's households on every change without a pause."""


def write(book: Book) -> None:
    """Write the sheet; rows sorted by village, group and household."""
    sheet = book.add_sheet("households")
    layers = [column for column in _LAYERS if book.plan.assignments[column.code].ne("").any()]
    columns = [*_COLUMNS, *layers, _AS_PLANNED]
    # On paper the last column, there only to show what was changed, would say everything twice.
    last = write_table(
        book, sheet, columns, _rows(book, [c.code for c in layers]), printed=len(columns) - 1
    )
    sheet.freeze_panes(1, 4)
    if last:
        _mark_changes(book, sheet, last, chr(ord("A") + len(columns) - 1))
        _offer_cadres(book, sheet, last)


def _rows(book: Book, layers: Sequence[str]) -> Iterator[list[Value]]:
    pairs = book.plan.assignments
    more = {layer: dict(zip(pairs["household_id"], pairs[layer], strict=True)) for layer in layers}
    cadres = {cadre.cadre_id: cadre for cadre in records(book.cadres)}
    for home in records(book.households):
        helper = cadres.get(home.cadre_id)
        yield [
            book.village_names.get(home.village, home.village),
            prose(home.group),
            home.household_id,
            prose(home.head_name),
            whole(home.persons),
            int(home.weight),
            home.cadre_id,
            prose(helper.name) if helper else "",
            office(helper.unit, helper.position) if helper else "",
            book.say("yes") if home.kept else "",
            km(book.journeys.reach_m.get(home.household_id)) if home.cadre_id else None,
            *(more[layer].get(home.household_id, "") for layer in layers),
            home.cadre_id,
        ]


def _mark_changes(book: Book, sheet: Any, last: int, planned: str) -> None:
    """Colour what a person changes: conditional formats follow the edit, and are no formulas.

    `planned` is the column that holds the cadre's id as the plan had it.
    """
    change = book.styles.change
    rows = f"A2:{planned}{last + 1}"
    ids = f"{_ID}2:{_ID}{last + 1}"
    if last <= _QUICK:
        roster = f"'{book.say('sheet_roster')}'!"
        end = len(book.cadres) + 1
        quota = f"SUMIF({roster}$A$2:$A${end},${_ID}2,{roster}$G$2:$G${end})"
        over = f'=AND(${_ID}2<>"",COUNTIF(${_ID}$2:${_ID}${last + 1},${_ID}2)>{quota})'
        style = change(font_color=styles.ALARM, bold=True)
        sheet.conditional_format(ids, {"type": "formula", "criteria": over, "format": style})
    rules = (
        (
            f"H2:K{last + 1}",
            f"=${_ID}2<>${planned}2",
            {"font_strikeout": True, "bg_color": styles.EDITED_FILL},
        ),
        (rows, f"=${_ID}2<>${planned}2", {"bg_color": styles.EDITED_FILL}),
        (rows, f'=${_ID}2=""', {"bg_color": styles.UNCOVERED_FILL}),
        (f"{planned}2:{planned}{last + 1}", "=TRUE", {"font_color": styles.QUIET}),
        (rows, "=AND(ROW()>2,$A2<>$A1)", {"top": 1, "top_color": styles.STRONG}),
    )
    for cells, formula, look in rules:
        sheet.conditional_format(
            cells, {"type": "formula", "criteria": formula, "format": change(**look)}
        )


def _offer_cadres(book: Book, sheet: Any, last: int) -> None:
    """Let the cadre be chosen from those who can be a party cadre, the first in the roster."""
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
