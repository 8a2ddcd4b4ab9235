"""``verify``: plans from the tool pass, plans broken by hand do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from bangfu_assign.cli import run
from tests.cli.cases import small_case

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def case_and_plan(tmp_path: Path) -> tuple[Path, Path]:
    """Return a case and the folder with its plan."""
    case, out = small_case(tmp_path / "case"), tmp_path / "out"
    assert run(["solve", str(case), "-o", str(out), "--no-figures"]) == 0
    return case, out


@pytest.mark.parametrize("name", ["", "assignments.csv", "plan.xlsx"])
def test_our_own_plan_passes(name: str, case_and_plan: tuple[Path, Path], capsys: Capture) -> None:
    """The folder, its table and its workbook all pass, with every objective's value."""
    case, out = case_and_plan
    assert run(["verify", str(case), str(out / name), "--lang", "en"]) == 0
    text = capsys.readouterr().out
    assert "keeps every rule" in text
    assert "coverage" in text


def test_a_plan_over_quota_is_told(case_and_plan: tuple[Path, Path], capsys: Capture) -> None:
    """Three households for a cadre with two places: exit 1, and the rule is named."""
    case, out = case_and_plan
    plan = out / "assignments.csv"
    plan.write_text("household_id,cadre_id\nh1,c1\nh2,c1\nh3,c1\n", "utf-8")
    assert run(["verify", str(case), str(plan), "--lang", "en"]) == 1
    text = capsys.readouterr().out
    assert "breaks rules" in text
    assert "c1" in text


def test_an_unknown_cadre_is_told(case_and_plan: tuple[Path, Path], capsys: Capture) -> None:
    """A mistyped id is an error of the plan."""
    case, out = case_and_plan
    plan = out / "assignments.csv"
    plan.write_text("household_id,cadre_id\nh1,c9\n", "utf-8")
    assert run(["verify", str(case), str(plan)]) == 1
    assert "c9" in capsys.readouterr().out


def test_what_is_no_plan_is_told(case_and_plan: tuple[Path, Path], capsys: Capture) -> None:
    """A missing file is a usage error; a file that is no plan is a plan error."""
    case, _ = case_and_plan
    assert run(["verify", str(case), str(case / "nowhere.csv")]) == 2
    assert run(["verify", str(case), str(case / "policy.toml")]) == 1
    assert "Traceback" not in capsys.readouterr().err
