"""Travel: price rounds until none pays, then look through ever wider windows above the bound.

1. Price: a linear program over few rounds; rounds that its duals make worthwhile join it until
   there are none. Its value bounds the travel of every plan.
2. Narrow: take for granted that the travel exceeds the bound by no more than a window. The reduced
   costs then leave each village few numbers of uncovered households; with those the filling rows
   say more, and the bound rises. A round whose price exceeds its crew's cheapest by more than what
   is left of the window lies in no plan of the window.
3. Search: CP-SAT over the rounds left. A plan found there is the best of all; if there is none, all
   travel more than the window allows, and the next one is wider.
4. Where that takes too long: a plan among the cheapest rounds, and its own travel as the window.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from bangfu_assign.model.arrays import Ints
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.instance import Instance
from bangfu_assign.model.master import Master
from bangfu_assign.model.pricing import Priced, Pricing, open_markets, price
from bangfu_assign.model.relaxation import SCALE, ceil_bound, fixings
from bangfu_assign.model.rounds import Round
from bangfu_assign.model.search import Effort, search

WINDOWS = (0.003, 0.008, 0.02)
"""Shares of the first bound that a window allows above it."""

WINDOW_ROUNDS = 20_000
"""Rounds a window may leave to be searched before any plan is known."""

MOST_PASSES = 4
"""Times a window is narrowed; the bound rises little after the second."""

FIRST_ROUNDS = 4_000
"""Rounds the first incumbent is looked for among; grows while there is none."""

FIRST_WORK = 3.0
"""Deterministic seconds for the first incumbent."""

MOST_ROUNDS = 60_000
"""Rounds CP-SAT is given at most; with more left after pruning, optimality is not claimed."""

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
    pricing, priced
        All rounds, and the linear program's bound.
    best : Tour or None
        The shortest known.
    bound : int
        No plan with the earlier values travels less; metres.
    """

    pricing: Pricing
    priced: Priced
    best: Tour | None
    bound: int
    clock: Clock
    effort: Effort
    report: Report

    @property
    def is_over(self) -> bool:
        """Whether the best is proven or there is no time for more."""
        return self.clock.is_over or (self.best is not None and self.best.travel_m <= self.bound)

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
            pricing, priced, incumbent, max(0, ceil_bound(priced.bound)), clock, effort, report
        )
        _look_through_windows(hunt)
        if hunt.best is None:
            _first_tour(hunt)
    if hunt.best is None:
        return Tour(master, None, 0, hunt.bound)
    if not hunt.is_over:
        _look_below(hunt, hunt.best.travel_m, MOST_ROUNDS)
    best = hunt.best
    report(best.travel_m, hunt.bound)
    return Tour(
        best.master, best.values, best.travel_m, min(hunt.bound, best.travel_m), best.complete
    )


def _look_through_windows(hunt: Hunt) -> None:
    """Search windows until one holds a plan, or one is too wide to be searched as a whole."""
    first = hunt.bound
    for share in WINDOWS:
        if hunt.is_over:
            return
        ceiling = first + round(share * first)
        if hunt.best is not None and hunt.best.travel_m <= ceiling:
            return
        if not _look_below(hunt, ceiling, WINDOW_ROUNDS):
            return


def _look_below(hunt: Hunt, ceiling: int, many: int) -> bool:
    """Look for the best plan that travels at most so far; False if that was too much to do.

    Parameters
    ----------
    hunt : Hunt
        Takes in what is found.
    ceiling : int
        Metres. What is concluded within the window holds for all plans up to the ceiling.
    many : int
        Most rounds to be searched. If a plan is known, the cheapest of more are still searched for
        a better one, which proves nothing.
    """
    pricing, priced = _narrow(hunt, ceiling)
    hunt.raise_bound(min(ceil_bound(priced.bound), ceiling + 1))
    if priced.bound > ceiling * SCALE or hunt.is_over:
        return True
    gap = ceiling * SCALE - priced.bound
    rounds, complete = pricing.cheapest_of_all(priced.scaled, gap, many)
    if not complete and hunt.best is None:
        return False
    low, high = fixings(priced.bound, priced.reduced, pricing.low, pricing.high, ceiling)
    known = hunt.best
    if known is not None and known.travel_m > ceiling:
        known = None
    window = pricing.master.narrowed(low, high, rounds)
    hint = None
    if known is not None and known.values is not None:
        hint = carry_over(known.master, known.values, window)
    found = search(
        window.model,
        window.travel(),
        *_bounds(window),
        hunt.clock,
        hunt.effort,
        hint=hint,
        cutoff=ceiling,
        on_progress=lambda value, _: hunt.report(value, hunt.bound),
    )
    for values in (hint, found.values):
        if values is not None:
            hunt.take(window, values, complete=complete)
    if not complete:
        return False
    if found.infeasible:
        hunt.raise_bound(ceiling + 1)
        return True
    if found.bound is not None:
        hunt.raise_bound(min(found.bound, ceiling + 1))
    return found.values is not None


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
        if not again.supplied:
            # No rounds supply what the window asks for, so it is empty.
            priced = Priced((ceiling + 1) * SCALE, again.scaled, again.reduced, supplied=False)
            break
    return pricing, priced


def _first_tour(hunt: Hunt) -> None:
    """Look for a solution among the cheapest rounds, then among more of them."""
    many = FIRST_ROUNDS
    pricing, scaled = hunt.pricing, hunt.priced.scaled
    for _ in range(3):
        if hunt.clock.is_over:
            return
        rounds, _ = pricing.cheapest_of_all(scaled, None, many)
        model = pricing.master.with_rounds(rounds)
        effort = Effort(hunt.effort.workers, hunt.effort.seed, min(hunt.effort.work, FIRST_WORK))
        found = search(model.model, model.travel(), *_bounds(model), hunt.clock, effort)
        if found.values is not None:
            hunt.take(model, found.values, complete=False)
            return
        many *= 3


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
