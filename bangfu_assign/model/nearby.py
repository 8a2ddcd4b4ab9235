"""A shorter tour step by step: one neighbourhood of villages is planned anew, the rest stays.

In a county no search over all rounds ends, but the best of a tenth of the villages is found in a
second or two, and a plan that no neighbourhood can improve is hardly ever far from the best. No
step makes any objective worse; every step is checked row by row.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle, islice

import numpy as np
from scipy.sparse import csc_array, csr_array

from bangfu_assign.model.arrays import Bools, Ints
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.columns import Columns
from bangfu_assign.model.highs import Highs
from bangfu_assign.model.instance import Instance
from bangfu_assign.model.linear import INFINITY
from bangfu_assign.model.master import Master
from bangfu_assign.model.relaxation import matrix

VILLAGES = 25, 40, 60
"""Villages of a neighbourhood: small ones first, which cost a second or two."""

OVERLAP = 1.6
"""Neighbourhoods a village lies in on the average, each time the town is gone over."""

NODES = 5
"""Branches at most in one neighbourhood."""

STEP_S = 12.0
"""Seconds at most for one neighbourhood, should it be a hard one."""

GAP = 2e-4
"""Share of a neighbourhood's travel that need not be searched for."""


def improve_nearby(
    instance: Instance,
    master: Master,
    values: Ints,
    costs: Ints,
    clock: Clock,
    sizes: Sequence[int] | None = None,
    passes: int | None = None,
) -> Ints:
    """Return a solution over rounds that costs no more and is worse in no objective kept.

    Parameters
    ----------
    instance : Instance
        The town.
    master : Master
        With the solution's rounds and those that may replace them.
    values : (n,) int
        The solution; it keeps every row and bound.
    costs : (n,) int
        Of every variable.
    clock : Clock
        When time is over, the best so far is returned. It ends before if no neighbourhood of any
        size was improved since the last time.
    sizes : sequence of int, optional
        Villages of a neighbourhood, one size after the other; `VILLAGES` if not given.
    passes : int, optional
        Times the town is gone over at most, each with the next size.
    """
    nearby = Nearby(instance, master, values, costs)
    centres = cycle(_spread(instance.village_m))
    sizes = VILLAGES if sizes is None else sizes
    # Leaders change places over any distance.
    paired = np.array(sorted({v for _, v in master.demand.hooks}), dtype=np.int64)
    idle = 0
    for many in islice(cycle(sizes), passes):
        before = nearby.worth
        if len(paired) and not clock.is_over:
            nearby.improve(nearby.around(paired), min(STEP_S, clock.remaining))
        for _ in range(_times(len(instance.village_ids), many)):
            if clock.is_over:
                return nearby.values
            near = np.argsort(instance.village_m[next(centres)], kind="stable")[:many]
            nearby.improve(nearby.around(near), min(STEP_S, clock.remaining))
        idle = idle + 1 if nearby.worth == before else 0
        if idle == len(sizes):
            break
    return nearby.values


def _times(villages: int, many: int) -> int:
    """Return how many neighbourhoods it takes to go over the town once."""
    return 1 if many >= villages else int(np.ceil(OVERLAP * villages / many))


def _spread(legs: Ints) -> list[int]:
    """Return all villages, each one the farthest from those before."""
    order = [0]
    far = legs[0].copy()
    while len(order) < len(legs):
        far[order[-1]] = -1
        order.append(int(np.argmax(far)))
        far = np.minimum(far, legs[order[-1]])
    return order


def _owners(master: Master) -> tuple[Ints, Ints]:
    """Return crew and village each variable speaks of; -1 where it is no single one's."""
    demand, groups = master.demand, master.groups
    crew = np.full(master.model.size, -1, dtype=np.int64)
    village = np.full(master.model.size, -1, dtype=np.int64)
    for e, var in enumerate(demand.uncovered):
        village[var] = groups.cells[e].village
    pooled = [e for cells in groups.cells_in for e in cells]
    for e, var in zip(pooled, demand.pool, strict=True):
        village[var] = groups.cells[e].village
    for v, steps in enumerate(demand.steps):
        village[steps] = v
    for owned in (demand.kept, demand.hooks, master.through, master.parts):
        for (k, _), var in owned.items():
            crew[var] = k
    crew[master.first :] = [one.crew for one in master.rounds]
    return crew, village


