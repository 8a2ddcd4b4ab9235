"""Putting a finished folder in the place of another in one step of the file system."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}


def put_in_place(new: Path, target: Path, aside: Path) -> None:
    """Make `target` be what `new` is; what `target` was before ends as `new` or as `aside`.

    On Linux two existing folders change places in one step (``renameat2`` with
    ``RENAME_EXCHANGE``), so there is no moment without a whole `target`. Where the system or the
    file system cannot do that, the old folder is moved to `aside` and the new one into its place:
    a process killed between these two renames leaves no `target` but both folders whole, which
    `restore` repairs.

    Raises
    ------
    OSError
        If the folders cannot be renamed, e.g. because `target` is a mount point.
    """
    if not target.exists() or not any(target.iterdir()):
        if sys.platform == "win32" and target.exists():
            target.rmdir()
        new.rename(target)
    elif not exchange(new, target):
        target.rename(aside)
        try:
            new.rename(target)
        except OSError:
            aside.rename(target)
            raise


def restore(target: Path, aside: Path) -> None:
    """Put the old folder back if a process was killed between the two renames of `put_in_place`."""
    if aside.exists() and not target.exists():
        aside.rename(target)


def exchange(one: Path, other: Path) -> bool:
    """Let two existing folders change places in one step; False if this system cannot.

    Raises
    ------
    OSError
        If the system can, but not with these folders.
    """
    if not sys.platform.startswith("linux"):
        return False
    function = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if function is None:
        return False
    failed = function(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(other))
