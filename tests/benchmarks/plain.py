"""The plain model: one 0-1 variable for each allowed pair of household and cadre.

As in the assignment examples of OR-Tools: each household at most one cadre, each cadre at most its
quota. What the office asks for besides is added with the fewest variables that say it exactly.
"""

from __future__ import annotations

import numpy as np

from tests.benchmarks.linear import Linear, Terms
from tests.benchmarks.parts import Parts, add_objectives, add_visits
from tests.benchmarks.puzzle import Puzzle


def plain_model(puzzle: Puzzle) -> tuple[Linear, Parts, dict[tuple[int, int], int]]:
    """Return the model, its parts, and the variables of the pairs (cadre, household)."""
    model = Linear()
    parts = add_visits(model, puzzle)
    pair = {
        (int(c), int(h)): model.boolean() for c, h in zip(*np.nonzero(puzzle.allowed), strict=True)
    }
    of_home: dict[int, Terms] = {h: [] for h in range(len(puzzle.village_of))}
    of_cadre: dict[int, Terms] = {c: [] for c in range(len(puzzle.cadres))}
    for (c, h), var in pair.items():
        of_home[h].append((var, 1))
        of_cadre[c].append((var, 1))
        model.at_most([(var, 1), (parts.visit[c, int(puzzle.village_of[h])], -1)], 0)

    nobody = {h: model.boolean() for h in of_home}
    for h, terms in of_home.items():
        model.between([*terms, (nobody[h], 1)], 1, 1)
    for c, terms in of_cadre.items():
        model.at_most(terms, puzzle.cadres[c].quota)
    for h, c in puzzle.must.items():
        model.between([(pair[c, h], 1)], 1, 1)

    model.objectives["coverage"] = [(nobody[h], int(puzzle.weight[h])) for h in nobody], 0
    model.objectives["continuity"] = (
        [(pair[c, h], -1) for h, c in puzzle.last.items()],
        len(puzzle.last),
    )
    uncovered = {v: [(nobody[h], 1) for h in homes] for v, homes in enumerate(puzzle.homes_in)}
    add_objectives(model, puzzle, parts, uncovered, of_cadre)
    return model, parts, pair
