"""Questions that a second process answers while the first does something else."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from bangfu_assign.report import painter
from bangfu_assign.report.painter import Painter
from tests.report.test_painter import sign, two_cores, written_by

__all__ = ["two_cores"]


def who(_: int = 0) -> int:
    return os.getpid()


def fails_elsewhere(home: int) -> int:
    if os.getpid() != home:
        raise RuntimeError("not here")
    return home


def ends_elsewhere(home: int) -> int:
    if os.getpid() != home:
        os._exit(3)
    return home


def has_no_answer_elsewhere(home: int) -> object:
    """Give what cannot be pickled."""
    return home if os.getpid() == home else (lambda: home)


def prints(_: int) -> int:
    print("a library that talks")
    return os.getpid()


def fails(_: int) -> int:
    raise ZeroDivisionError


def long_answer() -> bytes:
    return bytes(3_000_000)


def test_the_second_process_answers_and_then_does_tasks(tmp_path: Path) -> None:
    """A question begun before a list of tasks has its answer, and the list is done as well."""
    with Painter(loading=()) as beside:
        answer = beside.begin(who)
        paths = [tmp_path / str(n) for n in range(3)]
        with beside.share([partial(sign, path) for path in paths]):
            while not all(path.exists() for path in paths):
                time.sleep(0.01)
        assert answer() == written_by(paths[0]) != os.getpid()


def test_long_answers_arrive_whole() -> None:
    """More than a pipe holds at once."""
    with Painter(loading=()) as beside:
        first, second = beside.begin(long_answer), beside.begin(who)
        assert first() == bytes(3_000_000)
        assert second() != os.getpid()


@pytest.mark.parametrize("question", [fails_elsewhere, ends_elsewhere, has_no_answer_elsewhere])
def test_what_the_second_process_cannot_answer_is_worked_out_here(
    question: Callable[[int], object],
) -> None:
    """Whatever goes wrong there, the answer is that of the first process."""
    with Painter(loading=()) as beside:
        assert beside.begin(partial(question, os.getpid()))() == os.getpid()


def test_an_error_of_the_question_itself_is_raised_here() -> None:
    """A fault of the question is not swallowed by the second process."""
    with Painter(loading=()) as beside, pytest.raises(ZeroDivisionError):
        beside.begin(partial(fails, 0))()


def test_what_a_library_prints_is_no_answer() -> None:
    """Answers go through a pipe of their own."""
    with Painter(loading=()) as beside:
        assert beside.begin(partial(prints, 0))() != os.getpid()


@pytest.mark.parametrize(
    "main", ["raise SystemExit(3)", "import sys; sys.stdout.write('+garbage')", "import no_such"]
)
def test_a_process_that_ends_is_replaced(monkeypatch: pytest.MonkeyPatch, main: str) -> None:
    """A second process that fails at once, or answers nonsense, costs nothing but itself."""
    monkeypatch.setattr(painter, "_MAIN", main)
    with Painter(loading=()) as beside:
        assert beside.begin(who)() == os.getpid()


def test_a_process_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """After some patience the question is answered here."""
    monkeypatch.setattr(painter, "PATIENCE_S", 0.1)
    monkeypatch.setattr(painter, "_MAIN", "import time; time.sleep(60)")
    with Painter(loading=()) as beside:
        assert beside.begin(who)() == os.getpid()


def test_on_one_core_everything_is_answered_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a second process a question is asked when its answer is wanted."""
    monkeypatch.setattr(painter, "available_cores", lambda: 1)
    with Painter() as beside:
        assert beside.begin(who)() == os.getpid()
