# ruff: noqa: E501  (rows of cells read best in one line)
"""Whatever a file holds, reading it ends with a case or with named problems."""

from __future__ import annotations

import datetime as dt
import io
import random
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bangfu_assign.errors import Severity
from bangfu_assign.facts import examine
from bangfu_assign.facts.cells import read_cell
from bangfu_assign.facts.reading import BLANKS
from bangfu_assign.facts.schema import TABLES, Kind
from tests.facts.folders import CADRES, HOUSEHOLDS, VILLAGES, errors, make, write_xlsx

FUZZ = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
COLUMNS = [column for table in TABLES for column in table.columns]
NUMBERS = st.one_of(st.integers(-(10**20), 10**20), st.floats())
CELLS = st.one_of(
    st.text(max_size=30),
    st.from_regex(r"[0-9０-９.,年月日/eE+\-万元人°xX ]{0,20}", fullmatch=True),
    NUMBERS,
    st.dates(), st.datetimes(), st.times(), st.timedeltas(),
)  # fmt: skip
WORDS = st.one_of(
    st.text(alphabet=st.characters(min_codepoint=32, exclude_categories=["Cs"]), max_size=12),
    st.sampled_from(["", "是", "合计", "320707109200", "班庄村", "3.2E+14", "=1+1", "-", "户主", "C1"]),
    st.floats(-1e18, 1e18),
    st.booleans(),
)  # fmt: skip
HEADERS = st.sampled_from(
    [name for column in COLUMNS for name in (column.name,)]
    + ["户码", "户主姓名", "行政村", "人口", "姓名", "职级", "联系电话", "与户主关系", "劳动技能", "户编号",
       "帮扶人姓名", "人均纯收入(万元)", "", "备注", "村民小组", "农户属性", "致贫原因1", "人编号", "乡镇"]
)  # fmt: skip


def finish(folder: Path) -> None:
    """Read a folder, and insist that every problem can be told in both languages."""
    case, problems = examine(folder)
    assert (case is None) == any(p.severity is Severity.ERROR for p in problems)
    for problem in problems:
        assert problem.sentence("zh")
        assert problem.sentence("en")


@given(cell=CELLS, column=st.sampled_from(COLUMNS), factor=st.sampled_from([1, 1e4, 1e-4]))
@settings(max_examples=500, deadline=None)
@example(cell="0E400", column=TABLES[0].column("persons"), factor=1)
@example(cell=float("inf"), column=TABLES[0].column("phone"), factor=1)
@example(cell="2011-3-99", column=TABLES[4].column("since"), factor=1)
def test_any_cell_is_read_as_its_kind_or_reported(cell: object, column, factor: float) -> None:
    if cell == "":
        return
    reading = read_cell(cell, column, factor)
    blank = BLANKS[column.kind]
    if (
        any(remark.severity is Severity.ERROR for remark in reading.remarks)
        and column.name != "name"
    ):
        assert reading.value is blank or reading.value == blank
    elif reading.value is not blank and column.kind is Kind.COUNT:
        assert isinstance(reading.value, int)
        assert column.low is None or reading.value >= column.low
    elif column.kind in (Kind.ID, Kind.TEXT, Kind.DATE, Kind.PHONE, Kind.ID_NUMBER):
        assert isinstance(reading.value, str)
        assert reading.value == reading.value.strip()


@given(data=st.data())
@FUZZ
def test_any_spreadsheet_ends_with_a_case_or_problems(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = make(tmp_path_factory.mktemp("fuzz"))
    table = data.draw(st.sampled_from([t.name for t in TABLES]))
    good = {"households": HOUSEHOLDS, "cadres": CADRES, "villages": VILLAGES}.get(table)
    header = data.draw(
        st.one_of(st.lists(HEADERS, min_size=1, max_size=9), st.just(good[0] if good else []))
    )
    rows = [list(header), *data.draw(st.lists(st.lists(WORDS, max_size=9), max_size=6))]
    (folder / f"{table}.csv").unlink(missing_ok=True)
    write_xlsx(folder / f"{table}.xlsx", [[_storable(cell) for cell in row] for row in rows])
    finish(folder)


@given(content=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda t: t.encode("utf-8", "ignore"))),
       head=st.sampled_from([b"", b"name,rank\n", "姓名\t职级\n".encode("gb18030"), b"\xff\xfe", b"PK\x03\x04",
                             b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]))  # fmt: skip
