# ruff: noqa: E501  (rows of cells read best in one line)
"""The same facts come out of every kind of file, encoding and layout."""

from __future__ import annotations

import codecs
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
import xlwt

from bangfu_assign.facts import examine
from tests.facts.folders import (
    CADRES,
    HOUSEHOLDS,
    VILLAGES,
    Rows,
    errors,
    make,
    notes,
    with_cell,
    with_column,
    write_csv,
    write_xlsx,
)

TABLES = {"households": HOUSEHOLDS, "cadres": CADRES, "villages": VILLAGES}


def write_xls(path: Path, rows: Rows) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            sheet.write(r, c, cell)
    book.save(str(path))


def households_of(folder: Path) -> pd.DataFrame:
    return notes(folder)[0].households


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_every_encoding_and_delimiter_gives_the_same_table(
    encoding: str, delimiter: str, tmp_path: Path
) -> None:
    expected = households_of(make(tmp_path / "a"))
    folder = make(tmp_path / "b", households=None)
    write_csv(folder / "households.csv", HOUSEHOLDS, encoding, delimiter)
    pd.testing.assert_frame_equal(households_of(folder), expected)


@pytest.mark.parametrize("suffix", ["xlsx", "xls"])
def test_workbooks_give_the_same_case_as_csv_also_with_ids_stored_as_numbers(
    suffix: str, tmp_path: Path
) -> None:
    expected, _ = notes(make(tmp_path / "a"))
    folder = make(tmp_path / "b", households=None, cadres=None, villages=None)
    for name, rows in TABLES.items():
        cells = [[int(c) if c.isdecimal() else c for c in row] for row in rows]
        {"xlsx": write_xlsx, "xls": write_xls}[suffix](folder / f"{name}.{suffix}", cells)
    case, _ = notes(folder)
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(case, name), getattr(expected, name))
    assert case.villages["village_id"].tolist() == ["320707109200", "320707109201"]


def test_the_sep_line_of_excel_is_understood(tmp_path: Path) -> None:
    text = "sep=;\n" + "\n".join(";".join(row) for row in HOUSEHOLDS)
    folder = make(tmp_path)
    (folder / "households.csv").write_bytes(codecs.BOM_UTF8 + text.encode())
    assert len(households_of(folder)) == 2


def test_a_workbook_named_csv_is_read_and_said_so(tmp_path: Path) -> None:
    folder = make(tmp_path, cadres=None)
    write_xlsx(folder / "cadres.xlsx", CADRES)
    (folder / "cadres.xlsx").rename(folder / "cadres.csv")
    assert "workbook_named_csv" in notes(folder)[1]


@pytest.mark.parametrize("suffix", ["xlsx", "xls"])
def test_merged_cells_are_filled_and_listed(suffix: str, tmp_path: Path) -> None:
    folder = make(tmp_path, households=None)
    rows = [HOUSEHOLDS[0], ["H1", "张山", "班庄村", "3"], ["H2", "赵水", "", "2"]]
    if suffix == "xlsx":
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.active.merge_cells("C2:C3")
        book.save(folder / "households.xlsx")
    else:
        old = xlwt.Workbook()
        sheet = old.add_sheet("Sheet1")
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                if c != 2 or r == 0:
                    sheet.write(r, c, cell)
        sheet.write_merge(1, 2, 2, 2, "班庄村")
        old.save(str(folder / "households.xls"))
    case, found = notes(folder)
    assert case.households["village"].tolist() == ["320707109200"] * 2
    assert found["merged_cells"].row == 2


def test_sheets_that_fit_are_joined_and_others_named(tmp_path: Path) -> None:
    folder = make(tmp_path, households=None)
    book = openpyxl.Workbook()
    book.active.title = "说明"
    book.active.append(["本表由各村填报"])
    for title, row in (("甲", HOUSEHOLDS[1]), ("乙", HOUSEHOLDS[2])):
        sheet = book.create_sheet(title)
        sheet.append(HOUSEHOLDS[0])
        sheet.append(row)
    hidden = book.create_sheet("旧")
    hidden.append(HOUSEHOLDS[0])
    hidden.append(HOUSEHOLDS[1])
    hidden.sheet_state = "hidden"
    book.save(folder / "households.xlsx")
    case, found = notes(folder)
    assert len(case.households) == 2
    assert found["sheet_ignored"].file == "households.xlsx[说明]"
    assert found["hidden_sheet"].file == "households.xlsx[旧]"
    assert "sheets_joined" in found


