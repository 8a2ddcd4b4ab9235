"""The progress line: one line per step where no terminal is, and nothing left out at the end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bangfu_assign.cli.progress import ProgressLine
from bangfu_assign.plan import Progress

Capture = pytest.CaptureFixture[str]


def ticking(step: float) -> Iterator[float]:
    """Yield a clock's readings, a fixed step apart."""
    now = 0.0
    while True:
        yield now
        now += step


def lines_of(steps: list[Progress], step: float, capsys: Capture) -> list[str]:
    """Return what is printed for some steps by a clock of this pace."""
    clock = ticking(step)
    with ProgressLine("en", clock=lambda: next(clock)) as progress:
        for latest in steps:
            progress(latest)
    return capsys.readouterr().err.splitlines()


STEPS = [
    Progress("coverage", None, 3, 0.1),
    Progress("coverage", 9, 3, 0.2),
    Progress("coverage", 4, 4, 0.3),
    Progress("travel", 2000, 1999, 0.4),
]


def test_every_step_is_printed_if_time_allows(capsys: Capture) -> None:
    """Slow steps are all shown: objective, value, bound, gap, seconds."""
    assert lines_of(STEPS, 5.0, capsys) == [
        "coverage: value –, bound 3, gap –, 0.1 s",
        "coverage: value 9, bound 3, gap 66.67%, 0.2 s",
        "coverage: value 4, bound 4, gap 0.00%, 0.3 s",
        "travel: value 2,000, bound 1,999, gap 0.05%, 0.4 s",
    ]


def test_fast_steps_are_thinned_out_but_never_the_last_of_an_objective(capsys: Capture) -> None:
    """Of many steps within a second the first, and the last of each objective, are shown."""
    assert lines_of(STEPS, 0.001, capsys) == [
        "coverage: value –, bound 3, gap –, 0.1 s",
        "coverage: value 4, bound 4, gap 0.00%, 0.3 s",
        "travel: value 2,000, bound 1,999, gap 0.05%, 0.4 s",
    ]


def test_no_step_prints_nothing(capsys: Capture) -> None:
    """A solve that reports nothing leaves no line."""
    assert lines_of([], 1.0, capsys) == []


def test_an_error_passes_through_and_the_last_step_is_still_shown(capsys: Capture) -> None:
    """When a solve fails, what it knew last is printed, and the failure is not swallowed."""
    with pytest.raises(ValueError, match="broken"), ProgressLine("en") as progress:
        progress(STEPS[0])
        progress(STEPS[1])
        raise ValueError("broken")
    assert "value 9" in capsys.readouterr().err
