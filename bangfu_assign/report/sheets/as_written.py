"""A sheet nobody sees: the plan as it was written, so that edits by hand can be told later.

It travels with the workbook wherever that is sent, and a person who sorts, deletes or overwrites
rows does not reach it.
"""

from __future__ import annotations

from bangfu_assign.plan.as_written import PAIRINGS, PAIRS, SHEET
from bangfu_assign.report.sheets.book import Book


def write(book: Book) -> None:
    """Write the sheet: every planned household with its cadre, every leader with the village."""
    sheet = book.file.add_worksheet(SHEET)
    sheet.very_hidden()
    homes, leaders = book.households, book.plan.pairings
    blocks = (
        (PAIRS, zip(homes["household_id"], homes["cadre_id"], strict=True)),
        (PAIRINGS, zip(leaders["cadre_id"], leaders["village_id"], strict=True)),
    )
    for block, (heads, rows) in enumerate(blocks):
        for line, cells in enumerate([heads, *sorted(rows)]):
            for column, text in enumerate(cells, start=2 * block):
                sheet.write_string(line, column, text)