@FUZZ
def test_any_bytes_in_a_csv_end_with_a_case_or_problems(
    content: bytes, head: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = make(tmp_path_factory.mktemp("fuzz"))
    (folder / "cadres.csv").write_bytes(head + content)
    finish(folder)


@pytest.mark.parametrize("suffix", ["xlsx", "graphml"])
def test_flipped_bytes_end_with_a_case_or_problems(suffix: str, tmp_path: Path) -> None:
    folder = make(tmp_path)
    if suffix == "xlsx":
        (folder / "cadres.csv").unlink()
        path = folder / "cadres.xlsx"
        write_xlsx(path, CADRES)
    else:
        path = folder / "roads.graphml"
        path.write_text(GRAPHML, "utf-8")
    good = path.read_bytes()
    chance = random.Random(1)
    for _ in range(150):
        spoiled = bytearray(good)
        for _ in range(chance.randint(1, 4)):
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
        path.write_bytes(spoiled[: chance.choice([len(spoiled), chance.randrange(len(spoiled))])])
        finish(folder)


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path) -> None:
    folder = make(tmp_path, cadres=None)
    with zipfile.ZipFile(folder / "cadres.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (80 * 2**20))
    assert [p.code for p in errors(folder)] == ["facts.zip_bomb"]


def test_a_directory_that_lies_about_sizes_is_refused(tmp_path: Path) -> None:
    folder = make(tmp_path, cadres=None)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (80 * 2**20))
    content = buffer.getvalue().replace(
        (80 * 2**20).to_bytes(4, "little"), (1000).to_bytes(4, "little")
    )
    (folder / "cadres.xlsx").write_bytes(content)
    assert [p.code for p in errors(folder)] == ["facts.workbook_broken"]


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('"', "'"),
        ("<c r=", "<c\n r = "),
        ("<row ", "<row\t"),
        ("<sheetData>", "<sheetData><!-- -->"),
    ],
)
def test_a_far_cell_is_found_however_its_xml_is_written(
    good: str, bad: str, tmp_path: Path
) -> None:
    folder = make(tmp_path, cadres=None)
    book = openpyxl.Workbook()
    book.active.append(["name", "rank"])
    book.active["KP1048576"] = "x"
    book.save(tmp_path / "cadres.xlsx")
    with zipfile.ZipFile(tmp_path / "cadres.xlsx") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = members["xl/worksheets/sheet1.xml"]
    members["xl/worksheets/sheet1.xml"] = sheet.replace(good.encode(), bad.encode())
    with zipfile.ZipFile(tmp_path / "cadres.xlsx", "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    assert [p.code for p in errors(folder)] == ["facts.sheet_too_large"]


def test_a_name_that_is_a_formula_stays_text(tmp_path: Path) -> None:
    folder = make(tmp_path, cadres=[["name", "rank"], ["=cmd|'/c calc'!A1", "办事员"]])
    finish(folder)


def _storable(cell: object) -> object:
    """Return what openpyxl can store: no control characters, no formulas."""
    if isinstance(cell, (dt.time, dt.timedelta)):
        return str(cell)
    if isinstance(cell, str):
        cell = openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE.sub("", cell)
        return " " + cell if cell.startswith("=") else cell
    return cell


GRAPHML = """<?xml version="1.0" encoding="utf-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="d0" for="node" attr.name="y" attr.type="string"/>
  <key id="d1" for="node" attr.name="x" attr.type="string"/>
  <key id="d2" for="edge" attr.name="length" attr.type="string"/>
  <key id="d3" for="edge" attr.name="oneway" attr.type="string"/>
  <graph edgedefault="directed">
    <node id="11"><data key="d0">34.85</data><data key="d1">118.85</data></node>
    <node id="12"><data key="d0">34.86</data><data key="d1">118.85</data></node>
    <edge source="11" target="12" id="0"><data key="d3">True</data><data key="d2">1112.5</data></edge>
  </graph>
</graphml>
"""
