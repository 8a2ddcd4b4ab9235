"""Jobs in processes of their own: as many at once as there are cores, and one that dies is one row.

`concurrent.futures` gives up every job when one process is killed; here the others go on.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import ModuleType
from typing import Any

Tell = Callable[[object], None]
Work = Callable[[Any, Tell], object]
"""Does one job; may tell how far it is."""

GRACE_S = 5.0
"""For a process to end by itself before it is killed."""


LISTEN_S = 0.5
"""Between looks at limits and Ctrl-C, which need not interrupt the waiting itself."""


class End(StrEnum):
    """How a job ended."""

    DONE = "done"
    CRASHED = "crashed"
    """Its process died."""
    OVERDUE = "overdue"
    """Its process was ended: it had far exceeded its time."""
    STOPPED = "stopped"
    """Ctrl-C came before it was done."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a job.

    Attributes
    ----------
    end : End
        How it ended.
    result : object
        What the work returned; None unless done.
    exit_code : int or None
        Of a process that died; negative for a signal.
    """

    end: End
    result: Any = None
    exit_code: int | None = None


@dataclass(slots=True, eq=False)
class _Worker:
    process: BaseProcess
    pipe: Connection
    job: int | None = None
    since: float = 0.0


def run(
    work: Work,
    jobs: Sequence[object],
    *,
    cores: int,
    limit_s: float,
    tell: Callable[[int, object], None] | None = None,
    done: Callable[[int, Answer], None] | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> list[Answer]:
    """Do jobs in parallel processes and return what became of each, in their order.

    Parameters
    ----------
    work : callable
        Importable by name; called in a process that lives for many jobs.
    jobs : sequence
        Arguments; they are pickled, like the results.
    cores : int
        Processes at once.
    limit_s : float
        Wall-clock seconds after which a job's process is ended.
    tell : callable, optional
        Is given the number of a job and what its work tells.
    done : callable, optional
        Is given the number of a job and its answer as soon as it ends.
    stop : callable, optional
        Asked every `LISTEN_S`; True is answered like Ctrl-C, for callers that have a button.

    Returns
    -------
    list of Answer
        After Ctrl-C, jobs that were not done are `End.STOPPED`. No process is left in any case.
    """
    answers: dict[int, Answer] = {}
    waiting = list(range(len(jobs)))[::-1]
    workers: list[_Worker] = []

    def finish(worker: _Worker, answer: Answer) -> None:
        if worker.job is None:
            raise AssertionError("a process without a job has ended one")
        number, worker.job = worker.job, None
        answers[number] = answer
        if done is not None:
            done(number, answer)

    try:
        while len(answers) < len(jobs) and not stop():
            while waiting and len(workers) < max(1, min(cores, len(jobs))):
                workers.append(_start(work))
            for worker in workers:
                if worker.job is None and waiting:
                    worker.job, worker.since = waiting.pop(), time.monotonic()
                    with suppress(OSError):  # it has died meanwhile: seen below
                        worker.pipe.send(jobs[worker.job])
            _listen(workers, limit_s, tell, finish)
            for worker in [one for one in workers if one.job is not None]:
                if time.monotonic() - worker.since > limit_s:
                    _end(worker)
                    finish(worker, Answer(End.OVERDUE))
            workers = [worker for worker in workers if worker.process.is_alive()]
    except KeyboardInterrupt:
        pass
    finally:
        for worker in workers:
            _end(worker)
    return [answers.get(number, Answer(End.STOPPED)) for number in range(len(jobs))]


def _listen(
    workers: Sequence[_Worker],
    limit_s: float,
    tell: Callable[[int, object], None] | None,
    finish: Callable[[_Worker, Answer], None],
) -> None:
    """Wait until somebody says something or the next limit is reached, and take note of it."""
    busy = [worker for worker in workers if worker.job is not None]
    now = time.monotonic()
    soonest = min((worker.since + limit_s - now for worker in busy), default=0.0)
    by_pipe = {worker.pipe: worker for worker in busy}
    for pipe in wait(list(by_pipe), timeout=min(LISTEN_S, max(0.05, soonest + 0.05))):
        worker = by_pipe[pipe]  # type: ignore[index]
        try:
            kind, content = worker.pipe.recv()
        except (EOFError, OSError):
            worker.process.join(GRACE_S)
            _end(worker)
            finish(worker, Answer(End.CRASHED, exit_code=worker.process.exitcode))
            continue
        if kind == "told":
            if tell is not None and worker.job is not None:
                tell(worker.job, content)
        else:
            finish(worker, Answer(End.DONE, content))


def _start(work: Work) -> _Worker:
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(work, theirs), daemon=True)
    with _deaf(), _nameless_main():
        process.start()
    theirs.close()
    return _Worker(process, ours)


def _serve(work: Work, pipe: Connection) -> None:
    """Do jobs until there are no more, or until whoever gave them has gone."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started this process decides
    threading.Thread(target=_die_with_parent, daemon=True).start()
    while True:
        try:
            job = pipe.recv()
        except EOFError:
            return
        result = work(job, lambda content: pipe.send(("told", content)))
        pipe.send(("done", result))


def _die_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _end(worker: _Worker) -> None:
    worker.pipe.close()
    if worker.process.is_alive():
        worker.process.terminate()
        worker.process.join(GRACE_S)
    if worker.process.is_alive():
        worker.process.kill()
    worker.process.join(GRACE_S)


@contextmanager
def _deaf() -> Iterator[None]:
    """Start a process that never hears Ctrl-C, not even while it is still loading."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _nameless_main() -> Iterator[None]:
    """Keep a new process from running the user's script again.

    multiprocessing imports the main module into each process it spawns; a script of five lines
    without ``if __name__ == "__main__"`` would start itself over and over. The work needs nothing
    of it.
    """
    modules: Mapping[str, ModuleType] = sys.modules
    main = modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
