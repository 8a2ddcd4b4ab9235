"""Who else could help each household, nearest first, and whom that would move at least.

Read off the rules; nothing is solved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bangfu_assign.facts.distance import UNREACHABLE, Distances
from bangfu_assign.plan import Plan
from bangfu_assign.rules.open_pairs import OpenPairs
from bangfu_assign.rules.roster import Roster

Rows = np.ndarray[tuple[int], np.dtype[np.int64]]
Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]

MOST = 5
"""Others who are shown for a household."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The cadres who may have one household under the plan's leadership pairings.

    Attributes
    ----------
    count : int
        How many may.
    place : int or None
        The own cadre's place among them by distance to the village, 1 for the nearest; None
        without a cadre, or with one the rules do not allow.
    others : tuple of (str, int or None, int)
        The nearest of the others, and behind them the nearest with a free place if there is one:
        cadre id, metres one way from the base to the village (None if unknown), and how many other
        households would at least have to change their cadre or be left without (`_moved`).
    """

    count: int
    place: int | None
    others: tuple[tuple[str, int | None, int], ...]


def choices(plan: Plan, distances: Distances) -> Mapping[str, Choice]:
    """Return the choice of every planned household, by id.

    Parameters
    ----------
    plan : Plan
        Any plan, also one that breaks rules.
    distances : Distances
        Of its case and policy.

    Notes
    -----
    Who is allowed, is allowed by the rules for pairs; quotas and ``max_villages`` say how many
    others would have to make room. What the best exchange would cost is another question
    (`bangfu_assign.explain`), too long for 2,000 households.
    """
    roster = Roster.of(plan.case, plan.policy, distances)
    pairs = OpenPairs.of(roster, plan.pairings)
    quota = pairs.quota
    served = _served(plan)
    load = np.array([sum(served.get(h.id, {}).values()) for h in pairs.helpers], dtype=np.int64)
    free = quota > load
    most = plan.policy.travel.max_villages
    own = dict(zip(plan.assignments["household_id"], plan.assignments["cadre_id"], strict=True))
    rows = np.array([helper.row for helper in pairs.helpers], dtype=np.int64)
    found: dict[str, Choice] = {}
    for village, id_ in enumerate(plan.case.villages["village_id"]):
        metres = distances.out_m[rows, village]
        order = np.lexsort((rows, metres))
        for home in np.flatnonzero(roster.village_of == village).tolist():
            household = roster.planned[home].id
            open_ = order[pairs.of_household(home)[order] & (quota[order] > 0)]
            shown = _shown(pairs, open_, free, own.get(household, ""))
            place = _place(pairs, open_, metres, own.get(household, ""))
            found[household] = Choice(
                len(open_),
                place,
                tuple(
                    (
                        pairs.helpers[c].id,
                        int(metres[c]) if metres[c] < UNREACHABLE else None,
                        _moved(served.get(pairs.helpers[c].id, {}), int(quota[c]), id_, most),
                    )
                    for c in shown
                ),
            )
    return dict(sorted(found.items()))


def _served(plan: Plan) -> dict[str, dict[str, int]]:
    """Return by cadre how many households each has in each village."""
    rows = plan.assignments[plan.assignments["cadre_id"] != ""]
    found: dict[str, dict[str, int]] = {}
    counted = Counter(zip(rows["cadre_id"].tolist(), rows["village_id"].tolist(), strict=True))
    for (cadre, village), count in counted.items():
        found.setdefault(cadre, {})[village] = count
    return found


def _moved(served: Mapping[str, int], quota: int, village: str, most: int) -> int:
    """Return how many of a cadre's households must go, at least, to make room for one more.

    Parameters
    ----------
    served : mapping of str to int
        The cadre's households by village.
    quota : int
        The cadre's places.
    village : str
        Where the household lives.
    most : int
        Villages a cadre may serve: beyond them all households of one have to go.
    """
    too_many = max(sum(served.values()) + 1 - quota, 0)
    if village in served or len(served) < most:
        return too_many
    return max(too_many, sum(sorted(served.values())[: len(served) + 1 - most]))


def _place(pairs: OpenPairs, nearest_first: Rows, metres: Rows, own: str) -> int | None:
    mine = next((c for c in nearest_first.tolist() if pairs.helpers[c].id == own), None)
    return None if mine is None else 1 + int((metres[nearest_first] < metres[mine]).sum())


def _shown(
    pairs: OpenPairs,
    nearest_first: Rows,
    free: np.ndarray[tuple[int], np.dtype[np.bool_]],
    own: str,
) -> list[int]:
    others = np.array([c for c in nearest_first.tolist() if pairs.helpers[c].id != own], dtype=int)
    shown = others[:MOST].tolist()
    if not free[shown].any():
        shown += others[MOST:][free[others[MOST:]]][:1].tolist()
    return [int(c) for c in shown]
