"""Zoom: inside one village, whose households lie where, so that the walks are short.

The placing has said how many households each cadre has here, who keeps whom, and how many of each
cell stay uncovered. What is left to choose is the sites. As in the town, a column is a cadre's
walk: how many households at which sites; cadres that are alike here share their columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations_with_replacement
from math import comb

import numpy as np

from bangfu_assign.model.arrays import Ints
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.linear import LinearModel
from bangfu_assign.model.search import search
from bangfu_assign.model.slices import Effort
from bangfu_assign.model.walks import Walks

MOST_WALKS = 30_000
"""Columns of one village at most; beyond, only walks over near sites are offered."""

NEAR_SITES = 7
"""Sites offered around each site where not every walk can be listed."""


@dataclass(frozen=True, slots=True)
class Helper:
    """A cadre in one village.

    Attributes
    ----------
    cadre : int
        The cadre.
    free : int
        Households still to be chosen.
    fixed : tuple of int
        Sites of the households that are chosen already, distinct, ascending.
    cells : tuple of int or None
        Cells open to the cadre, None if all are.
    """

    cadre: int
    free: int
    fixed: tuple[int, ...]
    cells: tuple[int, ...] | None


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """Households of one cell at one site that are still free: interchangeable.

    Attributes
    ----------
    site, cell : int
        Where and of which cell.
    households : tuple of int
        Who, first to be covered first.
    """

    site: int
    cell: int
    households: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Street:
    """One village's task.

    Attributes
    ----------
    helpers : tuple of Helper
        Cadres with households to choose, or with some fixed.
    spots : tuple of Spot
        Free households.
    uncovered : dict of int to int
        By cell: how many of them stay uncovered.
    walks : Walks
        Lengths of walks.
    """

    helpers: tuple[Helper, ...]
    spots: tuple[Spot, ...]
    uncovered: dict[int, int]
    walks: Walks


@dataclass(frozen=True, slots=True, eq=False)
class Zoomed:
    """Who takes how many households of which spot.

    Attributes
    ----------
    taken : dict of (int, int) to int
        By helper (position) and spot (position).
    bound_m : int
        Lower bound on the village's walk.
    """

    taken: dict[tuple[int, int], int]
    bound_m: int


@dataclass(frozen=True, slots=True, eq=False)
class _Squad:
    """Alike helpers and the walks they can take.

    Attributes
    ----------
    helpers : list of int
        Positions in the street.
    walks : list of (tuple of int, int)
        Sites, one per household to choose, and the variable that counts helpers on this walk.
    taken : dict of int to int
        By spot: variable of households these helpers take there.
    """

    helpers: list[int]
    walks: list[tuple[tuple[int, ...], int]]
    taken: dict[int, int]


def zoom(street: Street, clock: Clock, effort: Effort) -> Zoomed | None:
    """Choose the sites of least walk in one village; None if time ran out before any choice."""
    model = LinearModel()
    costs: list[tuple[int, int]] = []
    left = [model.variable(0, len(spot.households)) for spot in street.spots]
    rows = [
        model.constrain([(var, 1)], len(s.households), len(s.households))
        for var, s in zip(left, street.spots, strict=True)
    ]
    for cell, many in sorted(street.uncovered.items()):
        here = [(left[i], 1) for i, spot in enumerate(street.spots) if spot.cell == cell]
        model.constrain(here, many, many)
    complete = True
    squads = []
    for helpers in _alike(street):
        squad, whole = _write_squad(model, costs, street, helpers, rows)
        squads.append(squad)
        complete &= whole
    vector = model.costs(costs)
    low, high = np.array(model.low, dtype=np.int64), np.array(model.high, dtype=np.int64)
    found = search(model, vector, low, high, clock, effort)
    if found.values is None:
        return None
    taken = _hand_out(street, squads, found.values)
    bound = found.bound or 0
    return Zoomed(taken, bound if complete else 0)


def _alike(street: Street) -> list[list[int]]:
    """Return helpers in groups: same number to choose, same fixed sites, same open cells."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for i, helper in enumerate(street.helpers):
        groups.setdefault((helper.free, helper.fixed, helper.cells), []).append(i)
    return sorted(groups.values())


def _write_squad(
    model: LinearModel,
    costs: list[tuple[int, int]],
    street: Street,
    helpers: list[int],
    rows: list[int],
) -> tuple[_Squad, bool]:
    """Add one group of helpers: each on one walk, the walks' households taken from the spots."""
    one = street.helpers[helpers[0]]
    room: dict[int, int] = {}
    taken: dict[int, int] = {}
    site_rows: dict[int, int] = {}
    for i, spot in enumerate(street.spots):
        if one.cells is None or spot.cell in one.cells:
            room[spot.site] = room.get(spot.site, 0) + len(spot.households)
            taken[i] = model.variable(0, len(spot.households))
            model.put(rows[i], taken[i], 1)
            row = site_rows.setdefault(spot.site, -1)
            if row < 0:
                row = site_rows[spot.site] = model.row()
            model.put(row, taken[i], -1)
    offered, complete = _offered(street.walks, room, one.free)
    walks = []
    for sites in offered:
        var = model.variable(0, len(helpers))
        walks.append((sites, var))
        costs.append((var, street.walks.length_m((*one.fixed, *sites))))
        for site in sorted(set(sites)):
            model.put(site_rows[site], var, sites.count(site))
    model.constrain([(var, 1) for _, var in walks], len(helpers), len(helpers))
    return _Squad(helpers, walks, taken), complete


def _offered(walks: Walks, room: dict[int, int], free: int) -> tuple[list[tuple[int, ...]], bool]:
    """Return the walks to choose among, and whether these are all there are."""
    sites = sorted(room)
    every = comb(max(len(sites) + free - 1, 0), free)
    if every <= MOST_WALKS:
        lists = [sites]
    else:
        lists = [sorted(walks.nearest(site, sites, NEAR_SITES)) for site in sites]
    found = {
        chosen
        for near in lists
        for chosen in combinations_with_replacement(near, free)
        if all(chosen.count(site) <= room[site] for site in set(chosen))
    }
    return sorted(found), len(lists) == 1


def _hand_out(street: Street, squads: list[_Squad], values: Ints) -> dict[tuple[int, int], int]:
    """Give walks to the helpers of a squad, and spots to the helpers of a site, in order."""
    taken: dict[tuple[int, int], int] = {}
    for squad in squads:
        waiting = list(squad.helpers)
        stock = {i: int(values[var]) for i, var in squad.taken.items()}
        for sites, var in squad.walks:
            for _ in range(int(values[var])):
                helper = waiting.pop(0)
                for site in sites:
                    spot = next(
                        i for i in sorted(stock) if stock[i] and street.spots[i].site == site
                    )
                    stock[spot] -= 1
                    taken[helper, spot] = taken.get((helper, spot), 0) + 1
    return taken
