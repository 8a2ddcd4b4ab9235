"""`notebook_progress`: what a long solve knows, shown while it is at work."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from bangfu_assign.labels import Lang
from bangfu_assign.notebook.board import Board
from bangfu_assign.notebook.markup import Html
from bangfu_assign.plan.comparison import Outcome

_SHOWN_EVERY_S = 0.3


def notebook_progress(lang: Lang = "zh") -> NotebookProgress:
    """Return what shows the progress of a solve or a comparison below the cell that runs it.

    Parameters
    ----------
    lang : {"zh", "en"}
        Which language.

    Examples
    --------
    >>> import bangfu_assign as ba
    >>> plan = ba.solve(case, policy, progress=ba.notebook_progress())  # doctest: +SKIP
    """
    return NotebookProgress(lang)


class NotebookProgress:
    """Given as ``progress`` to `solve`, `replan` or `compare`; see `notebook_progress`.

    Plain HTML that is updated in place: it needs no widgets and stays in the saved notebook. Once
    the cell has ended the times are taken out. Outside Jupyter nothing is shown.
    """

    def __init__(self, lang: Lang = "zh", clock: Callable[[], float] = time.monotonic) -> None:
        self._board = Board(lang)
        self._clock = clock
        self._start = clock()
        self._shown_at = float("-inf")
        self._shell = _shell()
        self._handle: Any = None
        if self._shell is not None:
            from IPython.display import display  # noqa: PLC0415 - only where there is a notebook

            self._handle = display(Html(self._html()), display_id=True)  # type: ignore[no-untyped-call]
            self._shell.events.register("post_run_cell", self._end)

    def __call__(self, *news: Any) -> None:
        """Take note of a `Progress`, or of a variant's name with its `Progress` or `Outcome`."""
        *name, latest = news
        if name:
            self._board.note_variant(str(name[0]), latest)
        else:
            self._board.note(latest)
        if isinstance(latest, Outcome) or self._clock() - self._shown_at >= _SHOWN_EVERY_S:
            self._shown_at = self._clock()
            self._update(self._html())

    def html(self) -> str:
        """Return what stays when the cell has ended."""
        return self._board.html()

    def _html(self) -> str:
        return self._board.html(self._clock() - self._start)

    def _end(self, *_: object) -> None:
        self._shell.events.unregister("post_run_cell", self._end)
        self._update(self.html())

    def _update(self, html: str) -> None:
        if self._handle is not None:
            self._handle.update(Html(html))


def _shell() -> Any:
    """Return the shell of a notebook's kernel; None in a terminal or a script."""
    try:
        from IPython.core.getipython import get_ipython  # noqa: PLC0415
    except ImportError:
        return None
    shell = get_ipython()
    return shell if getattr(shell, "kernel", None) is not None else None
