"""``plan.xlsx``: the same bytes for the same plan, harmless, private, and read back after edits."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bangfu_assign import labels
from bangfu_assign.plan import Plan
from bangfu_assign.plan.text import display
from bangfu_assign.report.journeys import Journeys, journeys_of
from bangfu_assign.report.sheets.book import natural, office
from bangfu_assign.report.workbook import workbook
from bangfu_assign.rules.plan_file import read_plan
from tests.plan.test_summary import small_plan
from tests.report.hostile import HOSTILE, JOURNEYS, SECRETS, hostile_plan
from tests.report.town import town

LISTS = ("households", "cadres", "uncovered", "pairings", "villages", "roster")


def opened(plan: Plan, lang: labels.Lang = "zh", journeys: Journeys = JOURNEYS) -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook(plan, journeys, lang)))


@cache
def hostile_book() -> Any:
    return opened(hostile_plan())


def sheet_of(book: Any, code: str, lang: labels.Lang = "zh") -> Any:
    return book[labels.text(f"workbook.sheet_{code}", lang)]


def cells_of(sheet: Any) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_the_same_plan_gives_the_same_bytes_however_its_rows_came() -> None:
    first = workbook(hostile_plan(), JOURNEYS)
    assert first == workbook(hostile_plan(), JOURNEYS)
    assert first == workbook(hostile_plan(shuffled=True), JOURNEYS)


def test_every_sheet_is_there_in_both_languages() -> None:
    assert opened(small_plan()).sheetnames == [
        "汇总", "按村分户", "按干部", "未落实", "挂钩", "各村情况", "干部名册", "说明",
        "as_written",
    ]  # fmt: skip
    assert opened(small_plan(), "en").sheetnames == [
        "Summary", "By village", "By cadre", "Uncovered", "Pairings", "Villages", "Cadres", "Guide",
        "as_written",
    ]  # fmt: skip


def test_no_header_is_chinese_in_the_english_workbook() -> None:
    book = opened(small_plan(), "en")
    for code in LISTS:
        for head in cells_of(sheet_of(book, code, "en"))[0]:
            assert str(head).isascii(), head


def test_households_stand_by_village_with_their_helper_and_blank_cells_if_uncovered() -> None:
    rows = cells_of(sheet_of(opened(small_plan()), "households"))
    assert rows[0] == [
        "村", "组", "户码", "户主", "人口", "需求等级", "干部编号", "帮扶人", "单位及职务", "续帮",
        "距离\n（公里）", "协助帮扶人编号", "原定编号",
    ]  # fmt: skip
    assert rows[1] == [
        "v村", None, "a", "户主a", 4, 3, "1", "干部1", None, "是", None, "4", "1",
    ]  # fmt: skip
    assert [row[2] for row in rows[1:]] == ["a", "b", "c"]
    assert rows[2][6:] == [None] * 7


def test_cadres_stand_by_seniority_with_one_row_per_household() -> None:
    rows = cells_of(sheet_of(hostile_book(), "cadres"))
    assert [(row[0], row[10]) for row in rows[1:]] == [
        ("c0", "h0"), ("c0", "h1"), ("c1", "h3"), ("c1", "h2"), ("c2", "h4"), ("c2", "h5"),
        ("c3", "h6"), ("friend", "h1"),
    ]  # fmt: skip
    assert rows[3][6:8] == [12.3, 0.7]  # kilometres
    assert rows[1][6] == 0


def test_the_total_row_adds_up_the_villages() -> None:
    rows = cells_of(sheet_of(opened(small_plan()), "villages"))
    assert rows[-1][0] == "合计"
    for place in range(3, 8):
        assert rows[-1][place] == sum(row[place] for row in rows[1:-1])
    assert rows[-1][8] == pytest.approx(2 / 3)


def test_nothing_uncovered_and_nobody_paired_is_said_in_a_sentence() -> None:
    plan = small_plan()
    everybody = town(2, per_village=4)
    assert len(everybody.uncovered) == 0
    assert cells_of(sheet_of(opened(everybody), "uncovered"))[1][7].startswith("计划内各户均已落实")
    alone = type(plan)(plan.case, plan.policy, plan.assignments, plan.pairings.head(0))
    assert "没有需要挂钩到村的干部" in cells_of(sheet_of(opened(alone), "pairings"))[1][3]


@pytest.mark.parametrize("code", LISTS)
def test_lists_are_ready_for_screen_and_printer(code: str) -> None:
    sheet = sheet_of(hostile_book(), code)
    assert sheet.freeze_panes is not None and sheet.freeze_panes.endswith("2")
    assert sheet.auto_filter.ref.startswith("A1:")
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert "&P" in sheet.oddFooter.right.text
    assert "不得公示" in sheet.oddFooter.left.text
    assert all(5 <= d.width <= 60 for d in sheet.column_dimensions.values())


def test_the_filter_leaves_the_total_alone() -> None:
    sheet = sheet_of(opened(small_plan()), "villages")
    assert sheet.auto_filter.ref == "A1:K4"
    assert sheet.max_row == 5


@pytest.mark.parametrize("lang", labels.LANGS)
def test_no_cell_is_a_formula_a_link_or_a_macro(lang: labels.Lang) -> None:
    content = workbook(hostile_plan(), JOURNEYS, lang)
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n"), (sheet.title, cell.coordinate)
                assert cell.hyperlink is None
    members = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert not [name for name in members if "vba" in name or "external" in name]


def test_hostile_text_stands_in_its_cell_as_it_was_typed_but_for_invisible_marks() -> None:
    rows = cells_of(sheet_of(hostile_book(), "households"))
    heads = {str(row[3]).replace("_x005F_", "_") for row in rows[1:]}
    *planned, _ = HOSTILE.values()
    assert {display(text) for text in planned} == heads


def test_a_title_cannot_smuggle_codes_into_the_page_header() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook(hostile_plan(), JOURNEYS))) as file:
        sheet = file.read("xl/worksheets/sheet2.xml").decode()
    header = re.search(r"<oddHeader>(.*?)</oddHeader>", sheet)
    assert header is not None
    assert "&amp;&amp;14 &amp;&amp;P" in header[1]
    assert len(header[1].replace("&amp;", "&").replace("&quot;", '"')) <= 255


def test_nothing_in_the_file_is_a_private_fact() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook(hostile_plan(), JOURNEYS))) as file:
        for name in file.namelist():
            content = file.read(name).decode()
            assert not any(secret in content for secret in SECRETS), name


def test_ids_are_text_and_stay_text_when_typed_over() -> None:
    sheet = sheet_of(opened(town(3)), "households")
    for column in ("C", "G"):
        assert sheet[f"{column}2"].data_type == "s"
        assert sheet[f"{column}2"].number_format == "@"


def test_cadres_are_chosen_from_those_who_can_be_a_party_cadre() -> None:
    book = opened(small_plan())
    (validation,) = sheet_of(book, "households").data_validations.dataValidation
    assert str(validation.sqref) == "G2:G4"
    roster = [row[0] for row in cells_of(sheet_of(book, "roster"))]
    assert validation.formula1 == "'干部名册'!$A$2:$A$4"
    assert roster == ["干部编号", "5", "1", "2", "3", "4"]  # 3 is away, 4 a co-helper


def test_changed_rows_and_uncovered_rows_and_full_cadres_are_coloured_as_they_are_edited() -> None:
    sheet = sheet_of(opened(small_plan()), "households")
    formulas = [
        formula
        for ranges in sheet.conditional_formatting
        for rule in ranges.rules
        for formula in rule.formula
    ]
    assert "$G2<>$M2" in formulas
    assert '$G2=""' in formulas
    assert any("COUNTIF($G$2:$G$4,$G2)>SUMIF('干部名册'!$A$2:$A$6" in f for f in formulas)


@pytest.mark.parametrize("lang", labels.LANGS)
def test_the_workbook_is_read_back_as_the_plan_it_was_written_from(
    lang: labels.Lang, tmp_path: Path
) -> None:
    plan = town(4)
    path = tmp_path / "plan.xlsx"
    path.write_bytes(workbook(plan, journeys_of(plan), lang))
    read = read_plan(path, plan.case, plan.policy)
    ids = ["household_id", "cadre_id", "village_id", "co_helper_id", "project_id"]
    assert read.assignments[ids].values.tolist() == plan.assignments[ids].values.tolist()
    assert read.pairings.values.tolist() == plan.pairings.values.tolist()
    assert not read.problems


def test_an_edit_by_hand_is_what_is_read_back(tmp_path: Path) -> None:
    plan = small_plan()
    book = opened(plan)
    sheet = sheet_of(book, "households")
    sheet["G2"], sheet["G3"] = None, "2"
    book.save(tmp_path / "plan.xlsx")
    read = read_plan(tmp_path / "plan.xlsx", plan.case, plan.policy)
    helper = dict(zip(read.assignments["household_id"], read.assignments["cadre_id"], strict=True))
    assert helper == {"a": "", "b": "2", "c": "1"}


def test_villages_of_one_name_are_told_apart_by_their_id() -> None:
    plan = hostile_plan()
    plan.case.villages["name"] = "太平村"
    rows = cells_of(sheet_of(opened(plan), "households"))
    assert {row[0] for row in rows[1:]} == {f"太平村（v{i}）" for i in range(3)}


def test_groups_are_sorted_as_people_count_and_offices_are_said_once() -> None:
    assert sorted(["10组", "2组", "组", "2", "9" * 5000], key=natural) == [
        "2", "2组", "10组", "9" * 5000, "组",
    ]  # fmt: skip
    assert office("镇政府", "镇政府副镇长") == "镇政府副镇长"
    assert office("镇政府", "副镇长") == "镇政府副镇长"
    assert office("", "") == ""
