"""``solve``: what it writes, what it says, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from bangfu_assign import workflow
from bangfu_assign.cli import run
from bangfu_assign.plan import Plan
from tests.cli.cases import (
    MISSPELT_POLICY,
    NO_LEADER_POLICY,
    TOO_FEW_PLACES,
    UNKNOWN_VILLAGE,
    small_case,
)

Capture = pytest.CaptureFixture[str]


def solve(case: Path, out: Path, *more: str) -> int:
    """Solve without figures, which have tests of their own."""
    return run(["solve", str(case), "-o", str(out), "--no-figures", *more])


def read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, encoding="utf-8-sig", keep_default_na=False)


def test_a_case_becomes_a_plan_on_disk(tmp_path: Path, capsys: Capture) -> None:
    """All went well: exit 0, tables and summary in OUT, the summary on stdout."""
    out = tmp_path / "out"
    assert solve(small_case(tmp_path / "case"), out) == 0
    assert read(out / "assignments.csv")["household_id"].tolist() == ["h1", "h2", "h3"]
    summary = json.loads((out / "summary.json").read_text("utf-8"))
    assert summary["status"] == "optimal"
    assert summary["counts"]["uncovered"] == 0
    assert summary["peak_memory_mb"] > 0
    assert {"bangfu-assign", "ortools", "python"} <= summary["versions"].keys()
    assert (out / "plan.xlsx").stat().st_size > 0
    assert not (out / "figures").exists()
    text = capsys.readouterr().out
    assert "每一户都有帮扶责任人" in text
    assert str(out) in text


def test_results_go_to_stdout_and_progress_to_stderr(tmp_path: Path, capsys: Capture) -> None:
    """A pipe gets the results alone; who watches stderr sees objective, value, bound and gap."""
    assert solve(small_case(tmp_path / "case"), tmp_path / "out", "--lang", "en") == 0
    output = capsys.readouterr()
    assert "coverage: value 0, bound 0, gap 0.00%" in output.err
    assert "bound 0, gap" not in output.out


def test_uncovered_households_are_no_error(tmp_path: Path, capsys: Capture) -> None:
    """A shortage of places still exits with 0, and the uncovered are listed with a reason."""
    case = small_case(tmp_path / "case", policy=TOO_FEW_PLACES)
    assert solve(case, tmp_path / "out", "--lang", "en") == 0
    (reason,) = read(tmp_path / "out" / "uncovered.csv")["explanation"]
    assert reason
    assert "1 households have no helper yet" in capsys.readouterr().out


def test_strict_tells_uncovered_households_by_the_exit_code(tmp_path: Path) -> None:
    """With ``--strict`` a shortage exits with 3, the plan being written all the same."""
    case = small_case(tmp_path / "case", policy=TOO_FEW_PLACES)
    assert solve(case, tmp_path / "out", "--strict") == 3
    assert (tmp_path / "out" / "summary.json").exists()
    full = small_case(tmp_path / "full")
    assert solve(full, tmp_path / "out2", "--strict") == 0


@pytest.mark.parametrize(
    ("changes", "code", "words"),
    [
        ({"households": UNKNOWN_VILLAGE}, 1, "v9"),
        ({"cadres": "cadre_id,name,rank\nc1,赵甲,wizard\n"}, 1, "wizard"),
        ({"policy": MISSPELT_POLICY}, 2, "quota"),
        ({"policy": "this is no TOML"}, 2, "policy.toml"),
        ({"policy": NO_LEADER_POLICY}, 4, "leader"),
    ],
)
def test_failures_have_their_exit_code_and_write_nothing(
    changes: dict[str, str], code: int, words: str, tmp_path: Path, capsys: Capture
) -> None:
    """Facts 1, policy 2, no plan 4: said on stderr, with nothing on stdout and nothing written."""
    case = small_case(tmp_path / "case", **changes)
    before = sorted(tmp_path.rglob("*"))
    assert solve(case, tmp_path / "out") == code
    output = capsys.readouterr()
    assert words in output.err
    assert "Traceback" not in output.err
    assert output.out == ""
    assert sorted(tmp_path.rglob("*")) == before


def test_a_failure_leaves_an_earlier_plan_as_it_was(tmp_path: Path) -> None:
    """The plan of yesterday survives today's mistake in the roster."""
    out = tmp_path / "out"
    assert solve(small_case(tmp_path / "case"), out) == 0
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    assert solve(small_case(tmp_path / "bad", households=UNKNOWN_VILLAGE), out) == 1
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path, capsys: Capture) -> None:
    """OUT may not be the case itself, nor hold anything else that is not a plan."""
    case = small_case(tmp_path / "case")
    before = {path: path.read_bytes() for path in case.iterdir()}
    assert solve(case, case) == 2
    assert {path: path.read_bytes() for path in case.iterdir()} == before
    assert str(case) in capsys.readouterr().err


