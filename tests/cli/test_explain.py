"""``explain``: answers about a plan on disk, or what is wrong with the question."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bangfu_assign.cli import run
from tests.cli.cases import TOO_FEW_PLACES, small_case

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def case_and_plan(tmp_path: Path) -> tuple[str, str]:
    """Return a case with a place too few, and its plan."""
    case, out = small_case(tmp_path / "case", policy=TOO_FEW_PLACES), tmp_path / "out"
    assert run(["solve", str(case), "-o", str(out), "--no-figures"]) == 0
    return str(case), str(out)


def answer(capsys: Capture, *words: str, code: int = 0) -> str:
    capsys.readouterr()
    assert run(["explain", *words, "--lang", "en"]) == code
    said = capsys.readouterr()
    return said.out + said.err


def uncovered(out: str) -> str:
    lines = (Path(out) / "uncovered.csv").read_text("utf-8-sig").splitlines()
    return lines[1].split(",")[0]


def test_the_plan_folder_shares_the_shortage(case_and_plan: tuple[str, str]) -> None:
    """Summary, table of the uncovered and workbook tell of the same set and the same fix."""
    _, out = case_and_plan
    shortage = json.loads((Path(out) / "summary.json").read_text("utf-8"))["shortage"]
    assert shortage["deficit"] == 1
    assert shortage["sets"][0]["fixes"][0]["verified"]
    assert "已验算" in (Path(out) / "uncovered.csv").read_text("utf-8-sig")


def test_households_cadres_and_pairs_are_explained(
    case_and_plan: tuple[str, str], capsys: Capture
) -> None:
    """A covered household, an uncovered one, a cadre, one pair; each with exit code 0."""
    lonely = uncovered(case_and_plan[1])
    helped = next(h for h in ("h1", "h2", "h3") if h != lonely)
    assert "What spoke for the pair" in answer(capsys, *case_and_plan, helped)
    said = answer(capsys, *case_and_plan, lonely)
    assert "It has no helper" in said
    assert "(verified)" in said
    assert "no summary.json" not in said  # what the solve has proven is believed
    assert "Why not more" in answer(capsys, *case_and_plan, "c1")
    assert "at least" in answer(capsys, *case_and_plan, lonely, "--with", "c1")


def test_exact_solves_anew(case_and_plan: tuple[str, str], capsys: Capture) -> None:
    """With the uncovered household forced, somebody else goes without."""
    lonely = uncovered(case_and_plan[1])
    said = answer(capsys, *case_and_plan, lonely, "--with", "c1", "--exact")
    assert "Solved anew" in said
    assert "proven optimal" in said


def test_another_policy_voids_what_was_proven(
    case_and_plan: tuple[str, str], capsys: Capture, tmp_path: Path
) -> None:
    """Bounds of another policy are not believed."""
    other = tmp_path / "other.toml"
    other.write_text(TOO_FEW_PLACES + "\n[travel]\nmax_villages = 1\n", "utf-8")
    said = answer(capsys, *case_and_plan, uncovered(case_and_plan[1]), "--policy", str(other))
    assert "no summary.json that fits" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["h11"], "did you mean"),
        (["nobody-at-all"], "no household and no cadre"),
        (["h1", "--with", "c11"], "did you mean"),
        (["c1", "--exact"], "about a household"),
    ],
)
def test_a_wrong_question_is_a_usage_error(
    words: list[str], said: str, case_and_plan: tuple[str, str], capsys: Capture
) -> None:
    """Unknown ids, with the nearest known one; options that do not fit."""
    assert said in answer(capsys, *case_and_plan, *words, code=2)


def test_a_plan_that_breaks_rules_is_refused(
    case_and_plan: tuple[str, str], capsys: Capture
) -> None:
    """The breach is named, exit code 1."""
    plan = Path(case_and_plan[1]) / "assignments.csv"
    plan.write_text("household_id,cadre_id\nh1,c1\nh2,c1\n", "utf-8")
    assert "c1" in answer(capsys, *case_and_plan, "h1", code=1)
