"""A search in slices ends with the best solution, however short the slices are."""

from __future__ import annotations

import random
from itertools import product
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest

from bangfu_assign.model import search as searching
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.linear import LinearModel
from bangfu_assign.model.search import search
from bangfu_assign.model.slices import Effort


def puzzle(seed: int, size: int) -> tuple[LinearModel, np.ndarray]:
    """Return a set-covering puzzle with random costs."""
    dice = random.Random(seed)
    model = LinearModel()
    for _ in range(size):
        model.variable(0, dice.randint(1, 2))
    for _ in range(size):
        terms = [(j, dice.randint(1, 3)) for j in dice.sample(range(size), min(4, size))]
        model.constrain(terms, dice.randint(1, 4), 12)
    return model, np.array([dice.randint(1, 50) for _ in range(size)], dtype=np.int64)


def all_values(model: LinearModel, costs: np.ndarray) -> int | None:
    """Return the least cost of all solutions, tried out one by one."""
    rows, columns = np.array(model.rows), np.array(model.columns)
    best = None
    for values in product(*(range(high + 1) for high in model.high)):
        paid = np.zeros(model.height, dtype=np.int64)
        np.add.at(paid, rows, np.array(model.values) * np.array(values)[columns])
        if (paid >= model.row_low).all() and (paid <= model.row_high).all():
            cost = int(costs @ values)
            best = cost if best is None else min(best, cost)
    return best


def run(model: LinearModel, costs: np.ndarray, **more: int) -> searching.Found:
    low, high = np.array(model.low), np.array(model.high)
    return search(model, costs, low, high, Clock(60), Effort(), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(30))
def test_the_best_of_all_solutions_is_found(seed: int) -> None:
    """Value and bound equal what trying out every solution shows."""
    model, costs = puzzle(seed, 7)
    found, right = run(model, costs), all_values(model, costs)
    assert found.infeasible == (right is None)
    assert (None if found.values is None else int(costs @ found.values)) == right
    assert found.bound == right


@pytest.mark.parametrize("seed", range(6))
def test_short_slices_end_with_the_same_value(seed: int) -> None:
    """What a slice knows for certain is certain: beginning anew loses no better solution."""
    model, costs = puzzle(seed, 60)
    whole = run(model, costs)
    with patch.object(searching, "SLICE", 0.002):
        sliced = run(model, costs)
    assert whole.values is not None
    assert sliced.values is not None
    assert int(costs @ sliced.values) == int(costs @ whole.values) == whole.bound == sliced.bound


def test_nothing_is_found_below_the_best() -> None:
    """With a cutoff below the optimum there is proven to be nothing."""
    model, costs = puzzle(3, 7)
    right = all_values(model, costs)
    assert right is not None
    assert run(model, costs, cutoff=right - 1).infeasible
    assert run(model, costs, cutoff=right).bound == right


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("above", [-1, 0, 1, 40, 400])
def test_lower_ceilings_lose_no_solution(seed: int, above: int) -> None:
    """Solutions that cost little are looked for first; the best is found, or that there is none."""
    model, costs = puzzle(seed, 60)
    right = run(model, costs).bound
    assert right is not None
    low, high = np.array(model.low), np.array(model.high)
    tried: list[int | None] = []
    one_slice = searching.run_slice

    def watched(*args: Any) -> Any:
        tried.append(args[7])
        return one_slice(*args)

    with patch.object(searching, "SLICE", 0.0005), patch.object(searching, "run_slice", watched):
        found = search(
            model, costs, low, high, Clock(60), Effort(cutting=True), cutoff=right + above, floor=0
        )
    assert found.infeasible == (above < 0)
    if above < 0:
        assert found.values is None
        return
    assert found.values is not None
    assert int(costs @ found.values) == found.bound == right
    assert len(set(tried)) > 1 or above < 40
