"""The sheet of uncovered households: who has no cadre, why, and what would help."""

from __future__ import annotations

from collections.abc import Iterator

from bangfu_assign import labels
from bangfu_assign.report.sheets import styles
from bangfu_assign.report.sheets.book import Book, records, whole
from bangfu_assign.report.sheets.table import Column, Value, count, prose, write_table

_COLUMNS = (
    Column("village", 8, 18),
    Column("group", 5, 14),
    Column("household_id", 12, 22),
    Column("head_name", 8, 16),
    count("persons"),
    Column("weight", 6, 8, styles.NUMBER, "center"),
    Column("reason", 10, 18),
    Column("explanation", 24, 46, wrap=True),
    Column("cheapest_fix", 16, 40, wrap=True),
)


_SENTENCE = 7
"""The column of explanations."""


def write(book: Book) -> None:
    """Write the sheet; rows by village, neediest first, with a sentence if there are none."""
    sheet = book.add_sheet("uncovered")
    last = write_table(book, sheet, _COLUMNS, _rows(book))
    sheet.freeze_panes(1, 4)
    if not last:
        # Not in a column of ids: an edited workbook is read back.
        sheet.write_string(1, _SENTENCE, book.say("all_covered"), book.styles.note())


def _rows(book: Book) -> Iterator[list[Value]]:
    reasons = {row.household_id: row for row in records(book.plan.uncovered)}
    table = book.households[~book.households["covered"]]
    table = table.assign(first=-table["weight"]).sort_values(
        ["village", "first"], kind="stable", ignore_index=True
    )
    for home in records(table):
        why = reasons.get(home.household_id)
        yield [
            book.village_names.get(home.village, home.village),
            prose(home.group),
            home.household_id,
            prose(home.head_name),
            whole(home.persons),
            int(home.weight),
            _in_few_words(book, why.reason) if why else "",
            prose(why.explanation) if why else "",
            prose(why.cheapest_fix) if why else "",
        ]


def _in_few_words(book: Book, reason: str) -> str:
    try:
        return labels.text(f"explain.reason_{reason}", book.lang)
    except KeyError:  # a plan from elsewhere may have reasons of its own
        return prose(reason)
