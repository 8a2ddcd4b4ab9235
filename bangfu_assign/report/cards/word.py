"""The cards as Word document: the same page as the PDF, to be changed before it is printed.

A thousand cards are a quarter of a million cells: the body is written as XML text, every word of
it escaped, and put into a document of python-docx that holds page, styles and fonts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from xml.sax.saxutils import escape

from bangfu_assign.report.cards.content import Card, say
from bangfu_assign.report.cards.fit import USUAL_PT, fit_all, title_pt
from bangfu_assign.report.cards.frame import Frame
from bangfu_assign.report.paper.packages import with_inside
from bangfu_assign.report.paper.typefaces import WORD, Role
from bangfu_assign.report.paper.word import finish
from bangfu_assign.report.paper.words import line

_TWIPS = 1440 / 25.4
"""Twentieths of a point in a millimetre."""
_BASICS = (23, 35, 22, 36, 22, 36)
_VISITS = (23, 20, 71, 30, 30)
_ROW, _TALL, _MONTH = 9.0, 12.0, 11.6
_NAME = "bangfu-assign: the cards"
_MARK = f"<w:p><w:r><w:t>{_NAME}</w:t></w:r></w:p>"
_STYLES: dict[str, tuple[Role, float, str]] = {
    "CardTop": (Role.BODY, 9, "left"),
    "CardTitle": (Role.TITLE, 22, "center"),
    "CardYear": (Role.SUBHEADING, USUAL_PT, "center"),
    "CardHead": (Role.HEADING, USUAL_PT, "center"),
    "CardValue": (Role.BODY, USUAL_PT, "center"),
    "CardWide": (Role.BODY, USUAL_PT, "left"),
    "CardDay": (Role.BODY, USUAL_PT, "right"),
    "CardLine": (Role.HEADING, USUAL_PT, "left"),
    "CardSign": (Role.BODY, USUAL_PT, "left"),
    "CardCare": (Role.BODY, 8, "left"),
}
"""Paragraph styles: typeface, size in points, alignment."""

_BOXES = frozenset({"CardHead", "CardValue", "CardWide", "CardDay"})

_LAYOUT = (
    ("head", "village", "group"),
    ("persons", "labourers", "category"),
    ("income", "cause", "phone"),
    ("measures",),
    ("project",),
    ("goal",),
    ("helper", "unit", "position"),
    (("phone", "helper_phone"), "since", "supervision"),
    ("co_helper", "job", ("phone", "co_helper_phone")),
)
"""Rows of the upper table: codes of heads, each with its cell's code where that is another one."""


def to_docx(cards: Sequence[Card], frame: Frame) -> bytes:
    """Return cards as .docx, both copies of a household one after the other."""
    pieces = (piece.encode() for piece in _body(cards, frame))
    return with_inside(_shell(frame.title), "word/document.xml", _MARK.encode(), pieces)


@lru_cache(4)
def _shell(title: str) -> bytes:
    """Return a document with the card's page and styles, and one paragraph to be replaced."""
    from docx import Document  # noqa: PLC0415 - only Word documents need it
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Mm, Pt  # noqa: PLC0415

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(12), Mm(8)
    section.left_margin, section.right_margin = Mm(20), Mm(16)
    section.header_distance = section.footer_distance = Mm(5)
    for name, (role, size, align) in _STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.font.size = Pt(title_pt(title) if name == "CardTitle" else size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), WORD[role])
        form = style.paragraph_format
        form.space_before = form.space_after = Pt(0)
        # In the boxes lines have one height, whatever font Word puts in: two fit into 9 mm.
        form.line_spacing = Pt(12) if name in _BOXES else 1.0
        form.alignment = getattr(WD_ALIGN_PARAGRAPH, align.upper())
    document.styles["CardTop"].paragraph_format.page_break_before = True
    document.styles["CardTitle"].paragraph_format.space_before = Pt(4)
    document.styles["CardYear"].paragraph_format.space_after = Pt(3)
    document.styles["CardLine"].paragraph_format.space_before = Pt(5)
    document.styles["CardLine"].paragraph_format.space_after = Pt(3)
    document.styles["CardSign"].paragraph_format.space_before = Pt(9)
    document.styles["CardCare"].paragraph_format.space_before = Pt(8)
    for language in document.styles.element.iter(qn("w:lang")):
        for script in ("val", "eastAsia"):
            language.set(qn(f"w:{script}"), "zh-CN")
    document.add_paragraph(_NAME)
    return finish(document, line(title))


