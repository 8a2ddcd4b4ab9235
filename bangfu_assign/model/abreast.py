"""Searches that know nothing of each other, on as many cores as there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TypeVar

from bangfu_assign.machine import available_cores
from bangfu_assign.model.clock import POLL_S, Clock
from bangfu_assign.model.slices import Effort

Task = TypeVar("Task")
Result = TypeVar("Result")


def abreast(
    work: Callable[[Task, Clock, Effort], Result],
    tasks: Sequence[Task],
    clock: Clock,
    effort: Effort,
) -> list[Result]:
    """Return what a search finds for each task, in the order of the tasks.

    The solvers let go of Python while they search, so threads are enough. However many there are,
    the results are the same: each search begins with all deterministic seconds that are left, and
    one for which they would not have lasted after those before it is done again with what they
    left over.

    Parameters
    ----------
    work : callable
        Takes a task, a clock and an effort; shares nothing with other calls that it changes.
    tasks : sequence
        What to search.
    clock, effort
        Limits of all searches together.
    """
    clocks = [clock.fork() for _ in tasks]
    threads = min(available_cores() // effort.workers, len(tasks))
    if threads > 1:
        found = _in_threads(work, list(zip(tasks, clocks, strict=True)), clock, effort, threads)
    else:
        found = [work(task, own, effort) for task, own in zip(tasks, clocks, strict=True)]
    results = []
    for task, own, result in zip(tasks, clocks, found, strict=True):
        if clock.afford(own):
            results.append(result)
        else:
            results.append(work(task, clock, effort))
    return results


def _in_threads(
    work: Callable[[Task, Clock, Effort], Result],
    tasks: Sequence[tuple[Task, Clock]],
    clock: Clock,
    effort: Effort,
    threads: int,
) -> list[Result]:
    with ThreadPoolExecutor(threads) as pool:
        futures = [pool.submit(work, task, own, effort) for task, own in tasks]
        try:
            while wait(futures, POLL_S).not_done:
                pass  # in short steps, so that Ctrl-C is heard
        except BaseException:
            clock.stop()  # their clocks hear it, too
            pool.shutdown(wait=False, cancel_futures=True)
            raise
        return [future.result() for future in futures]
