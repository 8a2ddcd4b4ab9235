"""The shortest closed round through a few stops, exactly, also where roads are one-way."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations

import numpy as np
import numpy.typing as npt

Metres = npt.NDArray[np.int64]

LISTED = 3
"""Up to this many stops every order is listed."""

TABLED = 13
"""Up to this many stops the table of Held and Karp is filled in (13: 0.1 million entries)."""


def closed_round(matrix: Metres, stops: Iterable[int]) -> int:
    """Return the metres of the shortest round 0 → every stop once → 0.

    Parameters
    ----------
    matrix : (N, N) int
        Metres one way from row to column; need be neither symmetric nor metric.
    stops : iterable of int
        Rows to visit; repeated ones count once, and 0, the start, is visited anyway.

    Returns
    -------
    int
        Exact at any number of stops: by listing all orders, by dynamic programming (Held and Karp
        1962), or by an integer program whose tour is checked against its bound.

    Raises
    ------
    PlanError
        If the round has so many stops that no proof was found in time; never a wrong length.
    """
    places = sorted(set(stops) - {0})
    if len(places) <= LISTED:
        return _listed(matrix, places)
    rows = np.array([0, *places])
    small = np.ascontiguousarray(matrix[np.ix_(rows, rows)], dtype=np.int64)
    if len(places) <= TABLED:
        return held_karp(small)
    from bangfu_assign.facts.distance.long_round import long_round  # noqa: PLC0415 (slow to import, rarely needed)

    return long_round(small)


def _listed(matrix: Metres, places: list[int]) -> int:
    if not places:
        return 0
    return min(
        int(sum(matrix[a, b] for a, b in zip((0, *tour), (*tour, 0), strict=True)))
        for tour in permutations(places)
    )


def held_karp(matrix: Metres) -> int:
    """Return the shortest round 0 → all others → 0 by Held and Karp's table.

    ``least[visited, last]`` is the shortest way from 0 through a set of stops that ends at
    ``last``; the sets of one size are extended together, so that numpy does the work.
    """
    count = len(matrix) - 1
    if count == 0:
        return 0
    first, back, between = matrix[0, 1:], matrix[1:, 0], matrix[1:, 1:]
    far = np.iinfo(np.int64).max // 4
    least = np.full((1 << count, count), far, dtype=np.int64)
    least[1 << np.arange(count), np.arange(count)] = first
    sets = np.arange(1 << count)
    sizes = np.array([int(s).bit_count() for s in range(1 << count)])
    for size in range(1, count):
        layer = sets[sizes == size]
        for stop in range(count):
            visited = layer[layer >> stop & 1 == 0]
            least[visited | 1 << stop, stop] = (least[visited] + between[:, stop]).min(axis=1)
    return int((least[-1] + back).min())
