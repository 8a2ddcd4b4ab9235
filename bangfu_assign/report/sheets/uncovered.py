"""The sheet of uncovered households: who has no cadre, why, and what would help."""

from __future__ import annotations

from collections.abc import Iterator

from bangfu_assign.report.sheets import styles
from bangfu_assign.report.sheets.book import Book
from bangfu_assign.report.sheets.table import Column, Value, count, prose, write_table

_COLUMNS = (
    Column("village", 8, 18),
    Column("group", 5, 14),
    Column("household_id", 12, 22),
    Column("head_name", 8, 16),
    count("persons"),
    Column("weight", 6, 8, styles.NUMBER, "center"),
    Column("explanation", 24, 56, wrap=True),
    Column("cheapest_fix", 16, 44, wrap=True),
)


def write(book: Book) -> None:
    """Write the sheet; rows by village, neediest first, with a sentence if there are none."""
    sheet = book.add_sheet("uncovered")
    last = write_table(book, sheet, _COLUMNS, _rows(book))
    sheet.freeze_panes(1, 4)
    if not last:
        sheet.merge_range(
            1, 0, 1, len(_COLUMNS) - 1, book.say("all_covered"), book.styles.note(align="center")
        )


def _rows(book: Book) -> Iterator[list[Value]]:
    reasons = book.plan.uncovered.set_index("household_id")
    table = book.households[~book.households["covered"]]
    table = table.assign(first=-table["weight"]).sort_values(
        ["village", "first"], kind="stable", ignore_index=True
    )
    for village, group, household, head, persons, weight in zip(
        *(
            table[name].tolist()
            for name in ("village", "group", "household_id", "head_name", "persons", "weight")
        ),
        strict=True,
    ):
        known = household in reasons.index
        yield [
            book.village_names.get(village, village),
            prose(group),
            household,
            prose(head),
            int(persons) if persons == persons and persons is not None else None,
            int(weight),
            prose(reasons.at[household, "explanation"]) if known else "",
            prose(reasons.at[household, "cheapest_fix"]) if known else "",
        ]
