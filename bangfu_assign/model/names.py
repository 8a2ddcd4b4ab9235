"""Names: from numbers of households to who helps whom, the same every time.

What no objective decides is decided by rule: within a village the lower income is covered first,
the neediest go to the most senior rank, then ids. None of these swaps changes any objective.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from bangfu_assign.model.abreast import abreast
from bangfu_assign.model.arrays import Ints
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.groups import Groups
from bangfu_assign.model.instance import NOBODY, Instance
from bangfu_assign.model.placing import Placing
from bangfu_assign.model.slices import Effort
from bangfu_assign.model.walks import Walks
from bangfu_assign.model.zoom import Helper, Spot, Street, Zoomed, zoom


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """Who helps whom.

    Attributes
    ----------
    cadre_of : (H,) int
        Cadre of each household, `NOBODY` if uncovered.
    hooks : dict of int to int
        Village of each paired cadre.
    walk_bound_m : int
        Lower bound on the walk of all plans with the same placing.
    """

    cadre_of: Ints
    hooks: dict[int, int]
    walk_bound_m: int


def name_households(
    instance: Instance,
    groups: Groups,
    placing: Placing,
    walk_m: Callable[[int], Ints],
    clock: Clock,
    effort: Effort,
) -> Named:
    """Choose the households of every cadre, village by village.

    Parameters
    ----------
    instance, groups, placing
        The town and how many households each cadre has where.
    walk_m : callable
        Metres between the sites of a village (`Distances.walk_m`).
    """
    cadre_of = instance.must.copy()
    rank = _first_covered_first(instance)
    for (c, e), count in sorted(placing.kept.items()):
        own = [h for h in groups.cells[e].members.tolist() if instance.is_own(c, h)]
        for h in sorted(own, key=lambda h: int(rank[h]))[:count]:
            cadre_of[h] = c
    helpers_in: dict[int, list[int]] = {}
    for c, v in sorted(placing.counts):
        helpers_in.setdefault(v, []).append(c)
    streets = [
        _street(instance, groups, placing, cadre_of, v, cadres, rank, Walks(walk_m(v)))
        for v, cadres in sorted(helpers_in.items())
    ]
    bound = 0
    for street, found in zip(streets, abreast(zoom, streets, clock, effort), strict=True):
        bound += _settle(instance, street, found or _as_it_comes(street), cadre_of)
    return Named(cadre_of, placing.hooks, bound)


def _first_covered_first(instance: Instance) -> Ints:
    """Return each household's place in the order: neediest, then lower income, then id."""
    order = np.lexsort((np.arange(len(instance.income)), instance.income, -instance.weight))
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return place


def _street(
    instance: Instance,
    groups: Groups,
    placing: Placing,
    cadre_of: Ints,
    v: int,
    cadres: list[int],
    rank: Ints,
    walks: Walks,
) -> Street:
    """Write down one village's task."""
    fixed: dict[int, list[int]] = {c: [] for c in cadres}
    spots: dict[tuple[int, int], list[int]] = {}
    for h in np.flatnonzero(instance.village_of == v).tolist():
        if cadre_of[h] == NOBODY:
            key = int(instance.site_of[h]), int(groups.cell_of[h])
            spots.setdefault(key, []).append(h)
        else:
            fixed[int(cadre_of[h])].append(int(instance.site_of[h]))
    crew_of = {c: crew for crew in groups.crews for c in crew.members if c in fixed}
    cadres = sorted(cadres, key=lambda c: (int(instance.seniority[c]), c))
    return Street(
        helpers=tuple(
            Helper(
                cadre=c,
                free=placing.counts[c, v] - len(fixed[c]),
                fixed=tuple(sorted(set(fixed[c]))),
                cells=crew_of[c].partial.get(v),
            )
            for c in cadres
        ),
        spots=tuple(
            Spot(site, cell, tuple(sorted(members, key=lambda h: int(rank[h]))))
            for (site, cell), members in sorted(spots.items())
        ),
        uncovered={e: placing.uncovered[e] for e in groups.cells_in[v]},
        walks=walks,
    )


def _settle(instance: Instance, street: Street, zoomed: Zoomed, cadre_of: Ints) -> int:
    """Write the names of one village; return the bound on its walk."""
    taken_by: dict[int, list[tuple[int, int]]] = {}
    for (helper, spot), count in sorted(zoomed.taken.items()):
        taken_by.setdefault(spot, []).append((helper, count))
    for spot, takers in taken_by.items():
        waiting = iter(street.spots[spot].households)
        for helper, count in takers:  # helpers stand in order of rank: the neediest come first
            for _ in range(count):
                cadre_of[next(waiting)] = street.helpers[helper].cadre
    _swap_by_rank(instance, street, cadre_of)
    return zoomed.bound_m


def _swap_by_rank(instance: Instance, street: Street, cadre_of: Ints) -> None:
    """Hand the households of a site, over all its cells, to its helpers in order of rank.

    Only households open to all, and none that is its helper's own, change hands, so nothing else
    changes.
    """
    anywhere = {helper.cadre for helper in street.helpers if helper.cells is None}
    by_site: dict[int, list[int]] = {}
    for spot in street.spots:
        for h in spot.households:
            if int(cadre_of[h]) in anywhere and not instance.is_own(int(cadre_of[h]), h):
                by_site.setdefault(spot.site, []).append(h)
    for members in by_site.values():
        neediest = sorted(members, key=lambda h: (-int(instance.weight[h]), instance.income[h], h))
        helpers = sorted(
            (int(cadre_of[h]) for h in members), key=lambda c: (int(instance.seniority[c]), c)
        )
        if not any(instance.is_own(c, h) for h, c in zip(neediest, helpers, strict=True)):
            cadre_of[neediest] = helpers


def _as_it_comes(street: Street) -> Zoomed:
    """Fill the helpers without looking at walks, for when there is no time left to choose well."""
    from scipy.sparse import csr_array  # noqa: PLC0415 - rarely needed
    from scipy.sparse.csgraph import maximum_flow  # noqa: PLC0415

    cells = sorted({spot.cell for spot in street.spots})
    n, m = len(street.helpers), len(street.spots)
    source, sink = n + m + len(cells), n + m + len(cells) + 1
    capacity = np.zeros((sink + 1, sink + 1), dtype=np.int32)
    for i, helper in enumerate(street.helpers):
        capacity[source, i] = helper.free
        for j, spot in enumerate(street.spots):
            if helper.cells is None or spot.cell in helper.cells:
                capacity[i, n + j] = min(helper.free, len(spot.households))
    for j, spot in enumerate(street.spots):
        capacity[n + j, n + m + cells.index(spot.cell)] = len(spot.households)
    for k, cell in enumerate(cells):
        free = sum(len(spot.households) for spot in street.spots if spot.cell == cell)
        capacity[n + m + k, sink] = free - street.uncovered.get(cell, 0)
    flow = maximum_flow(csr_array(capacity), source, sink).flow.toarray()
    taken = {(i, j): int(flow[i, n + j]) for i in range(n) for j in range(m) if flow[i, n + j] > 0}
    return Zoomed(taken, 0)
