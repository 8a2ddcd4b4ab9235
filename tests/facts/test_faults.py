# ruff: noqa: E501  (rows of cells read best in one line)
"""Every fault a register can have gives its own message, at its own place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from bangfu_assign.errors import FactsError, UsageError
from bangfu_assign.facts import examine, read_case
from tests.facts.folders import (
    CADRES,
    HOUSEHOLDS,
    VILLAGES,
    Rows,
    errors,
    make,
    with_cell,
    with_column,
    write_xlsx,
)

PAIRS: Rows = [["household_id", "cadre_id", "since", "until"]]
LOCKS: Rows = [["household_id", "cadre_id", "kind"]]
FIRST = "320707109200001"

CELLS: dict[str, tuple[str, str, object]] = {
    # fault: (table, column, cell of the first row)
    "value_missing": ("households", "head_name", ""),
    "id_lost_digits": ("households", "household_id", "3.20707E+14"),
    "id_not_whole": ("households", "household_id", 12.5),
    "id_is_date": ("households", "household_id", dt.date(2011, 3, 1)),
    "id_twice": ("households", "household_id", "320707109201001"),
    "village_unknown": ("households", "village", "xyz"),
    "village_unknown_near": ("households", "village", "班装村"),
    "not_a_number": ("households", "persons", "三四口"),
    "not_whole": ("households", "persons", "2.5"),
    "too_small": ("households", "persons", "0"),
    "too_large": ("households", "persons", "51"),
    "number_is_date": ("households", "persons", dt.date(2011, 3, 1)),
    "unit_unknown": ("households", "persons", "3斤"),
    "lost_characters": ("households", "head_name", "张\ufffd"),
    "cell_too_long": ("households", "head_name", "张" * 1001),
    "not_yes_or_no": ("households", "planned", "大概"),
    "category_code_unknown": ("households", "category", "7"),
    "cause_code_unknown": ("households", "cause", "9"),
    "id_number_lost_digits": ("households", "id_number", 320722198001011234),
    "id_number_odd": ("households", "id_number", "32072219800101"),
    "several_id_numbers": ("households", "id_number", "320722198001010017、320722198001010025"),
    "phone_lost_digits": ("households", "phone", "1.38E+10"),
    "phone_odd_cell": ("households", "phone", dt.date(2011, 3, 1)),
    "half_a_point": ("households", "lon", "118.8"),
    "several_names": ("cadres", "name", "王平、李和"),
}


@pytest.mark.parametrize("fault", CELLS)
def test_a_wrong_cell_is_named_with_its_row_and_column(fault: str, tmp_path: Path) -> None:
    table, column, cell = CELLS[fault]
    rows = {"households": HOUSEHOLDS, "cadres": CADRES}[table]
    if column not in rows[0]:
        rows = with_column(rows, column)
    make(tmp_path, **{table: None})
    write_xlsx(tmp_path / f"{table}.xlsx", with_cell(rows, 1, column, cell))
    found = {p.code: p for p in errors(tmp_path)}
    assert list(found) == [f"facts.{fault}"]
    problem = found[f"facts.{fault}"]
    assert problem.file == f"{table}.xlsx"
    assert problem.row in (2, 3)
    assert column in problem.column
    assert problem.message("zh") != problem.message("en")


TABLES: dict[str, tuple[dict[str, Rows | None], str, int | None]] = {
    # fault: (changed tables, file, row)
    "no_table": ({"cadres": None}, "", None),
    "no_header": ({"cadres": [["甲", "乙"], ["1", "2"]]}, "cadres.csv", None),
    "no_rows": ({"cadres": CADRES[:1]}, "cadres.csv", None),
    "column_missing": ({"households": [row[:3] for row in HOUSEHOLDS]}, "households.csv", 1),
    "column_blank": (
        {"households": [[*row[:3], "persons" if n == 0 else ""] for n, row in enumerate(HOUSEHOLDS)]},
        "households.csv", None,
    ),
    "header_twice": ({"households": with_column(HOUSEHOLDS, "人口", "3", "2")}, "households.csv", 1),
    "row_too_long": ({"households": [*HOUSEHOLDS[:2], [*HOUSEHOLDS[2], "多出"]]}, "households.csv", 3),
    "village_ambiguous": (
        {"villages": [*VILLAGES, ["320707109209", "班庄村", "118.8", "34.8"]],
         "households": with_cell(HOUSEHOLDS, 1, "household_id", "H1"), "cadres": [r[:3] for r in CADRES]},
        "households.csv", 2,
    ),
    "village_of_id_unknown_near": (
        {"households": [[r[0], r[1], r[3]] for r in with_cell(HOUSEHOLDS, 1, "household_id", "320707109210001")]},
        "households.csv", 2,
    ),
    "household_unknown_near": ({"locks": [*LOCKS, [FIRST[:-1] + "2", "C1", "must"]]}, "locks.csv", 2),
    "household_unknown": ({"locks": [*LOCKS, ["x", "C1", "must"]]}, "locks.csv", 2),
    "cadre_unknown": ({"locks": [*LOCKS, [FIRST, "无此人员", "must"]]}, "locks.csv", 2),
    "cadre_unknown_near": (
        {"distances": [["cadre_id", "village_id", "metres"], ["C01", "320707109200", "5"]]},
        "distances.csv", 2,
    ),
    "lock_kind": ({"locks": [*LOCKS, [FIRST, "C1", "也许"]]}, "locks.csv", 2),
    "lock_contradicts": ({"locks": [*LOCKS, [FIRST, "C1", "must"], [FIRST, "C1", "回避"]]}, "locks.csv", 3),
    "row_contradicts": (
        {"distances": [["cadre_id", "village_id", "metres"], ["C1", "320707109200", "5"], ["C1", "320707109200", "6"]]},
        "distances.csv", 3,
    ),
    "not_a_date": ({"pairs": [*PAIRS, [FIRST, "C1", "2011-13", ""]]}, "pairs.csv", 2),
    "dates_upside_down": ({"pairs": [*PAIRS, [FIRST, "C1", "2011-05", "2010"]]}, "pairs.csv", 2),
    "swapped": ({"villages": with_cell(with_cell(VILLAGES, 1, "lon", "34.85"), 1, "lat", "118.85")}, "villages.csv", 2),
    "off_earth": ({"villages": with_cell(VILLAGES, 1, "lon", "1188.5")}, "villages.csv", 2),
    "node_unknown": (
        {"road_nodes": [["id", "lon", "lat"], ["1", "118.8", "34.8"]],
         "road_edges": [["u", "v", "length_m"], ["1", "2", "10"]]},
        "road_edges.csv", 2,
    ),
    "roads_half": ({"road_nodes": [["id", "lon", "lat"], ["1", "118.8", "34.8"]]}, "road_nodes.csv", None),
    "no_head": (
        {"households": [["户编号", "姓名", "行政村", "与户主关系"], ["H1", "张山", "班庄村", "之妻"]]},
        "households.csv", 2,
    ),
    "two_heads": (
        {"households": [["户编号", "姓名", "行政村", "与户主关系"], ["H1", "张山", "班庄村", "户主"], ["H1", "张水", "班庄村", "户主"]]},
        "households.csv", 3,
    ),
    "members_contradict": (
        {"households": [["户编号", "姓名", "行政村", "与户主关系"], ["H1", "张山", "班庄村", "户主"], ["H1", "张水", "曹顶村", "之子"]]},
        "households.csv", 2,
    ),
    "person_twice": (
        {"households": [["户编号", "人编号", "姓名", "行政村", "与户主关系"], ["H1", "1", "张山", "班庄村", "户主"], ["H1", "1", "张水", "班庄村", "之子"]]},
        "households.csv", 3,
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", TABLES)
def test_a_wrong_table_is_named_with_its_file(fault: str, tmp_path: Path) -> None:
    tables, file, row = TABLES[fault]
    found = {p.code: p for p in errors(make(tmp_path, **tables))}
    assert list(found) == [f"facts.{fault}"]
    problem = found[f"facts.{fault}"]
    assert (problem.file, problem.row) == (file, row)
    assert problem.message("zh") != problem.message("en")


def _date_as_number(folder: Path) -> None:
    write_xlsx(folder / "pairs.xlsx", [*PAIRS, [FIRST, "C1", 2011.1, ""]])


def _two_files(folder: Path) -> None:
    write_xlsx(folder / "cadres.xlsx", CADRES)


def _empty(folder: Path) -> None:
    (folder / "cadres.csv").write_bytes(b"")


def _binary(folder: Path) -> None:
    (folder / "cadres.csv").write_bytes(b"a,b\n\0\x01\x02")


def _unknown_encoding(folder: Path) -> None:
    (folder / "cadres.csv").write_bytes("姓名,职级\n".encode("gb18030") + b"\xff\xff\n")


def _open_quote(folder: Path) -> None:
    (folder / "cadres.csv").write_text('name,rank\n"王平,办事员\n', "utf-8")


def _html(folder: Path) -> None:
    (folder / "cadres.csv").unlink()
    (folder / "cadres.xls").write_text("<html><table><tr><td>1</td></tr></table></html>", "utf-8")


def _damaged(folder: Path) -> None:
    (folder / "cadres.csv").unlink()
    (folder / "cadres.xlsx").write_bytes(b"PK\x03\x04" + b"nonsense" * 20)


def _excel_error(folder: Path) -> None:
    (folder / "cadres.csv").unlink()
    book = openpyxl.Workbook()
    for row in with_column(CADRES, "unit", "甲局"):
        book.active.append(list(row))
    book.active["E3"] = "#REF!"
    book.active["E3"].data_type = "e"
    book.save(folder / "cadres.xlsx")


def _no_value(folder: Path) -> None:
    (folder / "cadres.csv").unlink()
    write_xlsx(folder / "cadres.xlsx", with_column(CADRES, "quota", "=1+2"))


def _far_cell(folder: Path) -> None:
    (folder / "cadres.csv").unlink()
    book = openpyxl.Workbook()
    for row in CADRES:
        book.active.append(list(row))
    book.active["KP1048576"] = "x"
    book.save(folder / "cadres.xlsx")


def _two_networks(folder: Path) -> None:
    write_xlsx(folder / "road_nodes.xlsx", [["id", "lon", "lat"], ["1", 118.8, 34.8]])
    (folder / "roads.graphml").write_text("<graphml/>", "utf-8")


FILES: dict[str, tuple[Callable[[Path], None], str]] = {
    "date_ambiguous": (_date_as_number, "pairs.xlsx"),
    "two_files": (_two_files, "cadres.csv"),
    "file_empty": (_empty, "cadres.csv"),
    "binary": (_binary, "cadres.csv"),
    "unknown_encoding": (_unknown_encoding, "cadres.csv"),
    "csv_broken": (_open_quote, "cadres.csv"),
    "not_a_workbook": (_html, "cadres.xls"),
    "workbook_broken": (_damaged, "cadres.xlsx"),
    "excel_error": (_excel_error, "cadres.xlsx"),
    "formula_without_value": (_no_value, "cadres.xlsx"),
    "sheet_too_large": (_far_cell, "cadres.xlsx"),
    "roads_twice": (_two_networks, "roads.graphml"),
}


@pytest.mark.parametrize("fault", FILES)
def test_a_file_that_cannot_be_read_says_why(fault: str, tmp_path: Path) -> None:
    spoil, file = FILES[fault]
    spoil(make(tmp_path))
    found = errors(tmp_path)
    assert [(p.code, p.file) for p in found] == [(f"facts.{fault}", file)]
    assert found[0].message("zh") != found[0].message("en")


def test_there_are_far_more_than_forty_distinct_faults() -> None:
    assert len({*CELLS, *TABLES, *FILES}) >= 60


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    households = with_cell(with_cell(HOUSEHOLDS, 1, "persons", "x"), 2, "village", "y")
    make(tmp_path, households=households, locks=[*LOCKS, [FIRST, "C1", "z"]])
    with pytest.raises(FactsError) as raised:
        read_case(tmp_path)
    codes = {problem.code for problem in raised.value.problems}
    assert codes == {"facts.not_a_number", "facts.village_unknown", "facts.lock_kind"}


def test_a_missing_folder_is_an_error_of_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        examine(tmp_path / "nowhere")


def test_a_table_that_failed_brings_no_errors_about_tables_that_name_it(tmp_path: Path) -> None:
    make(tmp_path, villages=[["甲", "乙"], ["1", "2"]])
    assert [p.code for p in errors(tmp_path)] == ["facts.no_header"]


def test_thousands_of_equal_faults_are_listed_up_to_a_limit_and_counted(tmp_path: Path) -> None:
    rows = [HOUSEHOLDS[0], *([f"H{n:05d}", "张山", "班庄村", "x"] for n in range(3000))]
    found = errors(make(tmp_path, households=rows))
    assert sum(problem.count for problem in found) == 3000
    assert len(found) == 1000
