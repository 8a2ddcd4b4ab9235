"""Last year's pairs as dated history, and the office's locks."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, radians
from random import Random

from bangfu_assign.sample.households import Household
from bangfu_assign.sample.land import SEAT
from bangfu_assign.sample.roster import ANYWHERE, HOME, PAIRED, QUOTA, Cadre, base_of
from bangfu_assign.sample.settle import Town

YEAR = 2012
"""Year of the sample's plan; last year's pairs are those that still held at the end of 2011."""

SINCE = ("2009-03-01", "2010-03-01", "2010-09-01", "2011-03-01", "2011-03-01")


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of a household's booklet: who helped it, from when until when ("" for still)."""

    household_id: str
    cadre_id: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Lock:
    """A pair the office demands (``must``) or forbids (``never``)."""

    household_id: str
    cadre_id: str
    kind: str
    reason: str


def make_pairs(
    rng: Random, town: Town, households: list[Household], cadres: list[Cadre]
) -> list[Pair]:
    """Return pairs for about a third of the households, sorted.

    Most are sensible. Some cannot last: the cadre has retired (no longer in the roster), is away,
    has more households than the quota, or serves too many or too distant villages.
    """
    free: dict[str, list[str]] = {v.village_id: [] for v in town.villages}
    for household in households:
        free[household.village_id].append(household.household_id)
    for ids in free.values():
        rng.shuffle(ids)
    villages_of = _last_year_villages(rng, town, cadres)
    helped: list[tuple[str, str]] = []
    wanted = len(households) // 3
    # Leaders first: theirs are the pairs that steer which village each of them hooks.
    order = sorted(rng.sample(cadres, len(cadres)), key=lambda c: c.rank not in PAIRED)
    for cadre in order:
        villages = villages_of.get(cadre.cadre_id, [])
        # One in ten had one household more than the quota now allows.
        most = QUOTA[cadre.rank] + (rng.random() < 0.1) if villages else 0
        least = 2 if cadre.rank in PAIRED else 1
        for i in range(rng.randint(least, most) if most else 0):
            ids = free[villages[i % len(villages)]]
            if ids and len(helped) < wanted:
                helped.append((ids.pop(), cadre.cadre_id))
    return sorted(
        (p for pair in helped for p in _booklet(rng, *pair, town.number)),
        key=lambda p: (p.household_id, p.since, p.cadre_id),
    )


def _last_year_villages(rng: Random, town: Town, cadres: list[Cadre]) -> dict[str, list[str]]:
    """Return the villages each cadre served last year; the co-helpers served none."""
    points = {v.village_id: (v.place.lon, v.place.lat) for v in town.villages}
    weak = [v.village_id for v in town.weak]
    by_unit = {v.unit: v.village_id for v in town.villages if v.unit}
    leaders = 0
    served: dict[str, list[str]] = {}
    for cadre in cadres:
        if cadre.rank in HOME:
            served[cadre.cadre_id] = [cadre.village_id]
        elif cadre.rank == PAIRED[0]:
            # The last leader came anew: hooked the first leader's village together with him.
            served[cadre.cadre_id] = [weak[leaders % (len(weak) - 1)]]
            leaders += 1
        elif cadre.rank in (PAIRED[1], "部门干部"):
            served[cadre.cadre_id] = [by_unit[cadre.unit]] if cadre.unit in by_unit else []
        elif cadre.rank in ANYWHERE:
            base = base_of(cadre, points)
            near = sorted(points, key=lambda v: (_away(base, points[v]), v))
            count = rng.choice((1, 1, 2, 2, 3))
            pool = near if rng.random() < 0.15 else near[:12]
            served[cadre.cadre_id] = rng.sample(pool, min(count, len(pool)))
    return {c: v for c, v in served.items() if v}


def _away(a: tuple[float, float], b: tuple[float, float]) -> float:
    return hypot((a[0] - b[0]) * cos(radians(SEAT[1])), a[1] - b[1])


def _booklet(rng: Random, household_id: str, cadre_id: str, town: int) -> list[Pair]:
    """Return the lines of one household's booklet, the last one being last year's."""
    since = rng.choice(SINCE)
    retired = f"T{town:02d}{rng.randint(1, 40):02d}"
    chance = rng.random()
    if chance < 0.06:
        return [Pair(household_id, retired, since, "")]
    if chance < 0.14:
        return [
            Pair(household_id, retired, "2009-03-01", "2010-12-31"),
            Pair(household_id, cadre_id, "2011-01-01", ""),
        ]
    if chance < 0.17:
        # Ended mid-year and nobody followed.
        return [Pair(household_id, cadre_id, since, "2011-06-30")]
    return [Pair(household_id, cadre_id, since, "2011-12-31" if chance < 0.3 else "")]


def make_locks(households: list[Household], cadres: list[Cadre]) -> list[Lock]:
    """Return a few locks that can all be kept: relatives apart, one pair the office insists on."""
    planned = [h for h in households if h.planned]
    home = [c for c in cadres if c.rank == "村党员干部" and c.available]
    pairs: list[tuple[Household, Cadre]] = []
    for cadre in home[:: max(1, len(home) // 7)]:
        match = next(
            (
                h
                for h in planned
                if h.village_id == cadre.village_id
                and h.head_name[0] == cadre.name[0]
                and all(h is not other for other, _ in pairs)
            ),
            None,
        )
        if match is not None:
            pairs.append((match, cadre))
    reasons = (
        "亲属回避",
        "亲属回避",
        "本户书面申请更换",
        "正在办理的小额贷款由其负责",
        "邻里矛盾未化解",
    )
    kinds = ("never", "never", "never", "must", "never")
    return sorted(
        (
            Lock(h.household_id, c.cadre_id, kind, reason)
            for (h, c), kind, reason in zip(pairs, kinds, reasons, strict=False)
        ),
        key=lambda lock: (lock.household_id, lock.cadre_id),
    )
