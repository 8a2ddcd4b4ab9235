"""Points and reach: what cannot be measured, and villages that nobody may serve."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from bangfu_assign.agreement.cast import Cast
from bangfu_assign.errors import Problem, Severity
from bangfu_assign.facts.distance import UNREACHABLE, Distances
from bangfu_assign.facts.distance.matrix import Entries
from bangfu_assign.facts.distance.needs import missing_points, needed_legs
from bangfu_assign.facts.distance.network import network_problems
from bangfu_assign.facts.distance.points import find_places


def place_problems(cast: Cast) -> Iterator[Problem]:
    """Yield what keeps distances from being measured, as `measure` would raise it.

    Named here as well so that one list holds every problem of a case.
    """
    case, policy = cast.case, cast.policy
    if policy.travel.metric == "matrix":
        return
    # Whether a point is known does not depend on the datum, so nothing is converted.
    places = find_places(case, policy.plan.seat, policy.paired_words)
    yield from missing_points(case, places, needed_legs(case, policy), Entries.of(case))
    if policy.travel.metric == "roads":
        yield from network_problems(case)


def unserved_villages(cast: Cast, distances: Distances | None) -> Iterator[Problem]:
    """Yield a warning for villages of which no planned household can have a cadre.

    Parameters
    ----------
    cast : Cast
    distances : Distances or None
        Without distances only the ranks' scope counts.
    """
    count: dict[str, int] = {}
    for village in cast.village_of.values():
        count[village] = count.get(village, 0) + 1
    waiting = set(count)
    for helper in cast.helpers.values():
        if helper.quota > 0:
            waiting -= cast.scope[helper.id]
    beyond = set() if distances is None else _beyond_reach(cast, distances, set(count) - waiting)
    for code, villages in (("village_unserved", waiting), ("village_beyond_reach", beyond)):
        if villages:
            yield Problem(
                f"agreement.{code}",
                params={
                    "villages": cast.village_words(villages),
                    "count": len(villages),
                    "households": sum(count[village] for village in villages),
                },
                severity=Severity.WARNING,
            )


def _beyond_reach(cast: Cast, distances: Distances, waiting: set[str]) -> set[str]:
    """Return those of the villages that no cadre reaches within the limits.

    Cadres without a limit come first: where one of them gets to, nobody's households are measured.
    """
    column = {village: v for v, village in enumerate(cast.village_names)}
    waiting = set(waiting)
    village_of = np.array([column[v] for v in cast.village_of.values()], dtype=np.int64)
    names = list(cast.village_names)
    helpers = [helper for helper in cast.helpers.values() if helper.quota > 0]
    limits = {id(rank): cast.policy.max_m(rank) for rank in cast.policy.ranks}
    for helper in sorted(helpers, key=lambda h: limits[id(h.rank)] is not None):
        mine = waiting & cast.scope[helper.id]
        if not mine:
            continue
        out_m, back_m = distances.out_m[helper.row], distances.back_m[helper.row]
        mine = {v for v in mine if max(out_m[column[v]], back_m[column[v]]) < UNREACHABLE}
        limit = limits[id(helper.rank)]
        if mine:
            reach_m = distances.reach_m(helper.row)
            near = reach_m < UNREACHABLE if limit is None else reach_m <= limit
            mine &= {names[v] for v in np.unique(village_of[near])}
        waiting -= mine
    return waiting
