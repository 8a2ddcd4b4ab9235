"""`Instance`: facts and policy as arrays, as the model needs them.

Positions are used inside this room only: cadre ``c`` is the c-th available cadre of a principal
rank, household ``h`` the h-th planned household, village ``v`` the v-th village, each sorted by id.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import UNREACHABLE, Distances
from bangfu_assign.facts.history import last_year_pairs
from bangfu_assign.model.arrays import Bools, Ints
from bangfu_assign.policy import Policy, Rank, Serves

NOBODY = -1
"""In place of a cadre's position: no cadre."""


@dataclass(frozen=True, slots=True, eq=False)
class Instance:
    """One town's problem in arrays.

    Attributes
    ----------
    cadre_ids, household_ids, village_ids : tuple of str
        Sorted ids behind the positions.
    cadre_row : (C,) int
        Row of each cadre in ``case.cadres`` and in `Distances`.
    quota, seniority : (C,) int
        Places of each cadre; place of its rank in the policy, 0 the most senior.
    rank_of : tuple of Rank
        Rank of each cadre.
    scope : (C, V) bool
        Villages a cadre could ever serve (for a paired cadre: be paired with).
    paired : (C,) bool
        Cadres that hook exactly one village.
    unit : (C,) int
        Number of the cadre's unit, -1 without one; only units that have a paired cadre count.
    follows : (C,) bool
        Staff that may serve only where a paired cadre of their unit is paired.
    village_of, weight, site_of : (H,) int
        Village, weight of need, site within the village.
    income : (H,) float
        Yuan a head; infinity if unknown (unknown comes after every known one).
    last : (H,) int
        Last year's cadre if continuity counts the pair, else `NOBODY`.
    before : (H,) int
        Last year's cadre, whether or not the pair counts, else `NOBODY`.
    keep : (H,) int
        Cadre of the plan that is being changed, if the pair is still allowed, else `NOBODY`.
    lost : int
        Households whose pair in the plan that is being changed is not allowed any more.
    must : (H,) int
        Cadre the household is locked to, else `NOBODY`.
    profile : (C,) int
        Cadres that reach the same households share a profile.
    open_to : (P, H) bool
        Whether a profile reaches a household; ``never`` locks are apart, in `never`.
    never : frozenset of (cadre, household)
        Pairs excluded by a lock.
    out_m, back_m : (C, V) int
        Metres base → village point and back, one way.
    village_m : (V, V) int
        Metres between village points.
    max_villages : int
        Villages one cadre may have households in.
    per_village : tuple of (int, int, int, tuple of int)
        Seniority of a paired rank, the least and the most of its cadres in each of the villages.
    """

    cadre_ids: tuple[str, ...]
    household_ids: tuple[str, ...]
    village_ids: tuple[str, ...]
    cadre_row: Ints
    quota: Ints
    seniority: Ints
    rank_of: tuple[Rank, ...]
    scope: Bools
    paired: Bools
    unit: Ints
    follows: Bools
    village_of: Ints
    weight: Ints
    site_of: Ints
    income: np.ndarray[tuple[int], np.dtype[np.float64]]
    last: Ints
    before: Ints
    keep: Ints
    lost: int
    must: Ints
    profile: Ints
    open_to: Bools
    never: frozenset[tuple[int, int]]
    out_m: Ints
    back_m: Ints
    village_m: Ints
    max_villages: int
    per_village: tuple[tuple[int, int, int, tuple[int, ...]], ...]

    @property
    def cadres(self) -> range:
        """Positions of the cadres."""
        return range(len(self.cadre_ids))

    @property
    def households(self) -> range:
        """Positions of the households."""
        return range(len(self.household_ids))

    @property
    def villages(self) -> range:
        """Positions of the villages."""
        return range(len(self.village_ids))

    def is_own(self, cadre: int, household: int) -> bool:
        """Whether an objective wants the pair to stay: last year's, or that of the plan changed."""
        return cadre in (self.last[household], self.keep[household])

    def allowed(self, cadre: int, household: int) -> bool:
        """Whether no rule excludes the pair by itself."""
        return bool(
            self.open_to[self.profile[cadre], household]
            and (cadre, household) not in self.never
            and self.must[household] in (NOBODY, cadre)
        )


