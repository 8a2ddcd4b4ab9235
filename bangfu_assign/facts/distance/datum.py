"""GCJ-02, the shifted coordinates of Chinese map services, back to WGS-84.

Mixing the two moves a village by about 500 m. The forward formula was never published officially;
this is the one all open-source converters share ("eviltransform" and its ports).
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance.metric import Floats

_SEMI_MAJOR_M = 6_378_245.0
"""Krasovsky 1940."""
_ECCENTRICITY_2 = 0.006_693_421_622_965_943_23
_WEST, _EAST, _SOUTH, _NORTH = 72.004, 137.8347, 0.8293, 55.8271
_ROUNDS = 30
_TABLES = ("households", "cadres", "villages", "groups", "projects", "road_nodes")

LonLat = tuple[float, float]


def to_gcj02(lon: npt.ArrayLike, lat: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Return WGS-84 degrees as GCJ-02; points outside the box around China stay as they are."""
    lon, lat = np.asarray(lon, np.float64), np.asarray(lat, np.float64)
    east, north = _shift(lon, lat)
    china = _in_china(lon, lat)
    return np.where(china, lon + east, lon), np.where(china, lat + north, lat)


def to_wgs84(lon: npt.ArrayLike, lat: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Return GCJ-02 degrees as WGS-84; points outside the box around China stay as they are.

    The formula has no closed inverse: w ← g − shift(w) is repeated until nothing changes. The shift
    varies by less than 1 % over its own length, so each round gains two digits, and a handful
    reaches the last bit.
    """
    lon, lat = np.asarray(lon, np.float64), np.asarray(lat, np.float64)
    wgs_lon, wgs_lat = lon, lat
    for _ in range(_ROUNDS):
        east, north = _shift(wgs_lon, wgs_lat)
        before = wgs_lon, wgs_lat
        wgs_lon, wgs_lat = lon - east, lat - north
        if np.array_equal(before, (wgs_lon, wgs_lat), equal_nan=True):
            break
    china = _in_china(lon, lat)
    return np.where(china, wgs_lon, lon), np.where(china, wgs_lat, lat)


def case_in_wgs84(case: Case, seat: LonLat | None) -> tuple[Case, LonLat | None]:
    """Return a GCJ-02 case and the town's seat with every coordinate in WGS-84."""
    tables: dict[str, pd.DataFrame] = {}
    for name in _TABLES:
        table: pd.DataFrame = getattr(case, name)
        lon, lat = to_wgs84(table["lon"].to_numpy(np.float64), table["lat"].to_numpy(np.float64))
        tables[name] = table.assign(lon=lon, lat=lat)
    if seat is not None:
        lon, lat = to_wgs84(*seat)
        seat = float(lon), float(lat)
    return replace(case, **tables), seat  # type: ignore[arg-type]


def _in_china(lon: Floats, lat: Floats) -> npt.NDArray[np.bool_]:
    return (lon >= _WEST) & (lon <= _EAST) & (lat >= _SOUTH) & (lat <= _NORTH)


def _shift(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """Return how far GCJ-02 lies east and north of WGS-84 at a WGS-84 point, in degrees."""
    x, y = lon - 105.0, lat - 35.0
    root = np.sqrt(np.abs(x))
    common = 20 * np.sin(6 * np.pi * x) + 20 * np.sin(2 * np.pi * x)
    north_m = (
        -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root
        + (common + _waves(y, (1, 20), (3, 40), (12, 160), (30, 320))) * 2 / 3
    )  # fmt: skip
    east_m = (
        300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root
        + (common + _waves(x, (1, 20), (3, 40), (12, 150), (30, 300))) * 2 / 3
    )  # fmt: skip
    radians = np.radians(lat)
    flat = 1 - _ECCENTRICITY_2 * np.sin(radians) ** 2
    meridian_m = _SEMI_MAJOR_M * (1 - _ECCENTRICITY_2) / (flat * np.sqrt(flat))
    parallel_m = _SEMI_MAJOR_M / np.sqrt(flat) * np.cos(radians)
    return np.degrees(east_m / parallel_m), np.degrees(north_m / meridian_m)


def _waves(z: Floats, *waves: tuple[int, int]) -> Floats:
    """Return the sum of height × sin(π z / length) over the (length, height) of the waves."""
    total: Floats = sum((height * np.sin(np.pi * z / length) for length, height in waves), 0.0 * z)
    return total
