"""The Word template a notice is made from where the office has none of its own.

It is built here, written beside the notices, and meant to be changed: marks such as ``{{ title }}``
are what an office keeps when it sets its own letterhead, sizes and texts around them.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from bangfu_assign.report.notice.content import Sheet
from bangfu_assign.report.notice.layout import (
    LINE_PT,
    MARGINS_MM,
    PAGE_PT,
    TEXT_PT,
    TITLE_PT,
    aligns,
    size_pt,
    widths_mm,
)
from bangfu_assign.report.paper.packages import same_again
from bangfu_assign.report.paper.typefaces import WORD, Role

_ALIGN = {"left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER}


def template_for(sheet: Sheet) -> bytes:
    """Return a template with the sheet's columns; it holds marks and heads, no household."""
    heads, widths = tuple(sheet.headers()), tuple(widths_mm(sheet))
    return _built(sheet.columns, heads, widths, tuple(aligns(sheet)), size_pt(sheet))


@cache
def _built(
    columns: tuple[str, ...], heads: tuple[str, ...], widths: tuple[float, ...],
    sides: tuple[str, ...], size: float,
) -> bytes:  # fmt: skip
    document = Document()
    for paragraph in list(document.paragraphs):
        paragraph._p.getparent().remove(paragraph._p)
    _page(document)
    _texts(document, "title_lines", Role.TITLE, TITLE_PT, centre=True)
    _line(document, "")
    _texts(document, "opening")
    heading = _line(document, "{{ list_heading }}", Role.HEADING, indent=True, keep=True)
    heading.paragraph_format.space_after = Pt(6)
    _table(document, _Look(columns, heads, [Mm(mm) for mm in widths], sides, size))
    heading = _line(document, "{{ objections_heading }}", Role.HEADING, indent=True, keep=True)
    heading.paragraph_format.space_before = Pt(6)
    _texts(document, "objections", keep=True)
    _line(document, "", keep=True)
    for mark in ("{{ issuer }}{{ seal }}", "{{ day }}"):
        signed = _line(document, mark, keep=mark != "{{ day }}")
        signed.alignment = WD_ALIGN_PARAGRAPH.CENTER
        signed.paragraph_format.left_indent = Mm(62)
    saved = io.BytesIO()
    document.save(saved)
    return same_again(saved.getvalue())


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, millimetres in MARGINS_MM.items():
        setattr(section, f"{side}_margin", Mm(millimetres))
    # The number's line ends 7 mm and its own height below the type area.
    section.footer_distance = Mm(MARGINS_MM["bottom"] - 7) - Pt(PAGE_PT * 1.3)
    document.settings.odd_and_even_pages_header_footer = True
    normal = document.styles["Normal"]
    normal.font.size = Pt(TEXT_PT)
    _typeface(normal.element.get_or_add_rPr(), Role.BODY)
    for language in document.styles.element.iter(qn("w:lang")):
        for script in ("val", "eastAsia"):
            language.set(qn(f"w:{script}"), "zh-CN")
    for footer, align in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        paragraph = footer.paragraphs[0]
        paragraph.alignment = align
        paragraph.paragraph_format.left_indent = Pt(PAGE_PT)
        paragraph.paragraph_format.right_indent = Pt(PAGE_PT)
        for words in ("— ", None, " —"):
            run = paragraph.add_run(words or "")
            run.font.size = Pt(PAGE_PT)
            _typeface(run._r.get_or_add_rPr(), Role.NUMBER)
            if words is None:
                _page_number(run)


def _page_number(run: Any) -> None:
    for kind, code in (("begin", ""), ("", "PAGE"), ("separate", ""), ("text", "1"), ("end", "")):
        if kind == "text":
            part = OxmlElement("w:t")
        else:
            part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind and kind != "text":
            part.set(qn("w:fldCharType"), kind)
        part.text = code or None
        run._r.append(part)


