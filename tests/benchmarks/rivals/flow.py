"""Min-cost flow (``ortools.graph``): exact and very fast where each pair has a cost of its own.

That is so with quotas and a distance counted household by household. It covers the neediest first,
then adds up a journey there and back for every household. So it leaves out: rounds (a second
household in the same village is no longer for free), ``max_villages`` (the breaches are shown),
continuity, evenness, load and walk. Leadership pairings are decided by hand beforehand.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from ortools.graph.python import min_cost_flow

from bangfu_assign.facts.case import Case
from bangfu_assign.policy import Policy
from tests.benchmarks.answer import Answer
from tests.benchmarks.by_hand import hook, open_pairs
from tests.benchmarks.puzzle import Puzzle

FAR = 10**7
"""Metres a need of 1 without a cadre counts for: more than any journey, so coverage comes first."""


def run(case: Case, policy: Policy, limit_s: float, workers: int) -> Answer | None:
    """Send one unit from every household to a cadre, or past them all."""
    puzzle = Puzzle.of(case, policy)
    hooks = hook(puzzle)
    allowed = open_pairs(puzzle, hooks)
    for h, c in puzzle.must.items():
        allowed[:, h] = False
        allowed[c, h] = True
    cadre, home = np.nonzero(allowed)
    rows = np.array([helper.row for helper in puzzle.cadres])
    villages = puzzle.village_of[home]
    metres = puzzle.distances.out_m[rows[cadre], villages]
    metres = metres + puzzle.distances.back_m[rows[cadre], villages]
    homes, cadres = len(puzzle.village_of), len(puzzle.cadres)
    nobody, sink = homes + cadres, homes + cadres + 1

    flow = min_cost_flow.SimpleMinCostFlow()

    def arcs(tails: Any, heads: Any, capacity: Any, cost: Any) -> np.ndarray:
        row = np.broadcast_arrays(tails, heads, capacity, cost)
        tail, head, most, price = (np.ascontiguousarray(part, dtype=np.int64) for part in row)
        added: np.ndarray = flow.add_arcs_with_capacity_and_unit_cost(tail, head, most, price)
        return added

    # A locked household must not pass: nobody may stand in its way.
    weight = puzzle.weight * FAR
    weight[list(puzzle.must)] *= homes
    pairs = arcs(home, homes + cadre, 1, metres)
    arcs(np.arange(homes), nobody, 1, weight)
    arcs(homes + np.arange(cadres), sink, [helper.quota for helper in puzzle.cadres], 0)
    arcs(np.array([nobody]), sink, homes, 0)
    flow.set_nodes_supplies(np.arange(homes), np.ones(homes, dtype=np.int64))
    flow.set_node_supply(sink, -homes)
    if flow.solve() != flow.OPTIMAL:
        return None
    used = np.flatnonzero(flow.flows(pairs))
    cadre_of = dict(zip(home[used].tolist(), cadre[used].tolist(), strict=True))
    return Answer(
        puzzle.named(cadre_of),
        puzzle.named_hooks(hooks),
        note=f"{len(home)} arcs; leaves out rounds, max_villages, all but coverage and distance",
    )
