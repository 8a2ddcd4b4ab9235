"""A second process that shares the work of writing a plan, above all the drawing.

Loading matplotlib and drawing take as long as tables, workbook and page together, and offices have
two cores. The process is begun before the search or the reading, and has loaded everything by the
time there is a plan. It does one task after another from a list; when this process has done what
only it can do, it takes tasks from the same list, until none is left. Whoever does a task, the
bytes are the same.

The process reads from its standard input and ends with it: if the first process is gone, so is the
second. Whatever goes wrong with it, the first one does what is left, and what was left half done.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Any, Self

from bangfu_assign.machine import available_cores
from bangfu_assign.plan.remembered import remembering

Task = Callable[[], object]
"""Writes files that no other task writes, and can be pickled: a `functools.partial` of something
that is defined at the top of a module. It gives nothing back."""

PATIENCE_S = 120.0
"""How long the first process, having nothing else to do, waits for the second's last task."""

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
    """Shares lists of tasks between this process and a second one.

    As a context it leaves no process behind.

    Parameters
    ----------
    wanted : bool
        Whether there will be anything to share; without it `share` does all tasks here.
    """

    def __init__(self, wanted: bool = True) -> None:
        self._process = _started() if wanted and available_cores() > 1 else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    @contextmanager
    def share(self, tasks: Sequence[Task]) -> Iterator[None]:
        """Have tasks done while the block runs, and the rest of them after it.

        When this is over, all are done. If the block or a task fails here, nobody works on the
        tasks any more.

        Parameters
        ----------
        tasks : sequence of Task
            The longest first, so that neither process waits long for the other at the end.
        """
        waiting, undone = deque(range(len(tasks))), list[int]()
        # In one piece, so that what the tasks have in common is sent once.
        sent = pickle.dumps(list(tasks)) if self._process is not None and tasks else b""
        beside = Thread(target=self._hand_out, args=(sent, waiting, undone), daemon=True)
        try:
            if sent:
                beside.start()
            yield
            while waiting:
                _do_next(tasks, waiting)
            if sent:
                beside.join(PATIENCE_S)
                if beside.is_alive():
                    self._end()
                    beside.join()
            for number in undone:
                tasks[number]()
        except BaseException:
            self._end()  # it must not write into a folder that is being cleared
            raise

    def _hand_out(self, sent: bytes, waiting: deque[int], undone: list[int]) -> None:
        """Give tasks to the second process, one when the last is done; note those it failed in."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            return
        number = None
        try:
            # The process may still be loading; nobody but this thread waits for it to read.
            process.stdin.write(sent)
            while waiting:
                number = waiting.popleft()
                pickle.dump(number, process.stdin)
                process.stdin.flush()
                if process.stdout.read(1) != _DONE:
                    undone.append(number)
                number = None
        except IndexError:  # the other one was faster
            pass
        except (OSError, ValueError):
            if number is not None:
                undone.append(number)

    def _end(self) -> None:
        """End the process; what was given to it and not done is done by this one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what it has not read is of no use any more
                    pipe.close()


_DONE, _FAILED = b"+", b"-"


def _do_next(tasks: Sequence[Task], waiting: deque[int]) -> None:
    try:
        number = waiting.popleft()
    except IndexError:  # the other one was faster
        return
    tasks[number]()


def _started() -> subprocess.Popen[bytes] | None:
    """Start the process; None where that is not possible."""
    if not sys.executable:
        return None
    try:
        return subprocess.Popen(  # noqa: S603 - this very program
            # -P: whatever lies in the folder a person happens to be in is never imported.
            [sys.executable, "-P", "-c", _MAIN, str(Path(__file__).parents[2])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            **_APART,
        )
    except OSError:  # not allowed here; everything is written all the same
        return None


def serve() -> None:
    """Do the tasks that standard input names, and say of each on standard output how it went."""
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # whatever a library prints is no answer
    import bangfu_assign.report.figures  # noqa: F401, PLC0415 (matplotlib: loaded ahead)

    tasks: list[Task] = []
    with remembering():
        while True:
            try:
                # From the process that began this one.
                message = pickle.load(sys.stdin.buffer)  # noqa: S301
            except EOFError:
                return
            if isinstance(message, list):
                tasks = message
                continue
            try:
                tasks[message]()
                answer = _DONE
            except Exception:  # noqa: BLE001 - the first process does it again, and says what is wrong
                answer = _FAILED
            answers.write(answer)
