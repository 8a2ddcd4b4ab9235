"""A plan is read back from wherever it stands, and every oddity is named with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bangfu_assign.errors import BangfuError, PlanError, Problem, Severity, UsageError
from bangfu_assign.rules import PlanFile, read_plan
from bangfu_assign.rules.plan_file.read import LISTED
from tests.rules.town import policy, town

CASE = town(
    [
        {"household_id": "320707109001001", "head_name": "张三", "village": "v1"},
        {"household_id": "320707109001002", "head_name": "李四", "village": "v1"},
        {"household_id": "320707109002001", "head_name": "王五", "village": "v2"},
        {"household_id": "320707109002002", "head_name": "赵六", "village": "v2", "planned": False},
    ],
    [
        {"cadre_id": "C001", "name": "周建"},
        {"cadre_id": "C002", "name": "吴平"},
        {"cadre_id": "L001", "name": "郑重", "rank": "leader"},
    ],
)
H1, H2, H3, H4 = CASE.households["household_id"]
HEAD = "household_id,cadre_id,village_id,co_helper_id,project_id,kept"


def folder(at: Path, assignments: list[str], **others: list[str]) -> Path:
    """Write an OUT folder from the lines of its tables."""
    tables = {"assignments": [HEAD, *assignments], **others}
    for name, lines in tables.items():
        (at / f"{name}.csv").write_text("\n".join(lines) + "\n", "utf-8-sig")
    return at


def workbook(at: Path, **sheets: list[list[Any]]) -> Path:
    """Write a workbook with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(at / "plan.xlsx")
    return at / "plan.xlsx"


def pairs(plan: PlanFile) -> list[tuple[str, str]]:
    return list(zip(plan.assignments["household_id"], plan.assignments["cadre_id"], strict=True))


def codes(problems: list[Problem]) -> list[str]:
    return [p.code.removeprefix("planfile.") for p in problems]


def test_a_whole_folder_is_read_without_a_remark(tmp_path: Path) -> None:
    folder(
        tmp_path,
        [f"{H3},L001,v2,,,false", f"{H1},C001,v1,,,true"],
        pairings=["cadre_id,village_id", "L001,v2"],
        uncovered=["household_id,reason,explanation,cheapest_fix", f"{H2},quota,,"],
    )
    plan = read_plan(tmp_path, CASE)
    assert plan.problems == []
    assert pairs(plan) == [(H1, "C001"), (H3, "L001")]
    assert plan.assignments["village_id"].tolist() == ["v1", "v2"]
    assert plan.pairings.to_dict("list") == {"cadre_id": ["L001"], "village_id": ["v2"]}
    assert read_plan(tmp_path / "assignments.csv", CASE).assignments.equals(plan.assignments)


def test_the_sheets_of_an_edited_workbook_are_found_by_their_headers(tmp_path: Path) -> None:
    """Titles above the header, other columns beside, ids as numbers, blank means uncovered."""
    book = workbook(
        tmp_path,
        汇总=[["班庄镇"], ["户数", 3]],
        按村分户=[
            ["2012年结对帮扶安排"],
            ["村", "建档立卡号", "户主", "帮扶干部编号", "帮扶人"],
            ["东村", int(H1), "张三", "C002", "周建"],
            ["东村", H2, "李四", None, None],
            ["西村", H3, "王五", "L001", "郑重"],
            ["合计", "合计", None, 2, None],
        ],
        挂钩=[["干部编号", "姓名", "村编号"], ["L001", "郑重", "v2"]],
    )
    plan = read_plan(book, CASE)
    assert plan.problems == []
    assert pairs(plan) == [(H1, "C002"), (H3, "L001")]
    assert plan.pairings["village_id"].tolist() == ["v2"]


def test_the_sheet_by_village_decides_whatever_stands_before_it(tmp_path: Path) -> None:
    """The sheet by cadre says who has whom too, but only for reading."""
    book = workbook(
        tmp_path,
        按干部=[["干部编号", "户码"], ["C001", H1]],
        按村分户=[["户码", "干部编号"], [H1, "C002"], [H2, ""], [H3, ""]],
    )
    assert pairs(read_plan(book, CASE)) == [(H1, "C002")]


