"""Processes side by side: one that dies, or takes too long, is one answer; none is left behind."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

import pytest

from bangfu_assign.scenario.pool import Answer, End, run
from tests.scenario.works import do


def _gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_process_that_dies_costs_its_own_job_alone() -> None:
    """The jobs before and after it are done, and the answer holds its exit code."""
    jobs = [("value", 1), ("die", 7), ("value", 2), ("value", 3)]
    told: list[tuple[int, Answer]] = []
    answers = run(
        do, jobs, cores=2, limit_s=60, done=lambda number, answer: told.append((number, answer))
    )
    assert [answer.end for answer in answers] == [End.DONE, End.CRASHED, End.DONE, End.DONE]
    assert [answer.result for answer in answers] == [1, None, 2, 3]
    assert answers[1].exit_code == 7
    assert sorted(number for number, _ in told) == [0, 1, 2, 3]


def test_a_job_without_end_is_ended() -> None:
    """It is overdue; the next one is done in a new process."""
    answers = run(do, [("sleep", 600), ("value", 1)], cores=1, limit_s=8)
    assert [answer.end for answer in answers] == [End.OVERDUE, End.DONE]


def test_ctrl_c_ends_every_process() -> None:
    """What was done stands, the rest is stopped, and no process is left."""
    pids: list[int] = []
    answers: list[End] = []

    def told(number: int, content: object) -> None:
        assert isinstance(content, int)
        pids.append(content)
        threading.Timer(0.2, signal.raise_signal, [signal.SIGINT]).start()

    jobs = [("value", 1), ("sleep", 600), ("value", 2)]
    answers = [answer.end for answer in run(do, jobs, cores=1, limit_s=600, tell=told)]
    assert answers == [End.DONE, End.STOPPED, End.STOPPED]
    (process,) = pids
    deadline = time.monotonic() + 10
    while not _gone(process) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert _gone(process)


def test_the_users_script_is_not_run_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A script without a guard around its calls may compare, too: its main module stays out."""
    main = sys.modules["__main__"]
    monkeypatch.setattr(main, "__file__", "a_script_that_is_not_there.py", raising=False)
    monkeypatch.setattr(main, "__spec__", None, raising=False)
    assert run(do, [("value", 1)], cores=1, limit_s=60)[0].end is End.DONE
    assert sys.modules["__main__"] is main


def test_a_button_ends_every_process() -> None:
    """Whoever is asked to stop gives the same answers as after Ctrl-C, and leaves no process."""
    pids: list[int] = []
    answers = run(
        do,
        [("value", 1), ("sleep", 600), ("value", 2)],
        cores=1,
        limit_s=600,
        tell=lambda number, content: pids.append(content),  # type: ignore[arg-type]
        stop=lambda: bool(pids),
    )
    assert [answer.end for answer in answers] == [End.DONE, End.STOPPED, End.STOPPED]
    deadline = time.monotonic() + 10
    while not _gone(pids[0]) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert _gone(pids[0])
