"""The 14-column sheet, registers of other kinds, and what is refused."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest
import xlwt

from bangfu_assign import write_back
from bangfu_assign.errors import FactsError, UsageError
from bangfu_assign.facts import read_case
from bangfu_assign.report.writeback.fresh import COLUMNS
from tests.facts.folders import HOUSEHOLDS, make, write_csv
from tests.report.hostile import hostile_plan
from tests.report.writeback.office import (
    BODY,
    CADRES,
    EXPECTED,
    HEADER,
    JOB,
    NAME,
    V,
    office,
    plan_for,
)


def fresh_rows(path: Path) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(path).active.iter_rows(values_only=True))


def test_the_sheet_made_anew_has_exactly_the_14_columns(tmp_path: Path) -> None:
    """Header in row 1, one row a household, codes and areas as the register wants them."""
    done = write_back(plan_for(office(tmp_path / "case")), tmp_path / "out")
    header, *rows = fresh_rows(done.fresh)
    assert header == COLUMNS
    assert rows[0] == (
        f"{V}001", "一组", "张山", 3, 1, 2.5, 60, 1, "13800000001", 2, None,
        "王平", "13700000001", "班庄村支书",
    )  # fmt: skip
    assert rows[1][6] == "约50"
    told = {row[0]: tuple(cell or "" for cell in row[11:]) for row in rows}
    assert told == EXPECTED | {f"{V}005": ("", "", "")}


def test_the_sheet_made_anew_is_read_as_the_same_case(tmp_path: Path) -> None:
    """As a case's own table it gives the same households, but for what the register has not."""
    plan = plan_for(office(tmp_path / "case"))
    done = write_back(plan, tmp_path / "out")
    folder = make(tmp_path / "again", households=None, cadres=CADRES)
    (folder / "households.xlsx").write_bytes(done.fresh.read_bytes())
    columns = [c for c in plan.case.households if c != "planned"]
    assert read_case(folder).households[columns].equals(plan.case.households[columns])


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    plan = plan_for(office(tmp_path / "case"))
    for out in ("one", "two"):
        write_back(plan, tmp_path / out)
    files = sorted((tmp_path / "one" / "writeback").iterdir())
    assert len(files) == 3
    for path in files:
        assert path.read_bytes() == (tmp_path / "two" / "writeback" / path.name).read_bytes()


def old_xls(path: Path) -> None:
    """Write the register as Excel 2003 did, with a style, a width and a merged title."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("农户")
    look = xlwt.easyxf("font: bold on, height 280; pattern: pattern solid, fore_colour yellow")
    sheet.write_merge(0, 0, 0, 16, "登记表", look)
    sheet.col(12).width = 256 * 30
    for number, row in enumerate([HEADER, *BODY], start=1):
        for place, cell in enumerate(row):
            if cell not in (None, ""):
                sheet.write(number, place, str(cell) if place == 1 else cell)
    book.save(path)


def test_an_old_xls_becomes_an_xlsx_that_looks_alike(tmp_path: Path) -> None:
    """Texts, styles, widths and merges are there; that it is another format is said."""
    folder = make(tmp_path / "case", households=None, cadres=CADRES)
    old_xls(folder / "households.xls")
    done = write_back(plan_for(folder), tmp_path / "out")
    assert done.register is not None and done.register.name == "households.xlsx"
    assert "converted" in done.counts()
    sheet = openpyxl.load_workbook(done.register)["农户"]
    assert sheet["A1"].font.bold and sheet["A1"].fill.fgColor.rgb == "FFFFFF00"
    assert {str(r) for r in sheet.merged_cells.ranges} == {"A1:Q1"}
    assert round(sheet.column_dimensions["M"].width) == 30
    told = {
        str(row[1].value): tuple(str(c.value or "") for c in row[NAME : JOB + 1])
        for row in sheet.iter_rows(min_row=3)
    }
    assert told[f"{V}001"] == EXPECTED[f"{V}001"] and told[f"{V}004"] == EXPECTED[f"{V}004"]


def test_another_register_is_filled_and_who_is_missing_is_named(tmp_path: Path) -> None:
    """Rows of strangers stay, households without a row are listed, repeated ones are filled."""
    folder = office(tmp_path / "case")
    other = tmp_path / "上报表.csv"
    keep = [
        HEADER,
        BODY[0],
        BODY[0],
        ["9", f"{V}999", *BODY[0][2:]],
        ["10", "3.2E+14", *BODY[0][2:]],
    ]
    write_csv(other, keep)
    done = write_back(plan_for(folder), tmp_path / "out", register=other)
    assert done.register == tmp_path / "out" / "writeback" / "上报表.csv"
    told = {
        (n.code.removeprefix("writeback."), n.household_id)
        for n in done.notes
        if n.code.removeprefix("writeback.") not in ("shortened", "replaced")
    }
    assert told == {
        ("twice", f"{V}001"), ("unknown", f"{V}999"), ("unreadable", ""),
        *(("absent", f"{V}00{n}") for n in (2, 3, 4, 6)),
    }  # fmt: skip
    rows = list(csv.reader(done.register.read_text("utf-8-sig").splitlines()))
    assert [row[NAME] for row in rows] == ["帮扶人姓名", "王平", "王平", "", ""]


def test_a_case_without_the_columns_gets_the_new_sheet_only(tmp_path: Path) -> None:
    """Nothing is invented in the office's table; the note says which option names another file."""
    folder = make(tmp_path / "case", cadres=CADRES, households=[*HOUSEHOLDS[:2]])
    done = write_back(plan_for(folder), tmp_path / "out")
    assert done.register is None and "only_fresh" in done.counts()


