"""`open_plan`: a plan from disk is again what was solved, as far as that is still true."""

from __future__ import annotations

from pathlib import Path

import pytest

import bangfu_assign as ba
from bangfu_assign.plan import Plan
from tests.build import make_case, make_policy

RANKS = (
    {"name": "clerk", "label": "办事员", "quota": 2},
    {"name": "firm", "label": "企业", "quota": 1, "principal": False},
)


@pytest.fixture(scope="module")
def solved() -> Plan:
    """Return a plan in which places fall short, with co-helpers and a project."""
    case = make_case(
        [
            {"household_id": f"h{n}", "village": f"v{n % 2}", "income_yuan": 1000.0 + n,
             "labourers": 1, "lon": 118.85 + n / 1000, "lat": 34.85}
            for n in range(6)
        ],
        [{"cadre_id": "c1"}, {"cadre_id": "c2"}, {"cadre_id": "f1", "rank": "firm"}],
        [{"village_id": f"v{n}", "lon": 118.85, "lat": 34.85 + n / 100} for n in range(2)],
        projects=[{"project_id": "p1", "village": "v0", "places": 3}],
        pairs=[{"household_id": "h5", "cadre_id": "c2", "since": "2010"}],
    )  # fmt: skip
    return ba.solve(case, make_policy(RANKS, seat=(118.85, 34.85), year=2012), time_limit_s=20)


def test_everything_shown_is_as_it_was_solved(solved: Plan, tmp_path: Path) -> None:
    """Pairs, values, bounds, layers, reasons and history come back from the files."""
    out = ba.write_plan(solved, tmp_path / "out", figures=False)
    opened = ba.open_plan(out, solved.case, solved.policy)
    assert opened.ok and opened.problems == ()
    plan = opened.plan
    assert plan.assignments.equals(solved.assignments)
    assert plan.pairings.equals(solved.pairings)
    assert plan.status is solved.status
    told = [(o.name, o.value, o.bound, o.scope) for o in solved.objectives]
    assert [(o.name, o.value, o.bound, o.scope) for o in plan.objectives] == told
    layers = [(y.name, y.objectives, y.helpers, y.places, y.filled) for y in solved.layers]
    assert layers
    assert [(y.name, y.objectives, y.helpers, y.places, y.filled) for y in plan.layers] == layers
    assert plan.shortage == solved.shortage and plan.shortage is not None
    assert plan.uncovered.equals(solved.uncovered) and len(plan.uncovered)
    for name, table in solved.records.items():
        assert plan.records[name].equals(table), name


def test_nothing_is_claimed_of_a_table_alone(solved: Plan, tmp_path: Path) -> None:
    """Without its summary the same pairs have values, and no bound but the trivial one."""
    out = ba.write_plan(solved, tmp_path / "out", figures=False)
    table = tmp_path / "plan.csv"
    table.write_bytes((out / "assignments.csv").read_bytes())
    plan = ba.open_plan(table, solved.case, solved.policy).plan
    assert [o.value for o in plan.objectives] == [o.value for o in solved.objectives]
    assert all(o.bound == 0 for o in plan.objectives)
    assert all(o.bound == 0 for layer in plan.layers for o in layer.objectives)
    assert [(y.name, y.helpers, y.places, y.filled) for y in plan.layers] == [
        (y.name, y.helpers, y.places, y.filled) for y in solved.layers
    ]


def test_a_plan_that_breaks_rules_is_not_explained(solved: Plan, tmp_path: Path) -> None:
    """It is read and valued, its breaches named; reasons would be worth nothing."""
    table = tmp_path / "plan.csv"
    table.write_text("household_id,cadre_id\nh0,c1\nh1,c1\nh2,c1\n", "utf-8")
    opened = ba.open_plan(table, solved.case, solved.policy)
    assert not opened.ok
    assert opened.plan.shortage is None
    assert opened.plan.uncovered["household_id"].tolist() == ["h3", "h4", "h5"]
    assert set(opened.plan.uncovered["explanation"]) == {""}
    assert "optimal" not in opened.plan.status.value
