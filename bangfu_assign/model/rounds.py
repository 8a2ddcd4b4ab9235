"""Rounds: which villages one cadre serves, how many households in each, and the way there and back.

A round is a column of the town's model. There are hundreds of thousands, so they are not listed:
`Market.cheapest` finds those that the current prices make worthwhile, all at once per crew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise, permutations
from math import comb

import numpy as np

from bangfu_assign.facts.distance import UNREACHABLE
from bangfu_assign.model.arrays import Ints
from bangfu_assign.model.groups import Crew
from bangfu_assign.model.instance import Instance

FORBIDDEN = 2**60
"""Price of a round that a rule excludes; far above any other, far below overflow."""

DEPOSIT = FORBIDDEN // 8
"""What a round pays for each locked village and gets back by stopping there."""

PLAIN_ROUNDS = 60
"""Villages a crew is offered to begin with; pricing adds what else pays."""

Stops = tuple[tuple[int, int], ...]
"""(village, households) of a round, villages ascending."""


@dataclass(frozen=True, slots=True)
class Round:
    """One way for a cadre of a crew to be used.

    Attributes
    ----------
    crew : int
        The crew.
    stops : tuple of (int, int)
        Villages and households there. A paired cadre's village is a stop even with no household.
    metres : int
        Shortest closed way base → villages with households → base.
    """

    crew: int
    stops: Stops
    metres: int

    @property
    def load(self) -> int:
        """Households in all."""
        return sum(count for _, count in self.stops)


def closed_way_m(instance: Instance, cadre: int, villages: tuple[int, ...]) -> int:
    """Return the shortest closed way from a cadre's base through some villages, in metres."""
    out, back, between = instance.out_m[cadre], instance.back_m[cadre], instance.village_m
    best = FORBIDDEN
    for order in permutations(villages):
        way = int(out[order[0]]) + int(back[order[-1]]) if order else 0
        for here, there in pairwise(order):
            leg = int(between[here, there])
            way += leg if leg < UNREACHABLE else int(back[here]) + int(out[there])
        best = min(best, way)
    return best


