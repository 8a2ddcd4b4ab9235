"""The progress line of a solve: alive on a terminal, one line per step in a log file."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from bangfu_assign import labels
from bangfu_assign.cli import screen
from bangfu_assign.labels import Lang

if TYPE_CHECKING:
    from bangfu_assign.plan import Progress

_REFRESHES_PER_SECOND = 4
_SECONDS_BETWEEN_LINES = 1.0


def live_line(line: Callable[[], str]) -> AbstractContextManager[object]:
    """Return what keeps one line on the terminal up to date, and takes it away at the end."""
    from rich.console import Console
    from rich.live import Live
    from rich.text import Text

    return Live(
        get_renderable=lambda: Text(line(), no_wrap=True, overflow="ellipsis"),
        console=Console(stderr=True),
        refresh_per_second=_REFRESHES_PER_SECOND,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )


class ProgressLine:
    """Shows what the solve knows: objective, incumbent, bound, gap, seconds.

    Used as a context manager around the solve and given to it as its ``progress``.

    Parameters
    ----------
    lang : {"zh", "en"}
        Which language.
    clock : callable
        Seconds; another clock makes the lines testable.
    """

    def __init__(self, lang: Lang, clock: Callable[[], float] = time.monotonic) -> None:
        self._lang = lang
        self._clock = clock
        self._start = clock()
        self._latest: Progress | None = None
        self._pending = False
        self._printed_at = float("-inf")
        self._terminal = sys.stderr.isatty()
        self._live: AbstractContextManager[object] = nullcontext()

    def __enter__(self) -> ProgressLine:
        if self._terminal:
            self._live = live_line(self.line)
        self._live.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._live.__exit__(None, None, None)
        self._print_pending()

    def __call__(self, latest: Progress) -> None:
        """Take note of a new value or bound; print it unless a line was printed just now."""
        if self._latest is not None and self._latest.objective != latest.objective:
            self._print_pending()
        self._latest, self._pending = latest, True
        if not self._terminal and self._clock() - self._printed_at >= _SECONDS_BETWEEN_LINES:
            self._print_pending()

    def line(self) -> str:
        """Return the line as it stands now."""
        if self._latest is None:
            return labels.text("cli.starting", self._lang)
        return self._sentence(self._latest, self._clock() - self._start)

    def _print_pending(self) -> None:
        if self._pending and self._latest is not None and not self._terminal:
            screen.complain(self._sentence(self._latest, self._latest.seconds))
            self._pending, self._printed_at = False, self._clock()

    def _sentence(self, latest: Progress, seconds: float) -> str:
        from bangfu_assign.plan.words import percent

        value, bound = latest.value, latest.bound
        gap = None if value is None or bound is None else (value - bound) / max(value, 1)
        return labels.text(
            "cli.progress",
            self._lang,
            objective=labels.text(f"summary.{latest.objective}", self._lang),
            value="–" if value is None else f"{value:,}",
            bound="–" if bound is None else f"{bound:,}",
            gap="–" if gap is None else percent(gap),
            seconds=f"{seconds:.1f}",
        )