class Nearby:
    """A solution over rounds, and what of it can be planned anew.

    Parameters
    ----------
    instance, master, values, costs
        As `improve_nearby` takes them.
    """

    def __init__(self, instance: Instance, master: Master, values: Ints, costs: Ints) -> None:
        model, groups = master.model, master.groups
        self.values = values
        self._master, self._costs, self._legs = master, costs, instance.village_m
        self._rows = csc_array(matrix(model))
        self._low, self._high = np.array(model.low), np.array(model.high)
        self._row_low, self._row_high = np.array(model.row_low), np.array(model.row_high)
        self._keep()
        self._crew, self._village = _owners(master)
        self._stops = [np.array([v for v, _ in one.stops], dtype=np.int64) for one in master.rounds]
        self._unit = np.array(
            [*(c.unit if c.is_paired or c.follows else -1 for c in groups.crews), -1],
            dtype=np.int64,
        )  # the last for what is no crew's own

    @property
    def worth(self) -> int:
        """Return what the solution costs."""
        return int(self._costs @ self.values)

    def around(self, villages: Ints) -> Bools:
        """Return which variables speak of some villages and of those who serve them."""
        near = np.zeros(len(self._legs) + 1, dtype=bool)
        near[-1] = True  # what is no village's own
        near[villages] = True
        master = self._master
        serving = np.zeros(len(self._unit), dtype=bool)
        used = np.flatnonzero(self.values[master.first :]).tolist()
        for i in used:
            if not len(self._stops[i]) or near[self._stops[i]].any():
                serving[master.rounds[i].crew] = True
        # Staff can only move with whom they follow.
        units = np.unique(self._unit[serving & (self._unit >= 0)])
        serving |= np.isin(self._unit, units)
        for i in used:
            if serving[master.rounds[i].crew]:
                near[self._stops[i]] = True
        free: Bools = np.where(self._crew >= 0, serving[self._crew], near[self._village])
        return free

    def improve(self, free: Bools, seconds: float) -> bool:
        """Plan some variables anew, all others held; return whether the solution is better now."""
        columns = self._rows[:, np.flatnonzero(free)]
        entries = csr_array(columns)
        rows = np.flatnonzero(np.diff(entries.indptr))
        held = (self._rows @ np.where(free, 0, self.values))[rows]
        low, high = self._row_low[rows], self._row_high[rows]
        highs = Highs(
            np.where(low <= -INFINITY, low, low - held).tolist(),
            np.where(high >= INFINITY, high, high - held).tolist(),
            Columns(
                self._costs[free].astype(np.float64),
                self._low[free].astype(np.float64),
                self._high[free].astype(np.float64),
                csc_array(entries[rows]),
            ),
            whole=True,
        )
        highs.set(mip_rel_gap=GAP, mip_max_nodes=NODES)
        highs.begin_at(self.values[free])
        highs.run(seconds)
        found = highs.values()
        if not len(found):
            return False
        values = self.values.copy()
        values[free] = np.rint(found).astype(np.int64)
        if self._costs @ values >= self.worth or not self._is_right(values):
            return False
        self.values = values
        self._keep()
        return True

    def _is_right(self, values: Ints) -> bool:
        """Return whether values keep every row and bound to the letter."""
        reached = self._rows @ values
        return bool(
            (values >= self._low).all()
            and (values <= self._high).all()
            and (reached >= self._row_low).all()
            and (reached <= self._row_high).all()
        )

    def _keep(self) -> None:
        """Let no objective become worse again."""
        reached = self._rows @ self.values
        for row in self._master.kept_row.values():
            self._row_high[row] = reached[row]
        for var in self._master.excess.values():
            self._high[var] = self.values[var]
