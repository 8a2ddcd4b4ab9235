"""Travel: price rounds until none pays, find a tour among the cheapest, and prove it.

1. Price: a linear program over few rounds; rounds that its duals make worthwhile join it until
   there are none. Its value bounds the travel of every plan.
2. Find: the best tour over the cheapest rounds. It is nearly always the best of all.
3. Narrow: a better plan travels less than that tour. Within this window the reduced costs leave
   each village few numbers of uncovered households; with those the filling rows say more, the bound
   rises, and the window is narrowed again.
4. Prove: a round whose price exceeds its crew's cheapest by more than the window lies in no better
   plan. CP-SAT over what is left finds a better tour or shows that there is none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from bangfu_assign.model.arrays import Ints
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.instance import Instance
from bangfu_assign.model.master import Master
from bangfu_assign.model.mixed import find_whole
from bangfu_assign.model.nearby import improve_nearby
from bangfu_assign.model.pricing import Priced, Pricing, open_markets, price
from bangfu_assign.model.relaxation import SCALE, ceil_bound, fixings
from bangfu_assign.model.rounds import Round
from bangfu_assign.model.search import search
from bangfu_assign.model.slices import Effort

MOST_PASSES = 4
"""Times a window is narrowed; the bound rises little after the second."""

FIRST_ROUNDS = 1_500
"""Rounds the first tour is looked for among; more while there is none."""

FIRST_NODES = 20
"""Branches at most for the first tour: it is often found at the root."""

FIRST_GAP = 0.004
"""Share of its travel that a first tour among more rounds need not be searched for; neighbourhoods
of `FIRST_VILLAGES` villages make it shorter sooner than more branches do (measured)."""

FIRST_VILLAGES = 15, 25
"""Villages of the neighbourhoods a first tour is gone over with."""

SMALL = 2_000
"""Variables up to which CP-SAT finds the first tour sooner than HiGHS."""

NEAR = 0.02
"""Share of its travel that a plan known before may miss the bound by, to be as good as a tour."""

FIRST_WORK = 3.0
"""Deterministic seconds for the first tour where that finds none."""

MOST_ROUNDS = (120_000, 240_000)
"""Rounds CP-SAT is given at most; more of them while there is time and nothing is proven. One
search of all that a better tour may have ends before one of the cheapest and another (measured)."""

ANY_TIME = 30_000
"""Rounds that are searched however little time is left."""

ROUNDS_PER_S = 6_000
"""CP-SAT reads in so many in a second and hears no clock meanwhile: no window is begun that would
not end in time."""

MORE_ROUNDS = 4_500
"""Rounds a better tour is looked for among where the first cannot be proven at once."""

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


@dataclass(slots=True, eq=False)
class Hunt:
    """The best tour and bound so far; every step improves them.

    Attributes
    ----------
    instance
        The town.
    pricing, priced
        All rounds, and the linear program's bound.
    best : Tour or None
        The shortest known.
    bound : int
        No plan with the earlier values travels less; metres.
    searched : int
        Among so many cheapest rounds the first tour was found.
    """

    instance: Instance
    pricing: Pricing
    priced: Priced
    best: Tour | None
    bound: int
    clock: Clock
    effort: Effort
    report: Report
    searched: int = 0

    @property
    def is_over(self) -> bool:
        """Whether the best is proven or there is no time for more."""
        return self.clock.is_over or (self.best is not None and self.best.travel_m <= self.bound)

    @property
    def is_near(self) -> bool:
        """Whether the best is so near the bound that no first tour has to be found."""
        return self.best is not None and self.best.travel_m <= (1 + NEAR) * self.bound

    def raise_bound(self, bound: int) -> None:
        """Take in a bound in metres that holds for every plan."""
        if self.best is not None:
            bound = min(bound, self.best.travel_m)
        self.bound = max(self.bound, bound)
        self.report(None if self.best is None else self.best.travel_m, self.bound)

    def take(self, master: Master, values: Ints, *, complete: bool) -> None:
        """Take in a tour if it is the shortest so far, or knows more rounds than its equal."""
        travel = int(master.travel() @ values)
        old = self.best
        if old is None or travel < old.travel_m or (complete and travel == old.travel_m):
            self.best = Tour(master, values, travel, 0, complete)
            self.report(travel, self.bound)


def solve_travel(
    instance: Instance,
    master: Master,
    loads: list[tuple[int, int]],
    clock: Clock,
    effort: Effort,
    report: Report,
    *,
    on_first: Callable[[Tour], None] = lambda _: None,
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
    on_first : callable, optional
        Is given the tour that is to be proven; it is nearly always the shortest.
    incumbent : Tour, optional
        A solution with the earlier values, found otherwise.
    keep_share : float
        Share of the time that is given back if no solution is found.
    """
    nothing = incumbent or Tour(master, None, 0, 0)
    pricing = Pricing(master, open_markets(instance, master, loads))
    if any(market.is_hopeless for market in pricing.markets):
        return nothing
    for one in pricing.known_from_start():
        master.add(one)
    with clock.keeping(keep_share):
        priced = price(pricing, clock, lambda bound: report(None, bound))
        if not priced.supplied:
            return nothing
        hunt = Hunt(
            instance,
            pricing,
            priced,
            incumbent,
            max(0, ceil_bound(priced.bound)),
            clock,
            effort,
            report,
        )
        _first_tour(hunt)
    if hunt.best is None:
        return Tour(master, None, 0, hunt.bound)
    hunt.raise_bound(hunt.bound)
    on_first(hunt.best)
    for many in MOST_ROUNDS:
        if hunt.is_over or hunt.best.complete:
            break
        _prove(hunt, hunt.best, many)
        if many == MOST_ROUNDS[0] and not hunt.is_over and not hunt.best.complete:
            _better_tour(hunt)
    best = hunt.best
    report(best.travel_m, hunt.bound)
    return Tour(
        best.master, best.values, best.travel_m, min(hunt.bound, best.travel_m), best.complete
    )


