"""``python -m tests.benchmarks.midyear``: events in the middle of the year, each one replanned.

Makes each of `tests.benchmarks.events` happen to a case from a seed, replans, and prints a line for
it. ``checked`` says who else came to the same result: ``rules`` if `bangfu_assign.rules` finds no
breach and the same values and the list of changes names just as many; ``least`` if HiGHS, on
another model of the town (`bangfu_assign.explain.program`, which knows nothing of the solver's),
proves that no plan has better coverage, nor fewer changes at that coverage. Options::

    --case     a case folder, the sample by default
    --plan     the plan in force: an OUT folder; solved first if not given
    --seed     of the events, 0 by default; --seeds N takes N seeds in a row
    --event    some of the events by name; all by default
    --limit    seconds for each replan, 15 by default
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from bangfu_assign import workflow
from bangfu_assign.explain.network import Network
from bangfu_assign.explain.program import town_program
from bangfu_assign.explain.replanned import UNCOUNTED
from bangfu_assign.facts import read_case
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import measure
from bangfu_assign.plan import Plan
from bangfu_assign.plan.past import cadre_of
from bangfu_assign.policy import Policy, read_policy
from bangfu_assign.replanning import replan
from bangfu_assign.rules import PlanFile, need_weights, read_plan, verify
from bangfu_assign.rules.open_pairs import OpenPairs
from bangfu_assign.rules.roster import Roster
from tests.benchmarks.cases import SAMPLE
from tests.benchmarks.events import EVENTS

DAY = date(2012, 6, 15)


@dataclass(frozen=True, slots=True)
class Row:
    """What came of one event."""

    seed: int
    event: str
    who: str
    plan: Plan
    seconds: float
    cpu_seconds: float
    checked: tuple[str, ...]

    def cells(self) -> list[str]:
        """Return the line of the table."""
        cells = [str(self.seed), self.event, self.who]
        for objective in self.plan.objectives:
            mark = "=" if objective.proven else f"≥{objective.bound}"
            cells.append(f"{objective.value} {mark}")
        seconds = [f"{self.seconds:.1f}", f"{self.cpu_seconds:.1f}"]
        return [*cells, *seconds, " ".join(self.checked) or "—"]


def happen(case: Case, policy: Policy, old: PlanFile, event: str, seed: int, limit_s: float) -> Row:
    """Let one event happen, replan, and check the result."""
    keep = cadre_of(old.assignments)
    dice = random.Random(f"{seed} {event}")
    after, who = EVENTS[event](case, policy, keep, dice)
    start, cpu = time.perf_counter(), time.process_time()
    plan = replan(after, policy, old, on=DAY, time_limit_s=limit_s)
    took, cpu = time.perf_counter() - start, time.process_time() - cpu
    return Row(seed, event, who, plan, took, cpu, checked(plan, keep))


def checked(plan: Plan, keep: Mapping[str, str]) -> tuple[str, ...]:
    """Return which independent checks agree: ``rules``, ``least``."""
    distances = measure(plan.case, plan.policy)
    verdict = verify(plan.case, plan.policy, plan.assignments, plan.pairings, distances, keep)
    told = {objective.name: objective.value for objective in plan.objectives}
    changes = plan.records["changes"]
    named = changes["old_cadre_id"].ne("") & ~changes["reason"].isin(UNCOUNTED)
    same = all(verdict.values[name] == value for name, value in told.items())
    agree = []
    if verdict.ok and same and int(named.sum()) == told["changes"]:
        agree.append("rules")
    roster = Roster.of(plan.case, plan.policy, distances)
    if least(roster, keep) == (told["coverage"], told["changes"]):
        agree.append("least")
    return tuple(agree)


def least(roster: Roster, keep: Mapping[str, str]) -> tuple[int, int]:
    """Return a lower bound of coverage, then of changes, proven by HiGHS.

    ``max_villages`` counts only for who can be kept, so the bound may be too low, never too high.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    pairs = OpenPairs.of(roster, None)
    network, weight = Network.of(pairs), np.array(need_weights(roster.case, roster.policy))
    row_of = {helper.id: c for c, helper in enumerate(pairs.helpers)}
    had = {
        roster.homes[h].row: row_of.get(cadre, -1)
        for h, cadre in keep.items()
        if h in roster.homes and roster.homes[h].row >= 0
    }
    kept = {h: c for h, c in had.items() if c >= 0 and pairs.open_to[pairs.kind_of[c], h]}
    step = len(had) + 1
    rows = town_program(pairs, network, weight, kept, step, 1).rows
    entries = np.array(rows.entries, dtype=np.int64)
    matrix = csr_array(
        (entries[:, 2], (entries[:, 0], entries[:, 1])), shape=(len(rows.right), len(rows.cost))
    )
    right = np.array(rows.right)
    found = milp(
        np.array(rows.cost),
        constraints=LinearConstraint(matrix, np.where(rows.equal, right, -np.inf), right),
        bounds=Bounds(0, np.array(rows.most)),
        integrality=np.ones(len(rows.cost)),
    )
    bound = int(np.ceil(found.mip_dual_bound - 1e-6)) + len(kept) + (len(had) - len(kept))
    coverage, changes = divmod(bound, step)
    return coverage, changes


def table(rows: Sequence[Row]) -> str:
    """Return the results as a Markdown table."""
    names = [objective.name for objective in rows[0].plan.objectives]
    lines = [["seed", "event", "who", *names, "seconds", "CPU s", "checked"]]
    lines += [row.cells() for row in rows]
    widths = [max(len(line[k]) for line in lines) for k in range(len(lines[0]))]
    shown = [
        "| " + " | ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)) + " |"
        for line in lines
    ]
    shown.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(shown)


def main(arguments: Sequence[str] | None = None) -> int:
    """Replan after each event and print the table; 1 unless all changes are proven and checked."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.midyear")
    parser.add_argument("--case", type=Path, default=SAMPLE)
    parser.add_argument("--plan", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--event", nargs="+", default=list(EVENTS), choices=EVENTS)
    parser.add_argument("--limit", type=float, default=15.0)
    given = parser.parse_args(arguments)
    case, policy = read_case(given.case), read_policy(given.case / "policy.toml")
    if given.plan is None:
        print("solving the plan in force …", file=sys.stderr, flush=True)
        first = workflow.solve(case, policy)
        known = frozenset(case.planned()["household_id"])
        old = PlanFile(first.assignments, first.pairings, [], known)
    else:
        old = read_plan(given.plan, case, policy)
    rows = []
    for seed in range(given.seed, given.seed + given.seeds):
        for event in given.event:
            print(f"  {seed} {event} …", file=sys.stderr, flush=True)
            rows.append(happen(case, policy, old, event, seed, given.limit))
    print(table(rows))
    right = all(
        row.plan.objective(name).proven and row.checked == ("rules", "least")
        for row in rows
        for name in ("coverage", "changes")
    )
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