def shortcuts_m(instance: Instance) -> Ints:
    """Return metres between villages by the shortest way over other villages, shape (V, V).

    Tables of distances need not obey the triangle inequality; bounds on rounds must not assume it.
    """
    from scipy.sparse.csgraph import csgraph_from_dense, floyd_warshall  # noqa: PLC0415 - once

    # A dense graph would read a distance of 0 between two villages as "no road".
    legs = csgraph_from_dense(instance.village_m.astype(np.float64), null_value=np.inf)
    return np.asarray(floyd_warshall(legs), dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Prices of rounds with the same households at their first, second, … stop.

    Attributes
    ----------
    prices : (n,) int
        Price of each round.
    spots : (n, k) int
        Where it stops: positions among the crew's villages.
    counts : (k,) tuple of int
        Households at each stop.
    """

    prices: Ints
    spots: Ints
    counts: tuple[int, ...]


class Market:
    """All rounds of one crew, priced on demand.

    Parameters
    ----------
    instance : Instance
        The town.
    number : int
        Of the crew.
    crew : Crew
        The crew.
    least, most : int
        Fewest and most households a member may have in any solution still of interest.
    needed : mapping of int to int
        By village: households a member surely has there.
    shortcuts : (V, V) int
        Metres between villages by the shortest way over other villages (`shortcuts_m`).
    """

    def __init__(
        self,
        instance: Instance,
        number: int,
        crew: Crew,
        least: int,
        most: int,
        needed: Mapping[int, int],
        shortcuts: Ints,
    ) -> None:
        self.number, self.crew = number, crew
        self.most = most
        self.villages = np.array(sorted(crew.caps), dtype=np.int64)
        self.caps = np.array([crew.caps[v] for v in self.villages.tolist()], dtype=np.int64)
        self.needed = dict(needed)
        self.least = max(least, sum(needed.values()))
        self.locked = np.array(
            [self.needed.get(v, 0) for v in self.villages.tolist()], dtype=np.int64
        )
        self.max_villages = min(instance.max_villages, len(self.villages), max(most, 1))
        self._instance = instance
        c = crew.speaker
        self.out, self.back = instance.out_m[c][self.villages], instance.back_m[c][self.villages]
        self.there_and_back = self.out + self.back
        short = shortcuts[np.ix_(self.villages, self.villages)]
        self.floor = (self.out[:, None] + short).min(axis=0, initial=FORBIDDEN // 4)
        self.floor += (self.back[None, :] + short).min(axis=1, initial=FORBIDDEN // 4)

    @property
    def is_small(self) -> bool:
        """Whether it is simplest to list every round."""
        n = len(self.villages)
        return self.crew.is_paired or n <= 1 or (n * self.most) ** self.max_villages <= 400

    @property
    def how_many(self) -> int:
        """Upper bound on the number of rounds."""
        if self.crew.is_paired:
            return len(self.crew.hooks) * (self.most + 1)
        sizes = range(self.max_villages + 1)
        return sum(comb(len(self.villages), size) * comb(self.most, size) for size in sizes)

    @property
    def is_hopeless(self) -> bool:
        """Whether no round keeps the rules: too many needed households, or in too many villages."""
        return self.least > self.most or len(self.needed) > max(self.max_villages, 1)

    @property
    def longest_m(self) -> int:
        """Metres that no round exceeds, even if the ways between villages are detours."""
        if not len(self.villages):
            return 0
        legs = self.between(np.arange(len(self.villages)))
        ends = int(self.out.max()) + int(self.back.max())
        return ends + (self.max_villages - 1) * max(ends, int(legs.max()))

    def plain(self) -> list[Round]:
        """Return rounds that serve one near village as fully as can be, and the one that rests."""
        rounds = [Round(self.number, (), 0)] if self.least == 0 else []
        near = np.argsort(self.there_and_back, kind="stable")[:PLAIN_ROUNDS]
        for i in sorted(near.tolist()):
            v = int(self.villages[i])
            stops = ((v, min(self.most, int(self.caps[i]))),)
            if stops[0][1] >= max(self.least, 1) and self._keeps_locks(stops):
                rounds.append(Round(self.number, stops, self._metres((v,))))
        return rounds

    def between(self, places: Ints) -> Ints:
        """Return metres between some of the crew's villages; unknown legs lead over the base."""
        villages = self.villages[places]
        legs = self._instance.village_m[np.ix_(villages, villages)]
        return np.where(
            legs < UNREACHABLE, legs, self.back[places][:, None] + self.out[places][None, :]
        )

    def ways(self, places: Ints) -> Ints:
        """Return metres of the closed way over each two of some villages, shape (n, n)."""
        one = self.out[places][:, None] + self.between(places) + self.back[places][None, :]
        shorter: Ints = np.minimum(one, one.T)
        return shorter

    def listed(self) -> list[Round]:
        """Return every round (only for a small market)."""
        if self.crew.is_paired:
            return [
                Round(self.number, ((v, t),), self._metres((v,)) if t else 0)
                for v in self.crew.hooks
                for t in range(self.crew.caps.get(v, 0) + 1)
                if self.least <= t <= self.most and self._keeps_locks(((v, t),))
            ]
        rounds = [Round(self.number, (), 0)] if self.least == 0 else []
        for size in range(1, self.max_villages + 1):
            for chosen in combinations(range(len(self.villages)), size):
                villages = tuple(int(self.villages[i]) for i in chosen)
                metres = self._metres(villages)
                for counts in self._counts(size):
                    stops = tuple(zip(villages, counts, strict=True))
                    if all(n <= self.crew.caps[v] for v, n in stops) and self._keeps_locks(stops):
                        rounds.append(Round(self.number, stops, metres))
        return rounds

    def _counts(self, size: int) -> list[tuple[int, ...]]:
        return [
            counts
            for total in range(max(self.least, size), self.most + 1)
            for counts in parts(total, size)
        ]

    def _keeps_locks(self, stops: Stops) -> bool:
        served = dict(stops)
        return all(served.get(v, 0) >= n for v, n in self.needed.items())

    def _metres(self, villages: tuple[int, ...]) -> int:
        return closed_way_m(self._instance, self.crew.speaker, villages)

    def cheapest(
        self,
        fees: Ints,
        burden: Ints,
        scale: int,
        above: int,
        many: int,
        upto: int | None = None,
    ) -> tuple[int, list[tuple[int, Round]], int]:
        """Price every round and return the cheapest.

        The price of a round is scale · metres + Σ fees[households, village] + burden[load].

        Parameters
        ----------
        fees : (most + 1, n) int
            By number of households and village of the crew: what having so many there costs (or
            brings, if negative). The first row, no household, is not looked at.
        burden : (quota + 1,) int
            By load.
        scale : int
            Price of a metre.
        above : int
            Rounds dearer than the cheapest by more than this are left out.
        many : int
            At most this many rounds are returned, cheapest first.
        upto : int, optional
            Besides the cheapest, only rounds of at most this price are of interest: in a county
            this spares looking at most pairs of villages.

        Returns
        -------
        least : int
            The least price of all rounds, exactly; `FORBIDDEN` if there is no round.
        rounds : list of (int, Round)
            Prices and rounds.
        left_out : int
            Rounds within ``above`` that did not fit into ``many``.
        """
        may_rest = self.least == 0
        tables = list(self._tables(fees, burden, scale, above, upto))
        least = min((int(table.prices.min()) for table in tables), default=FORBIDDEN)
        if may_rest:
            least = min(least, int(burden[0]))
        if upto is not None:
            above = min(above, max(0, upto - least))
        if least >= FORBIDDEN // 2:
            return FORBIDDEN, [], 0
        picked: list[tuple[int, Stops, int]] = []
        if may_rest and int(burden[0]) <= least + above:
            picked.append((int(burden[0]), (), 0))
        left_out = 0
        for table in tables:
            rows = np.flatnonzero(table.prices <= least + above)
            if len(rows) > many:
                left_out += len(rows) - many
                rows = rows[np.argpartition(table.prices[rows], many)[:many]]
            spots = table.spots[rows]
            other = int(burden[sum(table.counts)])
            other += sum(fees[count, spots[:, i]] for i, count in enumerate(table.counts))
            metres = (table.prices[rows] - other) // scale
            for price, villages, way in zip(
                table.prices[rows].tolist(),
                self.villages[spots].tolist(),
                metres.tolist(),
                strict=True,
            ):
                picked.append((price, tuple(sorted(zip(villages, table.counts, strict=True))), way))
        picked.sort()
        left_out += max(0, len(picked) - many)
        rounds = [(price, Round(self.number, stops, way)) for price, stops, way in picked[:many]]
        return least, rounds, left_out

    def _tables(
        self, fees: Ints, burden: Ints, scale: int, above: int, upto: int | None
    ) -> Iterator[Table]:
        """Yield the price tables of all rounds, by number of villages and split of the load."""
        # A round must stop at every locked village: stopping there pays back a huge deposit.
        deposit = DEPOSIT * int((self.locked > 0).sum())
        worth = {}
        for count in range(1, self.most + 1):
            value = fees[count] - np.where(self.locked > 0, DEPOSIT, 0)
            fits = (count <= self.caps) & (count >= self.locked)
            worth[count] = np.where(fits, value, FORBIDDEN)
        charge = {t: int(burden[t]) + deposit for t in range(self.least, self.most + 1)}
        cut = FORBIDDEN if self.least else int(burden[0])
        for total in range(max(self.least, 1), self.most + 1):
            prices = scale * self.there_and_back + worth[total] + charge[total]
            cut = min(cut, int(prices.min()))
            yield Table(prices, np.arange(len(self.villages))[:, None], (total,))
        # No round is looked for above both: the cheapest lies below the cut.
        limit = cut + above if upto is None else min(cut + above, max(cut, upto))
        near = self._worth_a_look(worth, charge, scale, limit)
        if self.max_villages >= 2 and len(near) >= 2:
            yield from self._pair_tables(near, worth, charge, scale)
        for size in range(3, min(self.max_villages, len(near)) + 1):
            yield from self._wide_tables(near, size, worth, charge, scale)

    def _worth_a_look(
        self, worth: dict[int, Ints], charge: dict[int, int], scale: int, cut: int
    ) -> Ints:
        """Return the villages that can lie on a round of several villages within the cut.

        No round over a village is shorter than the shortest way there and back, and no other stop
        brings more than the best one does.
        """
        keep = np.zeros(len(self.villages), dtype=bool)
        best = {0: 0} | {count: int(value.min()) for count, value in worth.items()}
        for rest in range(2, self.most + 1):  # several other stops may bring more than one
            best[rest] = min(
                best[rest], *(best[a] + best[rest - a] for a in range(1, rest // 2 + 1))
            )
        for total in range(max(self.least, 2), self.most + 1):
            for count in range(1, total):
                floor = scale * self.floor + worth[count] + best[total - count] + charge[total]
                keep |= floor <= cut
        return np.flatnonzero(keep)

    def _pair_tables(
        self, near: Ints, worth: dict[int, Ints], charge: dict[int, int], scale: int
    ) -> Iterator[Table]:
        ways = scale * self.ways(near)
        np.fill_diagonal(ways, FORBIDDEN)
        spots = np.stack(np.meshgrid(near, near, indexing="ij"), axis=-1).reshape(-1, 2)
        for total in range(max(self.least, 2), self.most + 1):
            for a, b in parts(total, 2):
                if a < b:
                    continue  # the same rounds, stops exchanged
                prices = ways + worth[a][near][:, None] + worth[b][near][None, :] + charge[total]
                if a == b:
                    prices[np.tril_indices(len(near))] = FORBIDDEN
                yield Table(prices.ravel(), spots, (a, b))

    def _wide_tables(
        self, near: Ints, size: int, worth: dict[int, Ints], charge: dict[int, int], scale: int
    ) -> Iterator[Table]:
        sets = np.array(list(combinations(near.tolist(), size)), dtype=np.int64).reshape(-1, size)
        legs = self.between(np.arange(len(self.villages)))
        ways = np.full(len(sets), FORBIDDEN // 4, dtype=np.int64)
        for order in permutations(range(size)):
            way = self.out[sets[:, order[0]]] + self.back[sets[:, order[-1]]]
            for here, there in pairwise(order):
                way = way + legs[sets[:, here], sets[:, there]]
            ways = np.minimum(ways, way)
        for total in range(max(self.least, size), self.most + 1):
            for counts in parts(total, size):
                prices = scale * ways + charge[total]
                for axis, count in enumerate(counts):
                    prices = np.minimum(prices + worth[count][sets[:, axis]], FORBIDDEN)
                yield Table(prices, sets, counts)


def parts(total: int, size: int) -> list[tuple[int, ...]]:
    """Return every way to write a total as an ordered sum of so many positive numbers."""
    if size == 1:
        return [(total,)] if total >= 1 else []
    return [
        (first, *rest)
        for first in range(1, total - size + 2)
        for rest in parts(total - first, size - 1)
    ]
