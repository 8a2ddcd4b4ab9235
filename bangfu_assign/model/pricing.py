"""Pricing: which rounds are worthwhile under the current duals, and what that bounds."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass

import numpy as np

from bangfu_assign.model.arrays import Floats, Ints
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.instance import Instance
from bangfu_assign.model.linear import LinearModel
from bangfu_assign.model.master import Master
from bangfu_assign.model.program import Program
from bangfu_assign.model.relaxation import SCALE, ceil_bound, matrix, safe_bound
from bangfu_assign.model.rounds import FORBIDDEN, Market, Round, shortcuts_m

TAKE_IN = 4
"""Rounds a crew may add to the linear program at a time."""

PATIENCE = 2
"""Passes that have to lower the program's value by enough together."""

MOST_PENALTY = 10**9
"""Metres; if places are still missing at this price, no rounds can supply them."""


@dataclass(frozen=True, slots=True, eq=False)
class Cheapest:
    """Rounds that cost little more than the cheapest of their crew.

    Attributes
    ----------
    rounds : list of Round
        Cheapest first.
    complete : bool
        Whether these are all within the gap asked for.
    reach : int
        If not, these are all within this one.
    """

    rounds: list[Round]
    complete: bool
    reach: int


class _Listed:
    """All rounds of a small market, with their entries in the rows of a master."""

    def __init__(self, master: Master, rounds: list[Round]) -> None:
        self.rounds = rounds
        entries = [master.entries(one) for one in rounds]
        self._metres = SCALE * np.array([one.metres for one in rounds], dtype=np.int64)
        self._rows = np.array([row for here in entries for row, _ in here], dtype=np.int64)
        self._values = np.array([value for here in entries for _, value in here], dtype=np.int64)
        self._begins = np.cumsum([0] + [len(here) for here in entries[:-1]])

    def cheapest(self, scaled: Ints, above: int) -> tuple[int, list[tuple[int, Round]], int]:
        """Return the least price and the rounds within ``above`` of it; none is left out."""
        if not self.rounds:
            return FORBIDDEN, [], 0
        # Every round enters its crew's row, so that no sum is empty.
        paid = np.add.reduceat(scaled[self._rows] * self._values, self._begins)
        prices = self._metres - paid
        least = int(prices.min())
        near = [(int(prices[i]), self.rounds[i]) for i in np.flatnonzero(prices <= least + above)]
        return least, sorted(near, key=lambda item: (item[0], item[1].stops)), 0


