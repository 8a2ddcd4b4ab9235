"""The office's own .xlsx: the helper's columns say what the plan says, and nothing else changes."""

from __future__ import annotations

import re
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from bangfu_assign import write_back
from bangfu_assign.errors import FactsError
from bangfu_assign.facts import read_case
from bangfu_assign.plan.text import display
from tests.programs import program
from tests.report.hostile import HOSTILE
from tests.report.writeback.office import EXPECTED, HEADER, JOB, NAME, V, office, plan_for


def cells(path: Path) -> list[list[object]]:
    return [[c.value for c in row] for row in openpyxl.load_workbook(path)["农户"].iter_rows()]


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def helpers(path: Path) -> dict[str, tuple[str, ...]]:
    """Return the helper's cells by household, as the file has them."""
    found = {}
    for row in cells(path)[3:]:
        if (code := re.sub(r"\s", "", str(row[1] or ""))).isdecimal():
            found[f"{int(code):015d}"] = tuple(str(c or "") for c in row[NAME : JOB + 1])
    return found


def test_every_row_says_what_the_plan_says(tmp_path: Path) -> None:
    """Covered rows name the helper in the register's words, uncovered are empty, others stay."""
    done = write_back(plan_for(office(tmp_path / "case")), tmp_path / "out")
    assert done.register is not None
    assert helpers(done.register) == EXPECTED
    assert done.filled == 4


def test_nothing_else_changes(tmp_path: Path) -> None:
    """Every cell outside the three columns and every other part of the file stays, to the byte."""
    source = office(tmp_path / "case") / "households.xlsx"
    done = write_back(plan_for(tmp_path / "case"), tmp_path / "out")
    assert done.register is not None
    before, after = members(source), members(done.register)
    assert list(before) == list(after)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"xl/worksheets/sheet1.xml"}
    cell = rb'<c r="([A-Z]+\d+)"[^>]*?(?:/>|>.*?</c>)'
    old, new = before["xl/worksheets/sheet1.xml"], after["xl/worksheets/sheet1.xml"]
    assert re.sub(rb'<c r="[MNO]\d+"[^>]*?(?:/>|>.*?</c>)', b"", old) == re.sub(
        rb'<c r="[MNO]\d+"[^>]*?(?:/>|>.*?</c>)', b"", new
    )
    told = {m[1]: m[0] for m in re.finditer(cell, new)}
    for place, xml in {m[1]: m[0] for m in re.finditer(cell, old)}.items():
        style = re.search(rb' s="\d+"', xml)
        assert style is None or style[0] in told[place], place


def test_the_tool_reads_the_same_case_again(tmp_path: Path) -> None:
    """With the written register in place of the office's own, the case is the same."""
    plan = plan_for(office(tmp_path / "case"))
    done = write_back(plan, tmp_path / "out")
    assert done.register is not None
    (tmp_path / "case" / "households.xlsx").write_bytes(done.register.read_bytes())
    assert read_case(tmp_path / "case").households.equals(plan.case.households)
    again = write_back(plan_for(tmp_path / "case"), tmp_path / "again")
    assert again.register is not None
    assert again.register.read_bytes() == done.register.read_bytes()


def test_everybody_who_is_not_simply_filled_in_is_listed(tmp_path: Path) -> None:
    done = write_back(plan_for(office(tmp_path / "case")), tmp_path / "out")
    told = {(n.code.removeprefix("writeback."), n.household_id or n.cadre_id) for n in done.notes}
    assert told == {
        ("replaced", f"{V}003"), ("cleared", f"{V}004"), ("not_planned", f"{V}005"),
        ("shortened", "C2"),
    }  # fmt: skip
    table = (done.folder / "writeback_notes.csv").read_text("utf-8-sig")
    assert "13700000002" not in table and "13900000009" not in table


def test_the_original_is_never_touched_and_the_results_are_the_owners(tmp_path: Path) -> None:
    source = office(tmp_path / "case") / "households.xlsx"
    before = source.read_bytes()
    done = write_back(plan_for(tmp_path / "case"), tmp_path / "out")
    assert source.read_bytes() == before
    assert all(p.stat().st_mode & 0o077 == 0 for p in done.folder.iterdir())


def change(folder: Path, edit: object) -> None:
    book = openpyxl.load_workbook(folder / "households.xlsx")
    edit(book["农户"])  # type: ignore[operator]
    book.save(folder / "households.xlsx")


def test_a_merged_helper_is_taken_apart_where_households_part(tmp_path: Path) -> None:
    """A name merged over five households stays with the one that is left alone."""
    folder = office(tmp_path / "case")

    def merge(sheet: object) -> None:
        sheet["M4"] = "旧人"  # type: ignore[index]
        sheet.merge_cells("M4:M8")  # type: ignore[attr-defined]

    change(folder, merge)
    done = write_back(plan_for(folder), tmp_path / "out")
    assert done.register is not None
    names = {household: told[0] for household, told in helpers(done.register).items()}
    assert names == {h: t[0] for h, t in EXPECTED.items()} | {f"{V}005": "旧人"}
    assert [
        n.params["cells"] for n in done.notes if n.code.removeprefix("writeback.") == "unmerged"
    ] == ["M4:M8"]
    merged = openpyxl.load_workbook(done.register)["农户"].merged_cells.ranges
    assert {str(r) for r in merged} == {"A1:Q1", "C4:C8"}


