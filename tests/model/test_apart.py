"""Crews told apart: where villages have few households, villages to serve run short, not places."""

from __future__ import annotations

import pytest

import bangfu_assign.model.town as town_room
from bangfu_assign import rules
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import measure
from bangfu_assign.model import solve
from bangfu_assign.model.apart import is_sparse
from bangfu_assign.model.apart_plan import plan_apart
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.counts import count
from bangfu_assign.model.groups import group
from bangfu_assign.model.instance import build_instance
from bangfu_assign.model.slices import Effort
from bangfu_assign.model.worth import worth
from bangfu_assign.plan import Status
from bangfu_assign.policy import Policy
from tests.benchmarks.towns import Shape, random_town
from tests.build import make_case, make_policy

NAMES = ("coverage", "continuity", "evenness", "load")

SHAPES = {
    "hamlets": Shape(households=40, villages=20, weak=1, anywhere=4, at_home=2, hamlets=0.5),
    "one-village": Shape(
        households=40, villages=15, weak=0, anywhere=6, at_home=0, max_villages=1, own_homes=0.0
    ),
    "three-villages": Shape(households=30, villages=15, weak=1, anywhere=4, max_villages=3),
    "last-year": Shape(households=40, villages=15, weak=2, anywhere=6, at_home=4, previous=1.0),
}


def hamlets(number: int, cadres: int = 2) -> tuple[Case, Policy]:
    """Return villages of one household each, and cadres with five places for at most two."""
    villages = [
        {"village_id": f"V{v:02d}", "lon": 118.8 + 0.01 * v, "lat": 34.8} for v in range(number)
    ]
    households = [
        {"household_id": f"H{v:02d}", "village": f"V{v:02d}", "need": 1 + v % 3}
        for v in range(number)
    ]
    people = [{"cadre_id": f"C{c}"} for c in range(cadres)]
    policy = make_policy(
        [{"name": "clerk", "quota": 5}], seat=(118.85, 34.8), max_villages=2, year=2012
    )
    return make_case(households, people, villages), policy


def test_villages_run_short_before_places() -> None:
    """Two cadres with ten places reach four hamlets of nine, the neediest, and that is proven."""
    case, policy = hamlets(9)
    plan = solve(case, policy, measure(case, policy), time_limit_s=20)
    assert len(plan.assignments) == 4
    weights = sorted(policy.need_weight(1 + v % 3, None) for v in range(9))
    assert plan.objectives[0].value == sum(weights[:5])
    assert plan.status is Status.OPTIMAL


@pytest.mark.parametrize("name", SHAPES)
def test_the_solution_is_a_plan_with_the_same_values(name: str) -> None:
    """What the stages find with crews told apart can be read as a plan worth just as much."""
    case, policy = random_town(SHAPES[name], seed=3)
    distances = measure(case, policy)
    instance = build_instance(case, policy, distances)
    assert is_sparse(instance, group(instance))
    staged, _ = count(instance, NAMES, Clock(30), Effort(), lambda *_: None, {}, apart=True)
    assert all(stage.proven for stage in staged.stages)
    known = plan_apart(instance, staged)
    assert known is not None
    values = worth(instance, known[0], distances.walk_m)
    assert {name: values[name] for name in NAMES} == {s.name: s.value for s in staged.stages}


@pytest.mark.parametrize("name", SHAPES)
def test_what_the_hopeful_way_proves_is_proven_with_crews_told_apart(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both ways prove every objective before travel, at the same values, and break no rule."""
    case, policy = random_town(SHAPES[name], seed=3)
    distances = measure(case, policy)
    hopeful = solve(case, policy, distances, time_limit_s=30)
    monkeypatch.setattr(town_room, "_hopefully", lambda *_, **__: None)
    careful = solve(case, policy, distances, time_limit_s=30)
    for plan in (hopeful, careful):
        assert plan.status is Status.OPTIMAL
        assert rules.verify(case, policy, plan.assignments, plan.pairings, distances).ok
    assert [o.value for o in careful.objectives[:5]] == [o.value for o in hopeful.objectives[:5]]


def test_a_large_town_is_not_told_apart() -> None:
    """With thousands of crews and villages to choose from, hubs are all there is time for."""
    case, policy = hamlets(60, cadres=60)
    instance = build_instance(case, policy, measure(case, policy))
    assert not is_sparse(instance, group(instance))
