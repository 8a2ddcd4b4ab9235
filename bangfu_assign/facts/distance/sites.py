"""Sites: the distinct points of a village where households stand, numbered for the walk."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bangfu_assign.facts.distance.metric import Points, Rows
from bangfu_assign.facts.distance.points import Places


@dataclass(frozen=True, slots=True, eq=False)
class Sites:
    """The sites of all villages.

    Attributes
    ----------
    site_of : (H,) int64
        Site of each household within its village: 1, 2, … in the order of the households' ids;
        0 is the village point, where the households without a point stand too.
    starts : Points
        (V,) site 0 of each village.
    points : Points
        (T,) all other sites, village by village.
    first : (V + 1,) int64
        The sites of village v are ``points[first[v] : first[v + 1]]``.
    adrift : (V,) bool
        Villages without a point of their own whose site 0 is the middle of their households.
    """

    site_of: Rows
    starts: Points
    points: Points
    first: Rows
    adrift: npt.NDArray[np.bool_]

    def of(self, village: int) -> Points:
        """Return the points of a village's sites, site 0 first."""
        rows = np.arange(self.first[village], self.first[village + 1])
        others = self.points.take(rows)
        start = self.starts.take([village])
        return Points(
            np.concatenate([start.lon, others.lon]),
            np.concatenate([start.lat, others.lat]),
            np.concatenate([start.node, others.node]),
            np.concatenate([start.snap_mm, others.snap_mm]),
        )


def find_sites(places: Places) -> Sites:
    """Number the sites of each village."""
    villages, homes, village_of = places.villages, places.households, places.village_of
    starts, adrift = _starts(places)
    stands = homes.known & ~(
        (homes.lon == villages.lon[village_of]) & (homes.lat == villages.lat[village_of])
    )
    rows = np.flatnonzero(stands)
    keys = np.column_stack([village_of[rows], homes.lon[rows], homes.lat[rows]])
    _, seen, number = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    # Village by village, and within a village in the order of the first household there.
    order = np.lexsort((seen, village_of[rows][seen]))
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    village_of_site = village_of[rows][seen][order]
    first = np.searchsorted(village_of_site, np.arange(len(villages) + 1)).astype(np.int64)
    site_of = np.zeros(len(homes), dtype=np.int64)
    site_of[rows] = place[number.ravel()] - first[village_of[rows]] + 1
    return Sites(site_of, starts, homes.take(rows[seen[order]]), first, adrift)


def _starts(places: Places) -> tuple[Points, npt.NDArray[np.bool_]]:
    """Return where walks start: the village point, or amid the households if that is unknown.

    Any start keeps the walk's legs true distances; without one they would be unknown, although the
    households' own points say most of what matters.
    """
    count = len(places.villages)
    rows = np.flatnonzero(places.households.known)
    village = places.village_of[rows]
    homes = np.bincount(village, minlength=count)
    with np.errstate(invalid="ignore", divide="ignore"):
        lon, lat = (
            np.bincount(village, weights=degrees[rows], minlength=count) / homes
            for degrees in (places.households.lon, places.households.lat)
        )
    adrift = ~places.villages.known & (homes > 0)
    return places.villages.or_else(Points.at(lon, lat)), adrift
