"""Where only quotas and distances matter, the model finds what flows and assignments find."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest
from ortools.graph.python import min_cost_flow
from scipy.optimize import linear_sum_assignment

from bangfu_assign import workflow
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import measure
from bangfu_assign.plan import Plan, Status
from bangfu_assign.policy import Policy
from tests.build import SEAT, make_case, make_policy


def by_flow(
    open_to: Sequence[tuple[int, int, int]], weights: Sequence[int], quotas: Sequence[int]
) -> tuple[int, int]:
    """Return least coverage, then least travel, over (cadre, household, metres both ways)."""
    flow = min_cost_flow.SimpleMinCostFlow()
    cadres, households = len(quotas), len(weights)
    source, sink = cadres + households, cadres + households + 1
    # One unit of weight outweighs all travel.
    much = sum(metres for _, _, metres in open_to) + 1
    for c, quota in enumerate(quotas):
        flow.add_arc_with_capacity_and_unit_cost(source, c, quota, 0)
    arcs = {}
    for c, h, metres in open_to:
        arcs[flow.add_arc_with_capacity_and_unit_cost(c, cadres + h, 1, metres)] = metres
    missed = {}
    for h, weight in enumerate(weights):
        flow.add_arc_with_capacity_and_unit_cost(cadres + h, sink, 1, 0)
        missed[flow.add_arc_with_capacity_and_unit_cost(source, cadres + h, 1, much * weight)] = (
            weight
        )
    flow.set_node_supply(source, households)
    flow.set_node_supply(sink, -households)
    assert flow.solve() == flow.OPTIMAL
    return (
        sum(weight for arc, weight in missed.items() if flow.flow(arc)),
        sum(metres for arc, metres in arcs.items() if flow.flow(arc)),
    )


def values(plan: Plan) -> tuple[int, int]:
    assert plan.status is Status.OPTIMAL
    found = {objective.name: objective.value for objective in plan.objectives}
    return found["coverage"], found["travel"]


def spread(
    seed: int, households: int, cadres: int, quota: int, max_km: float | None = None
) -> tuple[Case, Policy, list[tuple[int, int, int]], list[int]]:
    """Return one household in each village, metres at random, and what a flow needs to know."""
    dice = random.Random(seed)
    metres = [[dice.randint(0, 9000) for _ in range(households)] for _ in range(cadres)]
    needs = [dice.choice((1, 2, 3)) for _ in range(households)]
    case = make_case(
        [
            {"household_id": f"h{h:03}", "village": f"v{h:03}", "need": needs[h]}
            for h in range(households)
        ],
        [{"cadre_id": f"c{c:03}"} for c in range(cadres)],
        [{"village_id": f"v{h:03}"} for h in range(households)],
        distances=[
            {"cadre_id": f"c{c:03}", "village_id": f"v{h:03}", "metres": metres[c][h]}
            for c in range(cadres)
            for h in range(households)
        ],
    )
    policy = make_policy(
        [{"name": "clerk", "quota": quota}],
        metric="matrix",
        max_km=max_km,
        max_villages=1,
        order=["coverage", "travel"],
    )
    limit = 1000 * max_km if max_km else 10**9
    open_to = [
        (c, h, 2 * metres[c][h])
        for c in range(cadres)
        for h in range(households)
        if metres[c][h] <= limit
    ]
    return case, policy, open_to, needs


@pytest.mark.parametrize(("households", "cadres"), [(40, 40), (60, 35), (30, 50)])
@pytest.mark.parametrize("max_km", [None, 3.0])
def test_quota_one_is_a_min_cost_flow(households: int, cadres: int, max_km: float | None) -> None:
    case, policy, open_to, needs = spread(households, households, cadres, 1, max_km)
    plan = workflow.solve(case, policy)
    assert values(plan) == by_flow(open_to, needs, [1] * cadres)


@pytest.mark.parametrize("seed", range(4))
def test_one_base_and_any_quotas_in_one_village_are_a_min_cost_flow(seed: int) -> None:
    """Several cadres with quotas of their own share one village: a round costs its only way."""
    dice = random.Random(seed)
    quotas = [dice.randint(1, 3) for _ in range(8)]
    metres = [dice.randint(100, 9000) for _ in quotas]
    case = make_case(
        [{"household_id": f"h{h:02}", "need": dice.choice((1, 2, 3))} for h in range(20)],
        [{"cadre_id": f"c{c}", "quota": quota} for c, quota in enumerate(quotas)],
        [{"village_id": "v"}],
        distances=[
            {"cadre_id": f"c{c}", "village_id": "v", "metres": m} for c, m in enumerate(metres)
        ],
    )
    policy = make_policy(metric="matrix", order=["coverage", "travel"])
    weights = case.households["need"].tolist()
    covered = [(c, h, 0) for c in range(len(quotas)) for h in range(20)]
    coverage, _ = by_flow(covered, weights, quotas)
    found = values(workflow.solve(case, policy))
    assert found[0] == coverage
    if sum(quotas) <= 20:  # nobody can rest
        assert found[1] == sum(2 * m for m in metres)


def test_quota_one_on_roads_is_the_assignment_of_least_sum() -> None:
    """One-way streets: the way out is not the way back."""
    dice = random.Random(3)
    nodes = [
        {
            "id": f"n{k}",
            "lon": SEAT[0] + dice.randint(-40, 40) / 1000,
            "lat": SEAT[1] + dice.randint(-40, 40) / 1000,
        }
        for k in range(30)
    ]
    edges = {}
    for k in range(30):
        for other in {(k + 1) % 30, *dice.sample(range(30), 2)} - {k}:
            edges[k, other] = {
                "u": f"n{k}",
                "v": f"n{other}",
                "length_m": float(dice.randint(300, 4000)),
                "oneway": dice.random() < 0.4,
            }
    places = [{"lon": n["lon"], "lat": n["lat"]} for n in nodes]
    case = make_case(
        [{"household_id": f"h{k:02}", "village": f"v{k:02}"} for k in range(15)],
        [{"cadre_id": f"c{k:02}", **places[15 + k]} for k in range(15)],
        [{"village_id": f"v{k:02}", **places[k]} for k in range(15)],
        road_nodes=nodes,
        road_edges=list(edges.values()),
    )
    policy = make_policy([{"name": "clerk", "quota": 1}], metric="roads", seat=SEAT)
    distances = measure(case, policy)
    both_ways = distances.out_m + distances.back_m
    assert not (distances.out_m == distances.back_m).all()
    found = workflow.solve(case, policy)
    assert values(found) == (0, int(both_ways[linear_sum_assignment(both_ways)].sum()))


def matrix_town(size: int, most_m: int) -> tuple[Case, Policy, np.ndarray]:
    metres = np.random.default_rng(7).integers(0, most_m, size=(size, size))
    case = make_case(
        [{"household_id": f"h{h:03}", "village": f"v{h:03}"} for h in range(size)],
        [{"cadre_id": f"c{c:03}"} for c in range(size)],
        [{"village_id": f"v{h:03}"} for h in range(size)],
        distances=[
            {"cadre_id": f"c{c:03}", "village_id": f"v{h:03}", "metres": int(metres[c, h])}
            for c in range(size)
            for h in range(size)
        ],
    )
    return case, make_policy([{"name": "clerk", "quota": 1}], metric="matrix"), metres


@pytest.mark.parametrize(("size", "most_m"), [(120, 20_000), (120, 20)])
def test_any_table_of_distances_is_solved_to_the_proven_optimum(size: int, most_m: int) -> None:
    """Also where nearly all distances are equal, and many optima with them."""
    case, policy, metres = matrix_town(size, most_m)
    plan = workflow.solve(case, policy)
    assert values(plan) == (0, 2 * int(metres[linear_sum_assignment(metres)].sum()))


@pytest.mark.slow
def test_800_cadres_and_800_villages_are_solved_to_the_proven_optimum() -> None:
    case, policy, metres = matrix_town(800, 20_000)
    plan = workflow.solve(case, policy, time_limit_s=300)
    assert values(plan) == (0, 2 * int(metres[linear_sum_assignment(metres)].sum()))
