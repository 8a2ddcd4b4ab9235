"""Where few places meet many households: which households can have a place at all.

In the layer of co-helpers a few dozen places meet a whole town. With quotas and reach alone, the
sets of households that can be helped together are the independent sets of a matroid (bipartite
matching), so every heaviest set holds the same number of households of each weight. A plan that is
as heavy as those is one of them: households of other weights have no place in it, nor in any plan
as good, and need not burden the search.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from ortools.graph.python import min_cost_flow

from bangfu_assign.model.arrays import Bools
from bangfu_assign.model.instance import NOBODY, Instance


@dataclass(frozen=True, slots=True, eq=False)
class Contest:
    """What quotas and reach alone leave open.

    Attributes
    ----------
    inside : (H,) bool
        Households of a weight that heaviest sets hold, and those with a `must` lock.
    least : int
        Sum of the weights of the households left over by a heaviest set: a lower bound on coverage.
    """

    inside: Bools
    least: int


def contest(instance: Instance) -> Contest:
    """Return which weights of households are helped when only quotas and reach count."""
    locked = instance.must != NOBODY
    taken = np.bincount(instance.must[locked], minlength=len(instance.cadre_ids))
    places = np.maximum(instance.quota - taken, 0)
    profiles = instance.profile
    supply = np.bincount(profiles, weights=places, minlength=len(instance.open_to))
    free = np.flatnonzero(~locked)
    # Households alike in who reaches them and in weight are one node of the network.
    keys = np.vstack([instance.open_to[:, free].astype(np.int64), instance.weight[free][None, :]])
    alike, size = np.unique(keys, axis=1, return_counts=True)
    network = min_cost_flow.SimpleMinCostFlow()
    source, first = 0, 1 + len(supply)
    sink = first + alike.shape[1]
    for p, many in enumerate(supply.astype(np.int64).tolist()):
        network.add_arc_with_capacity_and_unit_cost(source, 1 + p, many, 0)
    weights = alike[-1].tolist()
    leaves = []
    for k, (weight, many) in enumerate(zip(weights, size.tolist(), strict=True)):
        for p in np.flatnonzero(alike[:-1, k]).tolist():
            network.add_arc_with_capacity_and_unit_cost(1 + p, first + k, many, 0)
        leaves.append(
            network.add_arc_with_capacity_and_unit_cost(first + k, sink, many, -int(weight))
        )
    total = int(supply.sum())
    network.set_node_supply(source, total)
    network.set_node_supply(sink, -total)
    status = network.solve_max_flow_with_min_cost()
    if status != network.OPTIMAL:
        raise AssertionError(f"the network of places has status {status}")
    helped = {w for w, arc in zip(weights, leaves, strict=True) if network.flow(arc) > 0}
    inside = locked | np.isin(instance.weight, sorted(helped))
    left = int(instance.weight[free].sum()) + network.optimal_cost()
    return Contest(inside, int(left))


def narrowed(instance: Instance, inside: Bools) -> Instance:
    """Return the instance with some households only; evenness then knows nothing of the others."""
    rows = np.flatnonzero(inside)
    number = np.full(len(inside), NOBODY, dtype=np.int64)
    number[rows] = np.arange(len(rows))
    return replace(
        instance,
        household_ids=tuple(instance.household_ids[h] for h in rows.tolist()),
        village_of=instance.village_of[rows],
        weight=instance.weight[rows],
        site_of=instance.site_of[rows],
        income=instance.income[rows],
        last=instance.last[rows],
        before=instance.before[rows],
        keep=instance.keep[rows],
        must=instance.must[rows],
        open_to=instance.open_to[:, rows],
        never=frozenset((c, int(number[h])) for c, h in instance.never if inside[h]),
    )
