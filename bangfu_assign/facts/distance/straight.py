"""Straight metres: great circles over a sphere, times a detour."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bangfu_assign.facts.distance.metric import Floats, Metres, Points, whole_metres

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius of the earth, IUGG (2a + b) / 3."""


def haversine_m(lon_a: Floats, lat_a: Floats, lon_b: Floats, lat_b: Floats) -> Floats:
    """Return great-circle metres between points in degrees; the arrays broadcast.

    The haversine form (Sinnott 1984) stays exact for points a few metres apart, where the
    cosine form loses all its digits.
    """
    lon_a, lat_a, lon_b, lat_b = (np.radians(x) for x in (lon_a, lat_a, lon_b, lat_b))
    chord = (
        np.sin((lat_b - lat_a) / 2) ** 2
        + np.cos(lat_a) * np.cos(lat_b) * np.sin((lon_b - lon_a) / 2) ** 2
    )
    metres: Floats = 2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.clip(chord, 0, 1)))
    return metres


@dataclass(frozen=True, slots=True)
class Straight:
    """The metric ``straight``: round(haversine × detour)."""

    detour: float

    def snapped(self, points: Points) -> Points:
        """Return the points as they are."""
        return points

    def between(self, origins: Points, targets: Points) -> Metres:
        """Return metres from each origin to each target, (O, T)."""
        metres = haversine_m(origins.lon[:, None], origins.lat[:, None], targets.lon, targets.lat)
        return whole_metres(metres * self.detour, origins, targets)
