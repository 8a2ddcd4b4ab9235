"""The log of an unexpected error: for its owner alone, without ID numbers and phones."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

from bangfu_assign import __version__


def folder() -> Path:
    """Return where this system keeps the state of programs (XDG_STATE_HOME and its like)."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "bangfu-assign"
    if sys.platform == "darwin":
        return home / "Library" / "Logs" / "bangfu-assign"
    return Path(os.environ.get("XDG_STATE_HOME") or home / ".local" / "state") / "bangfu-assign"


def write(error: BaseException, arguments: Sequence[str]) -> Path | None:
    """Write a log that only its owner can read, and return where; None if nowhere can be written.

    Parameters
    ----------
    error : BaseException
        What happened; its traceback is logged without the values of variables.
    arguments : sequence of str
        The command line.
    """
    text = _masked(
        f"bangfu-assign {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"arguments: {list(arguments)!r}\n\n" + "".join(traceback.format_exception(error))
    )
    name = f"{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.log"
    for place in (folder, lambda: Path(tempfile.mkdtemp(prefix="bangfu-assign-"))):
        try:
            where = place()
            where.mkdir(mode=0o700, parents=True, exist_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
            with os.fdopen(os.open(where / name, flags, 0o600), "w", encoding="utf-8") as file:
                file.write(text)
        except (OSError, RuntimeError):  # RuntimeError: Path.home() of a user without a home
            continue
        return where / name
    return None


def _masked(text: str) -> str:
    try:
        from bangfu_assign.facts.masks import mask
    except ImportError:  # the installation is broken: no fact was ever read
        return text
    return mask(text)
