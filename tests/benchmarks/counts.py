"""The count model: how many households a cadre has in a village, not which.

Households of one village that the same cadres may help are a *place*; within it only need and last
year's cadre matter. The names are given back afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from tests.benchmarks.linear import Linear, Terms
from tests.benchmarks.parts import Parts, add_objectives, add_visits
from tests.benchmarks.puzzle import Puzzle


@dataclass(slots=True)
class Counts:
    """Variables of the count model, by cadre c, place p and weight of need w.

    Attributes
    ----------
    places : list of list of int
        Households of each place.
    n : dict of (int, int) to int
        By (c, p): households the cadre has there.
    kept : dict of (int, int, int) to int
        By (c, p, w): those among them who stay with last year's cadre.
    nobody : dict of (int, int) to int
        By (p, w): households without a cadre.
    """

    parts: Parts
    places: list[list[int]] = field(default_factory=list)
    n: dict[tuple[int, int], int] = field(default_factory=dict)
    kept: dict[tuple[int, int, int], int] = field(default_factory=dict)
    nobody: dict[tuple[int, int], int] = field(default_factory=dict)


def count_model(puzzle: Puzzle) -> tuple[Linear, Counts]:
    """Return the model and its variables."""
    model = Linear()
    counts = Counts(add_visits(model, puzzle), _places(puzzle))
    loads: dict[int, Terms] = {c: [] for c in range(len(puzzle.cadres))}
    uncovered: dict[int, Terms] = {v: [] for v in range(len(puzzle.village_ids))}
    coverage: Terms = []
    continuity: Terms = []
    for p, homes in enumerate(counts.places):
        v = int(puzzle.village_of[homes[0]])
        helpers: Terms = []
        for c in np.flatnonzero(puzzle.allowed[:, homes[0]]).tolist():
            most = min(puzzle.cadres[c].quota, len(homes))
            counts.n[c, p] = n = model.integer(0, most)
            model.at_most([(n, 1), (counts.parts.visit[c, v], -most)], 0)
            helpers.append((n, 1))
            loads[c].append((n, 1))
        nobody: Terms = []
        for w, alike in _by_weight(puzzle, homes).items():
            locked = sum(h in puzzle.must for h in alike)
            counts.nobody[p, w] = var = model.integer(0, len(alike) - locked)
            nobody.append((var, 1))
            coverage.append((var, w))
            staying: Terms = []
            for c, theirs in _by_last(puzzle, alike).items():
                counts.kept[c, p, w] = kept = model.integer(0, len(theirs))
                staying.append((kept, 1))
            continuity += [(kept, -1) for kept, _ in staying]
            model.at_most([*staying, (var, 1)], len(alike))
        uncovered[v] += nobody
        model.between([*helpers, *nobody], len(homes), len(homes))
    _kept_among_served(model, puzzle, counts)
    for c, terms in loads.items():
        model.at_most(terms, puzzle.cadres[c].quota)
    model.objectives["coverage"] = coverage, 0
    model.objectives["continuity"] = continuity, len(puzzle.last)
    add_objectives(model, puzzle, counts.parts, uncovered, loads)
    return model, counts


def _places(puzzle: Puzzle) -> list[list[int]]:
    """Return households of one village open to the same cadres; a locked household is alone."""
    pattern = np.packbits(puzzle.allowed, axis=0).T
    places: dict[tuple[int, int, bytes], list[int]] = {}
    for h, v in enumerate(puzzle.village_of.tolist()):
        alone = h if h in puzzle.must else -1
        places.setdefault((v, alone, pattern[h].tobytes()), []).append(h)
    return list(places.values())


def _by_weight(puzzle: Puzzle, homes: list[int]) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = {}
    for h in homes:
        groups.setdefault(int(puzzle.weight[h]), []).append(h)
    return groups


def _by_last(puzzle: Puzzle, homes: list[int]) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = {}
    for h in homes:
        if h in puzzle.last:
            groups.setdefault(puzzle.last[h], []).append(h)
    return groups


def _kept_among_served(model: Linear, puzzle: Puzzle, counts: Counts) -> None:
    """Nobody stays with a cadre that has nobody there; a locked household has its cadre."""
    staying: dict[tuple[int, int], Terms] = {}
    for (c, p, _), kept in counts.kept.items():
        staying.setdefault((c, p), []).append((kept, 1))
    for (c, p), terms in staying.items():
        model.at_most([*terms, (counts.n[c, p], -1)], 0)
    for p, homes in enumerate(counts.places):
        if homes[0] in puzzle.must:
            model.between([(counts.n[puzzle.must[homes[0]], p], 1)], 1, 1)


def give_names(puzzle: Puzzle, counts: Counts, values: list[int]) -> dict[int, int]:
    """Return household → cadre: those who stay first, then the others of each weight in turn."""
    staying: dict[tuple[int, int], int] = {}
    for (c, p, _), kept in counts.kept.items():
        staying[c, p] = staying.get((c, p), 0) + values[kept]
    free: dict[int, list[int]] = {p: [] for p in range(len(counts.places))}
    for (c, p), n in counts.n.items():
        free[p] += [c] * (values[n] - staying.get((c, p), 0))
    cadre_of: dict[int, int] = {}
    for p, homes in enumerate(counts.places):
        for w, alike in _by_weight(puzzle, homes).items():
            for c, theirs in _by_last(puzzle, alike).items():
                cadre_of |= dict.fromkeys(theirs[: values[counts.kept[c, p, w]]], c)
            waiting = [h for h in alike if h not in cadre_of]
            for h in waiting[: len(waiting) - values[counts.nobody[p, w]]]:
                cadre_of[h] = free[p].pop()
    return cadre_of
