"""The first sheet of ``visits.xlsx``: the figures of the whole, by month, and what is odd."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bangfu_assign.report.sheets import styles
from bangfu_assign.report.sheets.book import Book, records
from bangfu_assign.report.sheets.table import print_setup, put
from bangfu_assign.report.summary import width
from bangfu_assign.report.visits.text import count_rows, instead, kind_rows, title
from bangfu_assign.visits import Visits, by_month

_WIDTHS = (34, 12, 12, 12, 12, 12, 60)
_LAST = len(_WIDTHS) - 1
_ONE_LINE = sum(_WIDTHS[3:]) - 6


def write(book: Book, visits: Visits) -> None:
    """Write the sheet."""
    sheet = book.file.add_worksheet(book.say("visits.sheet_summary"))
    for place, wide in enumerate(_WIDTHS):
        sheet.set_column(place, place, wide)
    sheet.hide_gridlines(2)
    sheet.set_default_row(20)
    sheet.merge_range(0, 0, 0, _LAST, title(visits, book.lang), book.styles.title())
    sheet.set_row(0, 34)
    row = 2
    name = book.styles.cell(bg_color=styles.HEADER_FILL, indent=1)
    number = book.styles.cell(num_format=styles.NUMBER, align="right")
    for label, figure in count_rows(visits, book.lang):
        put(sheet, row, 0, label, name)
        put(sheet, row, 1, figure, number)
        row += 1
    sheet.merge_range(row, 0, row, _LAST, instead(visits, book.lang), book.styles.note())
    row = _months(book, sheet, visits, row + 2)
    row = _kinds(book, sheet, visits, row + 1)
    sheet.merge_range(row, 0, row, _LAST, book.say("visits.legend"), book.styles.note())
    print_setup(book, sheet)
    sheet.set_header("")  # the title already stands on the sheet


def _months(book: Book, sheet: Any, visits: Visits, row: int) -> int:
    _heads(book, sheet, row, ("month", "due_short", "contacted", "share", "signed", "missed"))
    number = book.styles.cell(num_format=styles.NUMBER, align="right")
    share = book.styles.cell(num_format=styles.SHARE, align="right")
    for month in records(by_month(visits)):
        row += 1
        put(sheet, row, 0, month.month, book.styles.cell(indent=1))
        put(sheet, row, 1, int(month.due), number)
        put(sheet, row, 2, int(month.contacted), number)
        put(sheet, row, 3, float(month.share) if month.due else None, share)
        put(sheet, row, 4, int(month.signed), number)
        put(sheet, row, 5, int(month.missed), number)
    return row + 1


def _kinds(book: Book, sheet: Any, visits: Visits, row: int) -> int:
    rows = kind_rows(visits, book.lang)
    if not rows:
        sheet.merge_range(row, 0, row, _LAST, book.say("visits.nothing_odd"), book.styles.note())
        return row + 2
    _heads(book, sheet, row, ("first", "times", "severity"))
    sheet.merge_range(row, 3, row, _LAST, book.say("visits.kind"), book.styles.header())
    wrapped = book.styles.cell(text_wrap=True, indent=1)
    for level, sentence, times, place in rows:
        row += 1
        put(sheet, row, 0, place, wrapped)
        put(sheet, row, 1, times, book.styles.cell(num_format=styles.NUMBER, align="right"))
        put(sheet, row, 2, level, book.styles.cell(align="center"))
        sheet.merge_range(row, 3, row, _LAST, "", wrapped)
        put(sheet, row, 3, sentence, wrapped)
        if width(sentence) > _ONE_LINE or width(place) > _WIDTHS[0]:
            sheet.set_row(row, 34)  # a row with merged cells does not grow by itself
    return row + 2


def _heads(book: Book, sheet: Any, row: int, codes: Sequence[str]) -> None:
    for place, code in enumerate(codes):
        sheet.write_string(row, place, book.say(f"visits.{code}"), book.styles.header())
