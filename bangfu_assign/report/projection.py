"""Flat metres for a map of a town or county, and round lengths for its scale bar."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, floor, log10, pi, radians

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius, IUGG."""


@dataclass(frozen=True, slots=True)
class Projection:
    """Equirectangular projection that is true to scale at a latitude; fine up to a few 100 km."""

    lon: float
    lat: float

    def xy(self, point: tuple[float, float]) -> tuple[float, float]:
        """Return metres east and north of the centre."""
        metres = EARTH_RADIUS_M * pi / 180
        east = (point[0] - self.lon) * metres * cos(radians(self.lat))
        return east, (point[1] - self.lat) * metres


def centred(points: list[tuple[float, float]]) -> Projection:
    """Return the projection centred on the box around points (at least one)."""
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    return Projection((min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2)


def round_length(at_most: float) -> float:
    """Return the largest of 1, 2, 5 × a power of ten that is not above ``at_most`` (> 0)."""
    power = 10.0 ** floor(log10(at_most))
    return max(step * power for step in (1, 2, 5) if step * power <= at_most)