def test_a_register_without_the_columns_is_refused_with_their_names(tmp_path: Path) -> None:
    folder = office(tmp_path / "case")
    other = tmp_path / "other.csv"
    write_csv(other, [HEADER[:NAME], BODY[0][:NAME]])
    with pytest.raises(FactsError) as error:
        write_back(plan_for(folder), tmp_path / "out", register=other)
    assert {p.code for p in error.value.problems} == {
        "writeback.no_name", "writeback.no_phone", "writeback.no_job",
    }  # fmt: skip
    with pytest.raises(UsageError):
        write_back(plan_for(folder), tmp_path / "out", register=tmp_path / "none.xlsx")
    assert not (tmp_path / "out").exists()


def test_unit_and_position_may_stand_in_two_columns(tmp_path: Path) -> None:
    """Then nothing needs to be shortened there."""
    folder = office(tmp_path / "case")
    other = tmp_path / "other.csv"
    write_csv(
        other,
        [["户码", "户主", "人口", "帮扶人姓名", "帮扶人电话", "帮扶单位", "帮扶人职务"],
         [f"{V}002", "李水", "2", "", "", "", ""]],
    )  # fmt: skip
    done = write_back(plan_for(folder), tmp_path / "out", register=other)
    assert done.register is not None
    (row,) = list(csv.reader(done.register.read_text("utf-8-sig").splitlines()))[1:]
    assert row[3:] == ["李和", "13700000002", "班庄镇人民政府", "扶贫办公室副主任"]


def test_hostile_texts_make_a_whole_sheet(tmp_path: Path) -> None:
    """Names that are formulas, templates, scripts or 4,000 characters long: text, within limits."""
    done = write_back(hostile_plan(), tmp_path / "out")
    rows = fresh_rows(done.fresh)
    assert len(rows) == 1 + len(hostile_plan().case.households)
    book = openpyxl.load_workbook(done.fresh).active
    assert all(
        cell.data_type in ("s", "n", "inlineStr") for row in book.iter_rows() for cell in row
    )
    assert max(len(str(row[11] or "")) for row in rows[1:]) <= 10


def test_a_result_is_never_written_over_its_source(tmp_path: Path) -> None:
    """Last month's result, given as the register, stays where it is."""
    plan = plan_for(office(tmp_path / "case"))
    done = write_back(plan, tmp_path / "out")
    assert done.register is not None
    before = done.register.read_bytes()
    with pytest.raises(UsageError):
        write_back(plan, tmp_path / "out", register=done.register)
    assert done.register.read_bytes() == before
    again = write_back(plan, tmp_path / "new", register=done.register)
    assert again.register is not None and again.register.read_bytes() == before


def test_with_one_row_a_person_each_row_of_the_household_is_filled(tmp_path: Path) -> None:
    """Members' rows belong to the household above, as when a case is read."""
    folder = office(tmp_path / "case")
    other = tmp_path / "people.csv"
    head = ["户编号", "姓名", "与户主关系", "帮扶人姓名", "帮扶人电话", "帮扶人单位职务"]
    rows = [[f"{V}001", "张山", "户主"], ["", "张小", "之子"], [f"{V}004", "赵火", "户主"]]
    write_csv(other, [head, *([*row, "旧", "1", "旧"] for row in rows)])
    done = write_back(plan_for(folder), tmp_path / "out", register=other)
    assert done.register is not None
    written = list(csv.reader(done.register.read_text("utf-8-sig").splitlines()))
    assert [row[3] for row in written[1:]] == ["王平", "王平", ""]


def test_a_damaged_xls_is_refused_without_a_trace(tmp_path: Path) -> None:
    """Whatever the converter meets, the office reads a sentence."""
    folder = make(tmp_path / "case", households=None, cadres=CADRES)
    old_xls(folder / "households.xls")
    plan = plan_for(folder)
    content = bytearray((folder / "households.xls").read_bytes())
    for place in range(600, 1400):
        content[place] ^= 0x5A
    (tmp_path / "bad.xls").write_bytes(content)
    with pytest.raises(FactsError):
        write_back(plan, tmp_path / "out", register=tmp_path / "bad.xls")
    assert not (tmp_path / "out").exists()
