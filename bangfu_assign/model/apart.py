"""Supply of a crew by itself: which villages its members serve, as whole numbers.

Where villages have a household or two each, what runs short is villages a cadre may serve, not
places. Crews that share a hub then hide who goes where. Told apart, the linear program says less
still, but CP-SAT decides a few thousand such numbers in seconds.
"""

from __future__ import annotations

from bangfu_assign.model.demand import Demand, Terms, deliver, kept_terms
from bangfu_assign.model.groups import Groups
from bangfu_assign.model.instance import Instance
from bangfu_assign.model.linear import INFINITY, LinearModel

MOST_PAIRS = 3_000
"""Crews times the villages each may serve, up to which crews are told apart."""


def is_sparse(instance: Instance, groups: Groups) -> bool:
    """Whether crews are worth telling apart: villages run short, and crews and villages are few."""
    roaming = [
        crew
        for crew in groups.crews
        if not crew.is_paired and not crew.follows and len(crew.caps) > instance.max_villages
    ]
    return 0 < sum(len(crew.caps) for crew in roaming) <= MOST_PAIRS


def supply_apart(
    model: LinearModel,
    demand: Demand,
    instance: Instance,
    groups: Groups,
    k: int,
    places: list[list[int]],
) -> None:
    """Supply of one crew whose villages hang on no pairing.

    Exact for a crew of one. Of several alike, each village counts the members that come, together
    as many as all may serve: how they share the villages is left open.

    Parameters
    ----------
    model, demand
        The model so far.
    instance, groups
        The town.
    k : int
        The crew.
    places : list of list of int
        Its places (`model.compact`).
    """
    crew = groups.crews[k]
    filled: Terms = [(var, 1) for filling in places for var in filling]
    visits: Terms = []
    for v, cap in sorted(crew.caps.items()):
        cells, locked = crew.partial.get(v), crew.locked.get(v, 0)
        kept = kept_terms(demand, groups, k, v)
        here = list(kept)
        if cells != ():
            more = model.variable(0, crew.size * cap)
            deliver(model, demand, v, more, crew.size * cap, cells)
            here.append((more, 1))
        filled += [(var, -1) for var, _ in here]
        if len(crew.caps) <= instance.max_villages:
            model.constrain(here, -INFINITY, crew.size * cap - locked)
            continue
        visit = model.variable(1 if locked else 0, crew.size)
        visits.append((visit, 1))
        model.constrain([*here, (visit, -cap)], -INFINITY, -locked)
        for var, _ in kept:
            model.constrain([(var, 1), (visit, -model.high[var])], -INFINITY, 0)
    if visits:
        model.constrain(visits, 0, crew.size * instance.max_villages)
    locked_in_all = sum(crew.locked.values())
    model.constrain(filled, locked_in_all, locked_in_all)
