"""A second process that shares the work of explaining and writing a plan, above all the drawing.

Loading matplotlib and drawing take as long as tables, workbook and page together, and offices have
two cores. The process is begun before the search or the reading, and has loaded everything by the
time there is a plan. It answers questions, and it does one task after another from a list; when
this process has done what only it can do, it takes tasks from the same list, until none is left.
Whoever does a task, the bytes are the same.

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
from importlib import import_module
from pathlib import Path
from threading import Lock, Thread
from types import TracebackType
from typing import Any, Self, TypeVar

from bangfu_assign.machine import available_cores, collect_rarely
from bangfu_assign.plan.remembered import remembering

Task = Callable[[], object]
"""Writes files that no other task writes, and can be pickled: a `functools.partial` of something
that is defined at the top of a module. It gives nothing back."""

Answer = TypeVar("Answer")

FIGURES = "bangfu_assign.report.figures"
"""What draws: takes as long to load as a search for a small town."""

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
serve(*sys.argv[2:])
"""


class Painter:
    """Shares lists of tasks between this process and a second one.

    As a context it leaves no process behind.

    Parameters
    ----------
    wanted : bool
        Whether there will be anything to share; without it everything is done here.
    loading : sequence of str
        Modules that the second process loads ahead, the first it will need first.
    """

    def __init__(self, wanted: bool = True, loading: Sequence[str] = (FIGURES,)) -> None:
        self._process = _started(loading) if wanted and available_cores() > 1 else None
        self._line = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def begin(self, question: Callable[[], Answer]) -> Callable[[], Answer]:
        """Begin to work something out beside this process.

        Parameters
        ----------
        question : callable
            Can be pickled, and so can its answer; the same in both processes.

        Returns
        -------
        callable
            Waits for the answer. If the second process has none, it is worked out here.
        """
        process, found = self._process, list[Answer]()
        if process is None:
            return question
        sent = pickle.dumps(question)
        beside = Thread(target=self._ask, args=(process, sent, found), daemon=True)
        beside.start()

        def answer() -> Answer:
            beside.join(PATIENCE_S)
            if beside.is_alive():
                self._end()
                beside.join()
            return found[0] if found else question()

        return answer

    def _ask(self, process: subprocess.Popen[bytes], sent: bytes, found: list[Answer]) -> None:
        """Hand a question over and wait for what comes back; nothing is found if nothing does."""
        if process.stdin is None or process.stdout is None:
            return
        # A broken pipe, or a process that ended in the middle of its answer.
        with self._line, suppress(OSError, ValueError, EOFError, pickle.UnpicklingError):
            process.stdin.write(sent)
            process.stdin.flush()
            if process.stdout.read(1) == _DONE:
                found.append(pickle.load(process.stdout))  # noqa: S301 - this very program

    @contextmanager
    def share(self, tasks: Sequence[Task], *, spare: int = 0) -> Iterator[None]:
        """Have tasks done while the block runs, and the rest of them after it.

        When this is over, all are done. If the block or a task fails here, nobody works on the
        tasks any more.

        Parameters
        ----------
        tasks : sequence of Task
            The longest first, so that neither process waits long for the other at the end.
        spare : int
            So few tasks are left to the second process: it has done them before this one has loaded
            what they need.
        """
        waiting, undone = deque(range(len(tasks))), list[int]()
        # In one piece, so that what the tasks have in common is sent once.
        sent = pickle.dumps(list(tasks)) if self._process is not None and tasks else b""
        beside = Thread(target=self._hand_out, args=(sent, waiting, undone), daemon=True)
        try:
            if sent:
                beside.start()
            yield
            if not sent or len(waiting) > spare:
                _do_all(tasks, waiting)
            if sent:
                beside.join(PATIENCE_S)
                if beside.is_alive():
                    self._end()
                    beside.join()
            _do_all(tasks, waiting)  # what a second process that has failed has left
            for number in undone:
                tasks[number]()
        except BaseException:
            self._end()  # it must not write into a folder that is being cleared
            raise

    def _hand_out(self, sent: bytes, waiting: deque[int], undone: list[int]) -> None:
        """Give tasks to the second process when it has answered what it was asked before."""
        with self._line:
            if self._process is not None:
                self._give(self._process, sent, waiting, undone)

    @staticmethod
    def _give(
        process: subprocess.Popen[bytes], sent: bytes, waiting: deque[int], undone: list[int]
    ) -> None:
        """Give tasks to the process, one when the last is done; note those it failed in."""
        if process.stdin is None or process.stdout is None:
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


def _do_all(tasks: Sequence[Task], waiting: deque[int]) -> None:
    while waiting:
        try:
            number = waiting.popleft()
        except IndexError:  # the other one was faster
            return
        tasks[number]()


def _started(loading: Sequence[str]) -> subprocess.Popen[bytes] | None:
    """Start the process; None where that is not possible."""
    if not sys.executable:
        return None
    try:
        return subprocess.Popen(  # noqa: S603 - this very program
            # -P: whatever lies in the folder a person happens to be in is never imported.
            [sys.executable, "-P", "-c", _MAIN, str(Path(__file__).parents[2]), *loading],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            **_APART,
        )
    except OSError:  # not allowed here; everything is written all the same
        return None


def serve(*loading: str) -> None:
    """Do what standard input asks for, and say on standard output how it went, or the answer."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    collect_rarely()
    for module in loading:
        import_module(module)
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
                if isinstance(message, int):
                    tasks[message]()
                    answer = _DONE
                else:
                    answer = _DONE + pickle.dumps(message())
            except Exception:  # noqa: BLE001 - the first process does it again, and says what is wrong
                answer = _FAILED
            answers.write(answer)
            answers.flush()
