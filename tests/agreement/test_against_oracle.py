"""What is called impossible has no plan: shown on random towns by trying everything."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bangfu_assign.agreement import disagreements
from bangfu_assign.errors import FactsError
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import measure
from bangfu_assign.policy import Policy
from tests.oracle import best
from tests.strategies import tiny_towns


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(tiny_towns(max_households=5, max_cadres=4, max_villages=3))
def test_a_town_called_impossible_has_no_plan(town) -> None:
    case, policy = town
    early = disagreements(case, policy)
    if early.facts:
        return
    late = disagreements(case, policy, measure(case, policy))
    assert {p.code for p in early.impossible} <= {p.code for p in late.impossible}
    if late.impossible:
        assert best(case, policy) is None


@st.composite
def towns_without_points(draw: st.DrawFn) -> tuple[Case, Policy]:
    """Draw a town in which some villages have lost their point, and there is no seat."""
    case, policy = draw(tiny_towns(max_households=3, max_cadres=3, max_villages=3))
    villages = case.villages.copy()
    villages.loc[sorted(draw(st.sets(st.integers(0, len(villages) - 1)))), "lon"] = float("nan")
    plan = policy.plan.model_copy(update={"seat": None})
    return replace(case, villages=villages), policy.model_copy(update={"plan": plan})


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(towns_without_points())
def test_what_keeps_distances_from_being_measured_is_named_before(town) -> None:
    case, policy = town
    try:
        measure(case, policy)
    except FactsError as error:
        named = disagreements(case, policy).facts
        assert all(problem in named for problem in error.problems)
