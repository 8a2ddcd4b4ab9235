"""`Distances`: every leg a plan can need, in integer metres."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from bangfu_assign.errors import Problem
from bangfu_assign.facts.distance.matrix import Entries
from bangfu_assign.facts.distance.metric import UNREACHABLE, Metres, Metric, Points, Rows
from bangfu_assign.facts.distance.sites import Sites

_ROWS_KEPT = 256
"""Rows of `Distances.reach_m` and walks kept: 25 MB for 12,000 households."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """The latest results by key, so that cadres who share a base do not measure it again."""

    results: OrderedDict[int, Metres] = field(default_factory=OrderedDict)

    def get(self, key: int, make: Callable[[], Metres]) -> Metres:
        if key in self.results:
            self.results.move_to_end(key)
        else:
            self.results[key] = frozen(make())
            if len(self.results) > _ROWS_KEPT:
                self.results.popitem(last=False)
        return self.results[key]


@dataclass(frozen=True, slots=True, eq=False)
class Distances:
    """Metres one way between bases, villages and households; made by `measure`.

    Rows of cadres follow `Case.cadres` (C), those of villages `Case.villages` (V), those of
    households `Case.planned` (H). Everything is int64 and read-only; a leg that does not exist, or
    is not known, is `UNREACHABLE`. Memory grows with C × V + H, never with C × H: rows of
    households are measured when asked for, once per base.

    Attributes
    ----------
    out_m, back_m : (C, V) int64
        Base → village point, and village point → base.
    village_m : (V, V) int64
        Between village points; 0 on the diagonal.
    site_of : (H,) int64
        The household's site within its village: households at the same point share one; 0 is the
        village point itself.
    base_of : (C,) int64
        Cadres with the same number share a base; -1 if a cadre has none.
    notes : tuple of Problem
        Warnings, such as points far from every road.
    """

    out_m: Metres
    back_m: Metres
    village_m: Metres
    site_of: Rows
    base_of: Rows
    notes: tuple[Problem, ...]
    _bases: Points
    _homes: Points
    _village_of: Rows
    _sites: Sites
    _legs: Metric
    _from_base: Metric | None
    _entries: Entries
    _reaches: _Kept = field(default_factory=_Kept)
    _walks: _Kept = field(default_factory=_Kept)

    def reach_m(self, cadre: int) -> Metres:
        """Return a cadre's metres base → household, (H,).

        An entry of ``distances`` for a village holds for all households of that village.
        """
        base = int(self.base_of[cadre])
        row = self._reaches.get(base, lambda: self._measure_reach(base))
        return frozen(self._entries.override_reach(cadre, row, self._village_of))

    def origin(self, cadre: int) -> tuple[int, bytes, bytes]:
        """Return what decides a cadre's metres: all legs of two cadres of one origin are alike."""
        village, metres = self._entries.of_cadre(cadre)
        return int(self.base_of[cadre]), village.tobytes(), metres.tobytes()

    def walk_m(self, village: int) -> Metres:
        """Return metres between the sites of a village, (S + 1, S + 1), the village point first."""
        return self._walks.get(village, lambda: self._measure_walk(village))

    def from_homes_m(self, targets: Points) -> Metres:
        """Return metres household → target, (H, T), as walks are measured.

        Parameters
        ----------
        targets : Points
            (T,) in WGS-84; legs to unknown ones are `UNREACHABLE`.
        """
        homes, number = self._homes.distinct()
        metres = self._legs.between(homes, self._legs.snapped(targets))
        nowhere = np.full((1, len(targets)), UNREACHABLE, dtype=np.int64)
        return frozen(np.vstack([metres, nowhere])[number])  # an unknown home has number -1

    def _measure_reach(self, base: int) -> Metres:
        if base < 0 or self._from_base is None:
            return np.full(len(self._homes), UNREACHABLE, dtype=np.int64)
        metres: Metres = self._from_base.between(self._bases.take([base]), self._homes)[0]
        return metres

    def _measure_walk(self, village: int) -> Metres:
        points = self._sites.of(village)
        if len(points) == 1:
            return np.zeros((1, 1), dtype=np.int64)
        return self._legs.between(points, points)


def frozen(metres: Metres) -> Metres:
    """Return the array, made read-only: results are shared between callers."""
    metres.setflags(write=False)
    return metres
