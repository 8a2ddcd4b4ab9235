"""A county's way, forced on tiny towns: its plans are valid, and no bound is above the best."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given

from bangfu_assign import workflow
from bangfu_assign.errors import FactsError, NoPlanError
from bangfu_assign.facts.distance import measure
from bangfu_assign.model import program, town
from bangfu_assign.model.solve import solve
from tests.build import random_case
from tests.model.test_oracle import FEW, SOLVE, Town, agrees, of_party_cadres
from tests.model.towns import medium_town
from tests.oracle import best
from tests.strategies import tiny_towns


def bounds_hold(case_and_policy: Town) -> None:
    """Check a plan found near its targets against the best one, up to where they differ."""
    case_and_policy = of_party_cadres(case_and_policy)
    with patch.object(SOLVE, "is_small", lambda _: False), patch.object(town, "MOST_PAIRS", -1):
        try:
            plan = workflow.solve(*case_and_policy)  # which verifies it
        except NoPlanError:
            return
        except FactsError:
            return
    right = best(*case_and_policy)
    assert right is not None
    for objective in plan.objectives:
        assert objective.bound <= objective.value
        if objective.name == "walk":
            break
        assert objective.bound <= right[objective.name]
        if objective.value != right[objective.name]:
            assert objective.value > right[objective.name]
            break


@FEW
@given(tiny_towns())
def test_no_bound_is_above_the_best_plan(case_and_policy: Town) -> None:
    bounds_hold(case_and_policy)


@pytest.mark.parametrize("seed", range(200, 215))
def test_nor_in_towns_drawn_by_other_dice(seed: int) -> None:
    bounds_hold(random_case(seed))


@FEW
@given(tiny_towns())
def test_with_highs_for_the_linear_programs_plans_are_as_good(case_and_policy: Town) -> None:
    with patch.object(program, "LARGE", 0):
        agrees(case_and_policy, whole=False)


@pytest.mark.parametrize("seed", range(4))
def test_a_medium_town_loses_little_of_what_the_exact_way_proves(seed: int) -> None:
    case, policy = medium_town(seed)
    distances = measure(case, policy)
    exact = solve(case, policy, distances, time_limit_s=20)
    with patch.object(town, "MOST_PAIRS", -1):
        near = solve(case, policy, distances, time_limit_s=20)
    first, proven = near.objectives[0], exact.objectives[0]
    assert first.bound <= proven.value <= first.value <= proven.value + 3
    travel = {o.name: o for o in near.objectives}["travel"]
    assert 0 < travel.bound <= travel.value
