"""Lengths of walks inside one village: village point → households → village point."""

from __future__ import annotations

from collections.abc import Iterable

from bangfu_assign.facts.distance.closed_round import closed_round
from bangfu_assign.model.arrays import Ints


class Walks:
    """Shortest closed walks over sites of one village, each computed once.

    Parameters
    ----------
    metres : (S + 1, S + 1) int
        One way between the village point (0) and the sites.
    """

    def __init__(self, metres: Ints) -> None:
        self._metres = metres
        self._known: dict[frozenset[int], int] = {frozenset(): 0}

    def length_m(self, sites: Iterable[int]) -> int:
        """Return the length of the shortest closed walk over some sites, in metres."""
        distinct = frozenset(sites) - {0}
        if distinct not in self._known:
            self._known[distinct] = closed_round(self._metres, sorted(distinct))
        return self._known[distinct]

    def nearest(self, site: int, among: list[int], many: int) -> list[int]:
        """Return the sites nearest to a site, itself first."""
        apart = self._metres[site] + self._metres[:, site]
        return sorted(among, key=lambda other: (other != site, int(apart[other]), other))[:many]
