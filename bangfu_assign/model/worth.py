"""What a choice of cadres is worth, from the names alone."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from bangfu_assign.model.arrays import Ints
from bangfu_assign.model.instance import NOBODY, Instance
from bangfu_assign.model.rounds import closed_way_m
from bangfu_assign.model.walks import Walks


def worth(instance: Instance, cadre_of: Ints, walk_m: Callable[[int], Ints]) -> dict[str, int]:
    """Return the value of every objective; ``changes`` is 0 if no plan is being changed.

    Parameters
    ----------
    instance : Instance
        The town.
    cadre_of : (H,) int
        Cadre of each household, `NOBODY` if uncovered.
    walk_m : callable
        Metres between the sites of a village (`Distances.walk_m`).
    """
    covered = cadre_of != NOBODY
    planned = np.bincount(instance.village_of, minlength=len(instance.village_ids))
    lacking = np.bincount(instance.village_of[~covered], minlength=len(instance.village_ids))
    load = np.bincount(cadre_of[covered], minlength=len(instance.cadre_ids))
    sites: dict[tuple[int, int], set[int]] = {}
    for h in np.flatnonzero(covered).tolist():
        key = int(instance.village_of[h]), int(cadre_of[h])
        sites.setdefault(key, set()).add(int(instance.site_of[h]))
    villages: dict[int, list[int]] = {}
    walk, walks, current = 0, None, NOBODY
    for v, c in sorted(sites):
        if walks is None or v != current:
            walks, current = Walks(walk_m(v)), v
        walk += walks.length_m(sites[v, c])
        villages.setdefault(c, []).append(v)
    return {
        "coverage": int(instance.weight[~covered].sum()),
        "changes": instance.lost
        + int(((instance.keep != NOBODY) & (instance.keep != cadre_of)).sum()),
        "continuity": int(((instance.last != NOBODY) & (instance.last != cadre_of)).sum()),
        "evenness": sum(
            round(1000 * (2 * k - 1) / n)
            for n, u in zip(planned.tolist(), lacking.tolist(), strict=True)
            for k in range(1, u + 1)
        ),
        "load": int(((instance.quota - load) ** 2).sum()),
        "travel": sum(closed_way_m(instance, c, tuple(served)) for c, served in villages.items()),
        "walk": walk,
    }
