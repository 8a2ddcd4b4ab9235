"""Who hooks which village, where a plan does not say: read from its households, or completed."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from bangfu_assign.errors import Problem, Severity
from bangfu_assign.facts.case import Case
from bangfu_assign.plan import PAIRING_COLUMNS
from bangfu_assign.policy import Policy, Rank, Serves
from bangfu_assign.rules.roster import Helper, People


def infer_pairings(
    case: Case, policy: Policy, assignments: pd.DataFrame
) -> tuple[pd.DataFrame, list[Problem]]:
    """Return pairings under which a plan without pairings is best kept to the rules.

    A leader's village is the one the roster fixes; else the one of the leader's households; else
    the one of the households of the unit's staff, who follow their leader. Leaders without any of
    these could be anywhere: they go, one by one, to the village of their rank that lacks most.

    Returns
    -------
    pairings : DataFrame
        ``cadre_id``, ``village_id``, sorted by cadre.
    notes : list of Problem
        Warnings: that pairings were inferred, and which ones are a mere guess.
    """
    people = People.read(case, policy)
    if not people.leaders:
        return _frame({}), []
    homes: dict[str, Counter[str]] = {}
    for household, cadre in zip(assignments["household_id"], assignments["cadre_id"], strict=True):
        if household in people.homes and cadre in people.helpers:
            homes.setdefault(cadre, Counter())[people.homes[household].village] += 1
    villages: dict[str, str] = {}
    for leader in people.leaders:
        village = (
            leader.village or _most(homes.get(leader.id)) or _most(_staff(people, leader, homes))
        )
        if village:
            villages[leader.id] = village
    found = [leader for leader in people.leaders if leader.id in villages]
    guessed = [leader for leader in people.leaders if leader.id not in villages]
    notes = [_note("planfile.pairings_inferred", count=len(found))]
    for leader in guessed:
        village = _lacking_most(people, leader, villages)
        if village:
            villages[leader.id] = village
            words = people.village_words([village])
            notes.append(
                _note(
                    "planfile.pairing_guessed", name=leader.name, cadre_id=leader.id, village=words
                )
            )
    return _frame(villages), notes


def _most(counts: Counter[str] | None) -> str:
    """Return the village with the most households, of equals the smallest id; "" without any."""
    return "" if not counts else min(counts, key=lambda village: (-counts[village], village))


def _staff(people: People, leader: Helper, homes: dict[str, Counter[str]]) -> Counter[str]:
    """Return the villages of the households of the staff who follow this leader alone."""
    counts: Counter[str] = Counter()
    for helper in people.helpers.values():
        follows = helper.rank is not None and helper.rank.serves is Serves.UNIT
        if follows and [head.id for head in people.heads_of(helper)] == [leader.id]:
            counts += homes.get(helper.id, Counter())
    return counts


def _lacking_most(people: People, leader: Helper, villages: dict[str, str]) -> str:
    """Return the village that lacks most leaders of this rank; "" if the rank can hook none."""
    rank = leader.rank
    if rank is None:
        return ""
    there = Counter(
        villages[other.id]
        for other in people.leaders
        if other.rank is rank and other.id in villages
    )
    hookable = people.hookable(rank)
    return min(hookable, key=lambda village: (_worth(rank, there[village]), village), default="")


def _worth(rank: Rank, count: int) -> tuple[bool, bool, int]:
    least, most = rank.per_village or (0, 1_000_000)
    return count >= least, count >= most, count


def _note(code: str, **params: object) -> Problem:
    return Problem(code, params=params, severity=Severity.WARNING)


def _frame(villages: dict[str, str]) -> pd.DataFrame:
    rows = sorted(villages.items())
    return pd.DataFrame(rows, columns=list(PAIRING_COLUMNS), dtype="str")
