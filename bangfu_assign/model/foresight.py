"""Foresight: the households of a tour are named while the tour is being proven.

The first tour is nearly always the shortest. What comes after it takes as long as the proof, and
another core has nothing to do meanwhile. If a better tour turns up, it is named as usual.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread

from bangfu_assign.machine import available_cores
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.names import Named
from bangfu_assign.model.placing import Placing
from bangfu_assign.model.slices import Effort

Name = Callable[[Placing, Clock], Named]


class Foresight:
    """Names the households of a placing, ahead if it was expected.

    Parameters
    ----------
    name : callable
        Chooses the households of every cadre; shares nothing that it changes.
    clock, effort
        Limits. What is done ahead is counted when it is asked for, so that the result is the same
        on one core.
    """

    def __init__(self, name: Name, clock: Clock, effort: Effort) -> None:
        self._name, self._clock = name, clock
        self._has_room = available_cores() > effort.workers
        self._expected: tuple[Placing, Clock, Future[Named]] | None = None

    def expect(self, placing: Placing, then: Callable[[Named], Callable[[], None]]) -> None:
        """Begin to name a placing beside this thread, and go on with what it gives.

        Parameters
        ----------
        placing : Placing
            The one that will most likely be asked for.
        then : callable
            Is given the names in the other thread, before anybody else is; what it returns is
            called there afterwards, and must keep its failures to itself.
        """
        if not self._has_room:
            return
        fork, future = self._clock.fork(), Future[Named]()
        self._expected = placing, fork, future

        def body() -> None:
            follow: Callable[[], None] | None = None
            try:
                named = self._name(placing, fork)
                if not fork.is_over and self._expected is not None:
                    follow = then(named)
            except BaseException as error:  # noqa: BLE001 - raised where the names are asked for
                future.set_exception(error)
                return
            future.set_result(named)
            if follow is not None:
                follow()

        Thread(target=body, daemon=True).start()

    def named(self, placing: Placing) -> Named:
        """Return the names of a placing."""
        if self._expected is not None:
            expected, fork, future = self._expected
            if placing == expected:
                named = future.result()
                # In too little time it may have chosen badly; more may be left by now.
                if not fork.is_over and self._clock.afford(fork):
                    return named
            self._expected = None  # nobody wants what would follow
            future.exception()  # waits: nothing may begin behind this thread any more
        return self._name(placing, self._clock)
