"""Who else could have a household, and between which limits that would cost."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bangfu_assign.explain.bounds import QuickBounds
from bangfu_assign.explain.question import Question
from bangfu_assign.explain.swaps import Swap, Swaps

BEST = 5
"""Alternatives that are shown."""

_LOOKED_AT = 15
"""Alternatives whose best swap is worked out, those of the least bound and distance."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another cadre for a household.

    Attributes
    ----------
    cadre_id : str
    metres : int
        One way, base to household.
    least : dict of str to int
        Lower bounds by objective: taken in order, no plan with the pair is worth less.
    swap : Swap or None
        A plan with the pair; None if no simple change gives one (others may).
    """

    cadre_id: str
    metres: int
    least: dict[str, int]
    swap: Swap | None


def alternatives(
    question: Question, household_id: str, *, only: str | None = None, most: int = BEST
) -> list[Alternative]:
    """Return the best other cadres for a household, the most promising first.

    Parameters
    ----------
    question : Question
        The plan.
    household_id : str
        A planned household.
    only : str, optional
        One cadre, who is allowed; then nobody else is looked at.
    most : int
        How many.
    """
    ledger = question.ledger
    roster = ledger.roster
    home = roster.homes[household_id].row
    bounds = QuickBounds.of(question.anyhow, question.known)
    helpers = bounds.pairs.helpers
    now = {helper.id for helper in ledger.by_household().get(household_id, ())}
    rows = [
        c
        for c in np.flatnonzero(bounds.pairs.of_household(home)).tolist()
        if helpers[c].quota > 0 and helpers[c].id not in now and only in (None, helpers[c].id)
    ]
    if not rows:
        return []
    least = {c: bounds.forced(home, c) for c in rows}
    metres = {c: int(roster.distances.reach_m(helpers[c].row)[home]) for c in rows}
    rows.sort(key=lambda c: (tuple(least[c].values()), metres[c], c))
    swaps = Swaps.of(ledger, question.values, question.here)
    found = [
        Alternative(helpers[c].id, metres[c], least[c], swaps.best(home, c))
        for c in rows[:_LOOKED_AT]
    ]
    found.sort(key=_worth)
    return found[:most]


def _worth(one: Alternative) -> tuple[tuple[int, ...], bool, tuple[int, ...], int, str]:
    reached = () if one.swap is None else tuple(one.swap.values.values())
    return tuple(one.least.values()), one.swap is None, reached, one.metres, one.cadre_id
