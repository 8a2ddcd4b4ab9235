"""The check of the visits as people get it: tables, workbook, figure; whole, private, harmless."""

from __future__ import annotations

import csv
import io
import warnings
from dataclasses import replace
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from bangfu_assign.labels import LANGS, Lang
from bangfu_assign.report.figures import style
from bangfu_assign.report.figures.visits import draw_visits, save_visits, visits_size
from bangfu_assign.report.visits.tables import tables
from bangfu_assign.report.visits.text import to_text
from bangfu_assign.report.visits.workbook import workbook
from bangfu_assign.report.visits.write import write_visits
from bangfu_assign.sample.visits import write_sample_visits
from bangfu_assign.visits import Visits, check_visits, read_register, totals
from tests.report.hostile import HOSTILE, SECRETS, hostile_plan
from tests.report.town import town
from tests.visits.town import H1, H2, H3, TODAY, checked, make_plan, visit

BOTH = pytest.mark.parametrize("lang", LANGS)


@pytest.fixture
def small(tmp_path: Path) -> Visits:
    """Return a check in which every state occurs."""
    return checked(
        tmp_path,
        visit(H1, "2012-01-05"),
        visit(H1, "2012-02-05", signed=""),
        visit(H1, "2012-03-05", "吴富"),
        visit(H2, "2012-03-05", "周正"),
        visit(H3, "2012-03-20", "李和"),
    )


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_the_tables_say_who_was_missed_and_how_it_adds_up(small: Visits) -> None:
    found = {name: rows_of(content) for name, content in tables(small).items()}
    gone = [(r["household_id"], r["month"], r["seen"]) for r in found["visits_missing.csv"]]
    assert (H1, "2012-03", "co_helper") in gone
    assert (H2, "2012-03", "other") in gone
    assert (H1, "2012-01", "none") not in gone
    first = found["visits_by_village.csv"][0]
    assert (first["households"], first["due"], first["contacted"], first["share"]) == (
        "2", "6", "2", "0.333",
    )  # fmt: skip
    by_cadre = {row["cadre_id"]: row for row in found["visits_by_cadre.csv"]}
    assert by_cadre["C2"]["contacted_03"] == "1"
    assert {row["code"] for row in found["visits_problems.csv"]} == {
        "visits.unsigned_helper", "visits.by_co_helper", "visits.by_other_cadre",
    }  # fmt: skip


@BOTH
def test_the_lines_name_villages_and_helpers_but_no_household(small: Visits, lang: Lang) -> None:
    text = to_text(small, lang)
    assert "班庄村" in text and "王平（C1）" in text
    assert "张山" not in text
    assert "25.0%" in text  # three of twelve contacts


def test_the_workbook_has_a_grid_of_twelve_months(small: Visits) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(small)))
    assert book.sheetnames == ["汇总", "按户按月", "按帮扶责任人", "按村", "登记表问题"]
    grid = [[cell.value for cell in row] for row in book["按户按月"].iter_rows()]
    assert grid[0][5:18] == [*(f"{month}月" for month in range(1, 13)), "未联系月数"]
    marks = {row[2]: row[5:18] for row in grid[1:5]}
    assert marks[H1] == ["√", "△", "协", *[None] * 9, 1]
    assert marks[H2] == ["×", "×", "他", *[None] * 9, 3]


def test_months_before_the_pair_began_are_marked_as_not_due(tmp_path: Path) -> None:
    plan = make_plan([{"household_id": H1, "cadre_id": "C1", "since": "2012-02-01"}])
    visits = checked(tmp_path, visit(H2, "2012-02-05"), plan=plan)
    grid = openpyxl.load_workbook(io.BytesIO(workbook(visits)))["按户按月"]
    marks = {row[2].value: [cell.value for cell in row[5:7]] for row in grid.iter_rows(min_row=2)}
    assert marks[H1] == ["—", "×"]


def hostile_visits(folder: Path) -> Visits:
    plan = hostile_plan()
    odd = sorted(HOSTILE.values(), key=len)[:-1]
    rows = [
        visit(f"h{i % 8}", "2012-03-05", text, content=text, signed=text, by_home=text)
        for i, text in enumerate(odd)
    ]
    lines = [[cell.replace("\ud800", "") for cell in map(str, row)] for row in rows]
    return checked(folder, *lines, plan=plan)