def test_an_encrypted_workbook_says_so(tmp_path: Path) -> None:
    folder = make(tmp_path, cadres=None)
    write_xls(folder / "cadres.xls", CADRES)
    content = (folder / "cadres.xls").read_bytes()
    (folder / "cadres.xls").unlink()
    # An encrypted .xlsx is an OLE file whose stream is called EncryptedPackage.
    place = content.index("Workbook".encode("utf-16-le"))
    name = "EncryptedPackage".encode("utf-16-le")
    entry = name + b"\0" * (64 - len(name)) + (len(name) + 2).to_bytes(2, "little")
    content = content[:place] + entry + content[place + len(entry) :]
    (folder / "cadres.xlsx").write_bytes(content)
    assert [p.code for p in errors(folder)] == ["facts.encrypted"]


def test_a_damaged_old_workbook_says_so(tmp_path: Path) -> None:
    folder = make(tmp_path, cadres=None)
    (folder / "cadres.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert [p.code for p in errors(folder)] == ["facts.workbook_broken"]


HEADERS = {
    "2010年家庭年人均纯收入(元)": "income_yuan",
    "人均纯收入（元）": "income_yuan",
    "贫困户 编号": "household_id",
    "農戶編碼": "household_id",
    "户主身份证号码": "id_number",
    "家庭人口(人)": "persons",
    "劳动力（人）": "labourers",
    "致贫原因1": "cause",
    "ＬＯＮ": "lon",
    "Household ID": "household_id",
    "2012年度脱贫计划": "planned",
    "扶贫小额贷款(万元)": "loan_10k_yuan",
}


@pytest.mark.parametrize("header", HEADERS)
def test_headers_are_known_whatever_their_year_unit_width_and_script(
    header: str, tmp_path: Path
) -> None:
    name = HEADERS[header]
    rows = HOUSEHOLDS if name in HOUSEHOLDS[0] else with_column(HOUSEHOLDS, name, "1")
    rows = [[header if cell == name else cell for cell in rows[0]], *rows[1:]]
    case, problems = examine(make(tmp_path, households=rows))
    codes = {p.code for p in problems}
    assert not codes & {"facts.header_unknown", "facts.header_unknown_near", "facts.column_missing"}
    if name in ("household_id", "persons", "income_yuan", "labourers", "cause"):
        assert case is not None


def test_the_unit_in_a_header_is_converted_and_listed(tmp_path: Path) -> None:
    rows = with_column(with_column(HOUSEHOLDS, "人均纯收入(万元)", "0.25"), "小额贷款(元)", "30000")
    case, found = notes(make(tmp_path, households=rows))
    assert case.households["income_yuan"].iloc[0] == 2500
    assert case.households["loan_10k_yuan"].iloc[0] == 3
    assert "unit_in_header" in found


def test_an_unknown_header_near_a_known_one_is_named_with_it(tmp_path: Path) -> None:
    _, found = notes(make(tmp_path, households=with_column(HOUSEHOLDS, "labuorers", "1")))
    assert "labourers" in str(found["header_unknown_near"].params["near"])


def test_a_bare_phone_behind_the_helper_belongs_to_the_helper(tmp_path: Path) -> None:
    rows = with_column(with_column(HOUSEHOLDS, "帮扶责任人", "王平"), "联系电话", "19900001234")
    case, found = notes(make(tmp_path / "a", households=rows))
    assert case.households["phone"].tolist() == ["", ""]
    assert {"phone_of_other_side", "helper_column_filled"} <= set(found)
    rows = with_column(with_column(HOUSEHOLDS, "联系电话", "19900001234"), "帮扶责任人", "王平")
    case, _ = notes(make(tmp_path / "b", households=rows))
    assert case.households["phone"].iloc[0] == "19900001234"


def test_a_bare_phone_is_the_households_where_the_helper_has_one(tmp_path: Path) -> None:
    rows = with_column(with_column(HOUSEHOLDS, "帮扶责任人", "王平"), "帮扶人手机号", "19900000001")
    rows = with_column(rows, "联系电话", "19900001234")
    case, _ = notes(make(tmp_path, households=rows))
    assert case.households["phone"].iloc[0] == "19900001234"


REGISTER: Rows = [
    ["户码", "组名", "户主姓名", "人口", "劳动力", "承包耕地面积(亩)", "住房面积(m²)", "农户属性", "联系电话",
     "贫困原因", "户主身份证号", "帮扶人姓名", "帮扶人电话", "帮扶人单位职务"],
    [320707109200001, "1组", "张山", 3, 1, 3.5, 80, 2, "19900001234", 6, "", "", "", ""],
    [320707109201001, "2组", "赵水", 2, 0, 2, 60, 1, "", 2, "", "", "", ""],
]  # fmt: skip


def test_the_fourteen_column_register_gives_villages_and_words(tmp_path: Path) -> None:
    folder = make(tmp_path, households=None)
    write_xls(folder / "households.xls", REGISTER)
    case, _ = notes(folder)
    assert case.households["village"].tolist() == ["320707109200", "320707109201"]
    assert case.households["category"].tolist() == ["低保户", "扶贫户"]
    assert case.households["cause"].tolist() == ["缺劳力", "因病"]
    assert case.households["labourers"].tolist() == [1, 0]


def test_helpers_filled_into_the_register_stay_out_with_a_note(tmp_path: Path) -> None:
    folder = make(tmp_path, households=None)
    write_xlsx(folder / "households.xlsx", with_cell(REGISTER, 1, "帮扶人姓名", "王平"))
    _, found = notes(folder)
    assert found["helper_column_filled"].params["cells"] == 1


NATIONAL: Rows = [
    ["县", "乡", "行政村", "自然村", "户编号", "人编号", "姓名", "证件号码", "人数", "与户主关系", "劳动技能",
     "致贫原因1", "人均纯收入", "户联系电话", "户类型"],
    ["赣榆县", "班庄镇", "班庄村", "东庄", "5001", "1", "张山", "320722198001010017", "3", "户主",
     "普通劳动力", "因病", "2000", "19900001234", "一般贫困户"],
    ["赣榆县", "班庄镇", "班庄村", "东庄", "5001", "2", "李水", "", "3", "配偶", "技能劳动力", "", "", "", ""],
    ["赣榆县", "班庄镇", "班庄村", "东庄", "", "3", "张小", "", "3", "之子", "无劳动力", "", "", "", ""],
    ["赣榆县", "班庄镇", "曹顶村", "西庄", "5002", "1", "赵水", "", "2", "户主", "", "", "1000", "", ""],
]  # fmt: skip


def test_one_row_per_person_becomes_one_row_per_household(tmp_path: Path) -> None:
    rows = with_cell(NATIONAL, 1, "证件号码", "320722198001010016")
    case, found = notes(make(tmp_path, households=rows))
    first, second = case.households.to_dict("records")
    assert (first["household_id"], first["head_name"], first["persons"]) == ("5001", "张山", 3)
    assert (first["labourers"], first["cause"], first["group"]) == (2, "因病", "东庄")
    assert first["phone"] == "19900001234"
    assert first["village"] == "320707109200"
    assert (second["household_id"], second["persons"]) == ("5002", 2)
    assert found["persons_contradict"].params == {"told": 2, "rows": 1}
    assert found["person_without_id"].row == 4
    assert found["one_row_per_person"].params == {"people": 4, "households": 2}


def test_without_a_number_of_people_the_rows_are_counted(tmp_path: Path) -> None:
    rows = [[cell for n, cell in enumerate(row) if n != 8] for row in NATIONAL]
    case, _ = notes(make(tmp_path, households=rows))
    assert case.households["persons"].tolist() == [3, 1]


def test_a_town_beside_the_village_tells_villages_of_one_name_apart(tmp_path: Path) -> None:
    villages = with_column(
        [*VILLAGES, ["320707110200", "班庄村", "118.9", "34.9"]],
        "乡镇",
        "班庄镇",
        "班庄镇",
        "厉庄镇",
    )
    case, _ = notes(
        make(tmp_path, villages=villages, households=NATIONAL, cadres=[r[:3] for r in CADRES])
    )
    assert case.households["village"].iloc[0] == "320707109200"


def test_a_folder_is_hashed_file_by_file(tmp_path: Path) -> None:
    case, _ = notes(make(tmp_path))
    assert sorted(case.inputs) == ["cadres.csv", "households.csv", "villages.csv"]
    assert all(len(digest) == 64 for digest in case.inputs.values())


def test_made_cadre_ids_do_not_depend_on_how_the_village_is_named(tmp_path: Path) -> None:
    by_name: Rows = [["姓名", "职级", "村"], ["王平", "办事员", "班庄村"]]
    by_code: Rows = [["姓名", "职级", "村"], ["王平", "办事员", "320707109200"]]
    one, _ = notes(make(tmp_path / "a", cadres=by_name))
    two, _ = notes(make(tmp_path / "b", cadres=by_code))
    assert one.cadres["cadre_id"].tolist() == two.cadres["cadre_id"].tolist()
    assert one.cadres["cadre_id"].str.fullmatch("C[0-9a-f]{8}").all()
