"""Searches beside each other give what they would give one after the other."""

from __future__ import annotations

import threading
import time
from unittest.mock import patch

import numpy as np
import pytest

from bangfu_assign.model.abreast import abreast
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.search import Found, search
from bangfu_assign.model.slices import Effort
from tests.model.test_search import puzzle


def _search(seed: int, clock: Clock, effort: Effort) -> Found:
    model, costs = puzzle(seed, 12)
    low, high = np.array(model.low), np.array(model.high)
    return search(model, costs, low, high, clock, effort)


def _shown(found: list[Found]) -> list[tuple[object, ...]]:
    return [
        (None if one.values is None else one.values.tolist(), one.bound, one.infeasible)
        for one in found
    ]


def _run(cores: int, clock: Clock) -> list[tuple[object, ...]]:
    with patch("bangfu_assign.model.abreast.available_cores", lambda: cores):
        return _shown(abreast(_search, range(12), clock, Effort()))


@pytest.mark.parametrize("limit", [None, 60.0])
def test_any_number_of_threads_finds_the_same(limit: float | None) -> None:
    """Order and contents of the results depend on nothing but the tasks."""
    wanted = _shown([_search(seed, Clock(60), Effort()) for seed in range(12)])
    assert _run(1, Clock(60, limit)) == wanted
    assert _run(4, Clock(60, limit)) == wanted


def test_deterministic_seconds_are_counted_once() -> None:
    """After the searches as many are gone as one after the other would have used."""
    alone = Clock(60, 60.0)
    for seed in range(12):
        _search(seed, alone, Effort())
    beside = Clock(60, 60.0)
    _run(4, beside)
    assert beside.work_left == pytest.approx(alone.work_left)


def test_where_they_run_out_the_number_of_threads_decides_nothing() -> None:
    """A search that the ones before it have left nothing is done again with what is left."""

    def use(task: int, clock: Clock, effort: Effort) -> float:
        left = clock.work_left
        assert left is not None
        used = min(left, 1.0)
        clock.spend(used)
        return used

    for cores in (1, 4):
        with patch("bangfu_assign.model.abreast.available_cores", lambda cores=cores: cores):
            clock = Clock(60, 2.5)
            assert abreast(use, range(5), clock, Effort()) == [1.0, 1.0, 0.5, 0.0, 0.0]
            assert clock.work_left == 0.0


def test_a_stop_is_heard_by_every_search() -> None:
    """Ctrl-C ends all of them, with what they have so far."""
    clock = Clock(60)

    def wait(task: int, own: Clock, effort: Effort) -> bool:
        while not own.is_over:
            time.sleep(0.001)
        return True

    threading.Timer(0.05, clock.stop).start()
    with patch("bangfu_assign.model.abreast.available_cores", lambda: 3):
        assert abreast(wait, range(3), clock, Effort()) == [True] * 3


def test_a_failure_is_raised() -> None:
    """What goes wrong in a thread is no silent gap among the results."""

    def fail(task: int, clock: Clock, effort: Effort) -> None:
        raise ValueError(task)

    with (
        patch("bangfu_assign.model.abreast.available_cores", lambda: 3),
        pytest.raises(ValueError, match="0"),
    ):
        abreast(fail, range(3), Clock(60), Effort())


def test_nothing_to_search() -> None:
    """No task, no result, and no thread."""
    assert abreast(_search, [], Clock(60), Effort()) == []
