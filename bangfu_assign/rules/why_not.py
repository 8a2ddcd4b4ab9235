"""Which rules forbid a pair of household and cadre, in the words of the check itself."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from bangfu_assign.errors import Problem
from bangfu_assign.facts.distance import Distances, measure
from bangfu_assign.plan import Plan
from bangfu_assign.policy import Serves
from bangfu_assign.rules import (
    eligible,
    home_village,
    planned,
    quota,
    reach,
    unit_village,
)
from bangfu_assign.rules.allowed import MUST, NEVER, locked
from bangfu_assign.rules.ledger import Ledger
from bangfu_assign.rules.open_pairs import followed
from bangfu_assign.rules.roster import Helper, Home

_RULES = (planned, eligible, quota, home_village, reach)
"""Rules that a single pair can break, whatever else a plan holds."""


def why_not(
    plan: Plan, household_id: str, cadre_id: str, distances: Distances | None = None
) -> list[Problem]:
    """Return every rule that forbids a pair in any plan; empty if some plan could hold it.

    Parameters
    ----------
    plan : Plan
        Whose facts and policy are asked.
    household_id, cadre_id : str
        Ids of the case.
    distances : Distances, optional
        Of its case and policy; measured if left out.

    Raises
    ------
    KeyError
        If an id is unknown.
    FactsError
        If the distances have to be measured and cannot be.
    """
    distances = measure(plan.case, plan.policy) if distances is None else distances
    ledger = _alone(plan, household_id, cadre_id, distances)
    home, helper = ledger.roster.homes[household_id], ledger.roster.helpers[cadre_id]
    found = [problem for rule in _RULES for problem in rule.check(ledger)]
    found += _village(ledger, home, helper)
    found += _locks(ledger, home, helper)
    if plan.policy.objectives.continuity == "hard":
        last = ledger.owed().get(household_id)
        if last is not None and last != cadre_id:
            params = {**_who(home, ledger.roster.helpers[last])}
            found.append(Problem("why.must_stay", params=params))
    return found


def why_not_here(plan: Plan, household_id: str, cadre_id: str, distances: Distances) -> bool:
    """Whether the plan's leadership pairings keep a pair apart that some plan could hold."""
    ledger = _alone(plan, household_id, cadre_id, distances)
    roster = ledger.roster
    leaders = followed(roster, roster.helpers[cadre_id])
    hooked = ledger.villages_of()
    here = {village for leader in leaders for village in hooked.get(leader.id, ())}
    return bool(leaders) and roster.homes[household_id].village not in here


def _alone(plan: Plan, household_id: str, cadre_id: str, distances: Distances) -> Ledger:
    """Open a plan of this one pair, with the plan's pairings."""
    pair = pd.DataFrame(
        [(household_id, cadre_id)], columns=["household_id", "cadre_id"], dtype="str"
    )
    return Ledger.open(plan.case, plan.policy, pair, plan.pairings, distances)


def _village(ledger: Ledger, home: Home, helper: Helper) -> Iterator[Problem]:
    """Yield whether the village is none a leader, or the staff of a unit, could ever serve."""
    roster, rank = ledger.roster, helper.rank
    if rank is None or home.village in roster.choices(helper):
        return
    if rank.serves is Serves.UNIT and not roster.heads_of(helper):
        yield from unit_village.check(ledger)
    elif rank.serves in (Serves.UNIT, Serves.PAIRED):
        params = {
            **_who(home, helper),
            "village": roster.village_words([home.village]),
            "allowed": roster.village_words(roster.choices(helper)) or "—",
        }
        yield Problem("why.never_hooked", params=params)


def _locks(ledger: Ledger, home: Home, helper: Helper) -> Iterator[Problem]:
    roster = ledger.roster
    table = roster.case.locks
    reasons = {
        (household, cadre): reason
        for household, cadre, reason in zip(
            table["household_id"], table["cadre_id"], table["reason"], strict=True
        )
    }
    if helper.id in locked(roster, NEVER).get(home.id, ()):
        params = {**_who(home, helper), "reason": reasons[home.id, helper.id] or "—"}
        yield Problem("why.locked_apart", params=params)
    for other in sorted(locked(roster, MUST).get(home.id, ())):
        if other != helper.id:
            params = {
                **_who(home, roster.helpers[other]),
                "reason": reasons[home.id, other] or "—",
            }
            yield Problem("why.locked_elsewhere", params=params)


def _who(home: Home, helper: Helper) -> dict[str, object]:
    return {
        "head": home.head,
        "household_id": home.id,
        "name": helper.name,
        "cadre_id": helper.id,
    }
