"""Travel: price rounds until none pays, then prune, then prove.

1. Price: a linear program over few rounds; rounds that its duals make worthwhile join it until
   there are none. Its value bounds the travel of every plan.
2. An incumbent: CP-SAT over the cheapest rounds.
3. Prune: a round whose price exceeds its crew's cheapest by more than incumbent − bound lies in no
   better plan. What is left holds every optimum.
4. Prove: CP-SAT over what is left, starting from the incumbent.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from bangfu_assign.model.arrays import Floats, Ints
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.instance import Instance
from bangfu_assign.model.linear import LinearModel
from bangfu_assign.model.master import Master
from bangfu_assign.model.program import Program
from bangfu_assign.model.relaxation import SCALE, ceil_bound, fixings, matrix, safe_bound
from bangfu_assign.model.rounds import FORBIDDEN, Market, Round, shortcuts_m
from bangfu_assign.model.search import Effort, search

TAKE_IN = 4
"""Rounds a crew may add to the linear program at a time."""

FIRST_ROUNDS = 4_000
"""Rounds the first incumbent is looked for among; grows while there is none."""

FIRST_WORK = 3.0
"""Deterministic seconds for the first incumbent."""

MOST_ROUNDS = 60_000
"""Rounds CP-SAT is given at most; with more left after pruning, optimality is not claimed."""

MOST_PENALTY = 10**9
"""Metres; if places are still missing at this price, no rounds can supply them."""

Report = Callable[[int | None, int | None], None]


@dataclass(frozen=True, slots=True, eq=False)
class Tour:
    """What the travel stage found.

    Attributes
    ----------
    master : Master
        The model the solution speaks of.
    values : (n,) int or None
        Value of each of its variables; None if no plan with the earlier values was found.
    travel_m, bound_m : int
        Travel of the solution, and the least travel of any plan with the earlier values.
    complete : bool
        Whether the master knows every round of any plan with this travel or less.
    """

    master: Master
    values: Ints | None
    travel_m: int
    bound_m: int
    complete: bool = False


class Pricing:
    """Prices of all rounds of all crews under given duals.

    Parameters
    ----------
    instance : Instance
        The town.
    master : Master
        Rows that the duals belong to.
    loads : list of (int, int)
        By crew: fewest and most households of a member.
    """

    def __init__(self, instance: Instance, master: Master, loads: list[tuple[int, int]]) -> None:
        self.master = master
        shortcuts = shortcuts_m(instance)
        self.markets = [
            Market(instance, k, crew, *loads[k], master.needed[k], shortcuts)
            for k, crew in enumerate(master.groups.crews)
        ]
        self._listed = {x.number: x.listed() for x in self.markets if x.is_small}
        first = master.first
        self._low = np.array(master.model.low[:first], dtype=np.int64)
        self._high = np.array(master.model.high[:first], dtype=np.int64)
        base = LinearModel(row_low=master.model.row_low, row_high=master.model.row_high)
        base.low, base.high = master.model.low[:first], master.model.high[:first]
        self._base, self._matrix = base, matrix(master.model)[:, :first]

    def known_from_start(self) -> list[Round]:
        """Return rounds to begin with: all of a small market, the plainest of a large one."""
        rounds = [one for listed in self._listed.values() for one in listed]
        for market in self.markets:
            if not market.is_small:
                rounds += market.plain()
        return rounds

    def exact(self, duals: Floats) -> Ints:
        """Return duals in whole numbers, the members' rows left to the rounds' prices."""
        scaled = np.rint(duals * SCALE).astype(np.int64)
        scaled[self.master.member_row] = 0
        return scaled

    def price(self, one: Round, scaled: Ints) -> int:
        """Return a round's price."""
        entries = self.master.entries(one)
        return SCALE * one.metres - sum(int(scaled[row]) * value for row, value in entries)

    def cheapest(
        self, market: Market, scaled: Ints, above: int, many: int
    ) -> tuple[int, list[tuple[int, Round]], int]:
        """Return a crew's least price, its rounds within ``above`` of it, and how many are left."""
        master, k = self.master, market.number
        if k in self._listed:
            priced = sorted((self.price(one, scaled), one.stops, one) for one in self._listed[k])
            if not priced:
                return FORBIDDEN, [], 0
            least = priced[0][0]
            return least, [(price, one) for price, _, one in priced if price <= least + above], 0
        weight = 0 if master.load_row is None else -int(scaled[master.load_row])
        quota = market.crew.quota
        burden = [weight * (quota - load) ** 2 for load in range(quota + 1)]
        return market.cheapest(
            self._fees(market, scaled), np.array(burden, dtype=np.int64), SCALE, above, many
        )

    def _fees(self, market: Market, scaled: Ints) -> Ints:
        """Return what having so many households in a village costs, shape (most + 1, n)."""
        master, k = self.master, market.number
        counts = np.arange(market.most + 1)[:, None]
        villages = market.villages.tolist()
        gain = [int(scaled[master.place_row[k, v]]) * master.place_sign[k, v] for v in villages]
        toll = [
            -sum(int(scaled[row]) * value for row, value in master.stop_rows.get((k, v), ()))
            for v in villages
        ]
        fees: Ints = np.array(toll, dtype=np.int64) - counts * np.array(gain, dtype=np.int64)
        for i, v in enumerate(villages):
            fees[:, i] += master.fees_of_filling(k, v, market.most, scaled)
        return fees

    def base_bound(self, scaled: Ints) -> tuple[int, Ints]:
        """Return the bound's part without rounds, and the reduced costs of the demand side."""
        costs = np.zeros(self.master.first, dtype=np.int64)
        return safe_bound(self._base, self._matrix, costs, scaled / SCALE, self._low, self._high)


