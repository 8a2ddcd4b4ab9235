"""`publish`: a folder of results that appears whole or not at all.

Everything is written into a workspace beside the folder and put in its place in one step
(`bangfu_assign.report.exchange`). A run that is killed, at any moment, leaves the old folder or the
new one. What it may leave besides is its workspace: the next run into the same folder clears that
away, knowing it by its name and the lock file in it, and knowing by the lock whether its owner
still lives.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO

from bangfu_assign.errors import Problem, UsageError
from bangfu_assign.report import manifest
from bangfu_assign.report.exchange import put_in_place, restore

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_LOCK = "bangfu-assign.lock"
_STALE_S = 86_400
"""Without file locks a workspace counts as abandoned after a day."""
_DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})
"""Faults of the disk, whoever meets them; other faults inside the block are not ours to explain."""


@contextmanager
def publish(folder: str | Path, *, add: bool = False) -> Iterator[Path]:
    """Give a folder to write into that becomes `folder` when the block ends without an error.

    Parameters
    ----------
    folder : path
        Where the results shall stand. New, empty, or holding an earlier plan, which is replaced; a
        person's own files in it are kept, and files that were edited by hand move to ``by_hand/``.
    add : bool
        Start from the tool's files that are there, to add some to them.

    Yields
    ------
    Path
        An empty folder (with ``add``: holding the earlier files). On leaving the block all files in
        it are made readable for their owner only. If the block raises, `folder` stays as it was.

    Raises
    ------
    UsageError
        If `folder` is a file, holds something that is not a plan of this tool, is a mount point or
        the working directory, or may not be written.
    """
    target = Path(folder).expanduser().resolve()
    named = str(folder)
    with _as_usage_error(named):
        target.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        with _as_usage_error(named), _sole_user(target.parent):
            _clear_leftovers(target)
            _refuse_what_is_not_ours(target, named)
            space = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))
            stack.callback(_remove, space)
            stack.enter_context(_locked(space))
            new = space / "new"
            new.mkdir(mode=0o700)
            if add and target.exists():
                manifest.bring(target, new)
        with _as_usage_error(named, only=_DISK_FULL):
            yield new
        with _as_usage_error(named):
            manifest.seal(new)
        with _as_usage_error(named, "cannot_replace"), _sole_user(target.parent):
            # The folder may have got other contents while the results were made.
            _refuse_what_is_not_ours(target, named)
            if target.exists():
                manifest.carry_over(target, new, edited_stay=add)
            put_in_place(new, target, space / "old")


def check_target(folder: str | Path) -> None:
    """Raise the UsageError of `publish` at once, before an hour of work is done in vain."""
    target = Path(folder).expanduser().resolve()
    with _as_usage_error(str(folder)):
        _refuse_what_is_not_ours(target, str(folder))
        nearest = next(p for p in (target.parent, *target.parent.parents) if p.exists())
        writable = nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)
    if not writable:
        raise _refusal("cannot_write", str(folder), why=str(nearest))


def _refuse_what_is_not_ours(target: Path, named: str) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise _refusal("is_a_file", named)
    if target.is_mount() or target == Path.cwd() or target in Path.cwd().parents:
        raise _refusal("in_use", named)
    if any(target.iterdir()) and not manifest.is_ours(target):
        raise _refusal("not_ours", named)


def _refusal(code: str, named: str, **params: object) -> UsageError:
    return UsageError(Problem(f"report.{code}", params={"folder": named, **params}))


def _prefix(target: Path) -> str:
    return f".{target.name}.bangfu-"


@contextmanager
def _as_usage_error(
    named: str, code: str = "cannot_write", only: frozenset[int] | None = None
) -> Iterator[None]:
    """Say what the system refused in the user's words; with `only`, just these error numbers."""
    try:
        yield
    except OSError as error:
        if only is not None and error.errno not in only:
            raise
        raise _refusal(code, named, why=error.strerror or str(error)) from error


@contextmanager
def _locked(space: Path) -> Iterator[None]:
    """Hold the lock that tells other runs this workspace's owner is alive."""
    with (space / _LOCK).open("w") as lock:
        if fcntl is not None:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def _sole_user(parent: Path) -> Iterator[None]:
    """Let one run at a time clear, claim and replace in a folder; for moments only."""
    if fcntl is None:
        yield
        return
    handle = os.open(parent, os.O_RDONLY)
    try:
        # Some network file systems lock no folders; then two runs at once may disturb each other.
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _clear_leftovers(target: Path) -> None:
    """Remove the workspaces of killed runs; those of living ones are left alone."""
    for space in sorted(target.parent.glob(f"{_glob_escape(_prefix(target))}*")):
        if not (space / _LOCK).is_file():
            # Killed before it held its lock: nothing can be in it.
            with suppress(OSError):
                space.rmdir()
            continue
        with (space / _LOCK).open("r+") as lock:
            if not _abandoned(lock):
                continue
        restore(target, space / "old")
        _remove(space)


def _remove(space: Path) -> None:
    """Remove a workspace, its lock last: killed on the way, it is still known for what it is."""
    for part in ("new", "old", "."):
        shutil.rmtree(space / part, ignore_errors=True)


def _abandoned(lock: IO[str]) -> bool:
    if fcntl is None:
        return time.time() - os.fstat(lock.fileno()).st_mtime > _STALE_S
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _glob_escape(name: str) -> str:
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)