def test_a_merged_helper_of_several_stays_merged(tmp_path: Path) -> None:
    """Where all households of the range have the same new helper, the first cell changes."""
    folder = office(tmp_path / "case")
    change(folder, lambda sheet: sheet.merge_cells("M5:M6"))
    done = write_back(plan_for(folder), tmp_path / "out")
    assert done.register is not None
    sheet = openpyxl.load_workbook(done.register)["农户"]
    assert "M5:M6" in {str(r) for r in sheet.merged_cells.ranges}
    assert sheet["M5"].value == "李和"


def test_a_formula_gives_way_and_the_book_is_calculated_anew(tmp_path: Path) -> None:
    """The chain that names the cell is gone, or Excel would call the file damaged."""
    folder = office(tmp_path / "case")
    path = folder / "households.xlsx"
    parts = members(path)
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(
        b'<c r="M6"', b'<c r="M6" t="str"><f>T("x")</f><v>x</v></c><c r="ZZZ"', 1
    )
    sheet = re.sub(rb'<c r="ZZZ".*?</c>', b"", parts["xl/worksheets/sheet1.xml"])
    parts["xl/worksheets/sheet1.xml"] = sheet
    kind = b'<Override PartName="/xl/calcChain.xml" ContentType="application/x"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", kind)
    parts["xl/calcChain.xml"] = b'<calcChain><c r="M6" i="1"/></calcChain>'
    book = parts["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"")
    parts["xl/workbook.xml"] = book
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    done = write_back(plan_for(folder), tmp_path / "out")
    assert done.register is not None
    after = members(done.register)
    assert "xl/calcChain.xml" not in after and b"calcChain" not in after["[Content_Types].xml"]
    assert b'fullCalcOnLoad="1"' in after["xl/workbook.xml"]
    assert "formula" in done.counts()
    assert helpers(done.register) == EXPECTED


def test_a_shared_formula_is_refused_by_name(tmp_path: Path) -> None:
    """Overwriting the formula others lean on would damage them: the file says how to go on."""
    folder = office(tmp_path / "case")
    path = folder / "households.xlsx"
    parts = members(path)
    xml = parts["xl/worksheets/sheet1.xml"]
    xml = re.sub(
        rb'<c r="M6"(.*?)>.*?</c>',
        rb'<c r="M6"><f t="shared" ref="M6:M8" si="0">T("x")</f><v>1</v></c>',
        xml,
    )
    xml = re.sub(rb'<c r="M8"(.*?)>.*?</c>', rb'<c r="M8"><f t="shared" si="0"/><v>1</v></c>', xml)
    parts["xl/worksheets/sheet1.xml"] = xml
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(FactsError) as error:
        write_back(plan_for(folder), tmp_path / "out")
    assert "M6" in error.value.problems[0].message("zh")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("kind", [k for k in HOSTILE if k not in ("long", "nonchar")])
def test_hostile_names_are_text(tmp_path: Path, kind: str) -> None:
    """Whatever a cadre is called, the cell is text, the file is whole, the name is the plan's."""
    folder = office(tmp_path / "case")
    plan = plan_for(folder, writeback={"name_characters": 0})
    plan.case.cadres.loc[0, "name"] = HOSTILE[kind]
    done = write_back(plan, tmp_path / "out")
    assert done.register is not None
    for path, row, column in ((done.register, 3, NAME), (done.fresh, 1, 11)):
        sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
        assert sheet.to_python(skip_empty_area=False)[row][column] == display(HOSTILE[kind])
        cell = openpyxl.load_workbook(path).worksheets[0].cell(row + 1, column + 1)
        assert cell.data_type not in ("f", "e") and cell.hyperlink is None


def test_libreoffice_shows_the_same(tmp_path: Path) -> None:
    """Another program opens the written file and reads the same names."""
    soffice = program("soffice")
    done = write_back(plan_for(office(tmp_path / "case")), tmp_path / "out")
    assert done.register is not None
    subprocess.run(
        [soffice, f"-env:UserInstallation=file://{tmp_path}/lo", "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", str(tmp_path), str(done.register)],
        check=True, capture_output=True,
    )  # fmt: skip
    text = (tmp_path / "households.csv").read_text("utf-8-sig")
    assert f"{V}001,一组,张山" in text and "王平,13700000001,班庄村支书" in text


def test_a_register_of_several_sheets_is_filled_in_each(tmp_path: Path) -> None:
    """One sheet per village: rows are found in both, the sheet of remarks is left alone."""
    folder = office(tmp_path / "case")
    book = openpyxl.load_workbook(folder / "households.xlsx")
    first = book["农户"]
    second = book.create_sheet("二组")
    second.append(HEADER)
    second.append([c.value for c in first[11]])
    first.delete_rows(11)
    book.save(folder / "households.xlsx")
    plan = plan_for(folder)
    plan.case.cadres.loc[0, "phone"] = "13711111111"
    done = write_back(plan, tmp_path / "out")
    assert done.register is not None
    sheet = openpyxl.load_workbook(done.register)["二组"]
    assert [c.value for c in sheet[2]][NAME : JOB + 1] == ["王平", "13711111111", "班庄村支书"]
