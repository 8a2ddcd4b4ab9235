"""Who else could help each household, nearest first: read off the rules, nothing is solved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bangfu_assign.facts.distance import UNREACHABLE, Distances
from bangfu_assign.plan import Plan
from bangfu_assign.rules.open_pairs import OpenPairs
from bangfu_assign.rules.roster import Roster

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
    others : tuple of (str, int or None)
        The nearest of the others, and behind them the nearest with a free place if there is one:
        cadre id, and metres one way from the base to the village (None if unknown).
    """

    count: int
    place: int | None
    others: tuple[tuple[str, int | None], ...]


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
    Quotas and ``max_villages`` are left aside: whoever is full is shown as full. What an exchange
    would cost is another question (`bangfu_assign.explain`), too long for 2,000 households.
    """
    roster = Roster.of(plan.case, plan.policy, distances)
    pairs = OpenPairs.of(roster, plan.pairings)
    load = plan.assignments["cadre_id"].value_counts()
    quota = pairs.quota
    free = quota > np.array([load.get(h.id, 0) for h in pairs.helpers], dtype=np.int64)
    own = dict(zip(plan.assignments["household_id"], plan.assignments["cadre_id"], strict=True))
    rows = np.array([helper.row for helper in pairs.helpers], dtype=np.int64)
    found: dict[str, Choice] = {}
    for village in range(len(plan.case.villages)):
        metres = distances.out_m[rows, village]
        order = np.lexsort((rows, metres))
        for home in np.flatnonzero(roster.village_of == village).tolist():
            household = roster.planned[home].id
            open_ = order[pairs.of_household(home)[order] & (quota[order] > 0)]
            found[household] = _choice(pairs, open_, metres, free, own.get(household, ""))
    return dict(sorted(found.items()))


def _choice(
    pairs: OpenPairs,
    nearest_first: np.ndarray[tuple[int], np.dtype[np.int64]],
    metres: np.ndarray[tuple[int], np.dtype[np.int64]],
    free: np.ndarray[tuple[int], np.dtype[np.bool_]],
    own: str,
) -> Choice:
    mine = next((c for c in nearest_first.tolist() if pairs.helpers[c].id == own), None)
    others = nearest_first if mine is None else nearest_first[nearest_first != mine]
    shown = others[:MOST].tolist()
    if not free[shown].any():
        shown += others[MOST:][free[others[MOST:]]][:1].tolist()
    return Choice(
        len(nearest_first),
        None if mine is None else 1 + int((metres[nearest_first] < metres[mine]).sum()),
        tuple(
            (pairs.helpers[c].id, int(metres[c]) if metres[c] < UNREACHABLE else None)
            for c in shown
        ),
    )
