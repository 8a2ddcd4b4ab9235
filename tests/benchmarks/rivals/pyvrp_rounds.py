"""PyVRP on the rounds: cadres are vehicles with depots of their own, households optional clients.

A prize by need brings coverage first. Only cadres who may serve several villages are vehicles:
those bound to one village take its neediest households by hand beforehand, and leaders' villages
are decided by hand, too. PyVRP knows no limit on the villages of a round, no ``max_km`` from a
depot, no last year's pairs, no evenness and no load: it leaves those out, and breaches are shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import UNREACHABLE
from bangfu_assign.policy import Policy
from tests.benchmarks.answer import Answer, NotApplicableError
from tests.benchmarks.by_hand import hook, open_pairs
from tests.benchmarks.lexicographic import Deadline
from tests.benchmarks.puzzle import Puzzle


def run(case: Case, policy: Policy, limit_s: float, workers: int) -> Answer | None:
    """Place those bound to a village by hand, then let PyVRP plan the rounds of the others."""
    try:
        import pyvrp
        from pyvrp.stop import MaxRuntime
    except ImportError:
        raise NotApplicableError("pyvrp is not installed: pip install '.[bench]'") from None
    deadline = Deadline(limit_s)
    puzzle = Puzzle.of(case, policy)
    hooks = hook(puzzle)
    allowed = open_pairs(puzzle, hooks)
    cadre_of = _bound(puzzle, allowed)
    busy = Counter(cadre_of.values())
    free = {
        c: helper.quota - busy[c]
        for c, helper in enumerate(puzzle.cadres)
        if _roams(puzzle, allowed, c) and helper.quota > busy[c]
    }
    waiting = [h for h in range(len(puzzle.village_of)) if h not in cadre_of]

    if not waiting or not free:
        return Answer(puzzle.named(cadre_of), puzzle.named_hooks(hooks))

    model = pyvrp.Model()
    types: dict[tuple[int, int], list[int]] = {}
    base_of = puzzle.distances.base_of
    for c, places in free.items():
        types.setdefault((int(base_of[puzzle.cadres[c].row]), places), []).append(c)
    speaker = {base: crew[0] for (base, _), crew in types.items()}
    villages = [model.add_location(0, 0) for _ in puzzle.village_ids]
    bases = {base: model.add_location(0, 0) for base in speaker}
    depots = {base: model.add_depot(place) for base, place in bases.items()}
    for (base, places), crew in types.items():
        depot = depots[base]
        model.add_vehicle_type(len(crew), places, start_depot=depot, end_depot=depot)
    # More than any journey there and back: whoever can be served is.
    far = max(puzzle.out_and_back(c, v) for c in speaker.values() for v in puzzle.villages_of[c])
    for h in waiting:
        model.add_client(
            villages[int(puzzle.village_of[h])],
            delivery=1,
            prize=int(puzzle.weight[h]) * far,
            required=False,
        )
    _add_legs(puzzle, model, villages, bases, speaker)
    # One place too many must cost more than the dearest prize; by default it may not.
    params = pyvrp.SolveParams(penalty=pyvrp.PenaltyParams(max_penalty=30.0 * far))
    result = model.solve(MaxRuntime(deadline.left), seed=0, display=False, params=params)
    if not result.best.is_feasible():
        return None
    crews = {number: list(crew) for number, crew in enumerate(types.values())}
    for route in result.best.routes():
        c = crews[route.vehicle_type()].pop()
        for stop in route:
            if stop.is_client():
                cadre_of[waiting[stop.idx]] = c
    return Answer(
        puzzle.named(cadre_of),
        puzzle.named_hooks(hooks),
        note=f"{len(depots)} depots, {sum(free.values())} places, {len(waiting)} clients; leaves "
        "out max_villages, max_km, continuity, evenness, load",
    )


def _roams(puzzle: Puzzle, allowed: np.ndarray, c: int) -> bool:
    return len(set(puzzle.village_of[allowed[c]].tolist())) > 1


def _bound(puzzle: Puzzle, allowed: np.ndarray) -> dict[int, int]:
    """Return locks, and households for all who serve one village only, the neediest first."""
    cadre_of = dict(puzzle.must)
    busy = Counter(cadre_of.values())
    order = np.argsort(-puzzle.weight, kind="stable").tolist()
    for c, helper in enumerate(puzzle.cadres):
        if _roams(puzzle, allowed, c):
            continue
        mine = [h for h in order if allowed[c, h] and h not in cadre_of]
        cadre_of |= dict.fromkeys(mine[: helper.quota - busy[c]], c)
    return cadre_of


def _add_legs(
    puzzle: Puzzle,
    model: Any,
    villages: Sequence[Any],
    bases: Mapping[int, Any],
    speaker: Mapping[int, int],
) -> None:
    """Add the metres between all places; legs nobody knows are left out (PyVRP avoids them)."""
    distances = puzzle.distances
    for v, one in enumerate(villages):
        for w, other in enumerate(villages):
            if distances.village_m[v, w] < UNREACHABLE:
                model.add_edge(one, other, int(distances.village_m[v, w]))
        for base, place in bases.items():
            row = puzzle.cadres[speaker[base]].row
            if distances.out_m[row, v] < UNREACHABLE:
                model.add_edge(place, one, int(distances.out_m[row, v]))
            if distances.back_m[row, v] < UNREACHABLE:
                model.add_edge(one, place, int(distances.back_m[row, v]))
