"""``cards`` on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from bangfu_assign.cli import run
from tests.cli.cases import small_case

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    case = small_case(tmp_path / "case")
    plan = tmp_path / "plan"
    plan.mkdir()
    (plan / "assignments.csv").write_text("household_id,cadre_id\nh1,c1\nh3,c2\n", "utf-8")
    (plan / "pairs.csv").write_text(
        "household_id,cadre_id,since,until,reason\nh1,c1,2012-06-15,,\n", "utf-8"
    )
    return str(case), str(plan)


def test_cards_are_made_and_who_has_none_is_said(
    files: tuple[str, str], tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "out"
    assert run(["cards", *files, "-o", str(out), "--format", "docx", "--lang", "en"]) == 0
    text = capsys.readouterr().out
    assert "2 cards in two copies (4 pages), 3 files" in text
    assert "without a helper: no card" in text and "h2" in text
    assert {p.name for p in (out / "cards").iterdir()} == {
        "东村.docx", "西村.docx", "全部联系卡.docx", "cards_notes.csv",
    }  # fmt: skip


def test_one_household_is_printed_anew_with_the_day_of_the_change(
    files: tuple[str, str], tmp_path: Path
) -> None:
    """The history beside the plan says since when."""
    from docx import Document

    out = tmp_path / "out"
    call = ["cards", *files, "-o", str(out), "--format", "docx", "--household", "h1"]
    assert run(call) == 0
    (table, *_) = Document(str(out / "cards" / "联系卡_h1.docx")).tables
    assert "2012年6月15日" in {cell.text for row in table.rows for cell in row.cells}


def test_a_wrong_choice_is_exit_2(files: tuple[str, str], tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "out"
    assert run(["cards", *files, "-o", str(out), "--village", "东存"]) == 2
    assert "东村" in capsys.readouterr().err
    assert run(["cards", *files, "-o", str(out), "--format", "odt"]) == 2
    assert not out.exists()