@pytest.mark.parametrize(
    ("written", "code", "near"),
    [
        ("C01", "unknown_cadre_near", "C001"),
        ("周建", "unknown_cadre_near", "C001"),
        ("1", "unknown_cadre", ""),
        ("ＸＹＺ９９９９９９", "unknown_cadre", ""),
    ],
)
def test_a_mistyped_cadre_is_named_with_place_and_nearest(
    tmp_path: Path, written: str, code: str, near: str
) -> None:
    folder(tmp_path, [f"{H1},{written},v1,,,", f"{H2},C002,,,,", f"{H3},C002,,,,"])
    plan = read_plan(tmp_path, CASE)
    (problem,) = (p for p in plan.problems if p.severity is Severity.ERROR)
    assert codes([problem]) == [code]
    assert (problem.file, problem.row, problem.column) == ("assignments.csv", 2, "cadre_id")
    assert near in problem.message("zh")
    assert pairs(plan) == [(H2, "C002"), (H3, "C002")]


def test_a_mistyped_household_is_named_and_its_row_left_out(tmp_path: Path) -> None:
    folder(tmp_path, [f"{H1[:-1]}9,C001,v1,,,", f"{H2},C002,,,,", f"{H3},C002,,,,"])
    plan = read_plan(tmp_path, CASE)
    (problem,) = (p for p in plan.problems if p.severity is Severity.ERROR)
    assert problem.code == "planfile.unknown_household_near"
    assert (problem.row, problem.column, problem.value) == (2, "household_id", f"{H1[:-1]}9")
    assert pairs(plan) == [(H2, "C002"), (H3, "C002")]


def test_full_width_letters_typed_by_hand_are_understood_and_listed(tmp_path: Path) -> None:
    folder(tmp_path, [f"{H1},Ｃ００１,v1,,,", f"{H2},C002,,,,", f"{H3},C002,,,,"])
    plan = read_plan(tmp_path, CASE)
    assert pairs(plan)[0] == (H1, "C001")
    assert {p.severity for p in plan.problems} == {Severity.REPAIR}


def test_an_id_excel_has_shortened_is_told_from_a_mistyped_one(tmp_path: Path) -> None:
    folder(tmp_path, ["3.20707E+14,C001,v1,,,", f"{H2},C002,,,,", f"{H3},C002,,,,"])
    plan = read_plan(tmp_path, CASE)
    assert plan.problems[0].code == "facts.id_lost_digits"
    assert H1 not in plan.assignments["household_id"].tolist()


def test_two_rows_with_different_cadres_are_an_error_that_names_both_rows(tmp_path: Path) -> None:
    folder(tmp_path, [f"{H1},C001,,,,", f"{H2},C001,,,,", f"{H1},C002,,,,", f"{H3},C001,,,,"])
    plan = read_plan(tmp_path, CASE)
    (problem,) = plan.problems
    assert problem.code == "planfile.household_twice"
    assert problem.row == 4
    assert problem.params["earlier"] == 2
    assert pairs(plan)[:2] == [(H1, "C001"), (H1, "C002")]


@pytest.mark.parametrize("second", ["C001", ""])
def test_two_rows_that_agree_count_once_with_a_warning(tmp_path: Path, second: str) -> None:
    folder(tmp_path, [f"{H1},C001,,,,", f"{H1},{second},,,,", f"{H2},C001,,,,", f"{H3},C001,,,,"])
    plan = read_plan(tmp_path, CASE)
    assert codes(plan.problems) == ["row_twice"]
    assert plan.problems[0].severity is Severity.WARNING
    assert pairs(plan)[0] == (H1, "C001")
    assert len(plan.assignments) == 3


def test_a_household_that_appears_nowhere_is_told_from_an_uncovered_one(tmp_path: Path) -> None:
    folder(tmp_path, [f"{H1},C001,,,,"], uncovered=["household_id", H2])
    problems = read_plan(tmp_path, CASE).problems
    assert codes(problems) == ["row_gone"]
    assert H3 in problems[0].message("zh")
    assert H4 not in problems[0].message("zh")


def test_a_long_list_of_missing_households_is_cut_short_and_counted(tmp_path: Path) -> None:
    case = town([{"household_id": f"h{k:03d}"} for k in range(LISTED + 8)], [{"cadre_id": "C001"}])
    folder(tmp_path, ["h000,C001,,,,"], uncovered=["household_id", "h001"])
    problems = read_plan(tmp_path, case).problems
    assert codes(problems) == ["row_gone"] * LISTED + ["rows_gone"]
    assert problems[-1].params["count"] == 6


def test_without_a_list_of_the_uncovered_the_missing_are_only_counted(tmp_path: Path) -> None:
    folder(tmp_path, [f"{H1},C001,,,,"])
    (problem,) = read_plan(tmp_path, CASE).problems
    assert problem.code == "planfile.not_named"
    assert problem.params["count"] == 2