class Pricing:
    """Prices of all rounds of all crews under given duals.

    Parameters
    ----------
    master : Master
        Rows that the duals belong to.
    markets : list of Market
        By crew.
    """

    def __init__(self, master: Master, markets: list[Market]) -> None:
        self.master, self.markets = master, markets
        self._listed = {x.number: _Listed(master, x.listed()) for x in markets if x.is_small}
        first = master.first
        self.low = np.array(master.model.low[:first], dtype=np.int64)
        self.high = np.array(master.model.high[:first], dtype=np.int64)
        base = LinearModel(row_low=master.model.row_low, row_high=master.model.row_high)
        base.low, base.high = master.model.low[:first], master.model.high[:first]
        self._base, self._matrix = base, matrix(master.model)[:, :first]
        self._own = [self._own_terms(market) for market in markets]
        self._open: tuple[Ints, Ints] | None = None

    def over(self, master: Master) -> Pricing:
        """Return the pricing of the same rounds over another master."""
        return Pricing(master, self.markets)

    def within(self, low: Ints, high: Ints) -> Pricing:
        """Return the pricing of the same rounds, with other bounds of the demand side."""
        other = copy(self)
        other.low, other.high = low, high
        return other

    def known_from_start(self) -> list[Round]:
        """Return rounds to begin with: all of a small market, the plainest of a large one."""
        rounds = [one for listed in self._listed.values() for one in listed.rounds]
        for market in self.markets:
            if not market.is_small:
                rounds += market.plain()
        return rounds

    def exact(self, duals: Floats) -> Ints:
        """Return duals in whole numbers, the members' rows left to the rounds' prices."""
        scaled = np.rint(duals * SCALE).astype(np.int64)
        scaled[self.master.member_row] = 0
        return scaled

    def cheapest(
        self, market: Market, scaled: Ints, above: int, many: int, upto: int | None = None
    ) -> tuple[int, list[tuple[int, Round]], int]:
        """Return a crew's least price, its rounds within ``above`` of it, and how many are left.

        With ``upto``, rounds dearer than that may be left out, except the cheapest.
        """
        master, k = self.master, market.number
        if k in self._listed:
            return self._listed[k].cheapest(scaled, above)
        weight = 0 if master.load_row is None else -int(scaled[master.load_row])
        quota = market.crew.quota
        burden = [weight * (quota - load) ** 2 for load in range(quota + 1)]
        return market.cheapest(
            self._fees(market, scaled), np.array(burden, dtype=np.int64), SCALE, above, many, upto
        )

    def cheapest_of_all(self, scaled: Ints, gap: int | None, many: int) -> Cheapest:
        """Return rounds within a gap of their crew's cheapest, or the cheapest of all crews."""
        excess: list[tuple[int, int, tuple[tuple[int, int], ...], Round]] = []
        reach = FORBIDDEN
        most = many if gap is not None else max(many // 40, 20)
        for market in self.markets:
            least, priced, left_out = self.cheapest(
                market, scaled, FORBIDDEN // 4 if gap is None else gap, most
            )
            excess += [(price - least, one.crew, one.stops, one) for price, one in priced]
            if left_out:
                reach = min(reach, priced[-1][0] - least - 1)
        excess.sort(key=lambda item: item[:3])
        if len(excess) > many:
            reach = min(reach, excess[many][0] - 1)
        complete = reach == FORBIDDEN
        if not complete and gap is not None:
            excess = [item for item in excess if item[0] <= reach]
        return Cheapest([item[3] for item in excess[:many]], complete, reach)

    def _own_terms(self, market: Market) -> list[int]:
        """Return positions of villages where a crew enters other rows than everybody's."""
        master, k = self.master, market.number
        if k in self._listed:
            return []
        pool_row = master.demand.pool_row
        return [
            i
            for i, v in enumerate(market.villages.tolist())
            if master.place_row[k, v] != pool_row[v]
            or (k, v) in master.stop_rows
            or master.certain[k]
        ]

    def _fees(self, market: Market, scaled: Ints) -> Ints:
        """Return what having so many households in a village costs, shape (most + 1, n)."""
        master, k = self.master, market.number
        if self._open is None or self._open[0] is not scaled:
            self._open = scaled, self._open_fees(scaled)
        fees: Ints = self._open[1][: market.most + 1, market.villages]
        counts = np.arange(market.most + 1)
        for i in self._own[k]:
            v = int(market.villages[i])
            gain = int(scaled[master.place_row[k, v]]) * master.place_sign[k, v]
            stops = master.stop_rows.get((k, v), ())
            toll = -sum(int(scaled[row]) * value for row, value in stops)
            fees[:, i] = toll - counts * gain
            fees[:, i] += master.fees_of_filling(k, v, market.most, scaled)
        return fees

    def _open_fees(self, scaled: Ints) -> Ints:
        """Return the fees of a crew without rows of its own, shape (places + 1, V)."""
        master = self.master
        most = max((crew.quota for crew in master.groups.crews), default=0)
        pool = scaled[np.array(master.demand.pool_row, dtype=np.int64)]
        fees: Ints = np.arange(most + 1)[:, None] * pool[None, :]
        for v, fillings in master.filling.items():
            fees[:, v] -= scaled[fillings.rows] @ fillings.worth(np.arange(most + 1))
        return fees

    def base_bound(self, scaled: Ints, costs: Ints | None = None) -> tuple[int, Ints]:
        """Return the bound's part without rounds, and the reduced costs of the demand side."""
        if costs is None:
            costs = np.zeros(self.master.first, dtype=np.int64)
        return safe_bound(self._base, self._matrix, costs, scaled / SCALE, self.low, self.high)


def open_markets(instance: Instance, master: Master, loads: list[tuple[int, int]]) -> list[Market]:
    """Return every crew's rounds, with fewest and most households of a member by crew."""
    shortcuts = shortcuts_m(instance)
    return [
        Market(instance, k, crew, *loads[k], master.needed[k], shortcuts)
        for k, crew in enumerate(master.groups.crews)
    ]


@dataclass(frozen=True, slots=True, eq=False)
class Priced:
    """What pricing rounds until none pays has shown.

    Attributes
    ----------
    bound : int
        No plan within the master's bounds travels less; metres times `SCALE`.
    scaled : (m,) int
        Duals that show it, times `SCALE`.
    reduced : (first,) int
        Reduced costs of the demand side, times `SCALE`.
    supplied : bool
        False if no rounds can supply what the rows ask for.
    values : (n,) float
        Solution of the last linear program, the rounds' amounts last; empty if there was none.
    """

    bound: int
    scaled: Ints
    reduced: Ints
    supplied: bool
    values: Floats


def price(
    pricing: Pricing,
    clock: Clock,
    report: Callable[[int], None],
    ceiling: int | None = None,
    costs: Ints | None = None,
    *,
    program: Program | None = None,
    enough: float | None = None,
) -> Priced:
    """Price rounds into the linear program until none pays.

    Parameters
    ----------
    pricing : Pricing
        Over a master with some rounds; it learns others.
    clock : Clock
        The bound so far is returned when time is over.
    report : callable
        Is given every better bound, in metres.
    ceiling : int, optional
        Metres; stop as soon as the bound exceeds it.
    costs : (first,) int, optional
        Of the variables that are not rounds, in metres; none if not given.
    program : Program, optional
        Over the same master, in which nothing can be missing, to go on with.
    enough : float, optional
        Stop when `PATIENCE` passes together lower the program's value by no more than this share.
    """
    master = pricing.master
    dearest = max((one.metres for one in master.rounds), default=0)
    dearest += 0 if costs is None else int(np.abs(costs).max(initial=0))
    penalty = 10 * dearest + 1_000_000
    if program is None:
        program = Program(master, penalty, costs)
    elif costs is not None:
        program.recharge(costs)
    values = np.zeros(0)
    seen: list[float] = []
    best: int | None = None
    best_duals = np.zeros(master.model.height)
    missing = 0.0
    while True:
        solved = program.solve(max(clock.remaining, 0.1))
        if solved is None:
            break
        values, duals, missing = solved
        scaled = pricing.exact(duals)
        bound, _ = pricing.base_bound(scaled, costs)
        new = 0
        for market in pricing.markets:
            own = int(np.rint(duals[master.member_row[market.number]] * SCALE))
            least, priced, _ = pricing.cheapest(
                market, scaled, FORBIDDEN // 4, TAKE_IN, upto=own - 1
            )
            bound += market.crew.size * least
            new += sum(master.add(one) for price, one in priced if price < own)
        if best is None or bound > best:
            best, best_duals = bound, duals
            report(ceil_bound(bound))
        if clock.is_over or (ceiling is not None and best > ceiling * SCALE):
            break
        if new == 0:
            if missing <= 1e-6 or penalty > MOST_PENALTY:
                break
            penalty *= 30
            program.charge(penalty)
        program.take_in()
        if enough is not None:
            seen.append(_worth(master, values, costs))
            if len(seen) > PATIENCE and seen[-1 - PATIENCE] - seen[-1] <= enough * seen[-1]:
                break
    scaled = pricing.exact(best_duals)
    _, reduced = pricing.base_bound(scaled, costs)
    if best is None:
        return Priced(0, scaled, reduced, supplied=True, values=values)
    supplied = missing <= 1e-6 or clock.is_over
    return Priced(best, scaled, reduced, supplied, values)


def _worth(master: Master, values: Floats, costs: Ints | None) -> float:
    """Return what a solution of the linear program costs beside what is missing in it."""
    worth = 0.0  # more rounds may have joined since
    for one, amount in zip(master.rounds, values[master.first :].tolist(), strict=False):
        worth += one.metres * amount
    return worth if costs is None else worth + float(costs @ values[: master.first])