def solve_travel(
    instance: Instance,
    master: Master,
    loads: list[tuple[int, int]],
    clock: Clock,
    effort: Effort,
    report: Report,
    *,
    incumbent: Tour | None = None,
    keep_share: float = 0.0,
) -> Tour:
    """Find rounds of least travel with all earlier objectives at their values, and prove it.

    Parameters
    ----------
    instance, master
        The town, and its model with no round known.
    loads : list of (int, int)
        By crew: fewest and most households of a member in any plan with the earlier values.
    clock, effort, report
        Limits, and whom to tell.
    incumbent : Tour, optional
        A solution with the earlier values, found otherwise.
    keep_share : float
        Share of the time that is given back if no solution is found.
    """
    pricing = Pricing(instance, master, loads)
    if any(market.is_hopeless for market in pricing.markets):
        return incumbent or Tour(master, None, 0, 0)
    for one in pricing.known_from_start():
        master.add(one)
    with clock.keeping(keep_share):
        bound, duals, supplied = _price(pricing, clock, report)
        if not supplied:
            return incumbent or Tour(master, None, 0, 0)
        scaled = pricing.exact(duals)
        _, reduced = pricing.base_bound(scaled)
        best = _first_tour(pricing, scaled, clock, effort) or incumbent
    if best is None or best.values is None:
        return Tour(master, None, 0, ceil_bound(bound))
    report(best.travel_m, ceil_bound(bound))
    if best.travel_m > ceil_bound(bound) and not clock.is_over:
        best, bound = _prove(pricing, scaled, reduced, bound, best, clock, effort, report)
    report(best.travel_m, ceil_bound(bound))
    return Tour(
        best.master,
        best.values,
        best.travel_m,
        min(ceil_bound(bound), best.travel_m),
        best.complete,
    )


def _first_tour(pricing: Pricing, scaled: Ints, clock: Clock, effort: Effort) -> Tour | None:
    """Look for a solution among the cheapest rounds, then among more of them."""
    many = FIRST_ROUNDS
    for _ in range(3):
        if clock.is_over:
            return None
        rounds, _ = _cheapest_rounds(pricing, scaled, None, many)
        model = _with_rounds(pricing.master, rounds)
        costs = model.travel()
        work = Effort(effort.workers, effort.seed, min(effort.work, FIRST_WORK))
        found = search(model.model, costs, *_bounds(model), clock, work)
        if found.values is not None:
            return Tour(model, found.values, int(costs @ found.values), 0)
        many *= 3
    return None


def _prove(
    pricing: Pricing,
    scaled: Ints,
    reduced: Ints,
    bound: int,
    best: Tour,
    clock: Clock,
    effort: Effort,
    report: Report,
) -> tuple[Tour, int]:
    """Search all that is left after pruning; return the best tour and the bound, scaled."""
    values = best.values
    if values is None:
        raise AssertionError("there is nothing to prove without an incumbent")
    gap = best.travel_m * SCALE - bound
    rounds, complete = _cheapest_rounds(pricing, scaled, gap, MOST_ROUNDS)
    pruned = _with_rounds(pricing.master, rounds)
    hint = _carry_over(best.master, values, pruned)
    low, high = _bounds(pruned)
    first = pruned.first
    low[:first], high[:first] = fixings(bound, reduced, low[:first], high[:first], best.travel_m)
    costs = pruned.travel()
    found = search(
        pruned.model,
        costs,
        low,
        high,
        clock,
        effort,
        hint=hint,
        on_progress=lambda value, _: report(value, ceil_bound(bound)),
    )
    values, travel = hint, best.travel_m
    if found.values is not None and int(costs @ found.values) < travel:
        values, travel = found.values, int(costs @ found.values)
    if complete and found.bound is not None:
        bound = max(bound, min(found.bound, travel) * SCALE)
    return Tour(pruned, values, travel, 0, complete), bound


