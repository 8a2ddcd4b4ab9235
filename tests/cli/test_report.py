"""``report``: the page of any plan, on the command line."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from bangfu_assign.cli import run
from tests.cli.cases import TOO_FEW_PLACES, small_case

Capture = pytest.CaptureFixture[str]

VALID = "household_id,cadre_id\nh1,c1\nh2,c1\nh3,c2\n"
OTHER = "household_id,cadre_id\nh1,c2\nh2,c1\nh3,c2\n"
OVER_QUOTA = "household_id,cadre_id\nh1,c1\nh2,c1\nh3,c1\n"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return small_case(tmp_path / "case")


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "plan.csv"
    path.write_text(text, "utf-8")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_table_becomes_a_whole_folder(case: Path, tmp_path: Path, capsys: Capture) -> None:
    """Tables, workbook, page and, asked for, the public page; the same bytes every time."""
    plan, out = written(tmp_path, VALID), tmp_path / "out"
    call = ["report", str(case), str(plan), "--public", "--no-figures", "-o"]
    assert run([*call, str(out)]) == 0
    assert {"report.html", "plan.xlsx", "summary.json", "assignments.csv"} <= contents(out).keys()
    assert "public/report.html" in contents(out)
    assert str(out / "report.html") in capsys.readouterr().out
    assert run([*call, str(tmp_path / "again")]) == 0
    again = contents(tmp_path / "again")
    first = contents(out)
    assert again.keys() == first.keys()
    same = set(first) - {"summary.json", ".bangfu-assign.json"}  # they hold the memory used
    assert all(again[name] == first[name] for name in same)


def test_a_plan_s_own_folder_keeps_its_tables_and_proofs(case: Path, tmp_path: Path) -> None:
    """Page and workbook are written anew from the files alone, and say what `solve` said."""
    out = tmp_path / "out"
    assert run(["solve", str(case), "-o", str(out), "--no-figures"]) == 0
    before = contents(out)
    (out / "report.html").unlink()
    assert run(["report", str(case), str(out), "-o", str(out), "--no-figures"]) == 0
    after = contents(out)
    assert {name: after[name] for name in before if name != ".bangfu-assign.json"} == {
        name: content for name, content in before.items() if name != ".bangfu-assign.json"
    }


def test_the_shortage_is_explained_from_the_files_alone(tmp_path: Path) -> None:
    """`report` of a plan that leaves somebody out gives the page that `solve` wrote."""
    case, out = small_case(tmp_path / "case", policy=TOO_FEW_PLACES), tmp_path / "out"
    assert run(["solve", str(case), "-o", str(out), "--no-figures"]) == 0
    page = (out / "report.html").read_bytes()
    assert run(["report", str(case), str(out), "-o", str(tmp_path / "new"), "--no-figures"]) == 0
    assert (tmp_path / "new" / "report.html").read_bytes() == page


def test_a_workbook_edited_by_hand_replaces_the_folder_s_plan(case: Path, tmp_path: Path) -> None:
    """The folder then speaks of the edited plan only; the edited file itself is kept."""
    out = tmp_path / "out"
    assert (
        run(["report", str(case), str(written(tmp_path, VALID)), "-o", str(out), "--no-figures"])
        == 0
    )
    book = openpyxl.load_workbook(out / "plan.xlsx")
    sheet = book["按村分户"]
    heads = [cell.value for cell in sheet[1]]
    home, cadre = heads.index("户码"), heads.index("干部编号")
    for row in sheet.iter_rows(min_row=2):
        if row[home].value == "h1":
            row[cadre].value = "c2"
    book.save(out / "plan.xlsx")
    assert run(["report", str(case), str(out / "plan.xlsx"), "-o", str(out), "--no-figures"]) == 0
    now = contents(out)
    assert b"h1,c2," in now["assignments.csv"]
    assert "by_hand/plan.xlsx" in now


def test_a_broken_plan_gets_a_page_that_says_so(
    case: Path, tmp_path: Path, capsys: Capture
) -> None:
    """Exit 1; no workbook or table is written that could pass for a valid plan, nothing public."""
    plan, out = written(tmp_path, OVER_QUOTA), tmp_path / "out"
    call = ["report", str(case), str(plan), "-o", str(out), "--public", "--lang", "en"]
    assert run(call) == 1
    assert contents(out).keys() == {"report.html", ".bangfu-assign.json"}
    assert b"must not be carried out" in contents(out)["report.html"]
    told = capsys.readouterr()
    assert "breaks rules" in told.err and "c1" in told.err
    assert "Traceback" not in told.err


def test_a_broken_plan_leaves_the_valid_one_beside_it(case: Path, tmp_path: Path) -> None:
    """Its page joins the folder's files; tables, workbook and what is public stay as they were."""
    out = tmp_path / "out"
    call = ["report", str(case), str(written(tmp_path, VALID)), "-o", str(out), "--no-figures"]
    assert run([*call, "--public"]) == 0
    before = contents(out)
    written(tmp_path, OVER_QUOTA)
    assert run(call) == 1
    after = contents(out)
    changed = {name for name in before if before[name] != after.get(name)}
    assert changed == {"report.html", ".bangfu-assign.json"}


def test_an_unknown_id_is_shown_on_the_page(case: Path, tmp_path: Path, capsys: Capture) -> None:
    """A mistyped cadre: exit 1, named on stderr and on the page."""
    plan = written(tmp_path, VALID.replace("c2", "c9"))
    assert run(["report", str(case), str(plan), "-o", str(tmp_path / "out")]) == 1
    assert "c9" in capsys.readouterr().err
    assert "c9" in (tmp_path / "out" / "report.html").read_text("utf-8")


def test_visits_are_linked_if_they_are_there(case: Path, tmp_path: Path) -> None:
    """The workbook of the visits beside the page can be opened from it."""
    out = tmp_path / "out"
    call = ["report", str(case), str(written(tmp_path, VALID)), "-o", str(out), "--no-figures"]
    assert run(call) == 0
    assert 'href="visits.xlsx"' not in (out / "report.html").read_text("utf-8")
    (out / "visits.xlsx").write_bytes(b"")
    assert run(call) == 0
    assert 'href="visits.xlsx"' in (out / "report.html").read_text("utf-8")


def test_wrong_calls(case: Path, tmp_path: Path) -> None:
    """No such plan, no such case, a folder that is not ours: exit 2 and nothing written."""
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("x")
    plan = written(tmp_path, VALID)
    out = str(tmp_path / "out")
    assert run(["report", str(case), str(tmp_path / "none.csv"), "-o", out]) == 2
    assert run(["report", str(tmp_path / "none"), str(plan), "-o", out]) == 2
    assert run(["report", str(case), str(plan), "-o", str(mine)]) == 2
    assert not (tmp_path / "out").exists()
    assert [path.name for path in mine.iterdir()] == ["letter.txt"]