def test_the_policy_can_be_another_file(tmp_path: Path) -> None:
    """``--policy`` takes the place of the case's own."""
    case = small_case(tmp_path / "case")
    other = tmp_path / "other.toml"
    other.write_text(TOO_FEW_PLACES, "utf-8")
    assert solve(case, tmp_path / "out", "--policy", str(other), "--strict") == 3


def test_the_same_call_writes_the_same_tables(tmp_path: Path) -> None:
    """Two solves of one case give byte-identical tables."""
    case = small_case(tmp_path / "case", policy=TOO_FEW_PLACES)
    for name in ("one", "two"):
        assert solve(case, tmp_path / name) == 0
    tables = [path.name for path in (tmp_path / "one").glob("*.csv")]
    assert "assignments.csv" in tables
    for name in tables:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_last_years_plan_keeps_its_pairs(tmp_path: Path) -> None:
    """``--previous`` makes last year's pairs stay, wherever the plan is: folder or table."""
    case = small_case(tmp_path / "case", policy=TOO_FEW_PLACES)
    last = tmp_path / "last.csv"
    for first, second in (("c1", "c2"), ("c2", "c1")):
        last.write_text(f"household_id,cadre_id\nh1,{first}\nh3,{second}\nh9,c1\n", "utf-8")
        out = tmp_path / f"out-{first}"
        assert solve(case, out, "--previous", str(last)) == 0
        pairs = read(out / "assignments.csv").set_index("household_id")
        assert pairs.loc["h1", "cadre_id"] == first
        assert pairs.loc["h1", "kept"] == "true"
        assert solve(case, tmp_path / f"again-{first}", "--previous", str(out)) == 0
        again = tmp_path / f"again-{first}" / "assignments.csv"
        assert again.read_bytes() == (out / "assignments.csv").read_bytes()


def test_a_plan_the_check_rejects_is_never_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """A fault of the solver ends with 70 and a log; OUT does not appear."""

    def reject(*arguments: object, **options: object) -> Plan:
        raise workflow.RejectedPlanError("c1 has too many")

    monkeypatch.setattr(workflow, "solve", reject)
    assert solve(small_case(tmp_path / "case"), tmp_path / "out") == 70
    assert not (tmp_path / "out").exists()
    assert ".log" in capsys.readouterr().err


def test_options_reach_the_solver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Time limit, deterministic limit, seed, workers and language are handed on as given."""
    seen: dict[str, object] = {}
    true_solve = workflow.solve

    def spy(*arguments: object, **options: object) -> Plan:
        seen.update(options)
        return true_solve(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(workflow, "solve", spy)
    limits = ["--time-limit", "7.5", "--deterministic-limit", "3"]
    options = [*limits, "--seed", "5", "--workers", "2", "--lang", "en"]
    assert solve(small_case(tmp_path / "case"), tmp_path / "out", *options) == 0
    del seen["progress"], seen["painter"]
    assert seen == {
        "time_limit_s": 7.5,
        "deterministic_limit": 3.0,
        "seed": 5,
        "workers": 2,
        "lang": "en",
    }
