"""The compact model: places flow from crews over hubs to villages, no rounds.

Coverage, continuity, evenness and load do not depend on who travels where, only on how many places
reach which village. In this form they are almost a network: the linear program is nearly always
whole, and its bound is exact. ``max_villages`` is relaxed for households that stay with last year's
cadre; the rounds (`model.master`) keep it to the letter.
"""

from __future__ import annotations

from bangfu_assign.model.apart import supply_apart
from bangfu_assign.model.demand import (
    Demand,
    Terms,
    add_demand,
    add_place,
    deliver,
    kept_terms,
    presence,
)
from bangfu_assign.model.groups import Groups
from bangfu_assign.model.instance import Instance
from bangfu_assign.model.linear import INFINITY, LinearModel

Places = list[list[int]]
"""By place of a cadre (first, second, …): variables that count the members who fill it."""


def compact_model(
    instance: Instance, groups: Groups, *, apart: bool = False
) -> tuple[LinearModel, Demand, dict[int, Places]]:
    """Write the compact model.

    Parameters
    ----------
    instance : Instance
        The town.
    groups : Groups
        Made with ``by_base=False``: bases matter for travel only.
    apart : bool
        Whether every crew supplies its villages by itself, which keeps ``max_villages`` to the
        letter (`model.apart`), rather than over hubs.

    Returns
    -------
    model, demand
        The model, and handles to its demand side.
    places : dict of int to Places
        By crew: its places. They fill one after the other: Σ (quota − load)² is convex.
    """
    model = LinearModel()
    demand = add_demand(model, instance, groups)
    places: dict[int, Places] = {}
    hubs: dict[tuple[object, ...], list[int]] = {}
    for k, crew in enumerate(groups.crews):
        demand.offset["load"] += crew.size * crew.quota**2
        if crew.is_paired or crew.follows:
            places[k] = _supply_tied(model, demand, groups, k)
        elif apart:
            places[k] = supply_apart(model, demand, instance, groups, k)
        else:
            places[k] = [
                [add_place(model, demand, crew.quota, j, crew.size)]
                for j in range(1, crew.quota + 1)
            ]
            # Locks widen the caps of one crew only; they are no part of what its hub delivers.
            delivered = tuple((v, cap) for v, cap in crew.caps.items() if crew.partial.get(v) != ())
            partial = tuple((v, cells) for v, cells in sorted(crew.partial.items()) if cells)
            hubs.setdefault((crew.quota, delivered, partial), []).append(k)
    for members in sorted(hubs.values()):
        _supply_hub(model, demand, instance, groups, members, places)
    return model, demand, places


def _free_places(
    model: LinearModel, demand: Demand, instance: Instance, groups: Groups, k: int
) -> tuple[Terms, Terms]:
    """Add where a crew's places go that last year's households and locks leave free.

    Returns
    -------
    own, given : Terms
        Households it has without its hub, and the variable of places it gives to the hub.
    """
    crew = groups.crews[k]
    given = model.variable(0, crew.size * crew.quota)
    own = kept_terms(demand, groups, k)
    kept_in = sorted({groups.cells[e].village for e in crew.kept} - set(crew.locked))
    room = instance.max_villages - len(crew.locked)
    if len(kept_in) < room or not own:
        return own, [(given, 1)]
    # Staying with all of last year's households may use up the villages a cadre can serve: places
    # left over then stay in those villages, or one of them is given up.
    visits: Terms = []
    for v in kept_in:
        visit = model.variable(0, 1)
        visits.append((visit, 1))
        more = model.variable(0, crew.caps[v])
        deliver(model, demand, v, more, crew.caps[v], crew.partial.get(v))
        here = [*kept_terms(demand, groups, k, v), (more, 1)]
        own.append((more, 1))
        model.constrain([*here, (visit, -crew.caps[v])], -INFINITY, 0)
        for var, _ in here[:-1]:
            model.constrain([(var, 1), (visit, -model.high[var])], -INFINITY, 0)
    elsewhere = model.variable(0, 1)
    model.constrain([(given, 1), (elsewhere, -crew.quota)], -INFINITY, 0)
    model.constrain([*visits, (elsewhere, 1)], 0, max(room, 0))
    return own, [(given, 1)]


def _supply_tied(model: LinearModel, demand: Demand, groups: Groups, k: int) -> Places:
    """Supply of a crew whose villages hang on a pairing: only where the pairing is."""
    crew = groups.crews[k]
    places: Places = [[] for _ in range(crew.quota)]
    size = 1 if crew.is_paired else crew.size
    for v, cap in sorted(crew.caps.items()):
        cells = crew.partial.get(v)
        var = model.variable(0, 0 if cells == () else crew.size * cap)
        deliver(model, demand, v, var, crew.size * cap, cells, crew.speaker)
        kept = kept_terms(demand, groups, k, v)
        locked = crew.locked.get(v, 0)
        tie = (
            [(demand.hooks[k, v], 1)] if crew.is_paired else presence(demand, groups.crews, crew, v)
        )
        here = [(var, 1), *kept]
        model.constrain([*here, *((hook, -size * cap) for hook, _ in tie)], -INFINITY, -locked)
        for one, _ in kept:
            most = model.high[one]
            model.constrain([(one, 1), *((hook, -most) for hook, _ in tie)], -INFINITY, 0)
        filled: list[int] = []
        for j in range(1, cap + 1):
            place = add_place(model, demand, crew.quota, j, crew.size)
            places[j - 1].append(place)
            filled.append(place)
            heads = [(hook, -size) for hook, _ in tie]
            demand.only_for_load.append(([(place, 1), *heads], -INFINITY, 0))
        demand.only_for_load.append(([*here, *((place, -1) for place in filled)], -locked, -locked))
    for filling in places:
        demand.only_for_load.append(([(var, 1) for var in filling], 0, crew.size))
    return places


def _supply_hub(
    model: LinearModel,
    demand: Demand,
    instance: Instance,
    groups: Groups,
    members: list[int],
    places: dict[int, Places],
) -> None:
    """Supply of crews that may serve the same villages: their free places meet in one hub."""
    inflow: Terms = []
    heads = 0
    for k in members:
        crew = groups.crews[k]
        heads += crew.size
        own, given = _free_places(model, demand, instance, groups, k)
        locked = sum(crew.locked.values())
        filled = [(var, 1) for filling in places[k] for var in filling]
        model.constrain([*filled, *((var, -1) for var, _ in own + given)], locked, locked)
        inflow += [(var, -1) for var, _ in given]
    speaker = groups.crews[members[0]]
    quota, partial = speaker.quota, speaker.partial
    delivered = {v: cap for v, cap in speaker.caps.items() if partial.get(v) != ()}
    outflow: Terms = []
    visits: Terms = []
    narrow = any(cap < quota for cap in delivered.values())
    for v, cap in sorted(delivered.items()):
        var = model.variable(0, heads * cap)
        outflow.append((var, 1))
        deliver(model, demand, v, var, heads * cap, partial.get(v))
        if narrow:
            visit = model.variable(0, heads)
            visits.append((visit, 1))
            model.constrain([(var, 1), (visit, -cap)], -INFINITY, 0)
    model.constrain(inflow + outflow)
    if visits:
        model.constrain(visits, 0, heads * instance.max_villages)
