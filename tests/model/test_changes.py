"""Changing an earlier plan: never more than needed, against trying everything."""

from __future__ import annotations

import importlib
import random
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bangfu_assign import workflow
from bangfu_assign.errors import FactsError, NoPlanError
from bangfu_assign.facts.case import Case
from bangfu_assign.plan import Plan
from bangfu_assign.policy import Policy
from tests.build import random_case
from tests.oracle import best
from tests.strategies import tiny_towns

SOLVE = importlib.import_module("bangfu_assign.model.solve")

FEW = settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)

Town = tuple[Case, Policy]


@st.composite
def towns_with_a_plan(draw: st.DrawFn) -> tuple[Town, dict[str, str]]:
    """Draw a town and an earlier plan that may break every rule, with people who have left."""
    case, policy = draw(tiny_towns())
    people = [*case.households["household_id"], "moved_away"]
    helpers = [*case.cadres["cadre_id"], "gone"]
    had = draw(st.lists(st.sampled_from(people), unique=True))
    return (case, policy), {household: draw(st.sampled_from(helpers)) for household in had}


def changed(town: Town, old: dict[str, str], *, whole: bool) -> Plan | None:
    with patch.object(SOLVE, "is_small", lambda instance: whole):
        try:
            return workflow.solve(*town, keep=old)
        except NoPlanError:
            return None


def agrees(town: Town, old: dict[str, str], *, whole: bool) -> None:
    """Check values against the oracle; rounds and zoom settle the walk last."""
    try:
        plan = changed(town, old, whole=whole)
    except FactsError:
        return
    right = best(*town, old)
    assert (plan is None) == (right is None)
    if plan is None or right is None:
        return
    values = {objective.name: objective.value for objective in plan.objectives}
    order = list(values)
    assert order == list(right)
    kept = order if whole or "walk" not in order else order[: order.index("walk")]
    assert [values[name] for name in kept] == [right[name] for name in kept]
    for objective in plan.objectives:
        assert objective.bound <= objective.value
        if objective.name in kept:
            assert objective.bound <= right[objective.name]


@pytest.mark.parametrize("whole", [True, False])
@FEW
@given(drawn=towns_with_a_plan())
def test_coverage_comes_first_then_the_fewest_changes_then_the_policys_order(
    whole: bool, drawn: tuple[Town, dict[str, str]]
) -> None:
    agrees(*drawn, whole=whole)


@pytest.mark.parametrize("seed", range(200, 220))
@pytest.mark.parametrize("whole", [True, False])
def test_the_same_holds_for_towns_drawn_by_other_dice(seed: int, whole: bool) -> None:
    case, policy = random_case(seed)
    dice = random.Random(seed)
    helpers = [*case.cadres["cadre_id"], "gone"]
    old = {h: dice.choice(helpers) for h in case.households["household_id"] if dice.random() < 0.8}
    agrees((case, policy), old, whole=whole)


@pytest.mark.parametrize("seed", range(12))
def test_a_plan_is_not_changed_if_nothing_else_has(seed: int) -> None:
    """Replanning the best plan on the same facts gives every household the same cadre."""
    case, policy = random_case(seed)
    policy = policy.with_order("coverage", "continuity", "evenness", "load", "travel", "walk")
    try:
        plan = workflow.solve(case, policy)
    except (FactsError, NoPlanError):
        return
    pairs = plan.assignments
    old = dict(zip(pairs["household_id"], pairs["cadre_id"], strict=True))
    again = workflow.solve(case, policy, keep=old)
    assert again.objective("changes").value == 0
    assert again.assignments["cadre_id"].tolist() == pairs["cadre_id"].tolist()
