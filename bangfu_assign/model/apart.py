"""Supply of a crew by itself: which villages its members serve, as whole numbers.

Where villages have a household or two each, what runs short is villages a cadre may serve, not
places. Crews that share a hub then hide who goes where. Told apart, the linear program says less
still, but CP-SAT decides a few thousand such numbers in seconds.
"""

from __future__ import annotations

from bangfu_assign.model.demand import Demand, Terms, add_place, deliver, kept_terms
from bangfu_assign.model.groups import Crew, Groups
from bangfu_assign.model.instance import Instance
from bangfu_assign.model.linear import INFINITY, LinearModel

MOST_PAIRS = 3_000
"""Crews times the villages each may serve, up to which crews are told apart."""


def is_sparse(instance: Instance, groups: Groups) -> bool:
    """Whether crews are worth telling apart: villages run short, and crews and villages are few."""
    roaming = [crew for crew in groups.crews if roams(instance, crew)]
    return 0 < sum(crew.size * len(crew.caps) for crew in roaming) <= MOST_PAIRS


def roams(instance: Instance, crew: Crew) -> bool:
    """Whether members may choose among more villages than they can serve."""
    return not crew.is_paired and not crew.follows and len(crew.caps) > instance.max_villages


def supply_apart(
    model: LinearModel, demand: Demand, instance: Instance, groups: Groups, k: int
) -> list[list[int]]:
    """Supply of one crew whose villages hang on no pairing; return its places.

    Members who have to choose their villages are told apart, too.

    Parameters
    ----------
    model, demand
        The model so far.
    instance, groups
        The town.
    k : int
        The crew.
    """
    crew = groups.crews[k]
    places: list[list[int]] = [[] for _ in range(crew.quota)]
    if not roams(instance, crew):
        _supply(model, demand, instance, groups, k, crew.speaker, crew.size, places)
        return places
    before: Terms = []
    for c in crew.members:
        filled = _supply(model, demand, instance, groups, k, c, 1, places)
        if before:  # alike members in the order of their loads: the others are their twins
            model.constrain([*before, *((var, -1) for var, _ in filled)], 0, INFINITY)
        before = filled
    return places


def _supply(
    model: LinearModel,
    demand: Demand,
    instance: Instance,
    groups: Groups,
    k: int,
    c: int,
    size: int,
    places: list[list[int]],
) -> Terms:
    """Add what a cadre, or a crew of so many, has in each village; return the places filled."""
    crew = groups.crews[k]
    filled: Terms = []
    for j, filling in enumerate(places, start=1):
        filling.append(add_place(model, demand, crew.quota, j, size))
        filled.append((filling[-1], 1))
    balance: Terms = list(filled)
    visits: Terms = []
    for v, cap in sorted(crew.caps.items()):
        cells, locked = crew.partial.get(v), crew.locked.get(v, 0)
        kept = kept_terms(demand, groups, k, v)
        here = list(kept)
        if cells != ():
            more = model.variable(0, size * cap)
            deliver(model, demand, v, more, size * cap, cells, c)
            here.append((more, 1))
        balance += [(var, -1) for var, _ in here]
        if not roams(instance, crew):
            model.constrain(here, -INFINITY, size * cap - locked)
            continue
        visit = model.variable(1 if locked else 0, 1)
        visits.append((visit, 1))
        model.constrain([*here, (visit, -cap)], -INFINITY, -locked)
        for var, _ in kept:
            model.constrain([(var, 1), (visit, -model.high[var])], -INFINITY, 0)
    if visits:
        model.constrain(visits, 0, instance.max_villages)
    locked_in_all = sum(crew.locked.values())
    model.constrain(balance, locked_in_all, locked_in_all)
    return filled
