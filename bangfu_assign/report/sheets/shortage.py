"""The sheet of the shortage: which households only which cadres may serve, and what would help."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bangfu_assign import labels
from bangfu_assign.plan import Fix, HallSet, shortage_words
from bangfu_assign.report.sheets import styles
from bangfu_assign.report.sheets.book import Book
from bangfu_assign.report.sheets.table import Value, print_setup, put
from bangfu_assign.report.summary import width

_WIDTHS = (30, 14, 14, 14, 14, 16)
_LAST = len(_WIDTHS) - 1
_LINE_POINTS = 16


def write(book: Book) -> None:
    """Write the sheet: each set in words, by village, by rank, with its fixes.

    There is no sheet if nobody is uncovered or nobody has looked.
    """
    shortage = book.plan.shortage
    if shortage is None or not shortage.uncovered:
        return
    sheet = book.add_sheet("shortage")
    for place, wide in enumerate(_WIDTHS):
        sheet.set_column(place, place, wide)
    sheet.hide_gridlines(2)
    sheet.set_default_row(18)
    sheet.merge_range(0, 0, 0, _LAST, _say(book, "title"), book.styles.title())
    sheet.set_row(0, 34)
    total = {"uncovered": shortage.uncovered, "deficit": shortage.deficit}
    code = "total" if shortage.sets else "total_none"
    row = _paragraph(book, sheet, 1, _say(book, code, **total, sets=len(shortage.sets))) + 1
    for number, one in enumerate(shortage.sets, start=1):
        row = _set(book, sheet, row, one, number)
    if shortage.beyond:
        words = shortage_words.beyond_words(shortage, book.plan, book.lang)
        row = _fixes(book, sheet, _paragraph(book, sheet, row, words), shortage.fixes)
    print_setup(book, sheet, portrait=True)


def _say(book: Book, code: str, **params: object) -> str:
    return labels.text(f"shortage.{code}", book.lang, **params)


def _set(book: Book, sheet: Any, row: int, one: HallSet, number: int) -> int:
    """Write one set and return the next free row."""
    names = book.village_names
    row = _paragraph(
        book, sheet, row, shortage_words.set_words(one, number, names, book.lang), bold=True
    )
    row = _fixes(book, sheet, row, one.fixes)
    row = _list(
        book,
        sheet,
        row,
        ("by_village", "households", "uncovered"),
        [(names.get(v, v), n, lacking) for v, n, lacking in one.villages],
    )
    if one.ranks:
        row = _list(book, sheet, row, ("by_rank", "cadres", "places"), one.ranks)
    return row + 1


def _fixes(book: Book, sheet: Any, row: int, fixes: Sequence[Fix]) -> int:
    if not fixes:
        return _paragraph(book, sheet, row, _say(book, "no_fix"))
    row = _paragraph(book, sheet, row, _say(book, "fixes"))
    for place, head in enumerate(("change", "", "", "gain", "added", "all_of_it")):
        sheet.write_string(row, place, _say(book, head) if head else "", book.styles.header())
    sheet.merge_range(row, 0, row, 2, _say(book, "change"), book.styles.header())
    row += 1
    number = book.styles.cell(num_format=styles.NUMBER, align="right")
    centred = book.styles.cell(align="center")
    for fix in fixes:
        change = shortage_words.change_words(fix, book.lang)
        sheet.merge_range(row, 0, row, 2, change, book.styles.cell(text_wrap=True, indent=1))
        put(sheet, row, 3, fix.gain, number)
        put(sheet, row, 4, fix.added, number)
        put(sheet, row, 5, book.say("yes") if fix.clears else "", centred)
        _grow(sheet, row, change, sum(_WIDTHS[:3]))
        row += 1
    return row


def _list(
    book: Book, sheet: Any, row: int, heads: Sequence[str], rows: Sequence[tuple[str, int, int]]
) -> int:
    for place, head in enumerate(heads):
        sheet.write_string(row, place, _say(book, head), book.styles.header())
    text = book.styles.cell(indent=1)
    number = book.styles.cell(num_format=styles.NUMBER, align="right")
    for line, cells in enumerate(rows, start=row + 1):
        values: tuple[Value, ...] = cells
        for place, value in enumerate(values):
            put(sheet, line, place, value, number if place else text)
    return row + len(rows) + 1


def _paragraph(book: Book, sheet: Any, row: int, text: str, *, bold: bool = False) -> int:
    look = book.styles.note(bold=bold, valign="top")
    sheet.merge_range(row, 0, row, _LAST, text, look)
    _grow(sheet, row, text, sum(_WIDTHS))
    return row + 1


def _grow(sheet: Any, row: int, text: str, wide: int) -> None:
    """Make a row high enough: a row with merged cells does not grow by itself."""
    lines = -(-width(text) // max(1, wide - 6))
    sheet.set_row(row, min(400, max(18, lines * _LINE_POINTS + 4)))
