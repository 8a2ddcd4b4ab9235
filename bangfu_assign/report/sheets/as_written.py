"""A sheet nobody sees: the plan as it was written, so that edits by hand can be told later.

It travels with the workbook wherever that is sent, and a person who sorts, deletes or overwrites
rows does not reach it.
"""

from __future__ import annotations

from bangfu_assign.plan.as_written import LAYERS, PAIRINGS, PAIRS, SHEET
from bangfu_assign.report.sheets.book import Book


def write(book: Book) -> None:
    """Write every planned household with its cadre, every leader with the village, the layers."""
    sheet = book.file.add_worksheet(SHEET)
    sheet.very_hidden()
    homes, leaders = book.households, book.plan.pairings
    blocks = (
        (PAIRS, zip(homes["household_id"], homes["cadre_id"], strict=True)),
        (PAIRINGS, zip(leaders["cadre_id"], leaders["village_id"], strict=True)),
        (LAYERS, _layers(book)),
    )
    start = 0
    for heads, rows in blocks:
        for line, cells in enumerate([heads, *sorted(rows)]):
            for column, text in enumerate(cells, start=start):
                sheet.write_string(line, column, text)
        start += len(heads)


def _layers(book: Book) -> list[tuple[str, str, str]]:
    """Return each planned household's co-helper and project, if the plan has such layers."""
    placed = book.plan.assignments.set_index("household_id")
    placed = (
        placed[["co_helper_id", "project_id"]]
        .fillna("")
        .reindex(book.households["household_id"], fill_value="")
    )
    return list(placed.itertuples(name=None))
