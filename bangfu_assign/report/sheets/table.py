"""A list as a sheet: header, rows, widths, filter, frozen header, and the print set-up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bangfu_assign.plan import words
from bangfu_assign.plan.text import display
from bangfu_assign.report.sheets import styles
from bangfu_assign.report.sheets.book import Book
from bangfu_assign.report.summary import width

Value = str | int | float | None

_LONGEST = 32_000
"""Excel holds 32,767 characters in a cell."""
_A4 = 9
_ROW_POINTS = 18
_LINE_POINTS = 15
_MOST_LINES = 20
"""Excel's rows are 409 points high at most."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet.

    Attributes
    ----------
    code : str
        Key of its header in the catalogue.
    least, most : int
        Bounds of its width in characters of Latin text (a Chinese one is two wide).
    number : str
        Number format; text by default, so that Excel leaves ids typed there alone.
    align : {"left", "center", "right"}
        How cells are set.
    wrap : bool
        Whether long text goes on in further lines.
    """

    code: str
    least: int = 6
    most: int = 20
    number: str = styles.TEXT
    align: str = "left"
    wrap: bool = False


def count(code: str, least: int = 6) -> Column:
    """Return a column of whole numbers."""
    return Column(code, least, 12, styles.NUMBER, "right")


def distance(code: str) -> Column:
    """Return a column of kilometres."""
    return Column(code, 8, 12, styles.KM, "right")


def flag(code: str) -> Column:
    """Return a column of marks."""
    return Column(code, 6, 10, align="center")


def write_table(
    book: Book,
    sheet: Any,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Value]],
    *,
    total: Sequence[Value] | None = None,
    printed: int | None = None,
) -> int:
    """Write a list from the top left corner of a sheet and make it fit for screen and paper.

    Parameters
    ----------
    book : Book
        Words and formats.
    sheet : xlsxwriter worksheet
        An empty sheet.
    columns : sequence of Column
        From left to right.
    rows : iterable
        Cells of each row; None leaves a cell empty.
    total : sequence, optional
        A last row in bold, outside the filter.
    printed : int, optional
        How many columns go on paper; all by default.

    Returns
    -------
    int
        How many rows were written, without header and total.
    """
    cells = [list(row) for row in rows]
    lines = [1] * len(cells)
    header = book.styles.header()
    sheet.set_default_row(_ROW_POINTS)
    for place, column in enumerate(columns):
        values = [row[place] for row in cells]
        style = book.styles.cell(**_look(column), text_wrap=column.wrap)
        title = book.say(column.code)
        wide = _width(title, values, column)
        # The unit of a long header stands in the second line.
        sheet.write_string(
            0, place, title.replace("（", "\n（") if wide < width(title) else title, header
        )
        for line, value in enumerate(values, start=1):
            put(sheet, line, place, value, style)
            if column.wrap:
                lines[line - 1] = max(lines[line - 1], _lines(value, wide))
        sheet.set_column(place, place, wide)
    for line, high in enumerate(lines, start=1):
        if high > 1:
            sheet.set_row(line, high * _LINE_POINTS + 4)
    end = len(cells)
    if total is not None:
        for place, (column, value) in enumerate(zip(columns, total, strict=True)):
            style = book.styles.cell(**_look(column), bold=True, bg_color=styles.HEADER_FILL)
            put(sheet, end + 1, place, value, style)
    sheet.set_row(0, 34)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(end, 1), len(columns) - 1)
    sheet.repeat_rows(0)
    if printed is not None:
        last = end + (total is not None)
        sheet.print_area(0, 0, max(last, 1), printed - 1)
    print_setup(book, sheet)
    return end


def put(sheet: Any, row: int, column: int, value: Value, style: Any) -> None:
    """Write one cell as what it is: text is never taken for a number, a formula or a link."""
    if value is None or value == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, str):
        text = value.encode("utf-8", errors="replace").decode("utf-8")
        sheet.write_string(row, column, text[:_LONGEST], style)
    else:
        sheet.write_number(row, column, value, style)


def print_setup(book: Book, sheet: Any, *, portrait: bool = False) -> None:
    """Set A4, one page wide, the plan's title above and the page number below each page."""
    sheet.set_paper(_A4)
    if not portrait:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.45, right=0.45, top=0.75, bottom=0.65)
    font = styles.FONTS[book.lang]
    title = words.title(book.plan, book.lang)[:80].replace("&", "&&")
    name = sheet.get_name()
    sheet.set_header(f'&C&"{font},Bold"&14 {title}　{name}')
    sheet.set_footer(
        f'&L&"{font},Regular"&9 {book.say("internal")}&R&"{font},Regular"&9 {book.say("page")}'
    )
    sheet.center_horizontally()


def prose(text: object) -> str:
    """Return a person's text as it may stand in a cell."""
    return display(text)


def _look(column: Column) -> dict[str, Any]:
    # An indented text keeps clear of the number at its left.
    indent = {"indent": 1} if column.align == "left" else {}
    return {"num_format": column.number, "align": column.align, **indent}


def _lines(value: Value, wide: float) -> int:
    """Return how many lines a text takes; programs do not agree on growing rows by themselves."""
    text = value if isinstance(value, str) else ""
    return min(_MOST_LINES, -(-width(text) // max(1, int(wide) - 2)))


def _width(header: str, values: Sequence[Value], column: Column) -> float:
    # The same words come again and again in a column: each is measured once.
    texts = {value[: column.most + 1] for value in values if isinstance(value, str)}
    figures = [_figure(value, column) for value in values if isinstance(value, (int, float))]
    widest = max([0, *map(width, texts), *map(len, figures)])
    # A long header goes on in a second line, but no word of it; two more for the filter's arrow.
    word = max(map(width, header.split()))
    half = (width(header) + 1) // 2 + 4
    heading = min(width(header) + 2, max(column.least, half, word + 2 if header.isascii() else 0))
    return min(max(widest + 3, heading, column.least), max(column.most, heading))


def _figure(value: float, column: Column) -> str:
    return f"{value:,.1f}" if column.number == styles.KM else f"{value:,}"
