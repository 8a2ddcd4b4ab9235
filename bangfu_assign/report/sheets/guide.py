"""The last sheet: what the columns mean, how to edit by hand, and that this is internal."""

from __future__ import annotations

from bangfu_assign.report.sheets import styles
from bangfu_assign.report.sheets.book import Book
from bangfu_assign.report.sheets.table import print_setup
from bangfu_assign.report.summary import width

_SENTENCES = (
    "guide_internal", "guide_edit", "guide_quota", "guide_pairings", "guide_verify", "guide_codes",
    "guide_need", "guide_kept", "guide_round",
)  # fmt: skip
_WIDE = 96
_LINE_POINTS = 17


def write(book: Book) -> None:
    """Write the sheet."""
    sheet = book.add_sheet("guide")
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 4)
    sheet.set_column(1, 1, _WIDE)
    sheet.merge_range(0, 0, 0, 1, book.say("guide_title"), book.styles.title())
    sheet.set_row(0, 34)
    for row, code in enumerate(_SENTENCES, start=2):
        text = book.say(code)
        look = {"bold": True, "font_color": styles.ALARM} if code == "guide_internal" else {}
        sheet.write_number(row, 0, row - 1, book.styles.note(align="center", **look))
        sheet.write_string(row, 1, text, book.styles.note(**look))
        lines = width(text) // (_WIDE - 8) + 1
        sheet.set_row(row, _LINE_POINTS * lines + 8)
    print_setup(book, sheet, portrait=True)
    sheet.set_header("")
