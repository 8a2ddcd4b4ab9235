"""Why households stay uncovered, exactly; and the cheapest changes that would cover them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

import numpy as np

from bangfu_assign.errors import BangfuError
from bangfu_assign.explain.candidates import Candidate, candidates
from bangfu_assign.explain.changes import apply_fix
from bangfu_assign.explain.hall_sets import Deficit
from bangfu_assign.explain.network import Bools
from bangfu_assign.explain.standing import opened
from bangfu_assign.explain.witness import extend
from bangfu_assign.facts.distance import Distances, measure
from bangfu_assign.plan import Plan
from bangfu_assign.plan.shortage import Fix, HallSet, Shortage
from bangfu_assign.rules import need_weights
from bangfu_assign.rules.hall import check_open
from bangfu_assign.rules.ledger import Ledger
from bangfu_assign.rules.roster import Roster

MOST_SETS = 12
"""Sets for which changes are looked for; further ones are rarely more than a household each."""

FEW = 2
"""Changes tried where an answer is wanted at once."""

NEW_BASES = ("co_helper", "new_cadres")
"""Changes that bring cadres whose distances may not have been needed before."""


class FalseHallSetError(RuntimeError):
    """The check rejects a set: a fault of this program."""


def explain_shortage(
    plan: Plan,
    distances: Distances | None = None,
    *,
    about: str | None = None,
    ledger: Ledger | None = None,
) -> Shortage:
    """Explain a plan's uncovered households.

    Parameters
    ----------
    plan : Plan
        A plan that keeps the rules. Its leadership pairings are taken as decided.
    distances : Distances, optional
        Of its case and policy; measured if left out.
    about : str, optional
        A household: changes are looked for only for its set, and only the most promising ones.
    ledger : Ledger, optional
        The plan's own, if it is open already.

    Returns
    -------
    Shortage
        Its sets have been checked by `bangfu_assign.rules.hall`; together they account for every
        household that these pairings leave without a place. Each fix was verified: a plan with the
        change made covers so many more, and breaks no rule.

    Raises
    ------
    FactsError
        If the distances have to be measured and cannot be.
    """
    ledger = opened(plan, distances, ledger)
    distances = ledger.roster.distances
    covered = ledger.covered()
    if covered.all():
        return Shortage(0, 0, ())
    deficit = Deficit.of(ledger.roster, plan.pairings, covered)
    _require_right(deficit)
    served = _served(ledger, deficit)
    urgent = _by_urgency(plan, ledger, covered)
    sets = tuple(
        replace(one, fixes=_fixes(plan, distances, urgent, one, tried))
        if (tried := _tried(deficit, one, served, k, about))
        else one
        for k, one in enumerate(deficit.sets)
    )
    uncovered = int((~covered).sum())
    shortage = Shortage(uncovered, deficit.total, sets)
    if not shortage.beyond:
        return shortage
    cause = "max_villages" if _coverage_is_proven(plan) else "open"
    return replace(shortage, cause=cause, fixes=_more_villages(plan, ledger.roster, urgent))


def _tried(
    deficit: Deficit, one: HallSet, served: Bools, place: int, about: str | None
) -> list[Candidate]:
    """Return the changes to try for a set."""
    if about is not None:
        few = islice(candidates(deficit, one, served), FEW)
        return list(few) if about in one.households else []
    return list(candidates(deficit, one, served)) if place < MOST_SETS else []


def _require_right(deficit: Deficit) -> None:
    faults = [
        problem.sentence("en")
        for one in deficit.sets
        for problem in check_open(deficit.pairs, one.households, one.cadres, one.places)
    ]
    if sum(one.deficit for one in deficit.sets) != deficit.total:
        faults.append("the sets do not account for the whole deficit")
    if faults:
        raise FalseHallSetError("\n".join(faults))


def _served(ledger: Ledger, deficit: Deficit) -> Bools:
    """Return the villages in which each serving cadre has households, (C, V)."""
    row_of = {helper.id: c for c, helper in enumerate(deficit.pairs.helpers)}
    served = np.zeros((len(row_of), len(ledger.roster.village_row)), dtype=bool)
    for home, helper in ledger.pairs:
        if helper.id in row_of:
            served[row_of[helper.id], ledger.roster.village_row[home.village]] = True
    return served


def _by_urgency(plan: Plan, ledger: Ledger, covered: Bools) -> list[str]:
    """Return the uncovered households, neediest first."""
    weight = need_weights(plan.case, plan.policy)
    rows = sorted(np.flatnonzero(~covered).tolist(), key=lambda row: (-weight[row], row))
    return [ledger.roster.planned[row].id for row in rows]


def _coverage_is_proven(plan: Plan) -> bool:
    """Whether no plan at all leaves less need uncovered; then only max_villages can be in the way.

    With these pairings and without max_villages the best plan covers as many as a maximum flow:
    households that can be covered together form a matroid, so weights cost no numbers.
    """
    first = next(iter(plan.objectives), None)
    return first is not None and first.name == "coverage" and first.proven


def _fixes(
    plan: Plan,
    distances: Distances,
    urgent: list[str],
    one: HallSet,
    tried: Iterable[Candidate],
) -> tuple[Fix, ...]:
    """Return the changes that do cover households of a set, cheapest first."""
    lacking = set(one.uncovered)
    households = [household for household in urgent if household in lacking]
    found: list[Fix] = []
    for kind, params, added in tried:
        gain = len(_covered_by(plan, distances, kind, params, households))
        if gain:
            found.append(Fix(kind, params, gain, added, clears=gain == len(households)))
    return tuple(sorted(found, key=_cost))


def _cost(fix: Fix) -> tuple[bool, float, int]:
    """Sort what clears the whole set first, then by places spent on each household covered."""
    return not fix.clears, fix.added / fix.gain, -fix.gain


def _covered_by(
    plan: Plan, distances: Distances, kind: str, params: dict[str, object], households: list[str]
) -> tuple[str, ...]:
    """Return which of these households a plan with the change covers, shown by making the plan."""
    try:
        case, policy = apply_fix(plan.case, plan.policy, kind, params)
        if kind in NEW_BASES:
            distances = measure(case, policy)
        roster = Roster.of(case, policy, distances)
        return extend(plan, roster, households)
    except BangfuError:  # the change contradicts other facts or rules, so it is no way out
        return ()


def _more_villages(plan: Plan, roster: Roster, urgent: list[str]) -> tuple[Fix, ...]:
    most = roster.policy.travel.max_villages
    params: dict[str, object] = {"before": most, "most": most + 1}
    gain = len(_covered_by(plan, roster.distances, "max_villages", params, urgent))
    return (Fix("max_villages", params, gain, 0, clears=gain == len(urgent)),) if gain else ()
