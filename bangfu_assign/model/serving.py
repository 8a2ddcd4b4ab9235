"""Who may serve where, once every leader is paired with a village."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from bangfu_assign.model.arrays import Bools
from bangfu_assign.model.instance import Instance


def serves_where(instance: Instance, hooks: Mapping[int, int]) -> Bools:
    """Return the villages every cadre may serve now that the leaders are paired, shape (C, V)."""
    serves = instance.scope.copy()
    led = np.zeros((int(instance.unit.max(initial=-1)) + 1, serves.shape[1]), dtype=bool)
    for c, v in hooks.items():
        serves[c] = False
        serves[c, v] = True
        if instance.unit[c] >= 0:
            led[instance.unit[c], v] = True
    serves[instance.follows] = led[instance.unit[instance.follows]]
    return serves
