"""The sheet by cadre: one row per household helped, cadre after cadre."""

from __future__ import annotations

from collections.abc import Iterator
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
    Column("cadre_id", 10, 20),
    Column("helper", 8, 16),
    Column("rank", 6, 20),
    Column("office", 12, 30),
    count("quota"),
    count("load"),
    distance("round_km"),
    distance("walk_km"),
    Column("village", 8, 18),
    Column("group", 5, 14),
    Column("household_id", 12, 22),
    Column("head_name", 8, 16),
    count("persons"),
    flag("kept"),
)


def write(book: Book) -> None:
    """Write the sheet; most senior cadres first, their households by village, group and id."""
    sheet = book.add_sheet("cadres")
    last = write_table(book, sheet, _COLUMNS, _rows(book))
    sheet.freeze_panes(1, 2)
    if not last:
        return
    # The cadre's own cells are repeated for the filter, and fade after the first of them.
    repeated = book.styles.change(font_color=styles.FADED)
    first = book.styles.change(top=1, top_color=styles.STRONG)
    for cells, formula, look in (
        (f"A2:H{last + 1}", "=AND(ROW()>2,$A2=$A1)", repeated),
        (f"A2:N{last + 1}", "=AND(ROW()>2,$A2<>$A1)", first),
    ):
        sheet.conditional_format(cells, {"type": "formula", "criteria": formula, "format": look})


def _rows(book: Book) -> Iterator[list[Value]]:
    helped: dict[str, list[Any]] = {}
    for home in records(book.households):
        for helper in {home.cadre_id, home.co_helper_id} - {""}:
            helped.setdefault(helper, []).append(home)
    for cadre in records(book.cadres):
        homes = helped.get(cadre.cadre_id, [])
        own: list[Value] = [
            cadre.cadre_id,
            prose(cadre.name),
            prose(cadre.rank),
            office(cadre.unit, cadre.position),
            int(cadre.quota),
            int(cadre.load),
            km(book.journeys.round_m.get(cadre.cadre_id)),
            km(book.journeys.walk_m.get(cadre.cadre_id)),
        ]
        for home in homes:
            yield [
                *own,
                book.village_names.get(home.village, home.village),
                prose(home.group),
                home.household_id,
                prose(home.head_name),
                whole(home.persons),
                book.say("yes") if home.kept and cadre.principal else "",
            ]
