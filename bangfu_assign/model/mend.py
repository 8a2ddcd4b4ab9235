"""Mend: from the compact model's solution of a plan that is being changed to a plan by names.

Who keeps the cadre is decided already, and that is nearly everybody. The few who need another one
are given to the places left over: a small model, which keeps ``max_villages`` to the letter. So
there is a plan with the fewest changes long before rounds are priced, whatever stops the search.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bangfu_assign.model.arrays import Bools, Ints
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.demand import Demand, add_demand
from bangfu_assign.model.groups import Groups
from bangfu_assign.model.instance import NOBODY, Instance
from bangfu_assign.model.linear import LinearModel
from bangfu_assign.model.repair import Known
from bangfu_assign.model.search import search
from bangfu_assign.model.serving import serves_where
from bangfu_assign.model.slices import Effort
from bangfu_assign.model.stages import Staged

MOST_PAIRS = 60_000
"""Households to be placed times cadres with a place left; with more it is no small model."""

WORK = 2.0
"""Deterministic seconds."""

FAR_M = 10**6 * MOST_PAIRS
"""Metres: more than all new villages together, at a thousand kilometres at most each."""


def mend(
    instance: Instance,
    groups: Groups,
    staged: Staged,
    clock: Clock,
    effort: Effort,
) -> Known | None:
    """Return cadre of each household and village of each paired cadre; None if there is no such.

    Parameters
    ----------
    instance, groups
        The town.
    staged : Staged
        What its stages left; its values are taken over household by household.
    clock, effort
        Limits.
    """
    if staged.values is None:
        return None
    values = staged.values
    demand = add_demand(LinearModel(), instance, groups)  # its variables are the compact model's
    hooks = hooks_in(groups, demand, values)
    cadre_of = np.where(instance.must == NOBODY, NOBODY, instance.must)
    waiting = who_stays(instance, groups, demand, values, cadre_of)
    return _place(instance, serves_where(instance, hooks), cadre_of, waiting, hooks, clock, effort)


def hooks_in(groups: Groups, demand: Demand, values: Ints) -> dict[int, int]:
    """Return the village of each paired cadre in a solution of the compact model."""
    hooks: dict[int, int] = {}
    for k, crew in enumerate(groups.crews):
        if crew.is_paired:
            villages = [v for v in crew.hooks for _ in range(int(values[demand.hooks[k, v]]))]
            hooks |= dict(zip(crew.members, villages, strict=True))
    return hooks


def who_stays(
    instance: Instance, groups: Groups, demand: Demand, values: Ints, cadre_of: Ints
) -> list[int]:
    """Give everybody who stays their cadre; return who is to have another one."""
    for (k, e), var in sorted(demand.kept.items()):
        c = groups.crews[k].speaker
        own = [
            h
            for h in groups.cells[e].members.tolist()
            if instance.is_own(c, h) and cadre_of[h] == NOBODY
        ]
        cadre_of[own[: int(values[var])]] = c
    waiting = []
    for cell, var in zip(groups.cells, demand.uncovered, strict=True):
        free = [h for h in cell.members.tolist() if cadre_of[h] == NOBODY]
        # As in every plan, the lower income is covered first.
        free.sort(key=lambda h: (instance.keep[h] == NOBODY, float(instance.income[h]), h))
        waiting += free[: len(free) - int(values[var])]
    return waiting


def _place(
    instance: Instance,
    serves: Bools,
    cadre_of: Ints,
    waiting: list[int],
    hooks: Mapping[int, int],
    clock: Clock,
    effort: Effort,
) -> Known | None:
    """Give those who wait to places left over: the emptiest cadres first, then the nearest."""
    left = _Left.beside(instance, cadre_of)
    if left is None:
        return None
    spare = np.flatnonzero(left.free > 0).tolist()
    if len(waiting) * len(spare) > MOST_PAIRS:
        return None
    model = LinearModel()
    costs: list[tuple[int, int]] = []
    pairs: dict[tuple[int, int], int] = {}
    for c in spare:
        villages = np.flatnonzero(serves[c] & (left.visited[c] | (left.room[c] > 0)))
        able = [h for h in waiting if instance.village_of[h] in villages and instance.allowed(c, h)]
        if able:
            pairs |= _write_cadre(model, costs, instance, left, c, able)
    taken: dict[int, list[tuple[int, int]]] = {h: [] for h in waiting}
    for (h, _), var in pairs.items():
        taken[h].append((var, 1))
    if not all(taken.values()):
        return None
    for terms in taken.values():
        model.constrain(terms, 1, 1)
    low, high = np.array(model.low, dtype=np.int64), np.array(model.high, dtype=np.int64)
    few = Effort(effort.workers, effort.seed, min(effort.work, WORK))
    found = search(model, model.costs(costs), low, high, clock, few)
    if found.values is None:
        return None
    for (h, c), var in pairs.items():
        if found.values[var]:
            cadre_of[h] = c
    return cadre_of, dict(hooks)


@dataclass(frozen=True, slots=True, eq=False)
class _Left:
    """What those who stay leave: places, villages served, villages to spare; by cadre."""

    free: Ints
    visited: Bools
    room: Ints

    @classmethod
    def beside(cls, instance: Instance, cadre_of: Ints) -> _Left | None:
        """Return what is left; None if those who stay are too many, or in too many villages."""
        helped = np.flatnonzero(cadre_of != NOBODY)
        free = instance.quota - np.bincount(cadre_of[helped], minlength=len(instance.cadre_ids))
        visited = np.zeros(instance.scope.shape, dtype=bool)
        visited[cadre_of[helped], instance.village_of[helped]] = True
        room = instance.max_villages - visited.sum(axis=1)
        return None if (free < 0).any() or (room < 0).any() else cls(free, visited, room)


def _write_cadre(
    model: LinearModel,
    costs: list[tuple[int, int]],
    instance: Instance,
    left: _Left,
    c: int,
    able: list[int],
) -> dict[tuple[int, int], int]:
    """Add a cadre's places and new villages; return the variable of each pair."""
    free, ways = int(left.free[c]), instance.out_m[c] + instance.back_m[c]
    has = {(h, c): model.variable(0, 1) for h in able}
    fills = [model.variable(0, 1) for _ in range(min(free, len(able)))]
    # (quota − load)² sinks by 2 · free − 1 with the first household, by less with the next ones;
    # any of that is worth any way.
    costs += [(var, -(2 * (free - j) - 1) * FAR_M) for j, var in enumerate(fills)]
    model.constrain([*((var, 1) for var in has.values()), *((var, -1) for var in fills)])
    comes: list[tuple[int, int]] = []
    for v in sorted({int(instance.village_of[h]) for h in able}):
        if left.visited[c, v]:
            continue
        visit = model.variable(0, 1)
        comes.append((visit, 1))
        costs.append((visit, min(FAR_M // MOST_PAIRS, int(ways[v]))))
        for h in able:
            if instance.village_of[h] == v:
                model.constrain([(has[h, c], 1), (visit, -1)], -1, 0)
    if comes:
        model.constrain(comes, 0, int(left.room[c]))
    return has
