"""The notice as a workbook: one sheet, set up for the printer."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from math import ceil
from typing import Any

import xlsxwriter

from bangfu_assign.plan.text import width
from bangfu_assign.report.notice.content import Sheet, say
from bangfu_assign.report.notice.layout import (
    MARGINS_MM,
    PAGE_PT,
    TEXT_PT,
    TITLE_PT,
    TYPE_AREA_MM,
    aligns,
    size_pt,
    widths_mm,
)
from bangfu_assign.report.paper.packages import same_again
from bangfu_assign.report.paper.typefaces import WORD, Role
from bangfu_assign.report.workbook import NO_GUESSING

_FONT = {"font_name": WORD[Role.NUMBER], "font_size": 11}
"""Excel counts widths in digits of this typeface: 8 pixels at 96 dpi."""
_PIXELS_PER_MM = 96 / 25.4 * 7 / 8
"""xlsxwriter takes pixels of its own default typeface, whose digits have 7."""
_SHARE = 0.97
"""Part of the type area used; the rest is for stand-ins of 宋体 with wider digits."""
_LINE = 1.45
"""Height of a line of wrapped text in sizes of its letters, as Excel and WPS set it."""
_MM_PER_INCH = 25.4
_PT_PER_MM = 72 / 25.4
_PAGE_PT = 225 * _PT_PER_MM * 0.95
"""Height of the type area, less what programs differ in setting a row."""
_ROWS_WITH_TAIL = 3
_HIGHEST_ROW_PT = 409
_BORN = datetime(1980, 1, 1, tzinfo=UTC)


def to_workbook(sheet: Sheet) -> bytes:
    """Return a sheet as .xlsx; every cell is text or a whole number, never a formula."""
    stream = io.BytesIO()
    file = xlsxwriter.Workbook(
        stream, {"in_memory": True, "default_format_properties": _FONT, **NO_GUESSING}
    )
    file.set_properties(
        {"title": "".join(sheet.title), "author": "bangfu-assign", "created": _BORN}
    )
    page = file.add_worksheet(say("sheet_title"))
    last = len(sheet.columns) - 1
    for column, millimetres in enumerate(widths_mm(sheet)):
        page.set_column_pixels(column, column, round(millimetres * _SHARE * _PIXELS_PER_MM))
    writer = _Writer(file, page, last)
    for words in sheet.title:
        writer.words(words, Role.TITLE, TITLE_PT, "center")
    for words in ("", *sheet.opening):
        writer.words(words, Role.BODY, TEXT_PT, indent=bool(words))
    writer.words(say("list"), Role.HEADING, TEXT_PT, indent=True)
    head = writer.row
    _table(writer, sheet)
    tail = writer.row
    writer.tail(say("objections"), sheet.objections, (sheet.issuer + say("seal"), sheet.day))
    _print_setup(page, head, writer.row - 1, last)
    page.set_h_pagebreaks(page_breaks(writer.heights, head, tail))
    file.close()
    return same_again(stream.getvalue())


def _table(writer: _Writer, sheet: Sheet) -> None:
    """Write head and rows; a row is as high as its longest cell needs."""
    size = size_pt(sheet)
    columns = widths_mm(sheet)
    head = writer.form(Role.HEADING, size, "center", border=1)
    writer.height(2 * size * 1.3 + 4)
    for column, words in enumerate(sheet.headers()):
        writer.page.write_string(writer.row, column, words, head)
    writer.row += 1
    forms = [writer.form(Role.BODY, size, align, border=1) for align in aligns(sheet)]
    for row, cells in zip(sheet.rows, sheet.table(), strict=True):
        lines = max(
            lines_needed(c, mm * _SHARE - 2.5, size) for c, mm in zip(cells, columns, strict=True)
        )
        writer.height(lines * size * 1.3 + 4)
        for column, (name, words) in enumerate(zip(sheet.columns, cells, strict=True)):
            if name in ("number", "persons"):
                writer.page.write_number(writer.row, column, getattr(row, name), forms[column])
            else:
                writer.page.write_string(writer.row, column, words, forms[column])
        writer.row += 1


def lines_needed(words: str, millimetres: float, size: float) -> int:
    """Return how many lines a text takes: Excel fits no height to merged or wrapped cells."""
    return max(1, ceil(width(words) * size / 2 / (millimetres * _PT_PER_MM)))


def page_breaks(heights: list[float], head: int, tail: int) -> list[int]:
    """Return the rows before which a page begins.

    The end of the notice stays together with its last rows: a page must not show the repeated head
    of a table that has no row there, nor a signature alone.

    Parameters
    ----------
    heights : list of float
        Of all rows, in points.
    head, tail : int
        The table's head, repeated on every page; the first row after the table.
    """
    together = max(tail - _ROWS_WITH_TAIL, head + 1)
    breaks, used = [], 0.0
    for row, height in enumerate(heights):
        needed = sum(heights[together:]) if row == together else height
        if used + needed > _PAGE_PT and row > head + 1:
            breaks.append(row)
            used = heights[head]
        if row == together:
            return breaks
        used += height
    return breaks


def _towards_right(words: str) -> str:
    """Return a line of the signature with its end four characters from the edge (7.3.5)."""
    free = int(TYPE_AREA_MM * _SHARE * _PT_PER_MM / TEXT_PT) - 4 - ceil(width(words) / 2)
    return "　" * max(free, 0) + words


def _print_setup(page: Any, head: int, bottom: int, last: int) -> None:
    page.set_paper(9)
    page.set_portrait()
    page.set_margins(
        **{side: millimetres / _MM_PER_INCH for side, millimetres in MARGINS_MM.items()}
    )
    page.repeat_rows(head)
    page.print_area(0, 0, bottom, last)
    # A stand-in for a missing typeface may still be too wide: no column may fall off the page.
    page.fit_to_pages(1, 0)
    page.hide_gridlines(2)
    page.center_horizontally()
    number = f'&"{WORD[Role.NUMBER]}"&{PAGE_PT}— &P —'
    page.set_footer(f"&C{number}", {"margin": (MARGINS_MM["bottom"] - 12) / _MM_PER_INCH})


class _Writer:
    """Writes down a page, one merged line after the other."""

    def __init__(self, file: Any, page: Any, last: int) -> None:
        self.file, self.page, self.last, self.row = file, page, last, 0
        self.heights: list[float] = []
        self._forms: dict[tuple[object, ...], Any] = {}

    def height(self, points: float) -> None:
        """Set the height of the row being written."""
        self.page.set_row(self.row, points)
        self.heights.append(points)

    def form(self, role: Role, size: float, align: str = "left", **more: object) -> Any:
        """Return a format, made once."""
        key = (role, size, align, *sorted(more.items()))
        if key not in self._forms:
            self._forms[key] = self.file.add_format(
                {
                    "font_name": WORD[role], "font_size": size, "align": align,
                    "valign": "vcenter", "text_wrap": True,
                    "indent": int(align == "left" and "border" in more), **more,
                }
            )  # fmt: skip
        return self._forms[key]

    def words(
        self, words: str, role: Role, size: float, align: str = "left", *, indent: bool = False
    ) -> None:
        """Write a paragraph over the whole width, as high as it needs."""
        text = f"　　{words}" if indent else words
        pitch = size * _LINE
        lines = lines_needed(text, TYPE_AREA_MM * _SHARE - 4, size)
        self.height(min(lines * pitch, _HIGHEST_ROW_PT))
        self._across(0, text, self.form(role, size, align))

    def tail(self, heading: str, paragraphs: Iterable[str], signature: Iterable[str]) -> None:
        """Write the end of the notice as one row if it can be one: rows are never torn apart.

        Excel takes no page breaks of ours in a sheet fitted to the page's width, and would leave a
        heading or a seal alone.
        """
        body = [f"　　{words}" for words in paragraphs]
        signed = [_towards_right(words) for words in signature]
        lines = ["", f"　　{heading}", *body, "", *signed]
        width_mm = TYPE_AREA_MM * _SHARE - 4
        high = sum(lines_needed(words, width_mm, TEXT_PT) for words in lines) * TEXT_PT * _LINE
        if high <= _HIGHEST_ROW_PT:
            plain = self.form(Role.BODY, TEXT_PT)
            form = self.form(Role.BODY, TEXT_PT, valign="top")
            self.height(high)
            self.page.merge_range(self.row, 0, self.row, self.last, "", form)
            self.page.write_rich_string(
                self.row, 0, self.form(Role.HEADING, TEXT_PT), f"\n　　{heading}\n",
                plain, "\n".join(lines[2:]), form,
            )  # fmt: skip
            self.row += 1
            return
        for number, words in enumerate(lines):
            self.words(words, Role.BODY if number != 1 else Role.HEADING, TEXT_PT)

    def _across(self, first: int, words: str, form: Any) -> None:
        if first < self.last:
            self.page.merge_range(self.row, first, self.row, self.last, "", form)
        self.page.write_string(self.row, first, words, form)
        self.row += 1
