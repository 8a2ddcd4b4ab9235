"""``notice`` on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from bangfu_assign.cli import run
from tests.cli.cases import HOUSEHOLDS, POLICY, small_case

Capture = pytest.CaptureFixture[str]

PLAN = "household_id,cadre_id,village_id\nh1,c1,v1\nh3,c2,v2\n"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    case = small_case(tmp_path / "case")
    plan = tmp_path / "plan"
    plan.mkdir()
    (plan / "assignments.csv").write_text(PLAN, "utf-8")
    return [str(case), str(plan), "-o", str(tmp_path / "out")]


def test_the_notices_are_written_and_what_is_blank_is_said(
    files: list[str], tmp_path: Path, capsys: Capture
) -> None:
    """Results on stdout; what the policy leaves blank on stderr; the public folder holds sheets."""
    assert run(["notice", *files, "--format", "html,xlsx"]) == 0
    said = capsys.readouterr()
    assert "2个村和全镇" in said.out and "6个文件" in said.out
    assert "notice.phone" in said.err and "空线" in said.err
    page = (tmp_path / "out" / "public" / "html" / "01_东村.html").read_text("utf-8")
    assert "王一" in page and "赵甲" in page and "待落实" in page and "张三" not in page


def test_one_village_in_english(files: list[str], tmp_path: Path, capsys: Capture) -> None:
    """Messages are English, the sheet is Chinese; only the village asked for is written."""
    asked = ["--village", "西村", "--format", "html", "--lang", "en"]
    assert run(["notice", *files, *asked]) == 0
    assert "notices of 1 villages (html), 1 files" in capsys.readouterr().out
    assert [p.name for p in (tmp_path / "out" / "public" / "html").iterdir()] == ["02_西村.html"]


@pytest.mark.parametrize(
    ("extra", "code", "said"),
    [
        (["--format", "doc"], 2, "docx"),
        (["--village", "东东村"], 2, "是否应为：东村"),
        (["--village", "Q"], 2, "（可写村名或村编码）\n"),
        (["--template", "none.docx"], 2, "none.docx"),
        (["--template", "own.docm"], 2, "docx"),
    ],
)
def test_wrong_calls_are_told(
    files: list[str], extra: list[str], code: int, said: str, tmp_path: Path, capsys: Capture
) -> None:
    """What is wrong with the call is said, and nothing is written."""
    assert run(["notice", *files, *extra]) == code
    text = capsys.readouterr().err
    assert said in text and "Traceback" not in text
    assert not (tmp_path / "out").exists()


def test_a_phone_in_a_name_stops_it(tmp_path: Path, capsys: Capture) -> None:
    """Exit code 1, the household named, the phone masked."""
    households = HOUSEHOLDS.replace("王一", "王一13800001111")
    case = small_case(tmp_path / "case", households=households, policy=POLICY)
    (tmp_path / "assignments.csv").write_text(PLAN, "utf-8")
    call = ["notice", str(case), str(tmp_path / "assignments.csv"), "-o", str(tmp_path / "out")]
    assert run(call) == 1
    text = capsys.readouterr().err
    assert "h1" in text and "13800001111" not in text
    assert not (tmp_path / "out").exists()


def test_a_plan_that_breaks_rules_is_not_published(
    files: list[str], tmp_path: Path, capsys: Capture
) -> None:
    """Exit code 1, what is broken is said, and nothing is written: a notice is a promise."""
    full = "household_id,cadre_id,village_id\nh1,c1,v1\nh2,c1,v1\nh3,c1,v2\n"
    (tmp_path / "plan" / "assignments.csv").write_text(full, "utf-8")
    assert run(["notice", *files, "--format", "html"]) == 1
    text = capsys.readouterr().err
    assert "赵甲（c1）安排了3户" in text and "公开" in text
    assert not (tmp_path / "out").exists()
