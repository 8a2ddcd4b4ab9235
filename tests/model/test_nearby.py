"""Neighbourhoods planned anew: no plan is broken, none is worse, and a whole town's is the best."""

from __future__ import annotations

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings

from bangfu_assign.facts.distance import measure
from bangfu_assign.model import elastic, nearby
from bangfu_assign.model.arrays import Ints
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.demand import COUNTED
from bangfu_assign.model.elastic import values_in
from bangfu_assign.model.first import first_plan
from bangfu_assign.model.groups import group
from bangfu_assign.model.instance import Instance, build_instance
from bangfu_assign.model.master import Master, build_master, free_master
from bangfu_assign.model.nearby import improve_nearby
from bangfu_assign.model.pricing import Pricing, open_markets
from bangfu_assign.model.relaxation import matrix
from bangfu_assign.model.search import search
from bangfu_assign.model.slices import Effort
from bangfu_assign.model.start import start_of
from bangfu_assign.model.travel import carry_over
from tests.model.test_elastic import bounds_hold
from tests.model.test_oracle import FEW, Town
from tests.model.towns import medium_town
from tests.strategies import tiny_towns

NAMES = [name for name in COUNTED if name != "changes"]


def started(seed: int) -> tuple[Instance, Master, Ints]:
    """Return a small town, all its rounds with a poor plan's values kept, and that plan."""
    case, policy = medium_town(seed, households=24, villages=6, cadres=10)
    instance = build_instance(case, policy, measure(case, policy))
    groups = group(instance)
    known = first_plan(case, policy, instance)
    assert known is not None
    free = free_master(instance, groups)
    values = start_of(instance, groups, free, known.cadre_of, known.hooks)
    worth = dict(zip(NAMES, values_in(free, values, NAMES), strict=True))
    nothing = np.zeros(0, dtype=np.int64)
    loads = [(0, crew.quota) for crew in groups.crews]
    master = build_master(instance, groups, worth, nothing, nothing, loads)
    for market in Pricing(master, open_markets(instance, master, loads)).markets:
        for one in market.listed():
            master.add(one)
    return instance, master, carry_over(free, values, master)


def is_right(master: Master, values: Ints) -> bool:
    """Return whether a solution keeps every row and bound."""
    model, reached = master.model, matrix(master.model) @ values
    return bool(
        (values >= np.array(model.low)).all()
        and (values <= np.array(model.high)).all()
        and (reached >= np.array(model.row_low)).all()
        and (reached <= np.array(model.row_high)).all()
    )


@pytest.mark.parametrize("seed", range(8))
def test_small_neighbourhoods_break_nothing_and_make_nothing_worse(seed: int) -> None:
    """Rows, bounds and the objectives before travel hold, and the way is no longer."""
    instance, master, values = started(seed)
    assert is_right(master, values)
    costs = master.travel()
    better = improve_nearby(instance, master, values, costs, Clock(20), sizes=(2, 3))
    assert is_right(master, better)
    assert all(
        new <= old
        for new, old in zip(
            values_in(master, better, NAMES), values_in(master, values, NAMES), strict=True
        )
    )
    assert costs @ better <= costs @ values


@pytest.mark.parametrize("seed", range(4))
def test_a_neighbourhood_of_all_villages_finds_the_best(seed: int) -> None:
    """The same least travel as CP-SAT proves over the same rows and rounds."""
    instance, master, values = started(seed)
    model, costs = master.model, master.travel()
    with patch.object(nearby, "GAP", 0.0), patch.object(nearby, "NODES", 10_000):
        better = improve_nearby(instance, master, values, costs, Clock(30), sizes=(99,))
    right = search(model, costs, np.array(model.low), np.array(model.high), Clock(30), Effort())
    assert right.values is not None
    assert right.bound == costs @ right.values
    assert costs @ better <= right.bound < costs @ values


def test_the_same_neighbourhoods_give_the_same_plan() -> None:
    """Nothing in the order of neighbourhoods depends on chance."""
    plans = []
    for _ in range(2):
        instance, master, values = started(3)
        plans.append(improve_nearby(instance, master, values, master.travel(), Clock(20), (2, 3)))
    assert (plans[0] == plans[1]).all()


def test_nothing_is_begun_when_time_is_over() -> None:
    """Without time the plan stays as it is."""
    instance, master, values = started(0)
    same = improve_nearby(instance, master, values, master.travel(), Clock(0))
    assert (same == values).all()


@pytest.mark.parametrize("seed", range(4))
def test_every_village_has_its_turn(seed: int) -> None:
    """The order of neighbourhoods names each village once, also where many lie in one place."""
    legs = np.random.default_rng(seed).integers(0, 3, (9, 9))
    assert sorted(nearby._spread(legs)) == list(range(9))


@settings(FEW, max_examples=10)
@given(tiny_towns())
def test_a_countys_plan_of_tiny_neighbourhoods_is_valid(case_and_policy: Town) -> None:
    """The plan is verified, and no bound is above the best plan found by trying everything."""
    with patch.object(nearby, "VILLAGES", (1, 2)):
        bounds_hold(case_and_policy)


@settings(FEW, max_examples=10)
@given(tiny_towns())
def test_so_is_what_neighbourhoods_make_of_the_plan_to_begin_with(case_and_policy: Town) -> None:
    """Where the search finds no plan near the targets, the known one is made better."""
    with patch.object(elastic, "find_whole", lambda *_: None):
        bounds_hold(case_and_policy)
