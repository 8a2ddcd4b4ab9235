"""Windows that hold too few rounds for a proof show less, never anything wrong."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given, settings

from bangfu_assign.errors import FactsError, NoPlanError
from bangfu_assign.model import travel as TRAVEL
from bangfu_assign.workflow import solve
from tests.model.test_oracle import SOLVE, Town, of_party_cadres
from tests.oracle import best
from tests.strategies import tiny_towns


@pytest.mark.parametrize("rounds", [(1,), (2, 3), (4, 100_000)])
@settings(max_examples=15, deadline=None, derandomize=True)
@given(town=tiny_towns())
def test_bounds_hold_however_few_rounds_are_searched(rounds: tuple[int, ...], town: Town) -> None:
    """Every bound is at most the true value as long as all earlier values are the true ones."""
    town = of_party_cadres(town)
    with (
        patch.object(SOLVE, "is_small", lambda _: False),
        patch.object(TRAVEL, "MOST_ROUNDS", rounds),
        patch.object(TRAVEL, "FIRST_ROUNDS", 2),
    ):
        try:
            plan = solve(*town)
        except (FactsError, NoPlanError):
            return
    right = best(*town)
    assert right is not None
    for objective in plan.objectives:
        if objective.name == "walk":  # it holds village by village
            break
        assert objective.bound <= right[objective.name] <= objective.value
        if objective.value != right[objective.name]:
            break
