"""The way from facts to a plan: nothing gets past the independent check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from bangfu_assign import machine, model, workflow
from bangfu_assign.errors import FactsError, NoPlanError
from bangfu_assign.facts.case import Case
from bangfu_assign.plan import Objective, Plan, Status, empty_table
from bangfu_assign.plan.plan import ASSIGNMENT_COLUMNS, PAIRING_COLUMNS
from bangfu_assign.policy import Policy
from bangfu_assign.report import painter
from bangfu_assign.report.painter import Painter
from tests.build import make_case, make_policy
from tests.oracle import best_plan

CASE = make_case(
    households=[
        {"household_id": "h1", "village": "v1", "income_yuan": 1500.0},
        {"household_id": "h2", "village": "v1", "income_yuan": 3500.0},
        {"household_id": "h3", "village": "v2"},
    ],
    cadres=[{"cadre_id": "c1"}, {"cadre_id": "c2"}],
    villages=[
        {"village_id": "v1", "lon": 118.85, "lat": 34.85},
        {"village_id": "v2", "lon": 118.86, "lat": 34.86},
    ],
    pairs=[{"household_id": "h1", "cadre_id": "c2"}],
)
POLICY = make_policy([{"name": "clerk", "quota": 1}], year=2012, seat=(118.85, 34.85))


def ideal(case: Case, policy: Policy) -> Plan:
    """Return the best plan, found by trying everything."""
    best = best_plan(case, policy)
    assert best is not None
    village = case.households.set_index("household_id")["village"]
    last = dict(zip(case.pairs["household_id"], case.pairs["cadre_id"], strict=True))
    rows = [(h, c, village[h], "", "", last.get(h) == c) for h, c in sorted(best.pairs.items())]
    return Plan(
        case,
        policy,
        pd.DataFrame(rows, columns=list(ASSIGNMENT_COLUMNS)),
        pd.DataFrame(sorted(best.pairings.items()), columns=list(PAIRING_COLUMNS), dtype="str"),
        objectives=tuple(Objective(n, best.values[n], best.values[n]) for n in best.values),
        status=Status.OPTIMAL,
    )


@pytest.fixture
def let_model(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Plan], Plan]], None]:
    """Let the model return the best plan, changed in some way."""

    def install(change: Callable[[Plan], Plan]) -> None:
        def solve(case: Case, policy: Policy, distances: object, **options: Any) -> Plan:
            return change(ideal(case, policy))

        monkeypatch.setattr(model, "solve", solve, raising=False)

    return install


def test_a_right_plan_passes_and_is_completed(let_model: Any) -> None:
    """A plan that keeps the rules comes back with reasons, seed, versions, time and memory."""
    let_model(lambda plan: plan)
    plan = workflow.solve(CASE, POLICY, seed=7)
    assert set(plan.assignments["household_id"]) | set(plan.uncovered["household_id"]) == {
        "h1",
        "h2",
        "h3",
    }
    assert (plan.uncovered["explanation"] != "").all()
    assert plan.seed == 7
    assert plan.versions == machine.versions()
    assert plan.seconds > 0
    assert plan.peak_memory_mb > 10


def test_a_plan_that_breaks_a_rule_is_never_returned(let_model: Any) -> None:
    """A cadre with more households than places makes the solve fail, not the plan pass."""
    let_model(
        lambda plan: replace(
            plan, assignments=plan.assignments.assign(cadre_id=plan.assignments["cadre_id"].iloc[0])
        )
    )
    with pytest.raises(workflow.RejectedPlanError):
        workflow.solve(CASE, POLICY)


def test_a_worth_that_is_not_so_is_never_returned(let_model: Any) -> None:
    """A plan whose objective is worth something else than the model says is rejected."""
    let_model(
        lambda plan: replace(
            plan,
            objectives=tuple(replace(o, value=o.value + 1, bound=0) for o in plan.objectives),
        )
    )
    with pytest.raises(workflow.RejectedPlanError, match="the model says"):
        workflow.solve(CASE, POLICY)


def test_a_bound_above_the_value_is_never_returned(let_model: Any) -> None:
    """A bound that the plan itself refutes is no bound."""
    let_model(
        lambda plan: replace(
            plan, objectives=tuple(replace(o, bound=o.value + 1) for o in plan.objectives)
        )
    )
    with pytest.raises(workflow.RejectedPlanError, match="below its bound"):
        workflow.solve(CASE, POLICY)


def test_facts_that_do_not_fit_the_policy_never_reach_the_model(let_model: Any) -> None:
    """A rank the policy does not know is named before anything is solved."""
    let_model(lambda plan: pytest.fail("the model was asked"))
    case = make_case(
        [{"household_id": "h1"}], [{"cadre_id": "c1", "rank": "wizard"}], [{"village_id": "v1"}]
    )
    with pytest.raises(FactsError):
        workflow.solve(case, POLICY)


def test_what_no_plan_can_keep_is_said_before_solving(let_model: Any) -> None:
    """A weak village that must have a leader when there is none is a NoPlanError."""
    let_model(lambda plan: pytest.fail("the model was asked"))
    ranks = [
        {"name": "clerk", "quota": 1},
        {"name": "leader", "quota": 5, "serves": "paired", "per_village": [1, 1]},
    ]
    case = replace(CASE, villages=CASE.villages.assign(weak=True))
    with pytest.raises(NoPlanError):
        workflow.solve(case, make_policy(ranks, year=2012, seat=(118.85, 34.85)))


def test_last_years_plan_takes_the_place_of_the_pairs(let_model: Any) -> None:
    """With ``previous`` the pairs are last year's assignments, not the case's own table."""
    let_model(lambda plan: plan)
    last_year = replace(
        ideal(CASE, POLICY),
        assignments=pd.DataFrame(
            [("h1", "c1", "v1", "", "", False), ("gone", "c2", "v1", "", "", False)],
            columns=list(ASSIGNMENT_COLUMNS),
        ),
    )
    plan = workflow.solve(CASE, POLICY, previous=last_year)
    pairs = plan.case.pairs
    assert pairs[["household_id", "cadre_id"]].values.tolist() == [["h1", "c1"]]
    assert pairs.dtypes.to_dict() == CASE.pairs.dtypes.to_dict()
    kept = plan.assignments.set_index("household_id")["cadre_id"]
    assert kept["h1"] == "c1"


def test_without_a_previous_plan_the_pairs_are_the_cases_own(let_model: Any) -> None:
    """The case's own pairs decide continuity if nothing else is given."""
    let_model(lambda plan: plan)
    plan = workflow.solve(CASE, POLICY)
    assert plan.assignments.set_index("household_id")["cadre_id"]["h1"] == "c2"


def test_an_empty_previous_plan_means_nobody_is_kept() -> None:
    """A plan without assignments leaves no pairs, and all the columns."""
    case = workflow.with_previous(CASE, empty_table(ASSIGNMENT_COLUMNS))
    assert len(case.pairs) == 0
    assert list(case.pairs.columns) == list(CASE.pairs.columns)


@pytest.mark.parametrize("cores", [1, 2])
def test_a_second_process_explains_the_same(monkeypatch: pytest.MonkeyPatch, cores: int) -> None:
    """Shortage, reasons and ended pairs are those found without a second process."""
    monkeypatch.setattr(painter, "available_cores", lambda: cores)
    alone = workflow.solve(CASE, POLICY)
    with Painter(loading=[workflow.__name__]) as beside:
        shared = workflow.solve(CASE, POLICY, painter=beside)
    assert alone.shortage is not None
    assert alone.shortage.uncovered
    assert shared.shortage == alone.shortage
    pd.testing.assert_frame_equal(shared.uncovered, alone.uncovered)
    assert shared.records.keys() == alone.records.keys()
    for name, table in alone.records.items():
        pd.testing.assert_frame_equal(shared.records[name], table)
