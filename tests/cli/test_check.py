"""``check``: every problem at once, on the screen and as a file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pandas as pd
import pytest

from bangfu_assign.cli import run
from tests.cli.cases import HOUSEHOLDS, MISSPELT_POLICY, POLICY, UNKNOWN_VILLAGE, small_case

Capture = pytest.CaptureFixture[str]


def read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, encoding="utf-8-sig", keep_default_na=False)


def test_a_usable_case_says_so(tmp_path: Path, capsys: Capture) -> None:
    """Nothing wrong: exit 0 and the counts."""
    assert run(["check", str(small_case(tmp_path / "case")), "--lang", "en"]) == 0
    text = capsys.readouterr().out
    assert "3 households, 2 cadres, 2 villages" in text


def test_facts_in_error_exit_with_1(tmp_path: Path, capsys: Capture) -> None:
    """An error names file, row, column and value."""
    case = small_case(tmp_path / "case", households=UNKNOWN_VILLAGE)
    assert run(["check", str(case), "--lang", "en"]) == 1
    text = capsys.readouterr().out
    for words in ("error", "households.csv", "row 4", "village", "v9"):
        assert words in text


def test_a_policy_in_error_exits_with_2(tmp_path: Path, capsys: Capture) -> None:
    """If only the policy is wrong, the exit code says so."""
    assert run(["check", str(small_case(tmp_path / "case", policy=MISSPELT_POLICY))]) == 2
    assert "qouta" in capsys.readouterr().out


def test_facts_and_policy_are_complained_of_together(tmp_path: Path, capsys: Capture) -> None:
    """A broken policy does not hide what is wrong with the facts."""
    case = small_case(tmp_path / "case", households=UNKNOWN_VILLAGE, policy=MISSPELT_POLICY)
    assert run(["check", str(case)]) == 1
    text = capsys.readouterr().out
    assert "v9" in text
    assert "qouta" in text


def test_facts_that_do_not_fit_the_policy_exit_with_1(tmp_path: Path, capsys: Capture) -> None:
    """A rank the policy does not know is found although both files are right for themselves."""
    case = small_case(tmp_path / "case", cadres="cadre_id,name,rank\nc1,赵甲,wizard\n")
    assert run(["check", str(case)]) == 1
    assert "wizard" in capsys.readouterr().out


def test_each_problem_is_listed_once(tmp_path: Path, capsys: Capture) -> None:
    """What several checks stumble over is still one problem."""
    policy = '[[rank]]\nname = "clerk"\nquota = 2\n'
    cadres = "cadre_id,name,rank\nc1,赵甲,clerk\n"  # no village, no seat: no base
    assert run(["check", str(small_case(tmp_path / "case", cadres=cadres, policy=policy))]) == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("错误  ")]
    assert len(lines) == 1


def test_problems_are_written_for_excel(tmp_path: Path) -> None:
    """``-o`` writes problems.csv with a BOM, one row per problem, for its owner alone."""
    case = small_case(tmp_path / "case", households=UNKNOWN_VILLAGE)
    out = tmp_path / "deep" / "out"
    assert run(["check", str(case), "-o", str(out), "--lang", "en"]) == 1
    (path,) = out.iterdir()
    assert path.name == "problems.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    (row,) = read(path).query("severity == 'error'").to_dict("records")
    assert (row["file"], row["row"], row["column"], row["value"]) == (
        "households.csv", "4", "village", "v9",
    )  # fmt: skip
    assert row["problem"]


def test_a_usable_case_writes_an_empty_list(tmp_path: Path) -> None:
    """Without problems problems.csv has its header and no rows: yesterday's list does not stay."""
    case = small_case(tmp_path / "case")
    (tmp_path / "problems.csv").write_text("old")
    assert run(["check", str(case), "-o", str(tmp_path)]) == 0
    assert len(read(tmp_path / "problems.csv")) == 0


