"""What is worked out ahead is what would be worked out afterwards, and counts the same."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest

from bangfu_assign import workflow
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.foresight import Foresight
from bangfu_assign.model.names import Named
from bangfu_assign.model.placing import Placing
from bangfu_assign.model.slices import Effort
from bangfu_assign.plan import Plan
from tests.model.towns import medium_town

CORES = "bangfu_assign.model.foresight.available_cores"


def placing(cadre: int) -> Placing:
    return Placing({(cadre, 0): 2}, {}, [0], {})


class Names:
    """Names a placing after its first cadre, for one deterministic second."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, bool]] = []

    def __call__(self, placing: Placing, clock: Clock) -> Named:
        ahead = threading.current_thread() is not threading.main_thread()
        cadre = min(cadre for cadre, _ in placing.counts)
        self.asked.append((cadre, ahead))
        clock.spend(1.0)
        return Named(np.array([cadre]), {}, 0)


def foresight(names: Any, clock: Clock, cores: int = 2) -> Foresight:
    with patch(CORES, lambda: cores):
        return Foresight(names, clock, Effort())


def ignore(_: Named) -> Callable[[], None]:
    """Do nothing with the names."""
    return lambda: None


def test_an_expected_placing_is_named_once_and_ahead() -> None:
    """An equal placing, though another object, is the one that was expected."""
    names, clock, told = Names(), Clock(60, 10.0), threading.Event()
    foreseen = foresight(names, clock)
    foreseen.expect(placing(3), lambda _: told.set)
    assert foreseen.named(placing(3)).cadre_of.tolist() == [3]
    assert told.wait(10)
    assert names.asked == [(3, True)]
    assert clock.work_left == pytest.approx(9.0)


def test_who_has_the_names_knows_that_what_follows_is_begun() -> None:
    """Otherwise it would be begun twice, or go on when nobody waits for it."""
    begun: list[int] = []

    def then(named: Named) -> Callable[[], None]:
        time.sleep(0.2)
        begun.extend(named.cadre_of.tolist())
        return lambda: None

    foreseen = foresight(Names(), Clock(60))
    foreseen.expect(placing(3), then)
    foreseen.named(placing(3))
    assert begun == [3]


def test_another_placing_is_named_as_if_nothing_had_been_expected() -> None:
    """What was done in vain counts nothing, so that one core ends with the same plan."""
    names, clock = Names(), Clock(60, 10.0)
    foreseen = foresight(names, clock)
    foreseen.expect(placing(3), ignore)
    assert foreseen.named(placing(4)).cadre_of.tolist() == [4]
    assert (4, False) in names.asked
    assert clock.work_left == pytest.approx(9.0)


def test_on_one_core_nothing_is_done_ahead() -> None:
    names = Names()
    foreseen = foresight(names, Clock(60), cores=1)
    foreseen.expect(placing(3), ignore)
    foreseen.named(placing(3))
    assert names.asked == [(3, False)]


def test_names_chosen_in_too_little_time_are_chosen_again() -> None:
    """The share kept for the names may give more than there was ahead of them."""
    names, clock = Names(), Clock(60, 1.5)
    foreseen = foresight(names, clock)
    with clock.keeping(0.5):
        foreseen.expect(placing(3), ignore)
    foreseen.named(placing(3))
    assert names.asked == [(3, True), (3, False)]


def test_a_failure_ahead_is_raised_where_the_names_are_asked_for() -> None:
    def fail(placing: Placing, clock: Clock) -> Named:
        raise ZeroDivisionError

    foreseen = foresight(fail, Clock(60))
    foreseen.expect(placing(3), ignore)
    with pytest.raises(ZeroDivisionError):
        foreseen.named(placing(3))


def shown(plan: Plan) -> list[Any]:
    return [
        plan.assignments.to_csv(),
        plan.pairings.to_csv(),
        plan.uncovered.to_csv(),
        [(o.name, o.value, o.bound) for o in plan.objectives],
        plan.layers and [(o.name, o.value, o.bound) for o in plan.layers[0].objectives],
        plan.shortage,
    ]


@pytest.mark.parametrize("seed", range(4))
def test_one_core_and_two_end_with_the_same_plan(seed: int) -> None:
    """Names, co-helpers and reasons are the same whether they were begun ahead or not."""
    case, policy = medium_town(seed, households=150, villages=12, cadres=50)
    plans = []
    for cores in (1, 2):
        with patch(CORES, lambda cores=cores: cores):
            plans.append(shown(workflow.solve(case, policy, deterministic_limit=20)))
    assert plans[0] == plans[1]