def _price(pricing: Pricing, clock: Clock, report: Report) -> tuple[int, Floats, bool]:
    """Price rounds in until none pays.

    Returns
    -------
    bound : int
        Best bound, scaled.
    duals : (m,) float
        Duals that give it.
    supplied : bool
        False if rounds cannot supply what the earlier values ask for.
    """
    master = pricing.master
    dearest = max((one.metres for one in master.rounds), default=0)
    penalty = 10 * dearest + 1_000_000
    program = Program(master, penalty)
    best: int | None = None
    best_duals = np.zeros(master.model.height)
    missing = 0.0
    while True:
        solved = program.solve(max(clock.remaining, 0.1))
        if solved is None:
            break
        _, duals, missing = solved
        scaled = pricing.exact(duals)
        bound, _ = pricing.base_bound(scaled)
        new = 0
        for market in pricing.markets:
            least, priced, _ = pricing.cheapest(market, scaled, FORBIDDEN // 4, TAKE_IN)
            bound += market.crew.size * least
            own = int(np.rint(duals[master.member_row[market.number]] * SCALE))
            new += sum(master.add(one) for price, one in priced if price < own)
        if best is None or bound > best:
            best, best_duals = bound, duals
            report(None, ceil_bound(bound))
        if clock.is_over:
            break
        if new == 0:
            if missing <= 1e-6 or penalty > MOST_PENALTY:
                break
            penalty *= 30
            program.charge(penalty)
        program.take_in()
    if best is None:
        return 0, best_duals, True
    return best, best_duals, missing <= 1e-6 or clock.is_over


def _cheapest_rounds(
    pricing: Pricing, scaled: Ints, gap: int | None, many: int
) -> tuple[list[Round], bool]:
    """Return rounds within a gap of their crew's cheapest, and whether these are all of them.

    Without a gap, the cheapest ones of all crews together.
    """
    excess: list[tuple[int, int, tuple[tuple[int, int], ...], Round]] = []
    complete = True
    most = many if gap is not None else max(many // 40, 20)
    for market in pricing.markets:
        least, priced, left_out = pricing.cheapest(
            market, scaled, FORBIDDEN // 4 if gap is None else gap, most
        )
        complete &= left_out == 0
        excess += [(price - least, one.crew, one.stops, one) for price, one in priced]
    excess.sort(key=lambda item: item[:3])
    complete &= len(excess) <= many
    rounds = [item[3] for item in excess[:many]]
    return rounds, complete


def _with_rounds(master: Master, rounds: list[Round]) -> Master:
    """Return the master with these rounds instead of those it knows."""
    first = master.first
    old = master.model
    kept = [i for i, column in enumerate(old.columns) if column < first]
    model = LinearModel(
        old.low[:first],
        old.high[:first],
        list(old.row_low),
        list(old.row_high),
        [old.rows[i] for i in kept],
        [old.columns[i] for i in kept],
        [old.values[i] for i in kept],
    )
    other = Master(
        model,
        master.demand,
        master.groups,
        master.member_row,
        master.place_row,
        master.place_sign,
        master.stop_rows,
        master.needed,
        load_row=master.load_row,
        through=master.through,
        parts=master.parts,
        filling=master.filling,
        certain=master.certain,
        first=first,
    )
    for one in rounds:
        other.add(one)
    return other


def _bounds(master: Master) -> tuple[Ints, Ints]:
    return np.array(master.model.low, dtype=np.int64), np.array(master.model.high, dtype=np.int64)


def _carry_over(old: Master, values: Ints, new: Master) -> Ints:
    """Return a solution of one master in the variables of another, which learns its rounds."""
    used = [
        (one, int(count))
        for one, count in zip(old.rounds, values[old.first :], strict=True)
        if count
    ]
    for one, _ in used:
        new.add(one)
    at = {(one.crew, one.stops): new.first + i for i, one in enumerate(new.rounds)}
    carried = np.zeros(new.model.size, dtype=np.int64)
    carried[: new.first] = values[: old.first]
    for one, count in used:
        carried[at[one.crew, one.stops]] = count
    return carried
