"""One rival on one case in a process of its own: ``python -m tests.benchmarks.runner``.

The process reads the pickled case, imports and calls the rival, notes time and memory, and only
then checks and values the pairs, so that the check costs no rival anything.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pickle
import resource
import time
from pathlib import Path
from typing import Any

import pandas as pd

from bangfu_assign.errors import NoPlanError, Severity
from bangfu_assign.facts.case import Case
from bangfu_assign.machine import peak_memory_mb
from bangfu_assign.policy import Policy
from bangfu_assign.rules import verify
from tests.benchmarks.answer import Answer, NotApplicableError


def race(case: Case, policy: Policy, rival: str, limit_s: float, workers: int) -> dict[str, Any]:
    """Return what a rival did: status, seconds, CPU seconds, memory, values, bounds, breaches."""
    before, start = _cpu_seconds(), time.perf_counter()
    status, note = "plan", "nothing found within the limit"
    answer: Answer | None = None
    try:
        run = importlib.import_module(f"tests.benchmarks.rivals.{rival}").run
        answer = run(case, policy, limit_s, workers)
    except NoPlanError as error:
        note = str(error)
    except NotApplicableError as error:
        status, note = "skipped", str(error)
    except MemoryError:
        status, note = "no memory", "the model did not fit into the memory allowed"
    result: dict[str, Any] = {
        "seconds": time.perf_counter() - start,
        "cpu_seconds": _cpu_seconds() - before,
        "memory_mb": peak_memory_mb(),
        "values": {},
        "bounds": {},
        "breaches": {},
    }
    if answer is None:
        return result | {"status": "no plan" if status == "plan" else status, "note": note}
    assignments = _table(answer.pairs, "household_id", "cadre_id")
    verdict = verify(case, policy, assignments, _table(answer.pairings, "cadre_id", "village_id"))
    breaches: dict[str, int] = {}
    for problem in verdict.breaches:
        if problem.severity is Severity.ERROR:
            breaches[problem.code] = breaches.get(problem.code, 0) + 1
    return result | {
        "status": status,
        "note": answer.note,
        "values": dict(verdict.values),
        "bounds": dict(answer.bounds),
        "breaches": dict(sorted(breaches.items())),
    }


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _table(pairs: Any, left: str, right: str) -> pd.DataFrame:
    rows = sorted(pairs.items())
    return pd.DataFrame({left: [a for a, _ in rows], right: [b for _, b in rows]}, dtype="str")


def main() -> None:
    """Run one rival and write its result as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("case", type=Path)
    parser.add_argument("rival")
    parser.add_argument("result", type=Path)
    parser.add_argument("--limit", type=float, required=True)
    parser.add_argument("--workers", type=int, required=True)
    parser.add_argument("--memory-gb", type=float, required=True)
    given = parser.parse_args()
    ceiling = int(given.memory_gb * 1e9)
    resource.setrlimit(resource.RLIMIT_AS, (ceiling, ceiling))
    with given.case.open("rb") as file:
        case, policy = pickle.load(file)  # noqa: S301 - written by the parent a moment ago
    result = race(case, policy, given.rival, given.limit, given.workers)
    given.result.write_text(json.dumps(result), "utf-8")


if __name__ == "__main__":
    main()