@BOTH
def test_hostile_cells_and_names_are_harmless_and_nothing_private_is_shown(
    tmp_path: Path, lang: Lang
) -> None:
    """No formula, no control character, no ID number, phone, income or cause anywhere."""
    visits = hostile_visits(tmp_path)
    out = to_text(visits, lang)
    for content in tables(visits, lang).values():
        text = content.decode("utf-8-sig")
        for row in csv.reader(io.StringIO(text)):
            assert not any(cell.startswith(("=", "@", "+", "＝")) for cell in row)
        out += text
    book = openpyxl.load_workbook(io.BytesIO(workbook(visits, lang)))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f" and cell.hyperlink is None
                out += str(cell.value)
    assert not any(secret in out for secret in SECRETS)
    assert HOSTILE["override"] not in out and "\x1b" not in out


def test_the_same_check_gives_the_same_bytes(small: Visits, tmp_path: Path) -> None:
    assert workbook(small) == workbook(small)
    assert tables(small) == tables(small)
    for name in "ab":
        save_visits(small, tmp_path / f"{name}.png")
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_everything_is_written_beside_a_plan_or_alone(small: Visits, tmp_path: Path) -> None:
    out = write_visits(small, tmp_path / "out")
    names = {p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file()}
    assert names >= {
        "visits.xlsx", "visits_missing.csv", "visits_by_cadre.csv", "visits_by_village.csv",
        "visits_problems.csv", "figures/visits.png",
    }  # fmt: skip
    (out / "note.txt").write_text("mine")
    write_visits(small, out, figures=False)
    assert (out / "note.txt").read_text() == "mine"
    assert (out / "figures" / "visits.png").is_file()


def axes_for(inches: tuple[float, float]) -> object:
    figure = Figure(figsize=inches)
    FigureCanvasAgg(figure)
    return style.fill(figure)


def drawn(visits: Visits, lang: Lang, inches: tuple[float, float] | None = None) -> dict[str, list]:
    """Return where each visible text is, in pixels; missing glyphs fail."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        villages = visits.cells["village_id"].nunique()
        axes = draw_visits(visits, axes_for(inches or visits_size(villages)), lang)  # type: ignore[arg-type]
        axes.figure.canvas.draw()
    ticks = {*axes.xaxis.findobj(Text), *axes.yaxis.findobj(Text)}
    found: dict[str, list] = {}
    for text in axes.findobj(Text):
        if text.get_text() and text not in ticks:
            found.setdefault(text.get_text(), []).append(text.get_window_extent())
    paper = axes.figure.bbox
    boxes = [box for same in found.values() for box in same]
    assert all(paper.contains(*box.min) and paper.contains(*box.max) for box in boxes)
    return found


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Visits:
    """Return the check of a sample register of 44 villages."""
    plan = town(44, per_village=8)
    path = write_sample_visits(plan, tmp_path_factory.mktemp("v") / "v.xlsx", months=5)
    return check_visits(plan, read_register(path, plan.case, 2012), today=TODAY)


@BOTH
def test_the_figure_names_every_village_without_overlap(big: Visits, lang: Lang) -> None:
    said = drawn(big, lang)
    names = [box for text, same in said.items() if "村" in text and "（" in text for box in same]
    assert len(names) >= big.cells["village_id"].nunique()
    all_boxes = np.array([b.extents for same in said.values() for b in same])
    a, b = all_boxes[:, None, :], all_boxes[None, :, :]
    hit = (a[..., 0] < b[..., 2]) & (a[..., 2] > b[..., 0])
    hit &= (a[..., 1] < b[..., 3]) & (a[..., 3] > b[..., 1])
    assert not (hit & ~np.eye(len(all_boxes), dtype=bool)).any()


def test_the_figures_cells_hold_the_shares_rounded_down(small: Visits) -> None:
    """January: one of four contacted; in all three of twelve; no cell for April."""
    said = drawn(small, "zh")
    whole = totals(small)
    assert (whole["contacted"], whole["due"]) == (3, 12)
    assert len(said["25"]) >= 2
    assert "100" not in said


@BOTH
def test_a_figure_of_hostile_or_no_villages_is_drawn(tmp_path: Path, lang: Lang) -> None:
    drawn(hostile_visits(tmp_path), lang)
    plan = make_plan()
    nobody = replace(plan, assignments=plan.assignments.head(0))
    empty = checked(tmp_path, visit(H1, "2012-03-05"), plan=nobody)
    drawn(empty, lang)
    workbook(empty, lang)
    assert to_text(empty, lang)


def test_the_sample_register_is_read_without_an_error(big: Visits) -> None:
    """Everything planted in it is repaired or a warning, and some of everything is planted."""
    assert not big.register.has_errors
    found = {p.code for p in big.problems}
    assert {
        "visits.unsigned_helper", "visits.unsigned_household", "visits.same_day_twice",
        "visits.year_added", "facts.serial_date", "facts.date_rewritten", "visits.by_other_cadre",
    } <= found  # fmt: skip
    assert 0.7 < totals(big)["contacted"] / totals(big)["due"] < 0.95
