"""The parts of the integer program that do not depend on how the pairs are modelled."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.benchmarks.linear import Linear, Terms
from tests.benchmarks.puzzle import Puzzle


@dataclass(slots=True)
class Parts:
    """Variables that a model of the pairs has to connect to.

    Attributes
    ----------
    visit : dict of (int, int) to int
        By cadre and village: whether the cadre has a household there.
    hook : dict of (int, int) to int
        By leader and village: whether they are paired.
    """

    visit: dict[tuple[int, int], int] = field(default_factory=dict)
    hook: dict[tuple[int, int], int] = field(default_factory=dict)


def add_visits(model: Linear, puzzle: Puzzle) -> Parts:
    """Add who goes where: leaders to their village, staff after them, the others as they may."""
    parts = Parts()
    for c in puzzle.leaders:
        for v in puzzle.hookable(c):
            parts.hook[c, v] = model.boolean()
        model.between([(parts.hook[c, v], 1) for v in puzzle.hookable(c)], 1, 1)
    _add_per_village(model, puzzle, parts)
    for c, helper in enumerate(puzzle.cadres):
        heads = puzzle.heads(c)
        for v in puzzle.villages_of[c]:
            visit = parts.visit[c, v] = model.boolean()
            if helper.leads:
                model.at_most([(visit, 1), (parts.hook[c, v], -1)], 0)
            elif heads:
                theirs = [(parts.hook[k, v], -1) for k in heads if (k, v) in parts.hook]
                model.at_most([(visit, 1), *theirs], 0)
        most = puzzle.policy.travel.max_villages
        if len(puzzle.villages_of[c]) > most:
            model.at_most([(parts.visit[c, v], 1) for v in puzzle.villages_of[c]], most)
    return parts


def _add_per_village(model: Linear, puzzle: Puzzle, parts: Parts) -> None:
    for rank in puzzle.policy.ranks:
        if rank.per_village is None or not rank.principal:
            continue
        for village in puzzle.roster.hookable(rank):
            v = puzzle.roster.village_row[village]
            there = [
                (parts.hook[c, v], 1)
                for c in puzzle.leaders
                if puzzle.cadres[c].rank == rank and (c, v) in parts.hook
            ]
            model.between(there, *rank.per_village)


def add_objectives(
    model: Linear,
    puzzle: Puzzle,
    parts: Parts,
    uncovered: dict[int, Terms],
    load: dict[int, Terms],
) -> None:
    """Add evenness, load and travel.

    Parameters
    ----------
    uncovered : dict of int to Terms
        By village: how many of its households have nobody.
    load : dict of int to Terms
        By cadre: how many households it has.
    """
    _add_evenness(model, puzzle, uncovered)
    _add_load(model, puzzle, load)
    if puzzle.policy.travel.max_villages <= 2:
        _add_travel(model, puzzle, parts)


def _add_evenness(model: Linear, puzzle: Puzzle, uncovered: dict[int, Terms]) -> None:
    """Add Σ round(1000 (2k − 1) / n) over the k-th uncovered household of each village."""
    costs: Terms = []
    for v, homes in enumerate(puzzle.homes_in):
        steps = [model.boolean() for _ in homes]
        costs += [(step, round(1000 * (2 * k + 1) / len(homes))) for k, step in enumerate(steps)]
        if homes:
            model.between([*uncovered[v], *((step, -1) for step in steps)], 0, 0)
    model.objectives["evenness"] = costs, 0


def _add_load(model: Linear, puzzle: Puzzle, load: dict[int, Terms]) -> None:
    """Add Σ (quota − load)²: the j-th household of a cadre saves 2 (quota − j) + 1."""
    costs: Terms = []
    for c, helper in enumerate(puzzle.cadres):
        steps = [model.boolean() for _ in range(helper.quota)]
        costs += [(step, -(2 * (helper.quota - j) - 1)) for j, step in enumerate(steps)]
        model.between([*load[c], *((step, -1) for step in steps)], 0, 0)
    model.objectives["load"] = costs, sum(helper.quota**2 for helper in puzzle.cadres)


def _add_travel(model: Linear, puzzle: Puzzle, parts: Parts) -> None:
    """Add closed rounds to at most two villages: there and back each, less the saving of both.

    For three villages and more this form does not do; the models then stop before travel.
    """
    costs = [(visit, puzzle.out_and_back(c, v)) for (c, v), visit in parts.visit.items()]
    if puzzle.policy.travel.max_villages == 2:
        for c in range(len(puzzle.cadres)):
            with_v: dict[int, Terms] = {}
            for (v, w), saved in puzzle.savings(c).items():
                both = model.boolean()
                costs.append((both, -saved))
                if saved < 0:  # legs that are no metric: a detour over both costs more
                    visits = [(parts.visit[c, v], 1), (parts.visit[c, w], 1)]
                    model.at_most([*visits, (both, -1)], 1)
                for end in (v, w):
                    with_v.setdefault(end, []).append((both, 1))
            for v, pairs in with_v.items():
                # At most two villages: so v is in at most one pair, and in none unless visited.
                model.at_most([*pairs, (parts.visit[c, v], -1)], 0)
    model.objectives["travel"] = costs, 0


def stops_before(puzzle: Puzzle) -> str:
    """Return what these models leave out on this case, in words."""
    if puzzle.policy.travel.max_villages <= 2:
        return "leaves out walk"
    return "leaves out travel (rounds of three villages) and walk"