def build_instance(
    case: Case,
    policy: Policy,
    distances: Distances,
    keep: Mapping[str, str] | None = None,
) -> Instance:
    """Compile facts and policy into arrays.

    Parameters
    ----------
    case, policy
        Already found to agree (`bangfu_assign.agreement`).
    distances : Distances
        Of the same case and policy.
    keep : mapping of str to str, optional
        Cadre by household id in a plan of which as little as possible shall change. People who have
        left since may be named.
    """
    ranks = [policy.rank(word) for word in case.cadres["rank"]]
    chosen = [
        i
        for i, (rank, available) in enumerate(zip(ranks, case.cadres["available"], strict=True))
        if rank.principal and available
    ]
    cadres = case.cadres.iloc[chosen].reset_index(drop=True)
    rank_of = tuple(ranks[i] for i in chosen)
    rows = np.array(chosen, dtype=np.int64)
    quota = np.array(
        [
            int(own) if not pd.isna(own) else rank.quota
            for own, rank in zip(cadres["quota"], rank_of, strict=True)
        ],
        dtype=np.int64,
    )
    planned = case.planned()
    village_ids = tuple(case.villages["village_id"])
    village_at = {village: v for v, village in enumerate(village_ids)}
    village_of = np.array([village_at[v] for v in planned["village"]], dtype=np.int64)
    paired = np.array([rank.is_paired for rank in rank_of], dtype=bool)
    out_m, back_m = distances.out_m[rows], distances.back_m[rows]

    unit, follows, scope = _scopes(case, cadres, rank_of, village_at)
    reachable = out_m + back_m < UNREACHABLE
    serving = scope & (reachable | paired[:, None])
    profile, open_to = _reach(
        policy, distances, rows, rank_of, serving & reachable, quota, village_of
    )

    cadre_ids, household_ids = tuple(cadres["cadre_id"]), tuple(planned["household_id"])
    cadre_at = {cadre: c for c, cadre in enumerate(cadre_ids)}
    household_at = {household: h for h, household in enumerate(household_ids)}
    never, must = _locks(case, cadre_at, household_at)
    incomes = planned["income_yuan"].to_numpy(dtype=np.float64)
    weight = np.array(
        [
            policy.need_weight(
                None if pd.isna(need) else int(need), None if np.isnan(income) else float(income)
            )
            for need, income in zip(planned["need"], incomes, strict=True)
        ],
        dtype=np.int64,
    )
    principals = {
        cadre for cadre, rank in zip(case.cadres["cadre_id"], ranks, strict=True) if rank.principal
    }
    previous = last_year_pairs(case, policy.plan.year, principals)
    last = np.full(len(household_ids), NOBODY, dtype=np.int64)
    before = last.copy()
    for household, cadre in previous.items():
        h, c = household_at.get(household), cadre_at.get(cadre)
        if h is None or c is None:
            continue
        before[h] = c
        lifted = incomes[h] >= policy.plan.income_standard  # unknown (NaN) is never lifted
        if not lifted and _may(c, h, open_to[profile[c]], never, must):
            last[h] = c
    if policy.objectives.continuity == "hard":
        must = np.where(must == NOBODY, last, must)

    def may(c: int, h: int) -> bool:
        return _may(c, h, open_to[profile[c]], never, must)

    own = _to_keep(keep or {}, household_at, cadre_at, may)
    return Instance(
        cadre_ids=cadre_ids,
        household_ids=household_ids,
        village_ids=village_ids,
        cadre_row=rows,
        quota=quota,
        seniority=np.array([policy.ranks.index(rank) for rank in rank_of], dtype=np.int64),
        rank_of=rank_of,
        scope=serving,
        paired=paired,
        unit=unit,
        follows=follows,
        village_of=village_of,
        weight=weight,
        site_of=np.asarray(distances.site_of, dtype=np.int64),
        income=np.where(np.isnan(incomes), np.inf, incomes),
        last=last,
        before=before,
        keep=own[0],
        lost=own[1],
        must=must,
        profile=profile,
        open_to=open_to,
        never=never,
        out_m=out_m,
        back_m=back_m,
        village_m=distances.village_m,
        max_villages=policy.travel.max_villages,
        per_village=tuple(
            (number, *rank.per_village, _hookable(case, rank))
            for number, rank in enumerate(policy.ranks)
            if rank.principal and rank.per_village is not None
        ),
    )


def _may(c: int, h: int, reached: Bools, never: frozenset[tuple[int, int]], must: Ints) -> bool:
    """Whether no rule excludes a pair by itself; ``reached``: the cadre's possible households."""
    return bool(reached[h]) and (c, h) not in never and must[h] in (NOBODY, c)


