"""The sheets of what has changed: last year's pairs that end, and changes of this year's plan."""

from __future__ import annotations

from collections.abc import Iterator

from bangfu_assign import labels
from bangfu_assign.report.sheets.book import Book, records
from bangfu_assign.report.sheets.table import Column, Value, prose, write_table

_BROKEN = (
    Column("village", 8, 18),
    Column("household_id", 12, 22),
    Column("head_name", 8, 16),
    Column("last_cadre_id", 10, 20),
    # Not headed as the plan's own column of cadres: an edited workbook is read back.
    Column("new_cadre_id", 10, 20),
    Column("helper", 8, 16),
    Column("reason", 10, 22),
    Column("explanation", 24, 60, wrap=True),
)
_CHANGES = (
    Column("village", 8, 18),
    Column("household_id", 12, 22),
    Column("head_name", 8, 16),
    Column("old_cadre_id", 10, 20),
    Column("new_cadre_id", 10, 20),
    Column("reason", 10, 22),
    Column("sentence", 24, 60, wrap=True),
)


def write(book: Book) -> None:
    """Write a sheet for each of the two records that the plan has."""
    for name, columns, rows in (
        ("broken", _BROKEN, _broken(book)),
        ("changes", _CHANGES, _changes(book)),
    ):
        if name not in book.plan.records:
            continue
        sheet = book.add_sheet(name)
        last = write_table(book, sheet, columns, rows)
        sheet.freeze_panes(1, 3)
        if not last:
            # Not in a column of ids: an edited workbook is read back.
            remark = {"broken": "nothing_broken", "changes": "nothing_changed"}[name]
            sheet.write_string(1, len(columns) - 1, book.say(remark), book.styles.note())


def _broken(book: Book) -> Iterator[list[Value]]:
    names = dict(zip(book.cadres["cadre_id"], book.cadres["name"], strict=True))
    for row in records(book.plan.records["broken"]):
        yield [
            *_home(book, row.household_id),
            row.last_cadre_id,
            row.cadre_id,
            prose(names.get(row.cadre_id, "")),
            _in_few_words(book, row.reason),
            prose(row.explanation),
        ]


def _changes(book: Book) -> Iterator[list[Value]]:
    for row in records(book.plan.records["changes"]):
        yield [
            *_home(book, row.household_id),
            row.old_cadre_id,
            row.new_cadre_id,
            _in_few_words(book, row.reason),
            prose(row.sentence),
        ]


def _home(book: Book, household: str) -> list[Value]:
    """Return village, id and head of a household; of one that has left the id alone."""
    table = book.plan.case.households
    places = table["household_id"].searchsorted(household)
    if places == len(table) or table["household_id"].iloc[places] != household:
        return ["", household, ""]
    home = table.iloc[places]
    village = book.village_names.get(home["village"], home["village"])
    return [village, household, prose(home["head_name"])]


def _in_few_words(book: Book, reason: str) -> str:
    return labels.text(f"parting.word_{reason}", book.lang)
