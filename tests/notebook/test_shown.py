"""Sheets, problems and pages as a notebook shows them."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfWriter

from bangfu_assign.errors import Problem, Severity, UsageError
from bangfu_assign.notebook import show_pages, show_problems, show_sheet
from bangfu_assign.plan import Plan
from tests.report.town import town


@pytest.fixture(scope="module")
def plan() -> Plan:
    return town(6)


def html(shown: object) -> str:
    return str(shown._repr_html_())  # type: ignore[attr-defined]


def test_a_sheet_has_the_office_s_headers_and_its_rows(plan: Plan) -> None:
    """The rows of the workbook, as many as asked for, the rest counted."""
    shown = html(show_sheet(plan, "households", rows=3))
    assert "户主" in shown
    assert shown.count("<tr>") == 1 + 3
    assert "另有" in shown
    assert html(show_sheet(plan, "按村分户", rows=3)) == shown


def test_columns_and_rows_can_be_chosen(plan: Plan) -> None:
    """Only these columns, in this order; only rows that hold a text."""
    village = plan.case.villages["name"].iloc[2]
    shown = html(
        show_sheet(plan, "households", rows=400, containing=village, columns=["户主", "村"])
    )
    assert shown.index("户主") < shown.index(">村<")
    assert "干部编号" not in shown
    others = set(plan.case.villages["name"]) - {village}
    assert village in shown
    assert not [name for name in others if f">{name}<" in shown]


def test_an_unknown_sheet_is_answered_with_those_there_are(plan: Plan) -> None:
    """A slip of the pen is told from an empty sheet."""
    with pytest.raises(UsageError, match="uncovered"):
        show_sheet(plan, "uncoverd")


@pytest.mark.parametrize("sheet", ["households", "cadres", "uncovered", "roster"])
def test_what_strangers_typed_stays_text(plan: Plan, sheet: str) -> None:
    """Names that are markup arrive as text."""
    case = replace(
        plan.case,
        households=plan.case.households.assign(head_name="<script>alert(1)</script>"),
        cadres=plan.case.cadres.assign(name="<img src=x>"),
    )
    shown = html(show_sheet(replace(plan, case=case), sheet, rows=100))
    assert "&lt;" in shown
    assert "<script" not in shown
    assert "<img" not in shown


def test_problems_are_listed_with_their_place() -> None:
    """Kind, place and sentence; markup in a file's name is text."""
    found = [
        Problem("facts.unknown_table", file="<b>.csv", severity=Severity.WARNING, row=n)
        for n in (3, 4, 5)
    ]
    problems = [Problem("notebook.no_folder", file=p.file, row=p.row, severity=p.severity)
                for p in found]  # fmt: skip
    shown = html(show_problems(problems, rows=2))
    assert "提醒" in shown
    assert "&lt;b&gt;.csv" in shown
    assert shown.count("<tr>") == 1 + 2
    assert "没有发现问题" in html(show_problems([]))


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    writer = PdfWriter()
    for _ in range(3):
        writer.add_blank_page(width=595, height=842)
    with (tmp_path / "三页.pdf").open("wb") as file:
        writer.write(file)
    return tmp_path / "三页.pdf"


def test_pages_stand_side_by_side(pdf: Path) -> None:
    """Two pages are twice as wide as one, and as high."""
    one = Image.open(io.BytesIO(show_pages(pdf)._repr_png_()))
    two = Image.open(io.BytesIO(show_pages(pdf, pages=(1, 3))._repr_png_()))
    assert two.height == one.height
    assert 1.8 < two.width / one.width < 2.0


@pytest.mark.parametrize("page", [0, 4])
def test_a_page_that_is_not_there_is_named(pdf: Path, page: int) -> None:
    """The message says how many there are."""
    with pytest.raises(UsageError, match="it has 3"):
        show_pages(pdf, pages=(page,))


def test_what_is_no_pdf_is_named(tmp_path: Path) -> None:
    """A missing file, and one of another kind."""
    (tmp_path / "a.pdf").write_text("text")
    for name in ("a.pdf", "b.pdf"):
        with pytest.raises(UsageError, match="no PDF"):
            show_pages(tmp_path / name)


def test_a_header_with_its_unit_is_named_on_one_line(plan: Plan) -> None:
    """The workbook breaks such headers over two lines; nobody types the break."""
    shown = html(show_sheet(plan, "households", columns=["户主", "距离（公里）"]))
    assert ">距离（公里）<" in shown
    assert ">人口<" not in shown
    assert ">Distance (km)<" in html(
        show_sheet(plan, "households", columns=["Distance (km)"], lang="en")
    )
