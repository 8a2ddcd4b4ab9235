"""A start: a plan that is already known, written in the variables of a master."""

from __future__ import annotations

from collections import Counter

import numpy as np

from bangfu_assign.model.arrays import Ints
from bangfu_assign.model.groups import Groups
from bangfu_assign.model.instance import NOBODY, Instance
from bangfu_assign.model.master import Master
from bangfu_assign.model.rounds import Round, closed_way_m


def start_of(
    instance: Instance, groups: Groups, master: Master, cadre_of: Ints, hooks: dict[int, int]
) -> Ints:
    """Return the values of a master's variables in a plan; the plan's rounds join the master.

    Parameters
    ----------
    instance, groups, master
        The town and its model over rounds, without values kept.
    cadre_of : (H,) int
        Cadre of each household, `NOBODY` if uncovered.
    hooks : dict of int to int
        Village of each paired cadre.
    """
    demand = master.demand
    served: dict[int, Counter[int]] = {c: Counter() for c in instance.cadres}
    crew_of = {c: k for k, crew in enumerate(groups.crews) for c in crew.members}
    counts: Counter[int] = Counter()
    uncovered: Counter[int] = Counter()
    for h in instance.households:
        c, v, e = int(cadre_of[h]), int(instance.village_of[h]), int(groups.cell_of[h])
        if c == NOBODY:
            counts[demand.uncovered[e]] += 1
            uncovered[v] += 1
            continue
        served[c][v] += 1
        k = crew_of[c]
        if e == NOBODY:
            continue  # locked: the rows know it already
        if (k, e) in demand.kept and instance.is_own(c, h):
            counts[demand.kept[k, e]] += 1
        elif (k, e) in master.parts:
            counts[master.parts[k, e]] += 1
        else:
            counts[demand.pool[e]] += 1
            if (k, v) in master.through:
                counts[master.through[k, v]] += 1
    for v, many in uncovered.items():
        counts.update(demand.steps[v][:many])
    used: Counter[tuple[int, tuple[tuple[int, int], ...]]] = Counter()
    for c in instance.cadres:
        k = crew_of[c]
        stops = tuple(sorted(served[c].items()))
        metres = closed_way_m(instance, c, tuple(v for v, _ in stops)) if stops else 0
        if groups.crews[k].is_paired:
            counts[demand.hooks[k, hooks[c]]] += 1
            stops = stops or ((hooks[c], 0),)
        master.add(Round(k, stops, metres))
        used[k, stops] += 1
    values = np.zeros(master.model.size, dtype=np.int64)
    for var, many in counts.items():
        values[var] = many
    for i, one in enumerate(master.rounds):
        values[master.first + i] = used[one.crew, one.stops]
    return values
