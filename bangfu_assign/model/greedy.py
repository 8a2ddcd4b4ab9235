"""A plan by hand's rule, for when there is no time left to search: the neediest choose first."""

from __future__ import annotations

import numpy as np

from bangfu_assign.model.arrays import Ints
from bangfu_assign.model.instance import NOBODY, Instance


def as_it_comes(instance: Instance) -> Ints:
    """Return a cadre for each household, (H,), that keeps every rule; `NOBODY` where none is free.

    The locked come first, then the needier, of equals the poorer; each takes a cadre who is in the
    village already, else the nearest one. Leadership pairings are not looked at: paired cadres must
    be without places or have one village each, as in the layer of co-helpers.
    """
    cadre_of = instance.must.copy()
    load = np.bincount(cadre_of[cadre_of != NOBODY], minlength=len(instance.cadre_ids))
    served: list[set[int]] = [set() for _ in instance.cadres]
    for h in np.flatnonzero(cadre_of != NOBODY).tolist():
        served[int(cadre_of[h])].add(int(instance.village_of[h]))
    most = np.where(instance.paired, 1, instance.max_villages)
    able = [c for c in instance.cadres if instance.quota[c] > 0]
    order = np.lexsort((np.arange(len(cadre_of)), instance.income, -instance.weight))
    for h in order.tolist():
        v = int(instance.village_of[h])
        open_ = [
            (v not in served[c], int(instance.out_m[c, v]), c)
            for c in able
            if load[c] < instance.quota[c]
            and (v in served[c] or len(served[c]) < most[c])
            and instance.allowed(c, h)
        ]
        if cadre_of[h] == NOBODY and open_:
            c = min(open_)[2]
            cadre_of[h] = c
            load[c] += 1
            served[c].add(v)
    return cadre_of
