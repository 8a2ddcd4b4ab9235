"""A first plan in no time: valid, not good.

Whatever cuts the search for a good plan short, time running out or Ctrl-C, there is this one to
fall back on. Leaders are paired as the rules demand; then households choose, the neediest first.
"""

from __future__ import annotations

import numpy as np

from bangfu_assign.facts.case import Case
from bangfu_assign.model.arrays import Bools, Ints
from bangfu_assign.model.conflict import Rules
from bangfu_assign.model.instance import NOBODY, Instance
from bangfu_assign.model.serving import serves_where
from bangfu_assign.model.town import Town
from bangfu_assign.policy import Policy


def first_plan(case: Case, policy: Policy, instance: Instance) -> Town | None:
    """Return a plan that keeps every rule, with nothing proven; None if none is found.

    Parameters
    ----------
    case, policy, instance
        The town; the instance was built from the other two.
    """
    rules = Rules(case, policy, instance)
    rules.write()
    hooks = rules.pairings()
    if hooks is None:
        return None
    serves = serves_where(instance, hooks)
    cadre_of = np.full(len(instance.household_ids), NOBODY, dtype=np.int64)
    free = instance.quota.copy()
    visited = np.zeros(serves.shape, dtype=bool)
    order = policy.objectives.order
    stay = [instance.last] if "continuity" in order[: _place(order, "coverage")] else []
    for wanted in (instance.must, instance.keep, *stay, None):
        for h in _neediest_first(instance, cadre_of, wanted):
            able = _able(instance, serves, free, visited, h)
            if wanted is not None:
                able = able[able == wanted[h]]
            if len(able):
                c = _nearest(instance, serves, visited, able, int(instance.village_of[h]))
                cadre_of[h] = c
                free[c] -= 1
                visited[c, instance.village_of[h]] = True
    return Town(cadre_of, hooks, {}, {}, walk_by_village=False)


def _place(order: tuple[str, ...], name: str) -> int:
    return order.index(name) if name in order else len(order)


def _neediest_first(instance: Instance, cadre_of: Ints, wanted: Ints | None) -> list[int]:
    """Return uncovered households, those who want somebody if ``wanted`` is given."""
    waiting = cadre_of == NOBODY
    if wanted is not None:
        waiting &= wanted != NOBODY
    order = np.lexsort((np.arange(len(cadre_of)), instance.income, -instance.weight))
    return [int(h) for h in order if waiting[h]]


def _able(instance: Instance, serves: Bools, free: Ints, visited: Bools, h: int) -> Ints:
    """Return cadres who may have one household more, this one."""
    v = int(instance.village_of[h])
    able = serves[:, v] & (free > 0) & instance.open_to[instance.profile, h]
    able &= visited[:, v] | (visited.sum(axis=1) < instance.max_villages)
    if instance.must[h] != NOBODY:
        able &= np.arange(len(able)) == instance.must[h]
    return np.array(
        [c for c in np.flatnonzero(able).tolist() if (c, h) not in instance.never], dtype=np.int64
    )


def _nearest(instance: Instance, serves: Bools, visited: Bools, able: Ints, v: int) -> int:
    """Return who is there already, can help the fewest other villages, has the shortest way."""
    way = instance.out_m[able, v] + instance.back_m[able, v]
    return int(able[np.lexsort((able, way, serves[able].sum(axis=1), ~visited[able, v]))[0]])
