# ruff: noqa: E501  (rows of cells read best in one line)
"""What can be put right is put right, and listed; what only looks odd is a warning."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from bangfu_assign.errors import Severity
from tests.facts.folders import (
    CADRES,
    HOUSEHOLDS,
    VILLAGES,
    Rows,
    make,
    notes,
    with_cell,
    with_column,
    write_csv,
    write_xlsx,
)

FIRST = "320707109200001"
NO_CHECK = "320722198001010016"

CELLS: dict[str, tuple[str, str, object, object]] = {
    # repair: (table, column, cell, value)
    "full_width": ("households", "persons", "４", 4),
    "stray_blanks": ("households", "head_name", " 张\u3000山\u00a0", "张山"),
    "invisible_characters": ("households", "head_name", "张\u200b山\ufeff", "张山"),
    "apostrophe": ("households", "household_id", "'" + FIRST, FIRST),
    "scientific": ("households", "household_id", "3.20707109200001E+14", FIRST),
    "placeholder": ("households", "phone", "无", ""),
    "separators": ("households", "income_yuan", "1,234.5", 1234.5),
    "unit_in_cell": ("households", "income_yuan", "0.3万元", 3000.0),
    "chinese_number": ("households", "persons", "三", 3),
    "category_from_code": ("households", "category", 2, "低保户"),
    "cause_from_code": ("households", "cause", "2、6", "因病、缺劳力"),
    "lower_x": ("households", "id_number", "32072219800101008x", "32072219800101008X"),
    "point_zero": ("households", "phone", "19900001234.0", "19900001234"),
    "phone_rewritten": ("households", "phone", "+86 199-0000-1234", "19900001234"),
    "village_understood": ("households", "village", "班莊村", "320707109200"),
    "degrees": ("villages", "lon", "118°51′", 118.85),
}

ODD: dict[str, tuple[str, str, object, object]] = {
    # warning: (table, column, cell, value)
    "several_names": ("households", "head_name", "张山/赵水", "张山/赵水"),
    "name_lost_character": ("households", "head_name", "张?", "张?"),
    "name_long": ("households", "head_name", "张" * 11, "张" * 11),
    "id_number_check": ("households", "id_number", NO_CHECK, NO_CHECK),
    "id_number_birth": ("households", "id_number", "320722198002310012", "320722198002310012"),
    "several_phones": ("households", "phone", "19900001234、19900005678", "19900001234"),
    "phone_odd": ("households", "phone", "1990000123", "1990000123"),
    "text_is_date": ("households", "group", dt.date(2012, 3, 1), "2012-03-01"),
    "labourers_exceed": ("households", "labourers", "9", 9),
    "workers_exceed": ("households", "trained", "9", 9),
    "village_contradicts_id": ("households", "village", "曹顶村", "320707109201"),
    "outside_china": ("villages", "lon", "11.8", 11.8),
}


@pytest.mark.parametrize(
    ("code", "severity"),
    [*((c, Severity.REPAIR) for c in CELLS), *((c, Severity.WARNING) for c in ODD)],
)
def test_a_repaired_or_odd_cell_keeps_its_meaning_and_is_listed(
    code: str, severity: Severity, tmp_path: Path
) -> None:
    table, column, cell, value = {**CELLS, **ODD}[code]
    rows = {"households": HOUSEHOLDS, "cadres": CADRES, "villages": VILLAGES}[table]
    if column not in rows[0]:
        rows = with_column(rows, column)
    make(tmp_path, **{table: None})
    write_xlsx(tmp_path / f"{table}.xlsx", with_cell(rows, 1, column, cell))
    case, found = notes(tmp_path)
    assert getattr(case, table).iloc[0][column] == value
    problem = found[code]
    assert (problem.severity, problem.file, problem.row) == (severity, f"{table}.xlsx", 2)
    assert problem.message("zh") != problem.message("en")
    assert problem in case.notes


DATES: dict[object, str] = {
    "2011": "2011", "2011.3": "2011-03", "2011年3月": "2011-03", "2011年3月5日": "2011-03-05",
    "2011/3/5": "2011-03-05", "20110305": "2011-03-05", "２０１１－３": "2011-03", "40607": "2011-03-05",
    "至今": "", "/": "", 40607: "2011-03-05", 2011: "2011", 2011.03: "2011-03", 20110305: "2011-03-05",
    dt.datetime(2011, 3, 5, 8, 30): "2011-03-05",
}  # fmt: skip


@pytest.mark.parametrize("cell", DATES, ids=str)
def test_dates_are_read_as_exactly_as_they_are_written(cell: object, tmp_path: Path) -> None:
    make(tmp_path)
    rows = [["household_id", "cadre_id", "since"], [FIRST, "C1", cell]]
    write_xlsx(tmp_path / "pairs.xlsx", rows)
    case, _ = notes(tmp_path)
    assert case.pairs["since"].tolist() == [DATES[cell]]


@pytest.mark.parametrize("cell", ["是", "√", "1", "TRUE", "Ｙ", "对", 1, True])
def test_every_way_to_say_yes(cell: object, tmp_path: Path) -> None:
    make(tmp_path, villages=None)
    write_xlsx(tmp_path / "villages.xlsx", with_column(VILLAGES, "weak", cell))
    case, _ = notes(tmp_path)
    assert case.villages["weak"].tolist() == [True, False]


@pytest.mark.parametrize("cell", ["否", "×", "0", "FALSE", "n", 0, False])
def test_every_way_to_say_no(cell: object, tmp_path: Path) -> None:
    make(tmp_path, cadres=None)
    write_xlsx(tmp_path / "cadres.xlsx", with_column(CADRES, "available", cell))
    case, _ = notes(tmp_path)
    assert case.cadres["available"].tolist() == [False, True]


def test_titles_totals_blanks_notes_and_repeated_headers_are_skipped_and_listed(
    tmp_path: Path,
) -> None:
    header = list(HOUSEHOLDS[0])
    rows = [
        ["班庄镇低收入农户登记表", "", "", ""], header, HOUSEHOLDS[1], ["", "", "", ""],
        ["小计", "", "", "3"], header, HOUSEHOLDS[2], ["合 计", "", "", "5"],
        ["填表人：王平  2012年3月", "", "", ""],
    ]  # fmt: skip
    case, found = notes(make(tmp_path, households=rows))
    assert case.households["persons"].tolist() == [3, 2]
    rows_told = {p.code.removeprefix("facts."): p.row for p in found.values()}
    assert rows_told["title_row"] == 1
    assert rows_told["blank_row"] == 4
    assert rows_told["repeated_header"] == 6
    assert rows_told["note_row"] == 9
    assert [p.row for p in case.notes if p.code == "facts.total_row"] == [5, 8]


def test_a_household_or_village_whose_name_only_contains_total_is_data(tmp_path: Path) -> None:
    households = with_cell(HOUSEHOLDS, 1, "head_name", "计合计")
    case, _ = notes(make(tmp_path, households=households))
    assert len(case.households) == 2


def test_many_equal_repairs_become_one_line_with_their_number(tmp_path: Path) -> None:
    rows = [HOUSEHOLDS[0], *([f"H{n:03d}", "张山", "班庄村", "３"] for n in range(812))]
    case, found = notes(make(tmp_path, households=rows))
    assert found["full_width"].count == 812
    assert found["full_width"].row == 2
    assert "812" in found["full_width"].message("en")
    assert (case.households["persons"] == 3).all()


def test_last_years_pairs_of_people_who_left_are_warnings(tmp_path: Path) -> None:
    pairs: Rows = [["household_id", "cadre_id"], [FIRST, "C9"], ["320707109200999", "C1"]]
    case, found = notes(make(tmp_path, pairs=pairs))
    assert found["cadre_gone"].severity is Severity.WARNING
    assert found["household_gone"].severity is Severity.WARNING
    assert case.pairs[["household_id", "cadre_id"]].to_numpy().tolist() == [[FIRST, "C9"]]


def test_two_open_pairs_of_a_household_are_a_warning(tmp_path: Path) -> None:
    pairs: Rows = [["household_id", "cadre_id", "until"], [FIRST, "C1", ""], [FIRST, "C2", ""]]
    case, found = notes(make(tmp_path, pairs=pairs))
    assert found["two_open_pairs"].row == 3
    assert len(case.pairs) == 2


def test_rows_that_say_the_same_are_kept_once(tmp_path: Path) -> None:
    locks: Rows = [
        ["household_id", "cadre_id", "kind"],
        [FIRST, "C1", "固定"],
        [FIRST, "C1", "must"],
    ]
    case, found = notes(make(tmp_path, locks=locks))
    assert case.locks["kind"].tolist() == ["must"]
    assert found["row_twice"].severity is Severity.REPAIR


def test_must_with_two_cadres_is_left_to_the_policy(tmp_path: Path) -> None:
    locks: Rows = [
        ["household_id", "cadre_id", "kind"],
        [FIRST, "C1", "must"],
        [FIRST, "C2", "must"],
    ]
    case, _ = notes(make(tmp_path, locks=locks))
    assert len(case.locks) == 2


def test_groups_are_matched_whatever_their_spelling(tmp_path: Path) -> None:
    groups: Rows = [
        ["村", "组名", "经度", "纬度"],
        ["班庄村", "1组", "118.8", "34.8"],
        ["班庄村", "二组", "", ""],
    ]
    households = with_column(HOUSEHOLDS, "组名", "第一组", "3组")
    case, found = notes(make(tmp_path, groups=groups, households=households))
    assert case.households["group"].tolist() == ["1组", "3组"]
    assert case.groups["village"].tolist() == ["320707109200"] * 2
    assert {"group_rewritten", "group_unused"} <= set(found)


def test_same_named_people_and_shared_phones_are_warnings(tmp_path: Path) -> None:
    cadres: Rows = [
        ["name", "rank", "phone"],
        ["王平", "办事员", "19900001234"],
        ["王平", "办事员", "19900001234"],
    ]
    case, found = notes(make(tmp_path, cadres=cadres))
    assert found["same_name"].severity is Severity.WARNING
    assert found["phone_twice"].severity is Severity.WARNING
    assert "19900001234" not in found["phone_twice"].value
    first, second = case.cadres["cadre_id"]
    assert second == f"{first}-2"


def test_a_column_is_named_as_it_stands_in_its_file(tmp_path: Path) -> None:
    """Also where a problem is found after the rows have left the file."""
    cadres: Rows = [["干部姓名", "职级", "联系电话"], *[["王平", "办事员", "19900001234"]] * 2]
    _, found = notes(make(tmp_path, cadres=cadres))
    assert found["same_name"].column == "干部姓名"
    assert found["phone_twice"].column == "联系电话"


def test_a_village_far_from_all_others_is_a_warning(tmp_path: Path) -> None:
    villages: Rows = [VILLAGES[0], *([f"32070710920{n}", f"第{n}村", f"118.8{n}", "34.85"] for n in range(8)),
                      ["320707109208", "班庄村", "108.85", "34.85"], ["320707109209", "曹顶村", "", ""]]  # fmt: skip
    _, found = notes(make(tmp_path, villages=villages))
    assert (found["far_point"].row, found["far_point"].value) == (10, "班庄村")
    assert found["villages_without_point"].severity is Severity.WARNING


def test_rows_in_any_order_give_the_same_case(tmp_path: Path) -> None:
    cadres: Rows = [
        ["姓名", "职级", "电话"],
        ["王平", "办事员", "1"],
        ["王平", "办事员", "2"],
        ["李和", "助理", ""],
    ]
    pairs: Rows = [
        ["household_id", "cadre_id", "since"],
        [FIRST, "X", "2010"],
        [FIRST, "Y", "2009"],
    ]
    locks: Rows = [
        ["household_id", "cadre_id", "kind", "reason"],
        [FIRST, "Z", "must", "b"],
        [FIRST, "Z", "must", "a"],
    ]
    households = with_column(HOUSEHOLDS, "组名", "１组", "2组")
    cadre = notes(make(tmp_path / "0", cadres=cadres))[0].cadres["cadre_id"].iloc[0]
    locks = [[cell.replace("Z", cadre) for cell in row] for row in locks]
    tables = {
        "households": households,
        "cadres": cadres,
        "villages": VILLAGES,
        "pairs": pairs,
        "locks": locks,
    }
    straight, _ = notes(make(tmp_path / "a", **tables))
    turned = {name: [rows[0], *rows[:0:-1]] for name, rows in tables.items()}
    other, _ = notes(make(tmp_path / "b", **turned))
    for name in tables:
        pd.testing.assert_frame_equal(getattr(straight, name), getattr(other, name))


def test_a_misnamed_file_is_pointed_out(tmp_path: Path) -> None:
    write_csv(make(tmp_path) / "pair.csv", [["household_id", "cadre_id"]])
    (tmp_path / "groups.ods").write_bytes(b"x")
    _, found = notes(tmp_path)
    assert found["file_name_near"].params["near"] == "pairs"
    assert found["wrong_suffix"].file == "groups.ods"


@pytest.mark.parametrize(
    ("name", "several"),
    [("王平、李和", True), ("Wang Ping / Li He", True), ("王平;", False), ("<b>王平</b>", False)],
)
def test_a_second_name_is_told_from_stray_signs(name: str, several: bool, tmp_path: Path) -> None:
    """Markup in a name is escaped where it lands, and no reason to refuse a roster."""
    make(tmp_path, households=with_cell(HOUSEHOLDS, 1, "head_name", name))
    _, found = notes(tmp_path)
    assert ("several_names" in found) is several


@pytest.mark.parametrize("own", ["001", "1e5", "1E3", "2e05", "000", "0x1F", "1-2"])
def test_an_id_that_looks_like_a_number_stays_as_it_is_written(own: str, tmp_path: Path) -> None:
    """Only what a spreadsheet writes (``3.2E+14``) is taken for lost digits."""
    make(tmp_path, households=with_cell(HOUSEHOLDS, 1, "household_id", own))
    case, found = notes(tmp_path)
    assert case.households["household_id"].iloc[0] == own
    assert not {"id_lost_digits", "scientific"} & set(found)
