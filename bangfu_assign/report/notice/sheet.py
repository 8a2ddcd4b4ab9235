"""The notice as a workbook: one sheet, set up for the printer."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from math import ceil
from typing import Any

import xlsxwriter

from bangfu_assign.plan.text import width
from bangfu_assign.report.notice.content import Sheet, say
from bangfu_assign.report.notice.layout import (
    LINE_PT,
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

_MM_PER_CHARACTER = 1.98
"""Excel counts widths in digits of 11-point text."""
_LINE = 1.45
"""Height of a line of wrapped text in sizes of its letters, as Excel and WPS set it."""
_MM_PER_INCH = 25.4
_PT_PER_MM = 72 / 25.4
_BORN = datetime(1980, 1, 1, tzinfo=UTC)


def to_workbook(sheet: Sheet) -> bytes:
    """Return a sheet as .xlsx; every cell is text or a whole number, never a formula."""
    stream = io.BytesIO()
    file = xlsxwriter.Workbook(stream, {"in_memory": True, **NO_GUESSING})
    file.set_properties(
        {"title": "".join(sheet.title), "author": "bangfu-assign", "created": _BORN}
    )
    page = file.add_worksheet(say("sheet_title"))
    last = len(sheet.columns) - 1
    for column, millimetres in enumerate(widths_mm(sheet)):
        page.set_column(column, column, millimetres / _MM_PER_CHARACTER - 0.7)
    writer = _Writer(file, page, last)
    for words in sheet.title:
        writer.words(words, Role.TITLE, TITLE_PT, "center")
    for words in ("", *sheet.opening):
        writer.words(words, Role.BODY, TEXT_PT, indent=bool(words))
    writer.words(say("list"), Role.HEADING, TEXT_PT, indent=True)
    head = writer.row
    _table(writer, sheet)
    writer.words(say("objections"), Role.HEADING, TEXT_PT, indent=True)
    for words in sheet.objections:
        writer.words(words, Role.BODY, TEXT_PT, indent=True)
    writer.words("", Role.BODY, TEXT_PT)
    writer.signature(sheet.issuer + say("seal"))
    writer.signature(sheet.day)
    _print_setup(page, head, writer.row - 1, last)
    file.close()
    return same_again(stream.getvalue())


def _table(writer: _Writer, sheet: Sheet) -> None:
    """Write head and rows; a row is as high as its longest cell needs."""
    size = size_pt(sheet)
    columns = widths_mm(sheet)
    head = writer.form(Role.HEADING, size, "center", border=1)
    writer.page.set_row(writer.row, 2 * size * 1.3 + 4)
    for column, words in enumerate(sheet.headers()):
        writer.page.write_string(writer.row, column, words, head)
    writer.row += 1
    forms = [writer.form(Role.BODY, size, align, border=1) for align in aligns(sheet)]
    for row, cells in zip(sheet.rows, sheet.table(), strict=True):
        lines = max(lines_needed(c, mm - 2.5, size) for c, mm in zip(cells, columns, strict=True))
        writer.page.set_row(writer.row, lines * size * 1.3 + 4)
        for column, (name, words) in enumerate(zip(sheet.columns, cells, strict=True)):
            if name in ("number", "persons"):
                writer.page.write_number(writer.row, column, getattr(row, name), forms[column])
            else:
                writer.page.write_string(writer.row, column, words, forms[column])
        writer.row += 1


def lines_needed(words: str, millimetres: float, size: float) -> int:
    """Return how many lines a text takes: Excel fits no height to merged or wrapped cells."""
    return max(1, ceil(width(words) * size / 2 / (millimetres * _PT_PER_MM)))


def _print_setup(page: Any, head: int, bottom: int, last: int) -> None:
    page.set_paper(9)
    page.set_portrait()
    page.set_margins(
        **{side: millimetres / _MM_PER_INCH for side, millimetres in MARGINS_MM.items()}
    )
    page.repeat_rows(head)
    page.print_area(0, 0, bottom, last)
    page.fit_to_pages(1, 0)
    page.hide_gridlines(2)
    page.center_horizontally()
    number = f'&"{WORD[Role.NUMBER]}"&{PAGE_PT}— &P —'
    page.set_footer(f"&C{number}", {"margin": (MARGINS_MM["bottom"] - 12) / _MM_PER_INCH})


class _Writer:
    """Writes down a page, one merged line after the other."""

    def __init__(self, file: Any, page: Any, last: int) -> None:
        self.file, self.page, self.last, self.row = file, page, last, 0
        self._forms: dict[tuple[object, ...], Any] = {}

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
        lines = lines_needed(text, TYPE_AREA_MM - 4, size)
        self.page.set_row(self.row, min(lines * pitch, 409))
        self._across(0, text, self.form(role, size, align))

    def signature(self, words: str) -> None:
        """Write a line of the signature, in the right half."""
        self.page.set_row(self.row, LINE_PT)
        self._across(self.last // 2, words, self.form(Role.BODY, TEXT_PT, "center"))

    def _across(self, first: int, words: str, form: Any) -> None:
        if first < self.last:
            self.page.merge_range(self.row, first, self.row, self.last, "", form)
        self.page.write_string(self.row, first, words, form)
        self.row += 1
