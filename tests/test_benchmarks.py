"""The benchmarks run, and their rivals agree where all of them prove the same thing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.__main__ import main
from tests.benchmarks.rivals import NEEDS_EXTRA, RIVALS
from tests.benchmarks.table import contradictions, table

PLAIN = [rival for rival in RIVALS if rival not in NEEDS_EXTRA]
PROVING = ("ours", "plain_cpsat", "count_cpsat", "count_milp")


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    out = tmp_path_factory.mktemp("benchmarks") / "results.json"
    # Every rival is done in a second of its own; the limit is for machines with much else to do.
    main(["--case", "tiny", "--limit", "20", "--rival", *PLAIN, "--json", str(out)])
    return {row["rival"]: row for row in json.loads(Path(out).read_text("utf-8"))["tiny"]}


def test_every_rival_makes_a_plan(results: dict[str, dict[str, Any]]) -> None:
    """Each rival hands back pairs that the rules can value, and has its own time and memory."""
    assert list(results) == PLAIN
    for rival, row in results.items():
        assert row["status"] == "plan", (rival, row["note"])
        assert len(row["values"]) == 6
        assert row["seconds"] > 0
        assert row["memory_mb"] > 0


def test_models_of_the_whole_problem_keep_every_rule(results: dict[str, dict[str, Any]]) -> None:
    """No plan of ours or of the integer programs breaks a rule."""
    assert [results[rival]["breaches"] for rival in PROVING] == [{}] * len(PROVING)


def test_proven_values_are_equal(results: dict[str, dict[str, Any]]) -> None:
    """Three other formulations prove our values of all objectives up to travel."""
    order = ["coverage", "continuity", "evenness", "load", "travel"]
    ours = {name: results["ours"]["values"][name] for name in order}
    for rival in PROVING:
        row = results[rival]
        for name in order:
            if row["bounds"].get(name) != row["values"][name]:
                break  # not proven in time on a busy machine: later values may differ
            assert row["values"][name] == ours[name], (rival, name)


def test_no_plan_is_better_than_a_bound(results: dict[str, dict[str, Any]]) -> None:
    """No rival that keeps the rules is below a bound that another one claims."""
    assert contradictions(list(results.values()), list(results["ours"]["values"])) == []


def _row(rival: str, value: int, bound: int | None, breaches: dict[str, int]) -> dict[str, Any]:
    bounds = {} if bound is None else {"load": bound}
    return {
        "rival": rival, "status": "plan", "seconds": 1.0, "cpu_seconds": 1.0, "memory_mb": 50.0,
        "values": {"load": value}, "bounds": bounds, "breaches": breaches, "note": "",
    }  # fmt: skip


def test_the_table_tells_proof_bound_and_claim_apart() -> None:
    """A cell shows whether a value is proven, bounded with a gap, or claimed by nobody."""
    rows = [_row("a", 200, 200, {}), _row("b", 400, 200, {}), _row("c", 400, None, {"rules.x": 2})]
    lines = table(rows, ["load"]).splitlines()
    assert [line.split("|")[-2].strip() for line in lines[2:5]] == [
        "200 =",
        "400 ≥200 50.0%",
        "400",
    ]
    assert lines[4].split("|")[3].strip() == "2"
    assert "breaks rules.x × 2" in lines[5]


def test_a_plan_below_a_bound_is_called_a_contradiction() -> None:
    """The table accuses a bound that a plan without a breach falls below, and only then."""
    claim, better = _row("a", 200, 200, {}), _row("b", 100, None, {})
    assert len(contradictions([claim, better], ["load"])) == 1
    assert contradictions([claim, _row("b", 100, None, {"rules.x": 1})], ["load"]) == []
