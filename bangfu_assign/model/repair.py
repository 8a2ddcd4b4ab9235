"""Repair: what to do when rounds cannot reach a value that the compact model thought possible.

The compact model relaxes ``max_villages`` a little. Where that matters, the objectives are settled
among the rounds that pricing has found, in the same strict order. Where all rounds there are can be
listed, what is shown of them holds for every plan. Elsewhere the compact bounds stay valid for the
first objective that falls short; the later ones are computed anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from bangfu_assign.model.arrays import Ints
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.demand import Demand
from bangfu_assign.model.groups import Groups
from bangfu_assign.model.instance import Instance
from bangfu_assign.model.master import Master, free_master
from bangfu_assign.model.pricing import Pricing, open_markets, price
from bangfu_assign.model.relaxation import ceil_bound
from bangfu_assign.model.rounds import Market, shortcuts_m
from bangfu_assign.model.slices import Effort
from bangfu_assign.model.stages import run_stages
from bangfu_assign.model.start import start_of
from bangfu_assign.model.travel import Tour

WORK_EACH = 8.0
"""Deterministic seconds for each objective."""

Known = tuple[Ints, dict[int, int]]
"""Cadre of each household, and village of each paired cadre."""

MOST_HOUSEHOLDS = 5_000
"""With more, pricing for the first objective takes too long, and its numbers grow too large."""

KEPT_SHARE = 0.6
"""Share of the time that pricing leaves to the search."""

MOST_LISTED = 40_000
"""Rounds in all up to which every one is offered."""

ROUNDS_EACH = 40
"""Shortest rounds offered to every crew besides those that pricing found."""


@dataclass(frozen=True, slots=True, eq=False)
class Mended:
    """A solution among known rounds.

    Attributes
    ----------
    tour : Tour
        The solution.
    values_of : dict of str to int
        Its values of the objectives before travel.
    bounds : dict of str to int
        By objective: no plan with the earlier values is worth less. What is not there is not known.
    """

    tour: Tour
    values_of: dict[str, int]
    bounds: dict[str, int]


def repair(
    instance: Instance,
    groups: Groups,
    names: Sequence[str],
    failed: Tour,
    clock: Clock,
    effort: Effort,
    known: Known | None = None,
) -> Mended | None:
    """Settle the objectives before travel among known rounds; None if even that finds no plan.

    Parameters
    ----------
    instance, groups
        The town.
    names : sequence of str
        Objectives before travel.
    failed : Tour
        What found no solution; its rounds are offered again.
    clock, effort
        Limits.
    known : (cadre_of, hooks), optional
        A plan to begin with, however poor.
    """
    free = free_master(instance, groups)
    for one in failed.master.rounds:
        free.add(one)
    whole = _offer_all(instance, free)
    bounds: dict[str, int] = {}
    if not whole:
        _offer_more(instance, free)
        bounds = _offer_best(instance, free, names[0], clock) if names else {}
    start = None if known is None else start_of(instance, groups, free, *known)
    demand = demand_over_rounds(free)
    staged = run_stages(
        free.model,
        demand,
        names or ["load"],
        clock,
        replace(effort, work=min(effort.work, WORK_EACH)),
        lambda *_: None,
        start=start,
    )
    if staged.values is None:
        return None
    if whole:
        bounds = {stage.name: stage.bound for stage in staged.stages if stage.name in names}
    travel = int(free.travel() @ staged.values)
    return Mended(
        Tour(free, staged.values, travel, 0),
        {stage.name: stage.value for stage in staged.stages if stage.name in names},
        bounds,
    )


def _markets(instance: Instance, master: Master) -> list[Market]:
    shortcuts = shortcuts_m(instance)
    return [
        Market(instance, k, crew, 0, crew.quota, crew.locked, shortcuts)
        for k, crew in enumerate(master.groups.crews)
    ]


def _offer_all(instance: Instance, master: Master) -> bool:
    """Add every round there is, if these are not too many; return whether it was so."""
    markets = _markets(instance, master)
    if sum(market.how_many for market in markets) > MOST_LISTED:
        return False
    for market in markets:
        for one in market.listed():
            master.add(one)
    return True


def _offer_more(instance: Instance, master: Master) -> None:
    """Add rounds of every load, and the shortest over several villages."""
    for market in _markets(instance, master):
        crew = market.crew
        if market.is_hopeless:
            continue
        if market.is_small:
            offered = market.listed()
        else:
            n = len(market.villages)
            nothing = np.zeros((crew.quota + 1, n), dtype=np.int64)
            offered = market.plain()
            homes = {master.groups.cells[e].village for e in crew.kept} | set(crew.locked)
            # Rounds that end at last year's villages are what runs short here.
            home = np.array([v in homes for v in market.villages.tolist()])
            gain = np.outer(np.arange(crew.quota + 1), np.where(home, 10**6, 0))
            idle = np.zeros(crew.quota + 1, dtype=np.int64)
            for fees in (nothing, -gain):
                _, priced, _ = market.cheapest(fees, idle, 1, 10**9, ROUNDS_EACH)
                offered += [one for _, one in priced]
        for one in offered:
            master.add(one)


def _offer_best(instance: Instance, master: Master, name: str, clock: Clock) -> dict[str, int]:
    """Price in the rounds that are best for the first objective; return a bound on it, if any.

    One unit of it weighs more than all travel: then no plan that is better in it is dearer.
    """
    if name == "load" or len(instance.household_ids) > MOST_HOUSEHOLDS or clock.is_over:
        return {}
    crews = master.groups.crews
    markets = open_markets(instance, master, [(0, crew.quota) for crew in crews])
    if any(market.is_hopeless for market in markets):
        return {}
    weight = 1 + sum(market.crew.size * market.longest_m for market in markets)
    costs = master.model.costs(master.demand.costs[name])[: master.first] * weight
    with clock.keeping(KEPT_SHARE):
        priced = price(Pricing(master, markets), clock, lambda _: None, costs=costs)
    if not priced.supplied:
        return {}
    # weight · value + travel is at least the bound, and the travel is less than the weight.
    least = -(-(ceil_bound(priced.bound) - weight + 1) // weight)
    return {name: least + master.demand.offset[name]}


def demand_over_rounds(master: Master) -> Demand:
    """Return the costs of all objectives over the master's variables: load hangs on the rounds."""
    costs = {name: list(terms) for name, terms in master.demand.costs.items()}
    load = master.load()
    costs["load"] = [(int(var), int(load[var])) for var in np.flatnonzero(load)]
    return Demand(costs=costs, offset=dict(master.demand.offset) | {"load": 0})
