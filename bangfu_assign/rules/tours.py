"""How far each cadre travels and walks: the rounds of a plan, each worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from bangfu_assign.facts.distance import UNREACHABLE, Distances
from bangfu_assign.facts.distance.closed_round import closed_round

Metres = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Tours:
    """Closed rounds over some distances; equal rounds are worked out once."""

    distances: Distances
    _rounds: dict[tuple[int, ...], int] = field(default_factory=dict)
    _walks: dict[tuple[int, ...], int] = field(default_factory=dict)

    def round_m(self, cadre: int, villages: Sequence[int]) -> int:
        """Return the shortest round base → villages → base, in metres.

        Parameters
        ----------
        cadre : int
            Row of the cadre.
        villages : sequence of int
            Rows of the villages, each once, ascending.
        """
        if not villages:
            return 0
        chosen = list(villages)
        out_m, back_m = self.distances.out_m[cadre, chosen], self.distances.back_m[cadre, chosen]
        if len(chosen) == 1:
            return int(out_m[0] + back_m[0])
        key = (*chosen, *out_m.tolist(), *back_m.tolist())
        if key not in self._rounds:
            between = self.distances.village_m[np.ix_(chosen, chosen)]
            self._rounds[key] = closed_round(
                with_base(out_m, back_m, between), range(1, len(chosen) + 1)
            )
        return self._rounds[key]

    def walk_m(self, village: int, sites: Sequence[int]) -> int:
        """Return the shortest round village point → sites → village point, in metres.

        Parameters
        ----------
        village : int
            Row of the village.
        sites : sequence of int
            Numbers of the sites, each once, ascending; 0 is the village point.
        """
        key = (village, *sites)
        if key not in self._walks:
            self._walks[key] = closed_round(self.distances.walk_m(village), sites)
        return self._walks[key]


def with_base(out_m: Metres, back_m: Metres, between: Metres) -> Metres:
    """Return the legs of a round, (K + 1, K + 1), the base first.

    Where nobody knows the way between two villages, the cadre goes back to the base and out again.
    """
    legs = np.zeros((len(out_m) + 1, len(out_m) + 1), dtype=np.int64)
    legs[0, 1:], legs[1:, 0] = out_m, back_m
    legs[1:, 1:] = np.where(between < UNREACHABLE, between, back_m[:, None] + out_m[None, :])
    return legs
