"""Where compact values cannot be reached: all rounds together prove what some leave open."""

from __future__ import annotations

import importlib
from functools import lru_cache
from unittest.mock import patch

import pytest

from bangfu_assign import workflow
from bangfu_assign.plan import Plan, Scope
from tests.model.towns import medium_town

SOLVE = importlib.import_module("bangfu_assign.model.solve")
REPAIR = importlib.import_module("bangfu_assign.model.repair")
TOWN = importlib.import_module("bangfu_assign.model.town")


@lru_cache
def repaired(seed: int, listed: int) -> Plan | None:
    """Return the plan of a town of one village a cadre; None if nothing had to be repaired."""
    case, policy = medium_town(seed, households=60, villages=12, cadres=24)
    policy = policy.with_travel(max_villages=1)
    calls = []
    repair = REPAIR.repair

    def counted(*given: object) -> object:
        calls.append(given)
        return repair(*given)

    with (
        patch.object(SOLVE, "is_small", lambda instance: False),
        patch.object(TOWN, "is_sparse", lambda instance, groups: False),
        patch.object(TOWN, "repair", counted),
        patch.object(REPAIR, "MOST_LISTED", listed),
    ):
        plan = workflow.solve(case, policy)
    return plan if calls else None


@pytest.mark.parametrize("seed", range(5))
def test_all_rounds_prove_what_some_leave_open(seed: int) -> None:
    """What is claimed among some rounds is no more than all rounds show."""
    whole, some = repaired(seed, 10**6), repaired(seed, 0)
    assert (whole is None) == (some is None)
    if whole is None or some is None:
        return
    assert all(o.proven for o in whole.objectives if o.scope is Scope.TOWN)
    values = [(o.value for o in plan.objectives) for plan in (whole, some)]
    assert list(values[0]) <= list(values[1])
    for best, least in zip(whole.objectives, some.objectives, strict=True):
        if best.value != least.value:
            break  # later bounds speak of other plans
        assert least.bound <= best.value


def test_some_of_these_towns_need_repair() -> None:
    """Otherwise the test above would show nothing."""
    assert any(repaired(seed, 10**6) is not None for seed in range(5))
