"""What became of each household's cadre from one plan to the next."""

from __future__ import annotations

from collections import Counter

from bangfu_assign.facts.history import last_year_pairs
from bangfu_assign.plan import Plan
from bangfu_assign.plan.past import cadre_of, co_helpers

HAD, NONE, NEW = "had", "had_none", "new_household"
"""Before: a cadre, none, or not in the register at all (known only with an earlier plan)."""
KEPT, CHANGED, NEWLY, LOST, STILL, RELEASED = (
    "kept", "changed", "newly", "lost", "still_none", "released",
)  # fmt: skip
"""Now: the same cadre, another one, a first one; left without one, still without one; or released:
lifted and without one since, not planned this year, or gone from the register."""

BEFORE = (HAD, NONE, NEW)
NOW = (KEPT, CHANGED, LOST, RELEASED, NEWLY, STILL)
"""In an order in which no streams cross: first what becomes of those who had a cadre."""


def flows(plan: Plan, previous: Plan | None = None) -> dict[tuple[str, str], int]:
    """Count the households by what they had before and what they have now.

    Parameters
    ----------
    plan : Plan
        The plan now.
    previous : Plan, optional
        The plan before; else the case's ``pairs`` of last year say who had a cadre, and whether a
        household without one is new cannot be told.

    Returns
    -------
    dict of (str, str) to int
        By `BEFORE` and `NOW`, in their order, without zeros. Households that had no cadre and are
        not in this year's plan are not counted.
    """
    had = _cadres_before(plan) if previous is None else cadre_of(previous.assignments)
    known = None if previous is None else set(previous.case.households["household_id"])
    now = cadre_of(plan.assignments)
    homes = plan.case.planned()
    planned = set(homes["household_id"])
    lifted = set(
        homes.loc[homes["income_yuan"] >= plan.policy.plan.income_standard, "household_id"]
    )
    counted: Counter[tuple[str, str]] = Counter()
    for household in sorted(planned | set(had)):
        before = HAD if household in had else NONE
        if before == NONE and known is not None and household not in known:
            before = NEW
        counted[before, _now(household, had, now, planned, lifted)] += 1
    return {(b, n): counted[b, n] for b in BEFORE for n in NOW if counted[b, n]}


def _now(
    household: str,
    had: dict[str, str],
    now: dict[str, str],
    planned: set[str],
    lifted: set[str],
) -> str:
    if household not in planned:
        return RELEASED
    if household not in now:
        if household not in had:
            return STILL
        return RELEASED if household in lifted else LOST
    if household not in had:
        return NEWLY
    return KEPT if had[household] == now[household] else CHANGED


def _cadres_before(plan: Plan) -> dict[str, str]:
    principal = set(plan.case.cadres["cadre_id"]) - co_helpers(plan)
    return last_year_pairs(plan.case, plan.policy.plan.year, principal)
