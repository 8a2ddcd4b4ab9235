"""Results are on standard output, and nothing but them, whatever a library prints.

HiGHS prints a line through C where a solution has to be mended after presolve, even if it was told
to be silent.
"""

from __future__ import annotations

import ctypes
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_kept: list[int] = []
_inside: list[None] = []


@contextmanager
def nothing_on_stdout() -> Iterator[None]:
    """Lead what is printed to standard error while the block runs, in several threads at a time."""
    _enter()
    try:
        yield
    finally:
        _leave()


def _enter() -> None:
    """Keep standard output aside, unless somebody else does."""
    with _lock:
        _inside.append(None)
        if _kept or os.name != "posix":
            return
        try:
            kept = os.dup(1)
        except OSError:  # closed: then nothing can be printed there
            return
        try:
            os.dup2(2, 1)
        except OSError:  # standard error is closed
            os.close(kept)
            return
        _kept.append(kept)


def _leave() -> None:
    """Give standard output back when nobody is inside any more."""
    with _lock:
        _inside.pop()
        if _inside or not _kept:
            return
        ctypes.CDLL(None).fflush(None)  # C has a buffer of its own
        os.dup2(_kept[0], 1)
        os.close(_kept.pop())
