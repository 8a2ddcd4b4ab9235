"""The sheet of leadership pairings: which leader hooks which village."""

from __future__ import annotations

from collections.abc import Iterator

from bangfu_assign.report.sheets.book import Book, office, records
from bangfu_assign.report.sheets.table import Column, Value, prose, write_table

_COLUMNS = (
    Column("cadre_id", 10, 20),
    Column("name", 8, 16),
    Column("rank", 6, 24),
    Column("office", 30, 40),
    Column("village_id", 12, 20),
    Column("village_name", 8, 24),
)


_SENTENCE = 3
"""The column of units and positions."""


def write(book: Book) -> None:
    """Write the sheet; most senior leaders first, with a sentence if there are none."""
    sheet = book.add_sheet("pairings")
    last = write_table(book, sheet, _COLUMNS, _rows(book))
    if not last:
        # Not in a column of ids: an edited workbook is read back.
        sheet.write_string(1, _SENTENCE, book.say("no_pairings"), book.styles.note())


def _rows(book: Book) -> Iterator[list[Value]]:
    for cadre in records(book.cadres):
        for village in cadre.paired_ids:
            yield [
                cadre.cadre_id,
                prose(cadre.name),
                prose(cadre.rank),
                office(cadre.unit, cadre.position),
                village,
                book.village_names.get(village, village),
            ]