def _first_tour(hunt: Hunt) -> None:
    """Look for a tour among the cheapest rounds, then among more of them."""
    pricing, clock = hunt.pricing, hunt.clock
    for many in (FIRST_ROUNDS, 3 * FIRST_ROUNDS, 10 * FIRST_ROUNDS):
        if clock.is_over:
            return
        cheap = pricing.cheapest_of_all(hunt.priced.scaled, None, many)
        model = pricing.master.with_rounds(cheap.rounds)
        costs, (low, high) = model.travel(), _bounds(model)
        values = None
        if model.model.size > SMALL:
            gap = 0.0 if many == FIRST_ROUNDS else FIRST_GAP
            values = find_whole(model.model, costs, low, high, clock, FIRST_NODES, gap)
            if values is not None and gap:
                values = improve_nearby(
                    hunt.instance, model, values, costs, clock, FIRST_VILLAGES, passes=2
                )
        if values is None:
            effort = replace(hunt.effort, work=min(hunt.effort.work, FIRST_WORK))
            values = search(model.model, costs, low, high, clock, effort).values
        if values is not None:
            hunt.take(model, values, complete=False)
        if values is not None or hunt.is_near:
            hunt.searched = many
            return


def _better_tour(hunt: Hunt) -> None:
    """Look once more, among more rounds, where no window can hold all rounds of the first tour."""
    if hunt.searched >= MORE_ROUNDS:
        return
    cheap = hunt.pricing.cheapest_of_all(hunt.priced.scaled, None, MORE_ROUNDS)
    model = hunt.pricing.master.with_rounds(cheap.rounds)
    values = find_whole(model.model, model.travel(), *_bounds(model), hunt.clock, FIRST_NODES)
    if values is not None:
        hunt.take(model, values, complete=False)


def _prove(hunt: Hunt, best: Tour, many: int) -> None:
    """Search all rounds a better tour may have; if these are too many, those of a lower window."""
    pricing, priced = _narrow(hunt, best.travel_m)
    hunt.raise_bound(ceil_bound(priced.bound))
    if hunt.is_over:
        return
    gap = best.travel_m * SCALE - priced.bound
    many = min(many, max(ANY_TIME, int(hunt.clock.remaining * ROUNDS_PER_S)))
    cheap = pricing.cheapest_of_all(priced.scaled, gap, many)
    if not cheap.complete:
        # No plan below this ceiling has other rounds; what is found out about it holds for all.
        gap = cheap.reach
    ceiling = (priced.bound + gap) // SCALE
    if ceiling < hunt.bound:  # a window before was as large
        return
    low, high = fixings(priced.bound, priced.reduced, pricing.low, pricing.high, ceiling)
    window = pricing.master.narrowed(low, high, cheap.rounds)
    found = search(
        window.model,
        window.travel(),
        *_bounds(window),
        hunt.clock,
        replace(hunt.effort, cutting=True),
        cutoff=min(ceiling, best.travel_m - 1),
        floor=hunt.bound,
        on_progress=lambda value, _: hunt.report(value, hunt.bound),
    )
    values = found.values
    if values is None and cheap.complete and best.values is not None:
        values = carry_over(best.master, best.values, window)
    if values is not None:
        hunt.take(window, values, complete=True)  # all within the ceiling, which is not below it
    shown = ceiling + 1 if found.infeasible else found.bound
    if shown is not None:
        hunt.raise_bound(min(shown, ceiling + 1))


def _narrow(hunt: Hunt, ceiling: int) -> tuple[Pricing, Priced]:
    """Return pricing and bound within a window, as narrow as reduced costs make it."""
    pricing, priced = hunt.pricing, hunt.priced
    for _ in range(MOST_PASSES):
        gap = ceiling * SCALE - priced.bound
        if gap < 0 or hunt.clock.is_over:
            break
        low, high = fixings(priced.bound, priced.reduced, pricing.low, pricing.high, ceiling)
        ranges = [
            steps
            for steps in pricing.master.demand.steps
            if (low[steps] > pricing.low[steps]).any() or (high[steps] < pricing.high[steps]).any()
        ]
        if not ranges:
            break
        known = pricing.master
        tighter = pricing.over(known.narrowed(low, high, known.rounds))
        again = price(tighter, hunt.clock, lambda _: None, ceiling)
        if again.bound < priced.bound:  # out of time
            break
        pricing, priced = tighter, again
        if not again.supplied:  # then the bound says by itself that the window is empty
            break
    return pricing, priced


def _bounds(master: Master) -> tuple[Ints, Ints]:
    return np.array(master.model.low, dtype=np.int64), np.array(master.model.high, dtype=np.int64)


def carry_over(old: Master, values: Ints, new: Master) -> Ints:
    """Return a solution of one master in the variables of another, which learns its rounds."""
    used: list[tuple[Round, int]] = [
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
