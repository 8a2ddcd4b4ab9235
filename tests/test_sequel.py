"""What follows a plan is begun with the one that is expected, and done for the one there is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bangfu_assign.errors import NoPlanError, Problem
from bangfu_assign.facts.distance import measure
from bangfu_assign.plan import Plan
from bangfu_assign.plan.layers import CO_HELPERS, Layer
from bangfu_assign.sequel import Sequel
from tests.test_workflow import CASE, POLICY, ideal


def sequel(add_layers: Callable[[Plan], Plan]) -> Sequel:
    return Sequel(measure(CASE, POLICY), "en", None, add_layers)


class Layers:
    """Adds an empty layer and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, plan: Plan) -> Plan:
        self.times += 1
        layer = Layer(CO_HELPERS, (), helpers=self.times, places=0, filled=0, seconds=0.0)
        return replace(plan, layers=(layer,))


def fewer(plan: Plan) -> Plan:
    return replace(plan, assignments=plan.assignments.iloc[:-1])


def test_the_expected_plan_is_completed_once() -> None:
    """What the search says of it in the end stays; only what follows was begun before."""
    plan, layers = ideal(CASE, POLICY), Layers()
    begun = sequel(layers)
    begun.expect(replace(plan, seconds=1.0))()
    completed, answer = begun.completed(replace(plan, seconds=2.0))
    assert layers.times == 1
    assert completed.layers[0].helpers == 1
    assert completed.seconds == 2.0
    assert answer().shortage.uncovered == 1


def test_another_plan_is_completed_for_itself() -> None:
    plan, layers = ideal(CASE, POLICY), Layers()
    begun = sequel(layers)
    begun.expect(plan)()
    completed, answer = begun.completed(fewer(plan))
    assert completed.layers[0].helpers == 2
    assert answer().shortage.uncovered == 2


def test_a_plan_less_proven_than_expected_is_explained_anew() -> None:
    """The shortage may say that it had to be so only where that is proven."""
    plan, layers = ideal(CASE, POLICY), Layers()
    begun = sequel(layers)
    begun.expect(plan)()
    expected = begun.completed(plan)[1]
    unproven = replace(plan, objectives=tuple(replace(o, bound=0) for o in plan.objectives))
    answer = begun.completed(unproven)[1]
    assert layers.times == 1
    assert answer is not expected


def test_a_failure_counts_only_if_the_plan_is_the_expected_one() -> None:
    def fail(plan: Plan) -> Plan:
        if len(plan.assignments) < 2:
            return plan
        raise NoPlanError(Problem("model.no_co_helpers"))

    plan = ideal(CASE, POLICY)
    begun = sequel(fail)
    begun.expect(plan)()
    with pytest.raises(NoPlanError):
        begun.completed(plan)
    assert begun.completed(fewer(plan))[0].layers == ()
