"""Pairs that must stand: locks, and last year's pairs where continuity is a rule."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bangfu_assign.agreement.cast import Cast, Helper
from bangfu_assign.facts.distance import UNREACHABLE, Distances
from bangfu_assign.facts.history import last_year_pairs


@dataclass(frozen=True, slots=True)
class Duty:
    """A pair that must stand; ``kept`` if it stands as last year's pair, not as a lock."""

    household: str
    helper: Helper
    village: str
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Locks:
    """The locks that concern principal helpers and planned households.

    Attributes
    ----------
    must, never : dict of str to tuple of str
        Cadre ids by household id, both sorted.
    idle : tuple of str
        Households with a ``must`` lock that are not in this year's plan.
    """

    must: dict[str, tuple[str, ...]]
    never: dict[str, tuple[str, ...]]
    idle: tuple[str, ...]

    @classmethod
    def of(cls, cast: Cast) -> Locks:
        """Read the table of locks; rows about unknown people say nothing here."""
        ranks = [rank for rank in cast.policy.ranks if rank.principal]
        words = {word for rank in ranks for word in (rank.name, rank.label) if word}
        cadres = cast.case.cadres
        principals = set(cadres.loc[cadres["rank"].isin(words), "cadre_id"])
        sides: dict[str, dict[str, set[str]]] = {"must": {}, "never": {}}
        idle = set()
        table = cast.case.locks
        for household, cadre, kind in zip(
            table["household_id"], table["cadre_id"], table["kind"], strict=True
        ):
            if cadre not in principals or kind not in sides:
                continue
            if household in cast.village_of:
                sides[kind].setdefault(household, set()).add(cadre)
            elif kind == "must":
                idle.add(household)
        must, never = (
            {h: tuple(sorted(found[h])) for h in sorted(found)}
            for found in (sides["must"], sides["never"])
        )
        return cls(must, never, tuple(sorted(idle)))


def duties(cast: Cast, locks: Locks, distances: Distances | None) -> list[Duty]:
    """Return the pairs that must stand, sorted by household.

    Locks with somebody who is not available are left out. Last year's pairs are among them only if
    the policy makes continuity a rule and the distances are known, for only allowed pairs count.
    """
    found = [
        Duty(household, cast.helpers[cadre], cast.village_of[household])
        for household, cadres in locks.must.items()
        for cadre in cadres
        if cadre in cast.helpers
    ]
    if cast.policy.objectives.continuity == "hard" and distances is not None:
        found += _kept(cast, locks, distances)
    return sorted(found, key=lambda duty: (duty.household, duty.helper.id))


def settled_villages(cast: Cast, wanted: list[Duty]) -> dict[str, str]:
    """Return the village of every leader for whom there is only one choice left.

    Fixed by the ``village`` column, by a pair that must stand, or by a pair of the staff of a unit
    with a single leader. Contradictions are not named here; the first wins.
    """
    settled = {h.id: h.village for h in cast.helpers.values() if h.rank.is_paired and h.village}
    for duty in wanted:
        leader = duty.helper
        heads = cast.heads.get(leader.unit, ()) if leader.unit else ()
        if leader.rank.serves == "unit" and len(heads) == 1:
            leader = heads[0]
        if leader.rank.is_paired:
            settled.setdefault(leader.id, duty.village)
    return settled


def _kept(cast: Cast, locks: Locks, distances: Distances) -> list[Duty]:
    """Return last year's pairs that hard continuity keeps: not lifted, and allowed."""
    planned = cast.case.planned()
    incomes = planned["income_yuan"].to_numpy(dtype=np.float64)
    lifted = incomes >= cast.policy.plan.income_standard  # unknown (NaN) is never lifted
    row_of = {household: row for row, household in enumerate(planned["household_id"])}
    column = {village: v for v, village in enumerate(cast.village_names)}
    words = {w for rank in cast.policy.ranks if rank.principal for w in (rank.name, rank.label)}
    cadres = cast.case.cadres
    principals = set(cadres.loc[cadres["rank"].isin(words), "cadre_id"])
    found = []
    for household, cadre in last_year_pairs(cast.case, cast.policy.plan.year, principals).items():
        helper, row = cast.helpers.get(cadre), row_of.get(household)
        if helper is None or row is None or lifted[row] or helper.quota < 1:
            continue
        village = cast.village_of[household]
        if (
            village in cast.scope[cadre]
            and cadre not in locks.never.get(household, ())
            and household not in locks.must
            and too_far(cast, helper, village, column[village], row, distances) is None
        ):
            found.append(Duty(household, helper, village, kept=True))
    return found


def too_far(
    cast: Cast, helper: Helper, village: str, column: int, row: int, distances: Distances
) -> tuple[str, dict[str, object]] | None:
    """Return code and parameters of why distance forbids a pair; None if it does not.

    Parameters
    ----------
    column, row : int
        Of the village in `Case.villages`, and of the household in `Case.planned`.
    """
    metres = int(distances.reach_m(helper.row)[row])
    limit = cast.policy.max_m(helper.rank)
    out_m, back_m = distances.out_m[helper.row, column], distances.back_m[helper.row, column]
    if max(out_m, back_m, metres) >= UNREACHABLE:
        return "lock_no_way", {"village": cast.village_words([village])}
    if limit is not None and metres > limit:
        return "lock_too_far", {"km": f"{metres / 1000:.1f}", "limit": f"{limit / 1000:g}"}
    return None