def _to_keep(
    pairs: Mapping[str, str],
    household_at: Mapping[str, int],
    cadre_at: Mapping[str, int],
    may: Callable[[int, int], bool],
) -> tuple[Ints, int]:
    """Return the cadre of each household that may stay, and how many cannot keep theirs."""
    kept = np.full(len(household_at), NOBODY, dtype=np.int64)
    lost = 0
    for household, cadre in pairs.items():
        h, c = household_at.get(household), cadre_at.get(cadre)
        if h is None:
            continue
        if c is not None and may(c, h):
            kept[h] = c
        else:
            lost += 1
    return kept, lost


def _hookable(case: Case, rank: Rank) -> tuple[int, ...]:
    """Return the villages of a paired rank's ``pairs_with``."""
    weak = case.villages["weak"].to_numpy(dtype=bool)
    return tuple(np.flatnonzero(weak | (not rank.pairs_with_weak_only)).tolist())


def _scopes(
    case: Case, cadres: pd.DataFrame, rank_of: tuple[Rank, ...], village_at: Mapping[str, int]
) -> tuple[Ints, Bools, Bools]:
    """Return each cadre's unit number, whether it follows its paired cadre, and its scope."""
    weak = case.villages["weak"].to_numpy(dtype=bool)
    scope = np.zeros((len(cadres), len(weak)), dtype=bool)
    unit_villages: dict[str, list[int]] = {}
    for v, name in enumerate(case.villages["unit"]):
        if name:
            unit_villages.setdefault(name, []).append(v)
    led = sorted(
        {u for u, rank in zip(cadres["unit"], rank_of, strict=True) if u and rank.is_paired}
    )
    unit_at = {name: number for number, name in enumerate(led)}
    unit = np.array([unit_at.get(name, -1) for name in cadres["unit"]], dtype=np.int64)
    follows = np.zeros(len(cadres), dtype=bool)
    led_scope = np.zeros((len(led), len(weak)), dtype=bool)
    for c, (rank, home) in enumerate(zip(rank_of, cadres["village"], strict=True)):
        if rank.serves is not Serves.UNIT:
            scope[c] = _own_scope(rank, village_at.get(home), weak)
        if rank.is_paired and unit[c] >= 0:
            led_scope[unit[c]] |= scope[c]
    for c, (rank, name) in enumerate(zip(rank_of, cadres["unit"], strict=True)):
        if rank.serves is Serves.UNIT:
            follows[c] = unit[c] >= 0
            if follows[c]:
                scope[c] = led_scope[unit[c]]
            else:
                scope[c, unit_villages.get(name, [])] = True
    return unit, follows, scope


def _own_scope(rank: Rank, home: int | None, weak: Bools) -> Bools:
    """Return the villages a cadre could serve (or hook) by its own rank and home."""
    if rank.serves is Serves.ANY or (
        rank.is_paired and home is None and not rank.pairs_with_weak_only
    ):
        return np.ones(len(weak), dtype=bool)
    if rank.is_paired and home is None:
        return weak
    scope = np.zeros(len(weak), dtype=bool)
    if home is not None:
        scope[home] = True
    return scope


def _reach(
    policy: Policy,
    distances: Distances,
    rows: Ints,
    rank_of: tuple[Rank, ...],
    scope: Bools,
    quota: Ints,
    village_of: Ints,
) -> tuple[Ints, Bools]:
    """Return each cadre's profile, and for each profile the households it reaches."""
    numbers: dict[bytes, int] = {}
    open_to: list[Bools] = []
    profile = np.zeros(len(rows), dtype=np.int64)
    for c, (row, rank) in enumerate(zip(rows, rank_of, strict=True)):
        reached = scope[c][village_of] & (quota[c] > 0)
        radius = policy.max_m(rank)
        if radius is not None:
            reached &= distances.reach_m(int(row)) <= radius
        key = np.packbits(reached).tobytes()
        if key not in numbers:
            numbers[key] = len(open_to)
            open_to.append(reached)
        profile[c] = numbers[key]
    return profile, np.array(open_to, dtype=bool).reshape(len(open_to), len(village_of))


def _locks(
    case: Case, cadre_at: Mapping[str, int], household_at: Mapping[str, int]
) -> tuple[frozenset[tuple[int, int]], Ints]:
    """Return the pairs excluded by a lock, and the cadre each household is locked to."""
    never: set[tuple[int, int]] = set()
    must = np.full(len(household_at), NOBODY, dtype=np.int64)
    for household, cadre, kind in zip(
        case.locks["household_id"], case.locks["cadre_id"], case.locks["kind"], strict=True
    ):
        h, c = household_at.get(household), cadre_at.get(cadre)
        if h is None or c is None:
            continue
        if kind == "must":
            must[h] = c
        else:
            never.add((c, h))
    return frozenset(never), must