def test_a_cadre_without_a_household_is_an_error(tmp_path: Path) -> None:
    rows = [f"{H1},C001,,,,", f"{H2},C001,,,,", f"{H3},C001,,,,", ",C002,,,,"]
    problems = read_plan(folder(tmp_path, rows), CASE).problems
    assert codes(problems) == ["no_household"]


def test_a_co_helper_without_a_party_cadre_keeps_the_row(tmp_path: Path) -> None:
    rows = [f"{H1},,v1,C002,,", f"{H2},C001,,,,", f"{H3},C001,,,,"]
    plan = read_plan(folder(tmp_path, rows), CASE)
    assert plan.assignments["co_helper_id"].tolist()[0] == "C002"
    assert plan.problems == []


def test_pairings_are_inferred_only_where_the_plan_has_none(tmp_path: Path) -> None:
    rows = [f"{H1},C001,,,,", f"{H2},C001,,,,", f"{H3},L001,,,,"]
    folder(tmp_path, rows)
    plan = read_plan(tmp_path, CASE, policy())
    assert codes(plan.problems) == ["pairings_inferred"]
    assert plan.pairings["village_id"].tolist() == ["v2"]
    folder(tmp_path, rows, pairings=["cadre_id,village_id", "L001,v1"])
    plan = read_plan(tmp_path, CASE, policy())
    assert plan.problems == []
    assert plan.pairings["village_id"].tolist() == ["v1"]


def test_an_unknown_village_among_the_pairings_is_named(tmp_path: Path) -> None:
    rows = [f"{H1},C001,,,,", f"{H2},C001,,,,", f"{H3},C001,,,,"]
    folder(tmp_path, rows, pairings=["cadre_id,village_id", "L001,v9"])
    (problem,) = read_plan(tmp_path, CASE).problems
    assert problem.code.startswith("planfile.unknown_village")
    assert problem.file == "pairings.csv"


def test_a_path_that_does_not_exist_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        read_plan(tmp_path / "nowhere", CASE)


def test_a_folder_without_a_plan_says_what_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match=r"assignments\.csv"):
        read_plan(tmp_path, CASE)


@pytest.mark.parametrize("content", [b"", b"household_id\n1\n", b"\0\1\2", b"PK\x03\x04nonsense"])
def test_a_file_that_is_no_plan_is_refused_with_a_reason(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "plan.csv").write_bytes(content)
    with pytest.raises(PlanError) as caught:
        read_plan(tmp_path / "plan.csv", CASE)
    assert all(p.code for p in caught.value.problems)


CELLS = st.one_of(
    st.sampled_from(
        [H1, H2, H3, H4, "C001", "C002", "L001", "", "合计", "户码", "=1+1", "3.2E+14"]
    ),
    st.text(max_size=8),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.none(),
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.lists(CELLS, max_size=5), max_size=8), st.booleans())
def test_whatever_stands_in_the_cells_only_named_errors_come_back(
    tmp_path: Path, rows: list[list[Any]], header: bool
) -> None:
    head = [["户码", "干部编号", "村编号", "co_helper_id", "项目编号"]] if header else []
    lines = [",".join(str(cell).replace(",", "，") for cell in row) for row in [*head, *rows]]
    path = tmp_path / "assignments.csv"
    path.write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
    try:
        plan = read_plan(path, CASE, policy())
    except BangfuError as error:
        problems = list(error.problems)
    else:
        problems = plan.problems
        assert set(plan.assignments["household_id"]) <= set(CASE.households["household_id"])
        assert set(plan.assignments["cadre_id"]) <= {"", *CASE.cadres["cadre_id"]}
    for problem in problems:
        if problem.code.startswith("planfile."):
            assert problem.sentence("zh")
            assert problem.sentence("en")


def test_a_second_row_with_another_co_helper_is_not_merged_in_silence(tmp_path: Path) -> None:
    """The first row counts; what the second one says otherwise is named, with both values."""
    folder(tmp_path, [f"{H1},C001,,C002,,", f"{H1},C001,,C001,,", f"{H2},,,,,", f"{H3},,,,,"])
    plan = read_plan(tmp_path, CASE)
    (problem,) = plan.problems
    assert problem.code == "planfile.row_twice_differs"
    assert problem.severity is Severity.WARNING
    assert (problem.row, problem.column, problem.value) == (3, "co_helper_id", "C001")
    assert (problem.params["kept"], problem.params["dropped"]) == ("C002", "C001")
    assert plan.assignments["co_helper_id"].tolist() == ["C002"]
