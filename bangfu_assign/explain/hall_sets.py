"""The sets of households that can only be served by cadres with too few places."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd

from bangfu_assign.explain.network import Bools, Ints, Network
from bangfu_assign.plan.shortage import HallSet
from bangfu_assign.rules.open_pairs import OpenPairs
from bangfu_assign.rules.roster import Roster


@dataclass(frozen=True, slots=True, eq=False)
class Deficit:
    """A town's greatest deficit under its pairings, taken apart.

    Attributes
    ----------
    pairs : OpenPairs
    pairings : DataFrame or None
        Those it was worked out for.
    network : Network
    places, homes, flow : int64
        Of a maximum flow: (K,), (E,) and (K, E).
    sets : tuple of HallSet
        Without fixes; their deficits sum up to `total`.
    total : int
        Households that cannot be covered.
    """

    pairs: OpenPairs
    pairings: pd.DataFrame | None
    network: Network
    places: Ints
    homes: Ints
    flow: Ints
    sets: tuple[HallSet, ...]
    total: int

    @classmethod
    def of(cls, roster: Roster, pairings: pd.DataFrame | None, covered: Bools) -> Deficit:
        """Take the deficit apart; ``covered`` (H,) says who has a cadre in the plan."""
        pairs = OpenPairs.of(roster, pairings)
        network = Network.of(pairs)
        places, homes = network.places(pairs.quota), network.homes()
        flow = network.flow(places, homes)
        kinds, cells = network.bound_to_lack(flow, homes)
        sets: list[HallSet] = []
        for part_kinds, part_cells in network.parts(kinds, cells):
            rows = np.flatnonzero(part_cells[network.cell_of])
            cadres = np.flatnonzero(part_kinds[network.kind_of])
            if len(cadres):
                sets.append(_hall_set(pairs, rows, cadres, covered))
                continue
            # Households nobody may serve each lack a place by themselves; a village's are one set.
            village_of = pairs.roster.village_of[rows]
            sets += [
                _hall_set(pairs, rows[village_of == v], cadres, covered)
                for v in np.unique(village_of)
            ]
        ordered = sorted(sets, key=lambda one: (-one.deficit, one.households))
        total = int(homes.sum() - flow.sum())
        return cls(pairs, pairings, network, places, homes, flow, tuple(ordered), total)


def _hall_set(pairs: OpenPairs, rows: Ints, cadres: Ints, covered: Bools) -> HallSet:
    roster = pairs.roster
    homes = [roster.planned[row] for row in rows]
    helpers = [pairs.helpers[c] for c in cadres if pairs.helpers[c].quota > 0]
    members = Counter(home.village for home in homes)
    lacking = Counter(home.village for home in homes if not covered[home.row])
    ranks: dict[str, tuple[int, int]] = {}
    for rank in roster.policy.ranks:
        here = [helper.quota for helper in helpers if helper.rank is rank]
        if here:
            ranks[rank.label or rank.name] = len(here), sum(here)
    return HallSet(
        households=tuple(home.id for home in homes),
        cadres=tuple(helper.id for helper in helpers),
        places=sum(helper.quota for helper in helpers),
        uncovered=tuple(home.id for home in homes if not covered[home.row]),
        villages=tuple(
            (v, members[v], lacking[v]) for v in sorted(members, key=lambda v: (-lacking[v], v))
        ),
        ranks=tuple((label, *counts) for label, counts in ranks.items()),
    )
