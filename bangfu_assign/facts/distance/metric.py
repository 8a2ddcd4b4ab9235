"""What every metric shares: points, integer metres, and the distance of what cannot be reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, Self, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

Metres: TypeAlias = npt.NDArray[np.int64]
Floats: TypeAlias = npt.NDArray[np.float64]
Rows: TypeAlias = npt.NDArray[np.int64]

UNREACHABLE: int = 10**9
"""Metres of a leg that does not exist: longer than any real one, and billions fit into int64."""


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """Points on earth, some of them perhaps unknown.

    Attributes
    ----------
    lon, lat : (N,) float64
        WGS-84 degrees; NaN in both if the point is unknown.
    node : (N,) int64
        Road node the point is snapped to, -1 before snapping (or unknown).
    snap_mm : (N,) float64
        Straight millimetres between the point and that node, whole ones.
    """

    lon: Floats
    lat: Floats
    node: Rows
    snap_mm: Floats

    @classmethod
    def at(cls, lon: npt.ArrayLike, lat: npt.ArrayLike) -> Self:
        """Return points that are not snapped; half a coordinate counts as none."""
        lon, lat = np.array(lon, dtype=np.float64), np.array(lat, dtype=np.float64)
        lon[np.isnan(lat)] = np.nan
        lat[np.isnan(lon)] = np.nan
        return cls(lon, lat, np.full(lon.shape, -1, dtype=np.int64), np.zeros(lon.shape))

    @classmethod
    def of(cls, table: pd.DataFrame) -> Self:
        """Return the points of a table with the columns ``lon`` and ``lat``."""
        return cls.at(table["lon"].to_numpy(np.float64), table["lat"].to_numpy(np.float64))

    def __len__(self) -> int:
        return len(self.lon)

    @property
    def known(self) -> npt.NDArray[np.bool_]:
        """Which points are known, (N,)."""
        return ~np.isnan(self.lon)

    def take(self, rows: npt.ArrayLike) -> Points:
        """Return some of the points, in the order of ``rows``; a negative row is unknown."""
        rows = np.asarray(rows, dtype=np.int64)
        if len(self) == 0:
            nowhere = np.full(rows.shape, np.nan)
            return Points.at(nowhere, nowhere)
        gone = rows < 0
        return Points(
            np.where(gone, np.nan, self.lon[rows]),
            np.where(gone, np.nan, self.lat[rows]),
            np.where(gone, -1, self.node[rows]),
            np.where(gone, 0.0, self.snap_mm[rows]),
        )

    def or_else(self, other: Points) -> Points:
        """Return these points, with the unknown ones replaced by those of ``other``."""
        here = self.known
        return Points(
            np.where(here, self.lon, other.lon),
            np.where(here, self.lat, other.lat),
            np.where(here, self.node, other.node),
            np.where(here, self.snap_mm, other.snap_mm),
        )

    def distinct(self) -> tuple[Points, Rows]:
        """Return the distinct known points and, per point, its number among them, -1 if unknown.

        They are numbered in the order in which they first occur.
        """
        if not self.known.any():
            return self.take([]), np.full(len(self), -1, dtype=np.int64)
        rows = np.flatnonzero(self.known)
        pairs = np.column_stack([self.lon[rows], self.lat[rows]])
        _, first, number = np.unique(pairs, axis=0, return_index=True, return_inverse=True)
        order = np.argsort(first)
        rank = np.empty_like(order)
        rank[order] = np.arange(len(order))
        numbers = np.full(len(self), -1, dtype=np.int64)
        numbers[rows] = rank[number.ravel()]
        return self.take(rows[first[order]]), numbers


class Metric(Protocol):
    """A way to measure one-way legs between points."""

    def snapped(self, points: Points) -> Points:
        """Return the points, made ready to be measured from or to."""

    def between(self, origins: Points, targets: Points) -> Metres:
        """Return the metres from each origin to each target, (O, T); 0 between equal points.

        A leg from or to an unknown point is `UNREACHABLE`.
        """


def whole_metres(metres: Floats, origins: Points, targets: Points) -> Metres:
    """Round a table of legs to integers: 0 between equal points, `UNREACHABLE` if not finite."""
    same = (origins.lon[:, None] == targets.lon) & (origins.lat[:, None] == targets.lat)
    finite = np.isfinite(metres) & origins.known[:, None] & targets.known
    rounded = np.rint(np.where(finite, metres, UNREACHABLE)).astype(np.int64)
    return np.where(same, 0, np.minimum(rounded, UNREACHABLE))
