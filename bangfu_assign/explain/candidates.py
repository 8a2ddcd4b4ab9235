"""What might cover a set of households: a few changes of each kind, read off the set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from bangfu_assign.explain.changes import without_radius
from bangfu_assign.explain.hall_sets import Deficit
from bangfu_assign.explain.network import Bools
from bangfu_assign.facts.distance import UNREACHABLE
from bangfu_assign.plan.shortage import HallSet
from bangfu_assign.policy import Rank, Serves
from bangfu_assign.rules.open_pairs import OpenPairs
from bangfu_assign.rules.roster import Helper, Roster

Candidate = tuple[str, dict[str, Any], int]
"""Kind, parameters (`bangfu_assign.explain.changes.apply_fix`), and places brought into being."""

_NAMED = 3

_OF_A_KIND = 3
"""Ranks tried for each kind of change: those that promise most."""


def candidates(deficit: Deficit, one: HallSet, served: Bools) -> Iterator[Candidate]:
    """Yield changes that might cover the uncovered households of a set, the best of each kind.

    Parameters
    ----------
    deficit : Deficit
        Of the plan's town.
    one : HallSet
        One of its sets.
    served : (C, V) bool
        Villages in which each serving cadre has households in the plan.
    """
    yield from _radius(deficit, one)
    pairs, roster = deficit.pairs, deficit.pairs.roster
    for few in (_places(pairs, one, served), _rank_quota(roster, one), _co_helpers(roster)):
        promising = sorted(few, key=lambda candidate: -_promise(candidate, one))
        yield from promising[:_OF_A_KIND]
    yield from _new_cadres(roster, one)


def _promise(candidate: Candidate, one: HallSet) -> int:
    """Return how many households of a set a change covers at most."""
    _, params, added = candidate
    return min(int(params.get("in_set", added)), len(one.uncovered))


def words(rank: Rank) -> str:
    """Return what the policy calls a rank."""
    return rank.label or rank.name


def _radius(deficit: Deficit, one: HallSet) -> Iterator[Candidate]:
    """Yield the least radius that brings a cadre with room, and the one that brings all it can."""
    pairs, roster = deficit.pairs, deficit.pairs.roster
    policy = roster.policy
    room = deficit.network.with_room(deficit.flow, deficit.places)[deficit.network.kind_of]
    helpers = [
        (c, helper)
        for c, helper in enumerate(pairs.helpers)
        if room[c] and helper.rank is not None and policy.max_m(helper.rank) is not None
    ]
    if not helpers:
        return
    rows = np.array([roster.homes[h].row for h in one.households], dtype=np.int64)
    wide = OpenPairs.of(
        Roster.of(roster.case, without_radius(policy), roster.distances), deficit.pairings
    )
    nearest: dict[str, np.ndarray[Any, np.dtype[np.int64]]] = {}
    for c, helper in helpers:
        rank = helper.rank
        if rank is None:
            continue
        open_ = wide.open_to[wide.kind_of[c]][rows] & ~pairs.open_to[pairs.kind_of[c]][rows]
        if not open_.any():
            continue
        metres = np.where(open_, roster.distances.reach_m(helper.row)[rows], UNREACHABLE)
        key = rank.name if rank.max_km is not None else ""
        best = nearest.setdefault(key, np.full(len(rows), UNREACHABLE, dtype=np.int64))
        np.minimum(best, metres, out=best)
    for key, best in sorted(nearest.items()):
        reached = np.sort(best[best < UNREACHABLE])
        label = words(policy.rank(key)) if key else ""
        for least in sorted({int(reached[0]), int(reached[-1])}):
            km = -(-least // 100) / 10
            yield "radius", {"rank_name": key, "rank": label, "km": km}, 0


def _places(pairs: OpenPairs, one: HallSet, served: Bools) -> Iterator[Candidate]:
    """Yield as many places as it takes: with any of the cadres, or one more each in one rank."""
    members = set(one.cadres)
    inside = np.array([helper.id in members for helper in pairs.helpers], dtype=bool)
    ranks = [
        rank for rank in pairs.roster.policy.ranks if words(rank) in {r for r, *_ in one.ranks}
    ]
    for only in (None, *ranks) if len(ranks) > 1 else (None,):
        chosen = inside & np.array(
            [only is None or helper.rank is only for helper in pairs.helpers], dtype=bool
        )
        more = _who_takes(pairs, one.uncovered, chosen, served, None if only is None else 1)
        if not more:
            continue
        helpers = {helper.id: helper for helper in pairs.helpers}
        quotas = {cadre: helpers[cadre].quota + extra for cadre, extra in sorted(more.items())}
        label = words(only) if only is not None else ""
        if only is None and len({helpers[c].rank for c in quotas}) == 1:
            label = _label(helpers[next(iter(quotas))])
        yield (
            "places",
            {
                "rank": label,
                "places": sum(more.values()),
                "cadres": len(quotas),
                "names": [
                    f"{helpers[c].name} ({c}) {helpers[c].quota}→{q}" for c, q in quotas.items()
                ][:_NAMED],
                "quotas": quotas,
            },
            sum(more.values()),
        )


def _who_takes(
    pairs: OpenPairs, households: Sequence[str], chosen: Bools, served: Bools, most_each: int | None
) -> Counter[str]:
    """Return how many places more each cadre would need to take these households directly."""
    roster, served = pairs.roster, served.copy()
    most = roster.policy.travel.max_villages
    extra = np.zeros(len(pairs.helpers), dtype=np.int64)
    rows = np.array([helper.row for helper in pairs.helpers], dtype=np.int64)
    count = served.sum(axis=1)
    for household in households:
        home = roster.homes[household]
        village = int(roster.village_of[home.row])
        able = chosen & pairs.of_household(home.row) & (served[:, village] | (count < most))
        if most_each is not None:
            able &= extra < most_each
        who = np.flatnonzero(able)
        if not len(who):
            continue
        metres = roster.distances.out_m[rows[who], village]
        c = int(who[np.lexsort((metres, extra[who]))[0]])
        extra[c] += 1
        count[c] += not served[c, village]
        served[c, village] = True
    return Counter({pairs.helpers[c].id: int(extra[c]) for c in np.flatnonzero(extra)})


def _label(helper: Helper) -> str:
    return "" if helper.rank is None else words(helper.rank)


def _rank_quota(roster: Roster, one: HallSet) -> Iterator[Candidate]:
    """Yield the quota of each rank in the set raised by one, for all its cadres."""
    own = set(roster.case.cadres["cadre_id"][roster.case.cadres["quota"].notna()])
    for rank in roster.policy.ranks:
        raised = [h.id for h in roster.serving if h.rank is rank and h.id not in own]
        if set(raised) & set(one.cadres):
            params = {
                "rank_name": rank.name,
                "rank": words(rank),
                "before": rank.quota,
                "quota": rank.quota + 1,
                "cadres": len(raised),
                "in_set": len(set(raised) & set(one.cadres)),
            }
            yield "rank_quota", params, len(raised)


def _co_helpers(roster: Roster) -> Iterator[Candidate]:
    """Yield each rank of co-helpers admitted as party cadres."""
    for rank in roster.policy.ranks:
        if rank.principal or rank.is_paired:
            continue
        here = [h for h in roster.helpers.values() if h.rank is rank and h.available and h.quota]
        if here:
            params = {"rank_name": rank.name, "rank": words(rank), "cadres": len(here)}
            yield "co_helper", params, sum(helper.quota for helper in here)


def _new_cadres(roster: Roster, one: HallSet) -> Iterator[Candidate]:
    """Yield more cadres at home in the set's villages, of the rank that needs the fewest."""
    able = [
        rank
        for rank in roster.policy.ranks
        if rank.principal and rank.quota and rank.serves in (Serves.HOME, Serves.ANY)
    ]
    if not able:
        return
    home = [rank for rank in able if rank.serves is Serves.HOME]
    rank = max(home or able, key=lambda rank: rank.quota)
    villages = {v: -(-lacking // rank.quota) for v, _, lacking in sorted(one.villages) if lacking}
    count = sum(villages.values())
    if count:
        params = {
            "rank_name": rank.name,
            "rank": words(rank),
            "count": count,
            "names": [
                f"{roster.village_names[v]} {n}"
                for v, n in sorted(villages.items(), key=lambda item: (-item[1], item[0]))
            ][:_NAMED],
            "in_villages": len(villages),
            "villages": villages,
        }
        yield "new_cadres", params, count * rank.quota
