"""`Task`: one piece of work at a time beside the page, which stays alive meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Task:
    """Runs work in a thread; the work itself may ask whether it is to stop."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()

    @property
    def busy(self) -> bool:
        """Whether something is at work."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, work: Callable[[], None]) -> bool:
        """Start work unless something is at work already; return whether it was started."""
        if self.busy:
            return False
        self._stop.clear()
        # A daemon: a kernel that is shut down does not wait for a search.
        self._thread = threading.Thread(target=work, daemon=True)
        self._thread.start()
        return True

    def stop(self) -> None:
        """Ask the work to stop."""
        self._stop.set()

    def stopping(self) -> bool:
        """Return whether the work has been asked to stop."""
        return self._stop.is_set()

    def wait(self, timeout_s: float | None = None) -> None:
        """Wait until the work has ended."""
        if self._thread is not None:
            self._thread.join(timeout_s)
