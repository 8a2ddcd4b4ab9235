"""The notices as files: which there are, what they say, the same bytes again."""

from __future__ import annotations

import io
import stat
import zipfile
from dataclasses import fields
from pathlib import Path

import openpyxl
import pypdf
import pytest
from docx import Document

import bangfu_assign as ba
from bangfu_assign.errors import PlanError, UsageError
from bangfu_assign.report.notice.rows import NoticeRow
from bangfu_assign.report.notice.write import FORMATS, Published, write_notices
from tests.report.notice.town import SIZES, odd_town, plan_of, policy_of


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Published:
    return write_notices(odd_town(), tmp_path_factory.mktemp("n") / "out", system_fonts=False)


def public(done: Published, kind: str, village: str) -> Path:
    (path,) = (done.folder / "public" / kind).glob(f"*_{village}.{kind}")
    return path


def test_there_is_a_sheet_per_village_and_one_of_the_town(written: Published) -> None:
    """Four villages have households and get a sheet in each format; the empty one is named."""
    assert written.villages == 4
    assert len(written.files) == 5 * len(FORMATS)
    assert [note.params["villages"] for note in written.notes] == ["空村"]
    assert not any("空村" in file for file in written.files)


def test_only_the_owner_may_read(written: Published) -> None:
    """Files and folders are the owner's alone until somebody publishes them."""
    for path in (written.folder, *written.folder.rglob("*")):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path


@pytest.mark.parametrize("village", ["大村", "小村", "难村", "常村"])
def test_every_format_lists_every_household(written: Published, village: str) -> None:
    """Word, PDF, Excel and web page name the same filed-card numbers, each once."""
    key = f"3207991012{list(SIZES).index(village) + 1:02d}"
    ids = [f"{key}{number:03d}" for number in range(1, SIZES[village] + 1)]
    table = Document(str(public(written, "docx", village))).tables[0]
    word = [row[2].text for row in ([*r.cells] for r in table.rows[1:])]
    book = openpyxl.load_workbook(public(written, "xlsx", village)).active
    cells = [str(cell.value) for cell in book["C"] if str(cell.value).startswith(key)]
    pages = pypdf.PdfReader(public(written, "pdf", village)).pages
    pdf = "".join(page.extract_text() for page in pages)
    html = public(written, "html", village).read_text("utf-8")
    assert word == cells == ids
    assert all(pdf.count(one) == 1 and html.count(one) == 1 for one in ids)


def test_the_head_is_repeated_on_every_page(written: Published) -> None:
    """On each page of a long list stands the table's head: in the PDF seen, elsewhere asked for."""
    pages = pypdf.PdfReader(public(written, "pdf", "大村")).pages
    assert len(pages) > 5
    assert all("建档立卡号" in page.extract_text() for page in pages)
    table = Document(str(public(written, "docx", "大村"))).tables[0]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert all("w:cantSplit" in row._tr.xml for row in table.rows)
    book = openpyxl.load_workbook(public(written, "xlsx", "大村")).active
    head = int(book.print_title_rows.split("$")[-1])
    assert book.cell(head, 3).value == "建档立卡号"
    assert int(book.page_setup.paperSize) == 9
    html = public(written, "html", "大村").read_text("utf-8")
    assert "table-header-group" in html and "<thead>" in html


def test_pages_are_numbered_and_of_the_standard_size(written: Published) -> None:
    """A4, 156 mm × 225 mm of text, and a number on every page."""
    for number, page in enumerate(pypdf.PdfReader(public(written, "pdf", "大村")).pages, start=1):
        assert abs(float(page.mediabox.width) - 595.3) < 1
        assert f"— {number} —" in page.extract_text().replace("—1", "— 1")
    section = Document(str(public(written, "docx", "大村"))).sections[0]
    assert round(section.top_margin.mm) == 37 and round(section.left_margin.mm) == 28
    assert round(section.page_width.mm - section.left_margin.mm - section.right_margin.mm) == 156
    assert round(section.page_height.mm - section.top_margin.mm - section.bottom_margin.mm) == 225


def test_the_signature_is_not_alone(written: Published) -> None:
    """The last page holds the way to object with the signature."""
    for village in ("大村", "常村", "难村"):
        last = pypdf.PdfReader(public(written, "pdf", village)).pages[-1].extract_text()
        assert "异议反映" in last and "盖章" in last and "监督电话" in last


