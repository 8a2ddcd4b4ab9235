"""The sheet of villages: how many households each has, and how many are covered."""

from __future__ import annotations

from collections.abc import Iterator

from bangfu_assign.report.sheets import styles
from bangfu_assign.report.sheets.book import Book, records
from bangfu_assign.report.sheets.table import Column, Value, count, flag, prose, write_table

_COLUMNS = (
    Column("village_id", 12, 20),
    Column("village_name", 8, 20),
    flag("weak"),
    count("roster_households"),
    count("planned"),
    count("persons_planned"),
    count("covered"),
    count("uncovered"),
    Column("share", 8, 10, styles.SHARE, "right"),
    count("helpers"),
    Column("leaders", 10, 40),
)
_SUMMED = ("households", "planned", "persons_planned", "covered", "uncovered")


def write(book: Book) -> None:
    """Write the sheet, one row per village and a total."""
    sheet = book.add_sheet("villages")
    table = book.villages
    households, planned, persons, covered, uncovered = (int(table[c].sum()) for c in _SUMMED)
    helpers = book.households.loc[book.households["covered"], "cadre_id"].nunique()
    last = write_table(
        book,
        sheet,
        _COLUMNS,
        _rows(book),
        total=[
            book.say("total"), "", int(table["weak"].sum()), households, planned, persons, covered,
            uncovered, _share(covered, planned), int(helpers), "",
        ],
    )  # fmt: skip
    sheet.freeze_panes(1, 2)
    if last:
        sheet.conditional_format(
            f"H2:H{last + 1}",
            {
                "type": "cell",
                "criteria": ">",
                "value": 0,
                "format": book.styles.change(bg_color=styles.UNCOVERED_FILL),
            },
        )


def _rows(book: Book) -> Iterator[list[Value]]:
    names = book.cadres.set_index("cadre_id")["name"].to_dict()
    for village in records(book.villages):
        yield [
            village.village_id,
            prose(village.name),
            book.say("yes") if village.weak else "",
            int(village.households),
            int(village.planned),
            int(village.persons_planned),
            int(village.covered),
            int(village.uncovered),
            _share(int(village.covered), int(village.planned)),
            int(village.cadres),
            "、".join(prose(names.get(c, c)) for c in village.paired_ids),
        ]


def _share(covered: int, planned: int) -> float | None:
    return covered / planned if planned else None
