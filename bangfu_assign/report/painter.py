"""A second process that draws the figures of a plan while the first writes everything else.

Loading matplotlib and drawing take as long as tables, workbook and page together, and offices have
two cores. The process is begun before the search and has loaded everything by the time there is a
plan. It reads the plan from its standard input and ends with it: if the first process is gone, so
is the second. Whatever goes wrong with it, the figures are drawn by the first; they are the same
bytes either way.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Any, Self

from bangfu_assign.labels import Lang
from bangfu_assign.machine import available_cores
from bangfu_assign.plan import Plan

_APART: dict[str, Any] = (
    {"creationflags": 0x0200} if sys.platform == "win32" else {"start_new_session": True}
)
"""Ctrl-C ends a search early; its plan is drawn all the same (CREATE_NEW_PROCESS_GROUP)."""


_MAIN = """
import sys
if sys.argv[1] not in sys.path:
    sys.path.insert(0, sys.argv[1])
from bangfu_assign.report.painter import serve
serve()
"""


class Painter:
    """Draws `bangfu_assign.report.figures.write_figures` beside this process, once.

    As a context it leaves no process behind.

    Parameters
    ----------
    wanted : bool
        Whether there will be figures to draw.
    """

    def __init__(self, wanted: bool = True) -> None:
        self._process = _started() if wanted and available_cores() > 1 else None
        self._begun = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        process = self._process
        if process is not None and process.poll() is None:
            process.kill()
            process.wait()
        if process is not None and process.stdin is not None and not self._begun:
            process.stdin.close()

    def begin(self, plan: Plan, folder: Path, lang: Lang) -> None:
        """Begin to draw a plan's figures into a folder."""
        if self._process is not None:
            task = pickle.dumps((plan, str(folder.absolute()), lang))
            # The process may still be loading; nobody waits for it to read.
            self._begun = True
            Thread(target=_hand_over, args=(self._process, task), daemon=True).start()

    def finish(self) -> bool:
        """Wait for what was begun; return whether all figures are there."""
        return self._process is not None and self._begun and self._process.wait() == 0


def _started() -> subprocess.Popen[bytes] | None:
    """Start the process; None where that is not possible."""
    if not sys.executable:
        return None
    try:
        return subprocess.Popen(  # noqa: S603 - this very program
            # -P: whatever lies in the folder a person happens to be in is never imported.
            [sys.executable, "-P", "-c", _MAIN, str(Path(__file__).parents[2])],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **_APART,
        )
    except OSError:  # not allowed here; the figures are drawn all the same
        return None


def _hand_over(process: subprocess.Popen[bytes], task: bytes) -> None:
    try:
        process.communicate(task)
    except (OSError, ValueError):
        process.kill()  # then `finish` says no


def serve() -> None:
    """Draw the plan that comes from standard input; nothing if there comes none."""
    from bangfu_assign.report.figures import write_figures  # noqa: PLC0415 (matplotlib)

    task = sys.stdin.buffer.read()
    if task:
        plan, folder, lang = pickle.loads(task)  # noqa: S301 - from the process that began this one
        write_figures(plan, folder, lang)
