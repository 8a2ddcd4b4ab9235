"""``replan`` and ``solve --lock-edits``: what they write, what they say, and how they end."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from bangfu_assign.cli import run
from tests.cli.cases import CADRES, HOUSEHOLDS, POLICY, TOO_FEW_PLACES, small_case

Capture = pytest.CaptureFixture[str]
MORE = CADRES + "c3,孙丙,clerk,v2\n"


def solve(case: Path, out: Path, *more: str) -> int:
    return run(["solve", str(case), "-o", str(out), "--no-figures", *more])


def replan(case: Path, plan: Path, out: Path, *more: str) -> int:
    return run(["replan", str(case), str(plan), "-o", str(out), "--no-figures", *more])


def read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, encoding="utf-8-sig", keep_default_na=False)


def cadre_of(out: Path) -> dict[str, str]:
    table = read(out / "assignments.csv")
    return dict(zip(table["household_id"], table["cadre_id"], strict=True))


def edit(book: Path, household: str, cadre: str, column: str = "干部编号") -> None:
    opened = openpyxl.load_workbook(book)
    sheet = opened["按村分户"]
    heads = [cell.value for cell in sheet[1]]
    for row in range(2, sheet.max_row + 1):
        if sheet.cell(row, heads.index("户码") + 1).value == household:
            sheet.cell(row, heads.index(column) + 1).value = cadre
    opened.save(book)


def test_a_cadre_leaves_and_only_theirs_change(tmp_path: Path, capsys: Capture) -> None:
    """The changes are listed on stdout and in changes.csv, and pairs.csv has the date."""
    first, second = tmp_path / "first", tmp_path / "second"
    assert solve(small_case(tmp_path / "case", cadres=MORE), first) == 0
    before = cadre_of(first)
    gone = before["h1"]
    left = "\n".join(line for line in MORE.splitlines() if not line.startswith(f"{gone},"))
    case = small_case(tmp_path / "later", cadres=left + "\n")
    capsys.readouterr()
    assert replan(case, first, second, "--date", "2012-06-15", "--lang", "en") == 0
    after = cadre_of(second)
    theirs = {household for household, cadre in before.items() if cadre == gone}
    assert {h for h in before if before[h] != after.get(h)} == theirs
    changes = read(second / "changes.csv")
    assert set(changes["household_id"]) == theirs
    assert set(changes["reason"]) == {"cadre_gone"}
    pairs = read(second / "pairs.csv")
    assert set(pairs.loc[pairs["cadre_id"].eq(gone), "until"]) == {"2012-06-15"}
    text = capsys.readouterr().out
    assert f"From 2012-06-15 on, {len(theirs)} households" in text
    assert "proven the fewest" in text
    assert f"{gone} has left the roster" in text


def test_the_same_replan_writes_the_same_tables(tmp_path: Path) -> None:
    """With a date given the tables are byte-identical, and a second replan changes nothing."""
    case = small_case(tmp_path / "case", cadres=MORE)
    assert solve(case, tmp_path / "plan") == 0
    for name in ("one", "two"):
        assert replan(case, tmp_path / "plan", tmp_path / name, "--date", "2012-06-15") == 0
    for path in (tmp_path / "one").glob("*.csv"):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()
    assert replan(case, tmp_path / "one", tmp_path / "again", "--date", "2012-07-01") == 0
    assert len(read(tmp_path / "again" / "changes.csv")) == 0
    assert (tmp_path / "again" / "pairs.csv").read_bytes() == (
        tmp_path / "one" / "pairs.csv"
    ).read_bytes()


def test_a_new_household_is_new_and_no_change(tmp_path: Path, capsys: Capture) -> None:
    case = small_case(tmp_path / "case", cadres=MORE)
    assert solve(case, tmp_path / "plan") == 0
    later = small_case(
        tmp_path / "later", cadres=MORE, households=HOUSEHOLDS + "h4,赵四,v1,2,1200\n"
    )
    capsys.readouterr()
    assert replan(later, tmp_path / "plan", tmp_path / "out") == 0
    changes = read(tmp_path / "out" / "changes.csv")
    assert changes[["household_id", "old_cadre_id", "reason"]].values.tolist() == [
        ["h4", "", "new_household"]
    ]
    assert "改动 0 户" in capsys.readouterr().out


def test_a_date_that_is_none_is_refused(tmp_path: Path) -> None:
    case = small_case(tmp_path / "case")
    assert replan(case, case, tmp_path / "out", "--date", "15.6.2012") == 2


def test_a_hand_edit_is_kept_and_recorded(tmp_path: Path, capsys: Capture) -> None:
    """The edited pair stays, locks.csv says why, and the rest is solved around it."""
    case, out = small_case(tmp_path / "case", cadres=MORE), tmp_path / "out"
    assert solve(case, out) == 0
    before = cadre_of(out)
    other = min({"c1", "c2", "c3"} - {before["h1"]})
    edit(out / "plan.xlsx", "h1", other)
    capsys.readouterr()
    assert solve(case, tmp_path / "next", "--lock-edits", str(out)) == 0
    assert cadre_of(tmp_path / "next")["h1"] == other
    (row,) = read(tmp_path / "next" / "locks.csv").itertuples()
    assert (row.household_id, row.cadre_id, row.kind) == ("h1", other, "must")
    assert before["h1"] in row.reason
    assert "手工调整 1 处" in capsys.readouterr().out


def test_a_cadre_taken_away_by_hand_does_not_come_back(tmp_path: Path) -> None:
    case, out = small_case(tmp_path / "case", cadres=MORE), tmp_path / "out"
    assert solve(case, out) == 0
    before = cadre_of(out)["h1"]
    edit(out / "plan.xlsx", "h1", "")
    assert solve(case, tmp_path / "next", "--lock-edits", str(out / "plan.xlsx")) == 0
    assert cadre_of(tmp_path / "next")["h1"] != before
    assert read(tmp_path / "next" / "locks.csv")["kind"].tolist() == ["never"]


def layered(folder: Path) -> Path:
    """Write a case with two enterprises and two projects that take one household each."""
    ranks = '\n[[rank]]\nname = "firm"\nquota = 1\nserves = "any"\nprincipal = false\n'
    cadres = MORE + "f1,甲公司,firm,v1\nf2,乙公司,firm,v2\n"
    case = small_case(folder, cadres=cadres, policy=POLICY + ranks)
    projects = "project_id,name,village,places\np1,蓝莓园,v1,1\np2,养殖场,v2,1\n"
    (case / "projects.csv").write_text(projects, "utf-8")
    return case


def column_of(out: Path, name: str) -> dict[str, str]:
    table = read(out / "assignments.csv")
    return dict(zip(table["household_id"], table[name], strict=True))


@pytest.mark.parametrize("beside", [True, False], ids=["in its folder", "the workbook alone"])
def test_an_edited_co_helper_is_locked_and_an_edited_project_is_named(
    tmp_path: Path, capsys: Capture, beside: bool
) -> None:
    """Nothing a person typed is dropped in silence: what no lock can hold is said."""
    case, out = layered(tmp_path / "case"), tmp_path / "out"
    assert solve(case, out) == 0
    before = column_of(out, "co_helper_id")
    bare = next(household for household, helper in before.items() if not helper)
    taken = next(household for household, helper in before.items() if helper)
    book = out / "plan.xlsx"
    edit(book, bare, before[taken], "协助帮扶人编号")
    edit(book, taken, "", "协助帮扶人编号")
    edit(book, bare, "p1" if column_of(out, "project_id")[bare] != "p1" else "p2", "项目编号")
    if not beside:
        book = book.rename(tmp_path / "sent.xlsx")
    capsys.readouterr()
    assert solve(case, tmp_path / "next", "--lock-edits", str(book)) == 0
    after = column_of(tmp_path / "next", "co_helper_id")
    assert after[bare] == before[taken] != after[taken]
    locks = read(tmp_path / "next" / "locks.csv").set_index("household_id")
    assert locks["kind"].to_dict() == {bare: "must", taken: "never"}
    said = capsys.readouterr()
    assert "手工调整 2 处" in said.out
    assert "有 1 户的项目编号被手工改动" in said.err and bare in said.err


def test_a_party_cadre_entered_as_co_helper_is_refused_at_the_cell(
    tmp_path: Path, capsys: Capture
) -> None:
    case, out = layered(tmp_path / "case"), tmp_path / "out"
    assert solve(case, out) == 0
    edit(out / "plan.xlsx", "h1", "c1", "协助帮扶人编号")
    capsys.readouterr()
    assert solve(case, tmp_path / "next", "--lock-edits", str(out)) == 1
    error = capsys.readouterr().err
    assert "plan.xlsx" in error and "协助帮扶人编号" in error and "c1" in error


def test_edits_that_contradict_each_other_are_explained(tmp_path: Path, capsys: Capture) -> None:
    """Two households cannot go to a cadre with one place: exit 4, and it is said who and where."""
    case = small_case(tmp_path / "case", cadres=MORE, policy=TOO_FEW_PLACES)
    out = tmp_path / "out"
    assert solve(case, out) == 0
    cadre = cadre_of(out)["h1"]
    for household in ("h2", "h3"):
        edit(out / "plan.xlsx", household, cadre)
    capsys.readouterr()
    assert solve(case, tmp_path / "next", "--lock-edits", str(out)) == 4
    error = capsys.readouterr().err
    assert "手工调整" in error
    assert "plan.xlsx" in error
    assert cadre in error
    assert not (tmp_path / "next").exists()


def test_a_typo_in_an_edit_is_an_error_of_the_plan(tmp_path: Path, capsys: Capture) -> None:
    case, out = small_case(tmp_path / "case", cadres=MORE), tmp_path / "out"
    assert solve(case, out) == 0
    edit(out / "plan.xlsx", "h1", "c33")
    assert solve(case, tmp_path / "next", "--lock-edits", str(out)) == 1
    assert "c33" in capsys.readouterr().err


def test_verify_says_that_the_workbook_beside_the_table_was_edited(
    tmp_path: Path, capsys: Capture
) -> None:
    case, out = small_case(tmp_path / "case", cadres=MORE), tmp_path / "out"
    assert solve(case, out) == 0
    edit(out / "plan.xlsx", "h1", "c3" if cadre_of(out)["h1"] != "c3" else "c1")
    capsys.readouterr()
    assert run(["verify", str(case), str(out)]) == 0
    assert "plan.xlsx 有 1 处手工改动" in capsys.readouterr().err
