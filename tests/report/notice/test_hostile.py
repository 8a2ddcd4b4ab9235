"""Names and texts typed by somebody who means ill: shown as they are, and without effect."""

from __future__ import annotations

import html
import re
from pathlib import Path

import openpyxl
import pypdf
import pytest
from docx import Document

from bangfu_assign.report.notice.content import make_sheet
from bangfu_assign.report.notice.pdf import to_pdf
from bangfu_assign.report.notice.rows import listed
from bangfu_assign.report.notice.write import Published, write_notices
from bangfu_assign.report.paper.words import Printer, line
from tests.report.hostile import HOSTILE
from tests.report.notice.town import plan_of, policy_of

RARE = ("喆堃玥祎犇", "𬭎", "㛃䶮", "阿不都热合曼·买买提")
MARKUP = (
    "#set page(fill:red)",
    '#include "x.typ"',
    "#{panic()}",
    "{%tr for x in y %}",
    "$1^2$",
    "\\*",
)
NAMES = [name for name in HOSTILE.values() if len(name) < 40] + [*RARE, *MARKUP]
LONG = "长" * 4000


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Published:
    households = [
        {"household_id": f"320799101201{n:03d}", "head_name": name}
        for n, name in enumerate([*NAMES, LONG, "A" * 4000], start=1)
    ]
    plan = plan_of(
        households,
        {"name": HOSTILE["formula"][:30], "unit": "{{7*7}}<script>", "position": "#set text(red)"},
        {"320799101201": "=1+1<b>&村"},
        policy=policy_of(reason="{{7*7}}<script>alert(1)</script>\n#set page(fill:red)"),
    )
    return write_notices(plan, tmp_path_factory.mktemp("h") / "o", system_fonts=False)


def only(done: Published, kind: str) -> Path:
    (path,) = (done.folder / "public" / kind).glob(f"01_*.{kind}")
    return path


def heads() -> list[str]:
    return [line(name, 40) for name in [*NAMES, LONG, "A" * 4000]]


def test_word_shows_them_as_text(written: Published) -> None:
    """Each name stands in its cell; no mark in it was filled in, no field or link was made."""
    document = Document(str(only(written, "docx")))
    rows = [[*row.cells] for row in document.tables[0].rows[1:]]
    assert [row[1].text for row in rows] == heads()
    assert rows[0][5].text == "{{7*7}}<script>#set text(red)"
    xml = document.element.xml
    assert "w:hyperlink" not in xml and "49" not in "".join(p.text for p in document.paragraphs)


def test_excel_shows_them_as_text(written: Published) -> None:
    """No cell is a formula or a link, whatever it begins with."""
    sheet = openpyxl.load_workbook(only(written, "xlsx")).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    (first,) = (cell.row for cell in cells if cell.value == 1)
    shown = [sheet.cell(first + n, 2).value for n in range(len(heads()))]
    assert shown == heads()


def test_the_page_runs_and_loads_nothing(written: Published) -> None:
    """No tag, no script, no address: only the tags of the template, and a policy that forbids."""
    page = only(written, "html").read_text("utf-8")
    assert not re.search(r"<(script|img|link|iframe|a|b)\b", page, re.IGNORECASE)
    assert "default-src 'none'" in page
    shown = [html.unescape(cell) for cell in re.findall(r"<td>(.*?)</td>", page)]
    assert [shown[at] for at in range(1, len(shown), 5)] == heads()


def test_the_pdf_holds_every_character(written: Published) -> None:
    """The names come out of the PDF again; no glyph is missing, no markup took effect."""
    pdf = pypdf.PdfReader(only(written, "pdf"))
    text = "".join(page.extract_text() for page in pdf.pages)
    text = re.sub(r"[\s\u200b]", "", text)
    for name in heads():
        if name.isascii() or name in RARE:
            assert re.sub(r"\s", "", name) in text, name
    assert "〓" not in text
    assert not any(code == 0 for page in pdf.pages for code in glyphs(page))


def glyphs(page: pypdf.PageObject) -> list[int]:
    """Return the glyph numbers a page shows; 0 is the empty box of a missing character."""
    found: list[int] = []
    for operands, operator in page.get_contents().operations:
        if operator not in (b"Tj", b"TJ"):
            continue
        parts = operands[0] if operator == b"TJ" else operands
        for part in parts:
            if isinstance(part, str | bytes):
                raw = part.original_bytes if isinstance(part, str) else bytes(part)
                found += [int.from_bytes(raw[at : at + 2]) for at in range(0, len(raw), 2)]
    return found


class _Blind(Printer):
    """A printer that looks into no font."""

    def text(self, text: object, columns: int | None = None) -> str:
        return str(text)


def test_the_glyph_check_sees_a_missing_one(tmp_path: Path) -> None:
    """The check above can fail: with a character that no shipped font has, a glyph 0 is found."""
    plan = plan_of([{"household_id": "320799101201001", "head_name": "张\ue000\ue001"}])
    sheet = make_sheet(plan, "320799101201", "甲村", listed(plan, {"320799101201": "甲村"}))
    honest, blind = Printer.new(system=False), _Blind(False, set(), [])
    for printer, missing in ((honest, False), (blind, True)):
        path = tmp_path / "x.pdf"
        path.write_bytes(to_pdf(sheet, printer))
        pages = pypdf.PdfReader(path).pages
        assert any(code == 0 for page in pages for code in glyphs(page)) is missing
    assert honest.missing == {"\ue000", "\ue001"}


def test_what_no_font_has_is_named(tmp_path: Path) -> None:
    """The PDF shows the printers' mark, the note lists the character, Word keeps it."""
    plan = plan_of([{"household_id": "320799101201001", "head_name": "张\ue000"}])
    done = write_notices(plan, tmp_path / "o", formats=["docx", "pdf"], system_fonts=False)
    assert [n.params["characters"] for n in done.notes] == ["\ue000"]
    assert "张〓" in pypdf.PdfReader(only(done, "pdf")).pages[0].extract_text()
    assert Document(str(only(done, "docx"))).tables[0].rows[1].cells[1].text == "张\ue000"


def test_long_texts_are_cut_and_named(written: Published) -> None:
    """A cell of 4,000 characters shows its beginning, and the office is told how many were cut."""
    (note,) = (note for note in written.notes if note.code == "notice.cut")
    assert note.params["count"] == 2
    assert "长…" in only(written, "html").read_text("utf-8")
