"""Works for processes of the pool: importable by name, each going wrong in its own way."""

from __future__ import annotations

import os
import time
from typing import Any

from bangfu_assign.scenario.pool import Tell


def do(job: Any, tell: Tell) -> object:
    """Do what the job says: return it, die, sleep, or tell its process's number."""
    kind, value = job
    if kind == "die":
        os._exit(int(value))
    if kind == "sleep":
        tell(os.getpid())
        time.sleep(float(value))
    if kind == "tell":
        tell(value)
    return value