def _body(cards: Sequence[Card], frame: Frame) -> Iterator[str]:
    visits = _visits(frame)
    signs = _paragraph(
        "CardSign",
        [say("helper_signature"), say("household_signature"), say("signed_on")],
        tabs=(("left", 66), ("right", 174)),
    )
    care = _paragraph("CardCare", [say("care"), line(frame.issuer)], tabs=(("right", 174),))
    title = _paragraph("CardTitle", [line(frame.title)])
    year = _paragraph("CardYear", [frame.year])
    heading = _paragraph("CardLine", [say("visits")])
    for card in cards:
        number = line(say("number", household_id=card.household_id), 60)
        basics = _basics(card, frame)
        for copy in frame.copies:
            yield _paragraph("CardTop", [number, copy], tabs=(("right", 174),))
            yield from (title, year, basics, heading, visits, signs, care)


def _basics(card: Card, frame: Frame) -> str:
    cells = fit_all(card.cells, line)
    rows = []
    for row in _LAYOUT:
        made = []
        wide = len(row) == 1
        for code in row:
            head, value = (code, code) if isinstance(code, str) else code
            text, size = cells[value]
            made.append(_cell(_paragraph("CardHead", [frame.heads[head]])))
            style = "CardWide" if wide else "CardValue"
            made.append(_cell(_paragraph(style, [text], size), span=5 if wide else 1))
        rows.append(_row("".join(made), _TALL if row == ("measures",) else _ROW))
    return _table(_BASICS, "".join(rows))


def _visits(frame: Frame) -> str:
    codes = ("date", "form", "content", "helper_signs", "household_signs")
    heads = "".join(_cell(_paragraph("CardHead", [frame.heads[code]])) for code in codes)
    empty = _cell(_paragraph("CardValue", [])) * (len(codes) - 1)
    months = (_row(_cell(_paragraph("CardDay", [day])) + empty, _MONTH) for day in frame.days)
    return _table(_VISITS, _row(heads, 8) + "".join(months))


def _table(widths: Sequence[int], rows: str) -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(f'<w:{side} w:w="{_twips(1)}" w:type="dxa"/>' for side in ("left", "right"))
    grid = "".join(f'<w:gridCol w:w="{_twips(mm)}"/>' for mm in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{_twips(sum(widths))}" w:type="dxa"/>'
        f'<w:tblInd w:w="{_twips(1)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(cells: str, height_mm: float) -> str:
    """Return a row of exactly this height: no text can push a page over."""
    height = f'<w:trHeight w:val="{_twips(height_mm)}" w:hRule="exact"/>'
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{cells}</w:tr>"


def _cell(content: str, span: int = 1) -> str:
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr>{wide}<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'


def _paragraph(
    style: str,
    texts: Sequence[str],
    size: float | None = None,
    tabs: Sequence[tuple[str, float]] = (),
) -> str:
    """Return a paragraph; its texts stand at the tabs, one after the other."""
    stops = "".join(f'<w:tab w:val="{kind}" w:pos="{_twips(mm)}"/>' for kind, mm in tabs)
    form = f'<w:pStyle w:val="{style}"/>' + (f"<w:tabs>{stops}</w:tabs>" if stops else "")
    look = ""
    if size is not None and size != _STYLES[style][1]:
        half = round(size * 2)
        look = f'<w:rPr><w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>'
    words = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(text)}</w:t>' for text in texts)
    run = f"<w:r>{look}{words}</w:r>" if any(texts) else ""
    return f"<w:p><w:pPr>{form}</w:pPr>{run}</w:p>"


def _twips(mm: float) -> int:
    return round(mm * _TWIPS)
