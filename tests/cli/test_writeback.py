"""``writeback`` on the command line: what is written is said, what went wrong has its code."""

from __future__ import annotations

from pathlib import Path

import pytest

from bangfu_assign.cli import run
from tests.cli.cases import small_case

Capture = pytest.CaptureFixture[str]

PLAN = "household_id,cadre_id\nh1,c1\nh3,c2\n"
REGISTER = (
    "户码,户主,人口,帮扶人姓名,帮扶人电话,帮扶人单位职务\nh1,王一,3,,,\nh2,李二,2,旧人,1,旧\n"
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    case = small_case(tmp_path / "case")
    plan = tmp_path / "plan.csv"
    plan.write_text(PLAN, "utf-8")
    return str(case), str(plan)


def test_the_register_is_filled_and_the_rest_is_listed(
    files: tuple[str, str], tmp_path: Path, capsys: Capture
) -> None:
    register = tmp_path / "登记表.csv"
    register.write_text(REGISTER, "utf-8")
    out = tmp_path / "out"
    call = ["writeback", *files, "-o", str(out), "--register", str(register), "--lang", "en"]
    assert run(call) == 0
    text = capsys.readouterr().out
    assert "1 rows name their helper" in text
    assert "the former one was taken out" in text and "h2" in text
    written = (out / "writeback" / "登记表.csv").read_text("utf-8")
    assert written == REGISTER.replace("3,,,", "3,赵甲,,").replace("旧人,1,旧", ",,")


def test_without_a_register_the_new_sheet_is_written(
    files: tuple[str, str], tmp_path: Path, capsys: Capture
) -> None:
    assert run(["writeback", *files, "-o", str(tmp_path / "out")]) == 0
    assert "--register" in capsys.readouterr().out
    names = sorted(p.name for p in (tmp_path / "out" / "writeback").iterdir())
    assert names == ["register_14.xlsx", "writeback_notes.csv"]


def test_a_register_that_cannot_be_used_is_exit_1(
    files: tuple[str, str], tmp_path: Path, capsys: Capture
) -> None:
    """Nothing is written, and the message says what is missing."""
    call = ["writeback", *files, "-o", str(tmp_path / "out"), "--register"]
    (tmp_path / "short.csv").write_text("户码,户主,人口\nh1,王一,3\n", "utf-8")
    assert run([*call, str(tmp_path / "short.csv")]) == 1
    assert "帮扶人姓名" in capsys.readouterr().err
    (tmp_path / "notes.txt").write_text("x", "utf-8")
    assert run([*call, str(tmp_path / "notes.txt")]) == 1
    assert "既不是 Excel 工作簿，也不是 .csv" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_register_that_is_not_there_is_a_wrong_call(
    files: tuple[str, str], tmp_path: Path, capsys: Capture
) -> None:
    """A mistyped path has the exit code of a wrong call, and nothing is written."""
    out = tmp_path / "out"
    assert run(["writeback", *files, "-o", str(out), "--register", "none.xlsx"]) == 2
    assert "none.xlsx" in capsys.readouterr().err
    assert not out.exists()


def test_a_plan_that_breaks_rules_is_told(
    files: tuple[str, str], tmp_path: Path, capsys: Capture
) -> None:
    """The files are written as asked, and stderr says what is broken and that it matters."""
    Path(files[1]).write_text("household_id,cadre_id\nh1,c1\nh2,c1\nh3,c1\n", "utf-8")
    assert run(["writeback", *files, "-o", str(tmp_path / "out")]) == 0
    text = capsys.readouterr().err
    assert "赵甲（c1）安排了3户" in text and "请先改正方案" in text
