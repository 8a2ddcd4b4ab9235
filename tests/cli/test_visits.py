"""``visits``: the register beside the plan, on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from bangfu_assign.cli import run
from tests.cli.cases import small_case

Capture = pytest.CaptureFixture[str]

REGISTER = """\
户码,日期,内容及措施落实,帮扶责任人,帮扶责任人签字,帮扶对象签字
h1,2012.1.5,送种子,c1,√,√
h2,1月6日,送种子,c1,√,
"""
PLAN = "household_id,cadre_id\nh1,c1\nh2,c1\nh3,c2\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str, str]:
    """Return a case, a plan for it, and a register."""
    case = small_case(tmp_path / "case")
    plan, register = tmp_path / "plan.csv", tmp_path / "走访.csv"
    plan.write_text(PLAN, "utf-8")
    register.write_text(REGISTER, "utf-8")
    return str(case), str(plan), str(register)


def test_the_check_is_printed_and_nothing_is_written(
    files: tuple[str, str, str], tmp_path: Path, capsys: Capture
) -> None:
    """Three due in January, two contacted, one of them signed by both."""
    before = sorted(tmp_path.rglob("*"))
    assert run(["visits", *files, "--lang", "en"]) == 0
    text = capsys.readouterr().out
    assert "2012-01" in text and "66.6%" in text
    assert "the household has not signed" in text
    assert sorted(tmp_path.rglob("*")) == before


def test_with_out_everything_is_written(
    files: tuple[str, str, str], tmp_path: Path, capsys: Capture
) -> None:
    assert run(["visits", *files, "-o", str(tmp_path / "out"), "--until", "2012-02"]) == 0
    missing = (tmp_path / "out" / "visits_missing.csv").read_text("utf-8-sig").splitlines()
    assert len(missing) == 1 + 4  # h3 twice, h1 and h2 in February
    assert (tmp_path / "out" / "figures" / "visits.png").is_file()
    assert (tmp_path / "out" / "visits.xlsx").is_file()


def test_rows_that_cannot_be_used_are_listed_and_the_rest_is_checked(
    files: tuple[str, str, str], capsys: Capture
) -> None:
    """Exit 1, every such row with its place, and the figures of the others."""
    register = Path(files[2])
    register.write_text(REGISTER + "h9,2012-01-07,,c1,√,√\nh3,某天,,c2,√,√\n", "utf-8")
    assert run(["visits", *files]) == 1
    text = capsys.readouterr().out
    assert "h9" in text and "第4行" in text and "某天" in text
    assert "66.6%" in text


def test_hundreds_of_errors_do_not_fill_the_screen(
    files: tuple[str, str, str], capsys: Capture
) -> None:
    lines = "".join(f"x{i},2012-01-07,,c1,√,√\n" for i in range(300))
    Path(files[2]).write_text(REGISTER + lines, "utf-8")
    assert run(["visits", *files]) == 1
    text = capsys.readouterr().out
    assert "另有 250 处错误" in text
    assert len(text.splitlines()) < 120


@pytest.mark.parametrize(
    ("extra", "code"),
    [(["--until", "2013-01"], 2), (["--until", "yesterday"], 2), (["--since", "2012-00"], 2)],
)
def test_impossible_months_are_a_usage_error(
    files: tuple[str, str, str], extra: list[str], code: int, capsys: Capture
) -> None:
    assert run(["visits", *files, *extra]) == code
    assert "Traceback" not in capsys.readouterr().err


def test_what_is_no_register_or_no_plan_is_told(
    files: tuple[str, str, str], capsys: Capture
) -> None:
    case, plan, register = files
    assert run(["visits", case, plan, register + "x"]) == 2
    assert run(["visits", case, plan, str(Path(case) / "villages.csv")]) == 1
    assert run(["visits", case, register + "x", register]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_the_history_beside_the_plan_says_who_was_in_charge(
    files: tuple[str, str, str], tmp_path: Path
) -> None:
    """After a change in February the former helper's visit in January is the helper's."""
    case, _, register = files
    out = tmp_path / "changed"
    out.mkdir()
    (out / "assignments.csv").write_text(PLAN.replace("h1,c1", "h1,c2"), "utf-8")
    history = "household_id,cadre_id,since,until\nh1,c1,2011,2012-02-09\nh1,c2,2012-02-10,\n"
    (out / "pairs.csv").write_text(history, "utf-8")
    assert run(["visits", case, str(out), register, "-o", str(tmp_path / "o")]) == 0
    missing = (tmp_path / "o" / "visits_missing.csv").read_text("utf-8-sig")
    assert "h3" in missing and "h1" not in missing
