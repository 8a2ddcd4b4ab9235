"""Checks of longitudes and latitudes, wherever they stand."""

from __future__ import annotations

import numpy as np
import pandas as pd

from bangfu_assign.errors import Severity
from bangfu_assign.facts.findings import Findings
from bangfu_assign.facts.rows import FILE, ROW, places, spread_rows

_CHINA = ((73.0, 136.0), (3.0, 54.0))
"""Longitudes and latitudes of the box around China (degrees)."""

_KM_PER_DEGREE = 111.2
_FAR_KM = 150.0
_FAR_TIMES = 8.0
"""A village is far if it lies over 150 km and over 8 times the median distance from the middle."""


def check_coordinates(frames: dict[str, pd.DataFrame], findings: Findings) -> None:
    """Report half points, swapped ones, points off the Earth, outside China or far from others."""
    for frame in frames.values():
        if "lon" in frame or "lat" in frame:
            for column in ("lon", "lat"):
                if column not in frame:
                    frame[column] = pd.Series([np.nan] * len(frame), index=frame.index)
            _check(frame, findings)
    if "villages" in frames and "lon" in frames["villages"]:
        _report_far(frames["villages"], findings)
        _report_missing(frames["villages"], findings)


def _check(frame: pd.DataFrame, findings: Findings) -> None:
    lon, lat = frame["lon"].to_numpy("float64"), frame["lat"].to_numpy("float64")
    half = np.isnan(lon) != np.isnan(lat)
    if half.any():  # a number that could not be read has been reported
        half &= ~np.array([findings.is_faulty(*place) for place in places(frame)], dtype=bool)
    told = ~np.isnan(lon) & ~np.isnan(lat)
    inside, twisted = _in_china(lon, lat), _in_china(lat, lon)
    off_earth = told & ((np.abs(lon) > 180) | (np.abs(lat) > 90))
    swapped = told & ~inside & twisted
    zero = told & (lon == 0) & (lat == 0)
    off_earth &= ~swapped
    outside = told & ~inside & ~swapped & ~off_earth & ~zero
    for code, severity, chosen in (
        ("half_a_point", Severity.ERROR, half),
        ("swapped", Severity.ERROR, swapped),
        ("off_earth", Severity.ERROR, off_earth),
        ("zero_point", Severity.WARNING, zero),
        ("outside_china", Severity.WARNING, outside),
    ):
        points = list(zip(lon[chosen], lat[chosen], strict=True))
        spread_rows(
            findings, frame[chosen], code, severity, column="lon, lat",
            values=[f"{x:g}, {y:g}" for x, y in points],
            params=[_params(code, x, y) for x, y in points],
        )  # fmt: skip


def _in_china(lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
    (west, east), (south, north) = _CHINA
    return (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)


def _params(code: str, lon: float, lat: float) -> dict[str, object]:
    if code == "swapped":
        return {"lon": f"{lat:g}", "lat": f"{lon:g}"}
    return {"lon": f"{lon:g}", "lat": f"{lat:g}"} if code == "outside_china" else {}


def _report_far(villages: pd.DataFrame, findings: Findings) -> None:
    """Report villages far from the middle: a wrong digit moves a point by a degree or more."""
    points = villages.dropna(subset=["lon", "lat"])
    points = points[(points["lat"].abs() <= 90) & (points["lon"].abs() <= 180)]
    if len(points) < 5:
        return
    lon, lat = points["lon"].to_numpy(), points["lat"].to_numpy()
    east = (lon - np.median(lon)) * np.cos(np.radians(np.median(lat)))
    km = np.hypot(east, lat - np.median(lat)) * _KM_PER_DEGREE
    far = km > max(_FAR_KM, _FAR_TIMES * float(np.median(km)))
    spread_rows(
        findings, points[far], "far_point", Severity.WARNING, column="lon, lat",
        values=points["name"][far], params=[{"km": round(distance)} for distance in km[far]],
    )  # fmt: skip


def _report_missing(villages: pd.DataFrame, findings: Findings) -> None:
    missing = villages["lon"].isna()
    if missing.any() and not missing.all():
        first = villages[missing].sort_values([FILE, ROW]).iloc[0]
        findings.add(
            "villages_without_point", Severity.WARNING, file=str(first[FILE]), row=int(first[ROW]),
            column="lon, lat", value=first["name"], count_without=int(missing.sum()),
        )  # fmt: skip
