"""The sheet of leadership pairings: which leader hooks which village."""

from __future__ import annotations

from collections.abc import Iterator

from bangfu_assign.report.sheets.book import Book, office
from bangfu_assign.report.sheets.table import Column, Value, prose, write_table

_COLUMNS = (
    Column("cadre_id", 10, 20),
    Column("name", 8, 16),
    Column("rank", 6, 24),
    Column("office", 12, 40),
    Column("village_id", 12, 20),
    Column("village_name", 8, 24),
)


def write(book: Book) -> None:
    """Write the sheet; most senior leaders first, with a sentence if there are none."""
    sheet = book.add_sheet("pairings")
    last = write_table(book, sheet, _COLUMNS, _rows(book))
    if not last:
        sheet.merge_range(
            1, 0, 1, len(_COLUMNS) - 1, book.say("no_pairings"), book.styles.note(align="center")
        )


def _rows(book: Book) -> Iterator[list[Value]]:
    for cadre in book.cadres.itertuples(index=False):
        for village in cadre.paired_ids:
            yield [
                cadre.cadre_id,
                prose(cadre.name),
                prose(cadre.rank),
                office(cadre.unit, cadre.position),
                village,
                book.village_names.get(village, village),
            ]