def test_households_without_a_helper_are_listed_or_left_out(tmp_path: Path) -> None:
    """The policy decides; a village where that leaves nobody gets no sheet."""
    listed = write_notices(odd_town(), tmp_path / "a", formats=["html"])
    page = public(listed, "html", "难村").read_text("utf-8")
    assert page.count("待落实</td>") == SIZES["难村"] and "其中12户的帮扶责任人待落实" in page
    policy = policy_of(uncovered="omit")
    omitted = write_notices(odd_town(policy), tmp_path / "b", formats=["html"])
    assert not any("难村" in file for file in omitted.files)
    assert "难村" in str(omitted.notes[0].params)


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two runs write identical files, in every format, wherever the clock stands."""
    plan = plan_of([{"household_id": f"32079910120100{n}"} for n in range(3)])
    first = write_notices(plan, tmp_path / "a", system_fonts=False)
    again = write_notices(plan, tmp_path / "b", system_fonts=False)
    for name in first.files:
        assert (first.folder / name).read_bytes() == (again.folder / name).read_bytes(), name


def test_no_file_names_a_person_or_a_time(written: Published) -> None:
    """Properties hold the tool's name only, and every member of an archive the same day."""
    for kind in ("docx", "xlsx"):
        with zipfile.ZipFile(public(written, kind, "小村")) as archive:
            assert {m.date_time for m in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            core = archive.read("docProps/core.xml").decode()
            assert "bangfu-assign" in core and "python-docx" not in core and "1980" in core
    properties = pypdf.PdfReader(public(written, "pdf", "小村")).metadata
    assert properties.author is None and properties.creation_date is None


def test_one_village_is_written_and_the_others_stay(tmp_path: Path) -> None:
    """``villages`` rewrites those sheets; what is there of others, and other results, is kept."""
    out = tmp_path / "out"
    write_notices(odd_town(), out, formats=["html"])
    (out / "public" / "report.html").write_text("<p>公开页</p>", "utf-8")
    done = write_notices(
        odd_town(policy_of(names="surname")), out, formats=["html"], villages=["小村"]
    )
    assert done.files == ("public/html/02_小村.html",)
    assert "李**" in public(done, "html", "小村").read_text("utf-8")
    assert "**" not in public(done, "html", "常村").read_text("utf-8")
    write_notices(odd_town(), out, formats=["pdf"], villages=["320799101202"])
    assert not (out / "public" / "html" / "02_小村.html").exists()
    assert (out / "public" / "report.html").is_file()


def test_a_new_run_leaves_no_sheet_of_the_old(tmp_path: Path) -> None:
    """Notices of an earlier plan, in whatever format, do not stay beside the new ones."""
    out = tmp_path / "out"
    write_notices(odd_town(), out, formats=["xlsx"])
    write_notices(plan_of([{"household_id": "320799101201001"}]), out, formats=["html"])
    assert sorted(p.name for p in (out / "public").rglob("*.*")) == [
        "00_测试镇.html",
        "01_甲村.html",
    ]


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Unknown villages and formats, or nobody to show: it is said, and no folder appears."""
    with pytest.raises(UsageError, match="大村"):
        write_notices(odd_town(), tmp_path / "o", villages=["大大村"])
    with pytest.raises(UsageError, match="doc"):
        write_notices(odd_town(), tmp_path / "o", formats=["doc"])  # type: ignore[list-item]
    with pytest.raises(PlanError, match="no household"):
        write_notices(plan_of([]), tmp_path / "o")
    assert not (tmp_path / "o").exists()


def test_what_the_policy_leaves_out_is_a_blank_line(tmp_path: Path) -> None:
    """Without address and phone the sheet has lines to fill in, and each is named."""
    policy = policy_of(address="", phone="", date=None)
    done = write_notices(odd_town(policy), tmp_path / "o", formats=["html"], villages=["小村"])
    page = public(done, "html", "小村").read_text("utf-8")
    assert "监督电话：____" in page and "受理地址：____" in page and "年__月__日" in page
    columns = [note.column for note in done.notes]
    assert columns == ["notice.address", "notice.phone", "notice.date"]


def test_a_public_row_has_eight_facts() -> None:
    """The allow-list is what it is: a new field has to be decided here, too."""
    assert [field.name for field in fields(NoticeRow)] == [
        "number", "village", "group", "head_name", "household_id", "persons", "helper", "post",
    ]  # fmt: skip


def test_the_public_name_is_exported() -> None:
    """``ba.write_notices`` is the function."""
    assert ba.write_notices is write_notices


def test_the_template_left_beside_can_be_given_back(tmp_path: Path) -> None:
    """The Word template in OUT, given as ``template``, makes the very same sheet."""
    done = write_notices(odd_town(), tmp_path / "a", formats=["docx"], villages=["小村"])
    own = done.folder / "notice_template.docx"
    again = write_notices(
        odd_town(), tmp_path / "b", formats=["docx"], villages=["小村"], template=own
    )
    first, second = (
        Document(io.BytesIO(public(d, "docx", "小村").read_bytes())) for d in (done, again)
    )
    assert [p.text for p in first.paragraphs] == [p.text for p in second.paragraphs]
    assert first.tables[0]._tbl.xml == second.tables[0]._tbl.xml
