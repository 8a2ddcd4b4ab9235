"""The sheet of cadres: quota, load and journeys of everyone; where ids are chosen from."""

from __future__ import annotations

from collections.abc import Iterator

from bangfu_assign.report.sheets import styles
from bangfu_assign.report.sheets.book import Book, km, office, records
from bangfu_assign.report.sheets.table import (
    Column,
    Value,
    count,
    distance,
    prose,
    write_table,
)

_COLUMNS = (
    Column("cadre_id", 10, 20),
    Column("name", 8, 16),
    Column("rank", 6, 20),
    Column("office", 12, 34),
    Column("role", 8, 14),
    Column("hooked_village", 8, 18),
    count("quota"),
    count("load"),
    count("free"),
    count("villages"),
    distance("round_km"),
    distance("walk_km"),
)
"""The sheet by village finds ids in the first column and quotas in the seventh."""


def write(book: Book) -> None:
    """Write the sheet; those who can be party cadres first, most senior first."""
    sheet = book.add_sheet("roster")
    last = write_table(book, sheet, _COLUMNS, _rows(book))
    sheet.freeze_panes(1, 2)
    able = int((~book.cadres["idle"]).sum())
    if able < last:
        sheet.conditional_format(
            f"A{able + 2}:L{last + 1}",
            {
                "type": "formula",
                "criteria": "=TRUE",
                "format": book.styles.change(font_color=styles.QUIET),
            },
        )


def _rows(book: Book) -> Iterator[list[Value]]:
    for cadre in records(book.cadres):
        role = "principal" if cadre.principal else "co_helper"
        quota, load = int(cadre.quota), int(cadre.load)
        yield [
            cadre.cadre_id,
            prose(cadre.name),
            prose(cadre.rank),
            office(cadre.unit, cadre.position),
            book.say(f"role_{role if cadre.available else 'unavailable'}"),
            "、".join(book.village_names.get(v, v) for v in cadre.paired_ids),
            quota,
            load,
            max(0, quota - load) if cadre.available else None,
            int(cadre.villages),
            km(book.journeys.round_m.get(cadre.cadre_id)),
            km(book.journeys.walk_m.get(cadre.cadre_id)),
        ]
