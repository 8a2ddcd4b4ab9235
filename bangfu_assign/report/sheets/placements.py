"""The sheet of the three placements (三落实): helper, responsible cadre, project by household."""

from __future__ import annotations

from collections.abc import Iterator

from bangfu_assign.plan.placements import placements
from bangfu_assign.report.sheets import styles
from bangfu_assign.report.sheets.book import Book, km, records, whole
from bangfu_assign.report.sheets.table import (
    Column,
    Value,
    count,
    distance,
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
    Column("responsible", 8, 18),
    Column("co_helper_id", 10, 20),
    Column("co_helper", 8, 20),
    Column("project_id", 8, 20),
    Column("project", 10, 34),
    distance("project_km"),
    Column("missing", 10, 26),
    Column("no_project_why", 16, 40, wrap=True),
)
_MISSING = "N"


def write(book: Book) -> None:
    """Write the sheet, rows by village, group and household; none if the plan has no layers."""
    if not book.plan.layers:
        return
    sheet = book.add_sheet("placements")
    last = write_table(book, sheet, _COLUMNS, _rows(book))
    sheet.freeze_panes(1, 4)
    if last:
        sheet.conditional_format(
            f"{_MISSING}2:{_MISSING}{last + 1}",
            {
                "type": "no_blanks",
                "format": book.styles.change(bg_color=styles.UNCOVERED_FILL),
            },
        )


def _rows(book: Book) -> Iterator[list[Value]]:
    placed = {row.household_id: row for row in records(placements(book.plan))}
    names = book.cadres.set_index("cadre_id")["name"].to_dict()
    projects = book.plan.case.projects.set_index("project_id")["name"].to_dict()
    for home in records(book.households):
        row = placed[home.household_id]
        yield [
            book.village_names.get(home.village, home.village),
            prose(home.group),
            home.household_id,
            prose(home.head_name),
            whole(home.persons),
            int(home.weight),
            row.cadre_id,
            prose(names.get(row.cadre_id, "")),
            row.co_helper_id,
            prose(names.get(row.co_helper_id, "")),
            row.project_id,
            prose(projects.get(row.project_id, "")),
            km(book.journeys.project_m.get(home.household_id)),
            "、".join(book.say(f"placement_{name}") for name in row.missing),
            prose(row.explanation),
        ]
