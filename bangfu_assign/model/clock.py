"""Time, and the user's wish to stop: every solve ends on time with the best plan so far."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

POLL_S = 0.05

T = TypeVar("T")


class Clock:
    """Counts down one solve and remembers whether it was asked to stop.

    Parameters
    ----------
    time_limit_s : float
        Wall-clock seconds for the whole solve.
    deterministic_limit : float, optional
        CP-SAT's deterministic seconds for the whole solve: the same on every machine and under any
        load, so that an early stop, too, gives the same plan twice.
    """

    def __init__(self, time_limit_s: float, deterministic_limit: float | None = None) -> None:
        self._start = time.monotonic()
        self._end = self._start + time_limit_s
        self._work_left = deterministic_limit
        self._given = deterministic_limit or 0.0
        self._stopped = threading.Event()
        self._on_stop: Callable[[], None] | None = None

    @property
    def seconds(self) -> float:
        """Wall-clock seconds since the start."""
        return time.monotonic() - self._start

    @property
    def remaining(self) -> float:
        """Wall-clock seconds left, 0 once asked to stop."""
        return 0.0 if self._stopped.is_set() else max(0.0, self._end - time.monotonic())

    @property
    def work_left(self) -> float | None:
        """Deterministic seconds left, None without such a limit."""
        return self._work_left

    @property
    def is_over(self) -> bool:
        """Whether nothing more should be started."""
        return self.remaining <= 0 or (self._work_left is not None and self._work_left <= 0)

    @contextmanager
    def keeping(self, share: float) -> Iterator[None]:
        """Let the block think time and work are over while a share of what is left remains."""
        end = self._end
        self._end = end - share * max(0.0, end - time.monotonic())
        kept = share * max(0.0, self._work_left or 0.0)
        self.spend(kept)
        try:
            yield
        finally:
            self._end = end
            self.spend(-kept)

    def fork(self) -> Clock:
        """Return a clock for a search beside others: it ends and stops with this one.

        It has all deterministic seconds that are left; what it uses of them is not counted here
        before `afford`.
        """
        clock = Clock(0.0, self._work_left)
        clock._start, clock._end, clock._stopped = self._start, self._end, self._stopped
        clock._given = self._work_left or 0.0
        return clock

    def afford(self, fork: Clock) -> bool:
        """Count what a fork has used, unless it is more than is left; return whether it was not."""
        if self._work_left is None or fork._work_left is None:
            return True
        used = fork._given - fork._work_left
        if used > self._work_left:
            return False
        self.spend(used)
        return True

    def spend(self, work: float) -> None:
        """Count deterministic seconds that a search has used."""
        if self._work_left is not None:
            self._work_left -= work

    def stop(self) -> None:
        """Ask to stop: the running search ends with its best solution so far."""
        self._stopped.set()
        if self._on_stop is not None:
            self._on_stop()

    def run(self, work: Callable[[], T], interrupt: Callable[[], None]) -> T:
        """Run a search that Python cannot interrupt by itself.

        The search runs in a thread of its own while this one waits in short steps, so that Ctrl-C
        is heard at once and handed on through ``interrupt``.
        """
        result: list[T] = []
        failure: list[BaseException] = []

        def body() -> None:
            try:
                result.append(work())
            except BaseException as error:  # noqa: BLE001 - handed to the waiting thread below
                failure.append(error)

        self._on_stop = interrupt
        thread = threading.Thread(target=body, daemon=True)
        thread.start()
        while thread.is_alive():
            thread.join(POLL_S)
            if self.remaining <= 0:
                interrupt()
        self._on_stop = None
        if failure:
            raise failure[0]
        return result[0]

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Turn Ctrl-C into `stop` while the block runs; a second one interrupts at once."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        previous = signal.getsignal(signal.SIGINT)

        def heard(number: int, frame: FrameType | None) -> None:
            signal.signal(signal.SIGINT, previous)
            self.stop()

        signal.signal(signal.SIGINT, heard)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, previous)