def _texts(
    document: Any, name: str, role: Role = Role.BODY, size: int = TEXT_PT, *,
    centre: bool = False, keep: bool = False,
) -> None:  # fmt: skip
    """Write a paragraph for each entry of a list; the marks' own paragraphs vanish."""
    _line(document, f"{{%p for words in {name} %}}", keep=keep)
    words = _line(document, "{{ words }}", role, size, indent=not centre, keep=keep or centre)
    if centre:
        words.alignment = WD_ALIGN_PARAGRAPH.CENTER
        words.paragraph_format.line_spacing = Pt(size * 1.5)
    _line(document, "{%p endfor %}", keep=keep)


def _line(
    document: Any, words: str, role: Role = Role.BODY, size: int = TEXT_PT, *,
    indent: bool = False, keep: bool = False,
) -> Any:  # fmt: skip
    paragraph = document.add_paragraph()
    _spacing(paragraph, LINE_PT)
    paragraph.paragraph_format.keep_with_next = keep
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(2 * size)
    _run(paragraph, words, role, size)
    return paragraph


def _spacing(paragraph: Any, line_pt: float | None) -> None:
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(0)
    if line_pt is None:
        form.line_spacing = 1.0
    else:
        form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        form.line_spacing = Pt(line_pt)


def _run(paragraph: Any, words: str, role: Role, size: float) -> None:
    run = paragraph.add_run(words)
    run.font.size = Pt(size)
    _typeface(run._r.get_or_add_rPr(), role)


def _typeface(properties: Any, role: Role) -> None:
    """Name the typeface for Chinese and Latin text alike, as the standard does."""
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), WORD[role])


class _Look(NamedTuple):
    """What the table looks like; widths in the units of python-docx."""

    columns: tuple[str, ...]
    heads: tuple[str, ...]
    widths: list[Mm]
    sides: tuple[str, ...]
    size: float


def _table(document: Any, look: _Look) -> None:
    table = document.add_table(rows=4, cols=len(look.columns))
    table.style = document.styles["Table Grid"]
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    marks = [f"{{{{ row.{column} }}}}" for column in look.columns]
    blank = [""] * (len(look.columns) - 1)
    _row(table.rows[0], look.heads, look, head=True)
    _row(table.rows[1], ["{%tr for row in rows %}", *blank], look)
    _row(table.rows[2], marks, look)
    _row(table.rows[3], ["{%tr endfor %}", *blank], look)
    for column, width in zip(table.columns, look.widths, strict=True):
        column.width = width


def _row(row: Any, words: Iterable[str], look: _Look, *, head: bool = False) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))
    for cell, text, side, width in zip(row.cells, words, look.sides, look.widths, strict=True):
        cell.width = width
        middle = OxmlElement("w:vAlign")
        middle.set(qn("w:val"), "center")
        cell._tc.get_or_add_tcPr().append(middle)
        for edge, millimetres in (("top", 0.7), ("left", 1.2), ("bottom", 0.7), ("right", 1.2)):
            _inset(cell, edge, millimetres)
        paragraph = cell.paragraphs[0]
        paragraph.alignment = _ALIGN["center" if head else side]
        _spacing(paragraph, None)
        role = Role.HEADING if head else Role.BODY
        for number, part in enumerate(text.split("\n")):
            if number:
                paragraph.add_run().add_break()
            _run(paragraph, part, role, look.size)


def _inset(cell: Any, side: str, millimetres: float) -> None:
    properties = cell._tc.get_or_add_tcPr()
    margins = properties.find(qn("w:tcMar"))
    if margins is None:
        margins = OxmlElement("w:tcMar")
        properties.insert_element_before(margins, "w:textDirection", "w:tcFitText", "w:vAlign")
    inset = OxmlElement(f"w:{side}")
    inset.set(qn("w:w"), str(round(millimetres * 56.7)))
    inset.set(qn("w:type"), "dxa")
    margins.append(inset)