def test_formulas_in_cells_stay_text(tmp_path: Path) -> None:
    """A cell that Excel would run arrives in problems.csv as harmless text."""
    bad = HOUSEHOLDS.replace("h3,张三,v2", 'h3,张三,"=HYPERLINK(""http://x"")"')
    case = small_case(tmp_path / "case", households=bad)
    assert run(["check", str(case), "-o", str(tmp_path / "out")]) == 1
    values = read(tmp_path / "out" / "problems.csv")["value"]
    assert not values.str.startswith("=").any()
    assert values.str.contains("HYPERLINK").any()


def test_cells_cannot_steer_the_terminal(tmp_path: Path, capsys: Capture) -> None:
    """Escape sequences and markup in a cell are shown as text or not at all."""
    bad = HOUSEHOLDS.replace("h3,张三,v2", "h3,张三,\x1b[31m[bold]v9")
    run(["check", str(small_case(tmp_path / "case", households=bad))])
    text = capsys.readouterr().out
    assert "\x1b" not in text
    assert "[bold]v9" in text


def test_a_pipe_gets_one_line_per_problem(tmp_path: Path, capsys: Capture) -> None:
    """However long the sentences are, nothing is wrapped where no terminal reads."""
    rows = "".join(f"x{i},某某,v9,2,\n" for i in range(5))
    case = small_case(tmp_path / "case", households=HOUSEHOLDS + rows)
    run(["check", str(case)])
    lines = capsys.readouterr().out.splitlines()
    assert sum("households.csv" in line and "v9" in line for line in lines) == 5


def test_nothing_is_written_among_the_offices_own_tables(tmp_path: Path, capsys: Capture) -> None:
    """``-o`` with the case folder, by whatever name, is refused before anything is read."""
    case = small_case(tmp_path / "case", households=UNKNOWN_VILLAGE)
    before = sorted(case.iterdir())
    (tmp_path / "other").symlink_to(case)
    for out in (case, case / ".." / "case", tmp_path / "other"):
        assert run(["check", str(case), "-o", str(out), "--lang", "en"]) == 2
        assert "is the case itself" in capsys.readouterr().err
    assert sorted(case.iterdir()) == before
    assert run(["check", str(case), "-o", str(case / "check")]) == 1


def test_what_the_policy_objects_to_stands_in_the_same_list(
    tmp_path: Path, capsys: Capture
) -> None:
    """Cells in error do not hide unknown ranks, missing homes and contradictory locks."""
    cadres = (
        "cadre_id,name,rank,quota,行政村\n"
        "c1,赵甲,clrek,,\nc2,钱乙,local,-3,\nc3,孙丙,local,,v9\nc4,李丁,clerk,,\nc5,周戊,clerk,,\n"
    )
    ranks = POLICY + '\n[[rank]]\nname = "local"\nquota = 2\nserves = "home"\n'
    case = small_case(tmp_path / "case", households=UNKNOWN_VILLAGE, cadres=cadres, policy=ranks)
    locks = "household_id,cadre_id,kind\nh1,c4,must\nh1,c5,must\nh2,c4,nevr\n"
    (case / "locks.csv").write_text(locks, "utf-8")
    assert run(["check", str(case), "-o", str(tmp_path / "list")]) == 1
    found = read(tmp_path / "list" / "problems.csv")
    found = found[found["severity"].eq("error")]
    assert set(zip(found["file"], found["row"], found["code"], strict=True)) == {
        ("households.csv", "4", "facts.village_unknown_near"),
        ("cadres.csv", "3", "facts.too_small"),
        ("cadres.csv", "4", "facts.village_unknown_near"),
        ("locks.csv", "4", "facts.lock_kind"),
        ("cadres.csv", "2", "agreement.unknown_rank_near"),
        ("cadres.csv", "3", "agreement.home_missing"),
        ("locks.csv", "3", "agreement.lock_two_cadres"),
    }


@pytest.mark.parametrize("table", ["households", "cadres", "villages"])
def test_a_case_without_one_of_its_tables_is_still_listed(tmp_path: Path, table: str) -> None:
    case = small_case(tmp_path / "case", **{table: "nothing,of,use\n1,2,3\n"})
    assert run(["check", str(case)]) == 1
