"""What an office does by hand: one household after the other, the neediest first.

Each stays with last year's cadre if there is a free place, else gets the nearest cadre with one.
Leaders choose their villages beforehand, the nearest that still needs one. Keeps every rule it can
see, looks never back, and proves nothing.
"""

from __future__ import annotations

import numpy as np

from bangfu_assign.facts.case import Case
from bangfu_assign.policy import Policy
from tests.benchmarks.answer import Answer
from tests.benchmarks.by_hand import hook, open_pairs
from tests.benchmarks.puzzle import Puzzle


def run(case: Case, policy: Policy, limit_s: float, workers: int) -> Answer:
    """Go through the households once."""
    puzzle = Puzzle.of(case, policy)
    hooks = hook(puzzle)
    allowed = open_pairs(puzzle, hooks)
    free = np.array([helper.quota for helper in puzzle.cadres])
    served: list[set[int]] = [set() for _ in puzzle.cadres]
    cadre_of: dict[int, int] = {}

    def give(h: int, c: int) -> None:
        cadre_of[h] = c
        free[c] -= 1
        served[c].add(int(puzzle.village_of[h]))

    def may(c: int, h: int) -> bool:
        villages = served[c] | {int(puzzle.village_of[h])}
        return bool(allowed[c, h] and free[c]) and len(villages) <= policy.travel.max_villages

    for h, c in sorted(puzzle.must.items()):
        give(h, c)
    incomes = case.planned()["income_yuan"].fillna(np.inf).tolist()
    rows = [helper.row for helper in puzzle.cadres]
    waiting = [h for h in range(len(incomes)) if h not in cadre_of]
    for h in sorted(waiting, key=lambda h: (-int(puzzle.weight[h]), incomes[h], h)):
        if h in puzzle.last and may(puzzle.last[h], h):
            give(h, puzzle.last[h])
            continue
        metres = puzzle.distances.out_m[rows, puzzle.village_of[h]]
        for c in np.argsort(metres, kind="stable").tolist():
            if may(c, h):
                give(h, c)
                break
    return Answer(puzzle.named(cadre_of), puzzle.named_hooks(hooks), note="claims no bound")
