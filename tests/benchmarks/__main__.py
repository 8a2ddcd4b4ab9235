"""``python -m tests.benchmarks``: see the package's docstring."""

from __future__ import annotations

import argparse
import json
import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.cases import CASES, chosen
from tests.benchmarks.rivals import RIVALS
from tests.benchmarks.table import table

TREE = Path(__file__).parents[2]


def main(arguments: Sequence[str] | None = None) -> int:
    """Race the chosen rivals on the chosen case and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--case", default="sample", choices=[*CASES, "towns", "sparse"])
    parser.add_argument("--rival", nargs="+", default=list(RIVALS), choices=RIVALS)
    parser.add_argument("--limit", type=float, default=60.0, help="seconds for each rival")
    parser.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, help="of the rivals; ours keeps to one"
    )
    parser.add_argument("--memory-gb", type=float, default=12.0, help="address space of each rival")
    parser.add_argument("--json", type=Path, help="also write the results here")
    given = parser.parse_args(arguments)
    results: dict[str, list[dict[str, Any]]] = {}
    for name in chosen(given.case):
        case, policy = CASES[name]()
        print(f"\n{name}: {case}, limit {given.limit:g} s, {given.workers} workers", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            facts = Path(folder) / "case.pickle"
            facts.write_bytes(pickle.dumps((case, policy)))
            rows = []
            for rival in dict.fromkeys(given.rival):
                print(f"  {rival} …", file=sys.stderr, flush=True)
                rows.append(_race(facts, rival, given.limit, given.workers, given.memory_gb))
        print(table(rows, policy.objectives.order), flush=True)
        results[name] = rows
    if given.json:
        given.json.write_text(json.dumps(results, indent=1), "utf-8")
    return 0


def _race(
    facts: Path, rival: str, limit_s: float, workers: int, memory_gb: float
) -> dict[str, Any]:
    """Run one rival in a fresh process: its peak of memory is its own, and so is its death."""
    result = facts.parent / f"{rival}.json"
    # Building a model in Python and checking the plan are not under the solver's limit.
    patience = 3 * limit_s + 300
    none: dict[str, Any] = {
        "rival": rival, "seconds": patience, "cpu_seconds": 0.0, "memory_mb": 0.0,
        "values": {}, "bounds": {}, "breaches": {},
    }  # fmt: skip
    command = [
        sys.executable, "-m", "tests.benchmarks.runner", str(facts), rival, str(result),
        "--limit", str(limit_s), "--workers", str(workers), "--memory-gb", str(memory_gb),
    ]  # fmt: skip
    try:
        done = subprocess.run(
            command, cwd=TREE, capture_output=True, encoding="utf-8", timeout=patience, check=False
        )
    except subprocess.TimeoutExpired:
        return none | {"status": "killed", "note": f"not back after {patience:.0f} s"}
    if not result.exists():
        last = (done.stderr.strip().splitlines() or ["nothing said"])[-1]
        return none | {"status": "died", "seconds": 0.0, "note": f"code {done.returncode}: {last}"}
    return {"rival": rival, **json.loads(result.read_text("utf-8"))}


if __name__ == "__main__":
    sys.exit(main())
