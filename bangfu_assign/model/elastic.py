"""A tour near every target, for counties, where hardly any plan has all targets at once.

Each objective before travel may miss its target by a little, as a variable with a price. Beginning
with the rounds of a plan that is known, nothing is ever missing, so the linear program over rounds
stays near plans; at two sets of prices, as rounds that give way in one objective look dear where
another is held. HiGHS then finds a plan among the cheapest rounds of both. The bound on its travel
is computed anew with what it has in the other objectives, and the way is made shorter neighbourhood
by neighbourhood (`model.nearby`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bangfu_assign.model.arrays import Ints
from bangfu_assign.model.branching import WHOLE, branch_pairings
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.counts import Report, count, spans_of
from bangfu_assign.model.groups import Groups
from bangfu_assign.model.instance import Instance
from bangfu_assign.model.master import Master, build_master, free_master
from bangfu_assign.model.mixed import find_whole
from bangfu_assign.model.nearby import improve_nearby
from bangfu_assign.model.pricing import Priced, Pricing, open_markets, price
from bangfu_assign.model.program import Program
from bangfu_assign.model.relaxation import SCALE, ceil_bound
from bangfu_assign.model.repair import Known
from bangfu_assign.model.rounds import Round
from bangfu_assign.model.slices import Effort
from bangfu_assign.model.stages import Stage, Staged
from bangfu_assign.model.start import start_of
from bangfu_assign.model.travel import Tour, carry_over

SOFT_M = {
    "coverage": 10**6, "changes": 10**6, "continuity": 3 * 10**4, "evenness": 100, "load": 5_000,
}  # fmt: skip
"""Metres that a unit beyond its target costs: low enough for rounds that give way to be found."""

FIRM_M = {
    "coverage": 10**7, "changes": 10**7, "continuity": 10**6, "evenness": 10**4, "load": 2 * 10**4,
}  # fmt: skip
"""The same where the plan is looked for: more than a unit could save on the way."""

LOOSE = 50
"""An objective may be worse than in the known plan by one part in so many, the first not at all."""

ENOUGH = 1e-4
"""Share by which two passes of pricing have to improve the linear program."""

REACH_M = 5_000
"""Metres above its cheapest that a round may cost a crew the linear program splits."""

NEAR_M = 3_000
"""The same of every crew, where neighbourhoods are planned anew."""

MOST_EACH = 100
"""Rounds of one crew at most."""

NODES = 20
"""Branches at most."""

GAP = 0.03
"""Share of the value that need not be searched for: any plan near the targets is good to begin."""

PRICING_SHARE = 0.5
"""Share of the time that pricing leaves to the search."""

REST_SHARE = 0.5
"""Share of the time that the search leaves to the bound and the neighbourhoods."""

LATER_SHARE = 0.75
"""Share of the time that is left then when what the first plan misses is looked for nearby."""

Settled = tuple[Staged, Tour, float]
"""Stages before travel, the tour, and when it was begun."""


def settle_near(
    instance: Instance,
    groups: Groups,
    names: Sequence[str],
    draft: Staged,
    known: Known,
    clock: Clock,
    effort: Effort,
    report: Report,
) -> Settled | None:
    """Return the stages' values in the plan found, and its tour; None if none was found.

    Parameters
    ----------
    instance, groups
        The town.
    names : sequence of str
        Objectives before travel.
    draft : Staged
        What the compact model says of them.
    known : (cadre_of, hooks)
        A plan to begin with.
    clock, effort, report
        Limits, and whom to tell.
    """
    begin = clock.seconds
    targets = {stage.name: stage.value for stage in draft.stages}
    free = free_master(instance, groups)
    start = start_of(instance, groups, free, *known)
    had = dict(zip(names, values_in(free, start, names), strict=True))
    allowed = {
        name: max(had[name], targets[name]) + (had[name] // LOOSE if place else 0)
        for place, name in enumerate(names)
    }
    # What the targets rule out may have to be given up: everything is counted anew.
    wide, spans = count(instance, names, clock, effort, lambda *_: None, allowed, hopeful=names)
    if len(wide.stages) < len(names) or clock.is_over:
        return None
    spare = {name: allowed[name] - targets[name] for name in names}
    members = spans_of(groups, spans)
    master = build_master(instance, groups, targets, wide.low, wide.high, members, spare)
    for one in free.rounds:
        master.add(one)
    for k, crew in enumerate(groups.crews):
        for v in crew.hooks:
            master.add(Round(k, ((v, 0),), 0))
    old = _Plan(free, start, int(free.travel() @ start))
    pricing = Pricing(master, open_markets(instance, master, members))
    if any(market.is_hopeless for market in pricing.markets):
        return None
    with clock.keeping(PRICING_SHARE):
        pool = _pool(pricing, free.rounds, clock)
    with clock.keeping(REST_SHARE):
        first = _plan(master, pool, clock)
        if first is None:
            begun = start_of(instance, groups, master, *known)
            for name, var in master.excess.items():
                begun[var] = max(0, had[name] - targets[name])
            first = _Plan(master, begun, old.travel_m)
    if any(first.values[var] for var in master.excess.values()):
        # What is missed now and made good later would leave the bound too low.
        with clock.keeping(LATER_SHARE):
            first = _nearby(instance, master, first, pool, clock)
    report("travel", first.travel_m, None)
    held = Pricing(_held(master, first, pool), pricing.markets)
    with clock.keeping(PRICING_SHARE):
        # Of another pairing not enough rounds may be known to have as much.
        program = Program(held.master, FIRM_M["coverage"], rows=master.kept_row.values())
        priced = price(held, clock, lambda _: None, program=program)
        least, branch = branch_pairings(held, priced, program, clock)
    bound = max(0, ceil_bound(least))
    report("travel", first.travel_m, bound)
    # What was found is held, so that only the way can become shorter, among the rounds cheap then.
    better = _nearby(
        instance, held.master, first, _merged(pool, _cheap(held, branch, NEAR_M)), clock
    )
    best = min(
        (better, old), key=lambda plan: (*values_in(plan.master, plan.values, names), plan.travel_m)
    )
    if best is old:  # the bound is about plans that miss the targets otherwise
        bound = 0
    stages = _stages(draft, wide, values_in(best.master, best.values, names))
    tour = Tour(best.master, best.values, best.travel_m, min(bound, best.travel_m))
    report("travel", tour.travel_m, tour.bound_m)
    return Staged(stages, None, wide.low, wide.high), tour, begin


@dataclass(frozen=True, slots=True, eq=False)
class _Plan:
    """A solution over some rounds."""

    master: Master
    values: Ints
    travel_m: int


def _plan(master: Master, rounds: Sequence[Round], clock: Clock) -> _Plan | None:
    """Return a good plan among some rounds; None if none was found."""
    model = master.with_rounds(rounds)
    costs = model.travel()
    costs[: master.first] += _prices(master, FIRM_M)
    low = np.array(model.model.low, dtype=np.int64)
    high = np.array(model.model.high, dtype=np.int64)
    values = find_whole(model.model, costs, low, high, clock, NODES, GAP)
    return None if values is None else _Plan(model, values, int(model.travel() @ values))


def _nearby(
    instance: Instance, held: Master, plan: _Plan, rounds: Sequence[Round], clock: Clock
) -> _Plan:
    """Return a plan that misses no target by more than this one, and travels no more."""
    master = held.with_rounds(rounds)
    values = carry_over(plan.master, plan.values, master)
    costs = master.travel()
    costs[: master.first] += _prices(master, FIRM_M)
    values = improve_nearby(instance, master, values, costs, clock)
    return _Plan(master, values, int(master.travel() @ values))


def _held(master: Master, plan: _Plan, rounds: Sequence[Round]) -> Master:
    """Return the master of plans that miss no target by more than this one, with its rounds."""
    low = np.array(master.model.low[: master.first], dtype=np.int64)
    high = np.array(master.model.high[: master.first], dtype=np.int64)
    for var in master.excess.values():
        high[var] = plan.values[var]
    return master.narrowed(low, high, _merged(rounds, master.rounds))


def _merged(*rounds: Sequence[Round]) -> list[Round]:
    """Return several lists of rounds as one, each round once."""
    return list({(one.crew, one.stops): one for some in rounds for one in some}.values())


def values_in(master: Master, values: Ints, names: Sequence[str]) -> tuple[int, ...]:
    """Return what objectives before travel are worth in a solution over rounds, in this order."""
    demand = master.demand
    return tuple(
        int(master.load() @ values)
        if name == "load"
        else demand.offset[name] + sum(cost * int(values[var]) for var, cost in demand.costs[name])
        for name in names
    )


def _prices(master: Master, metres: Mapping[str, int]) -> Ints:
    """Return the cost of every variable that is no round: what misses a target."""
    prices = np.zeros(master.first, dtype=np.int64)
    for name, var in master.excess.items():
        prices[var] = metres[name]
    return prices


def _pool(pricing: Pricing, known: Sequence[Round], clock: Clock) -> list[Round]:
    """Return the rounds among which there is a good plan: cheap at either prices, or known."""
    master = pricing.master
    pool = list(known)
    program = Program(master, 0, _prices(master, SOFT_M), rows=())
    for metres in (SOFT_M, FIRM_M):
        prices = _prices(master, metres)
        priced = price(pricing, clock, lambda _: None, costs=prices, program=program, enough=ENOUGH)
        pool += _cheap(pricing, priced)
    return _merged(pool)


def _cheap(pricing: Pricing, priced: Priced, near_m: int = 0) -> list[Round]:
    """Return what the linear program takes, and what is as cheap; more of crews that it splits.

    Of the others, what is dearer by up to ``near_m`` metres.
    """
    amounts = priced.values[pricing.master.first :]
    rounds = pricing.master.rounds[: len(amounts)]
    split = {
        one.crew
        for one, amount in zip(rounds, amounts.tolist(), strict=True)
        if abs(amount - round(amount)) > WHOLE
    }
    cheap = [one for one, amount in zip(rounds, amounts.tolist(), strict=True) if amount > WHOLE]
    for market in pricing.markets:
        reach = REACH_M if market.number in split else near_m
        _, near, _ = pricing.cheapest(market, priced.scaled, reach * SCALE, MOST_EACH)
        cheap += [one for _, one in near]
    return cheap


def _stages(draft: Staged, wide: Staged, values: Sequence[int]) -> tuple[Stage, ...]:
    """Return the stages with the plan's values; the draft's bounds hold while its values do."""
    stages = []
    exact = True
    for strict, loose, value in zip(draft.stages, wide.stages, values, strict=True):
        bound = min(strict.bound if exact else loose.bound, value)
        stages.append(Stage(strict.name, value, bound, strict.seconds, value))
        exact &= value == strict.value
    return tuple(stages)
