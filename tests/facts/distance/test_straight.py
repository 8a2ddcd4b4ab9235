"""Straight distances."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangfu_assign.facts.distance import EARTH_RADIUS_M, UNREACHABLE, haversine_m
from bangfu_assign.facts.distance.metric import Points
from bangfu_assign.facts.distance.straight import Straight

LON = st.floats(-180, 180)
LAT = st.floats(-90, 90)


def metres(*points: float) -> float:
    return float(haversine_m(*(np.float64(x) for x in points)))


@pytest.mark.parametrize(
    ("a", "b", "expected_m"),
    [
        ((0, 0), (1, 0), np.pi * EARTH_RADIUS_M / 180),  # a degree of the equator
        ((118.851, 0), (118.851, 90), np.pi * EARTH_RADIUS_M / 2),  # equator to pole
        ((0, 0), (180, 0), np.pi * EARTH_RADIUS_M),  # to the antipode
        ((179.5, 0), (-179.5, 0), np.pi * EARTH_RADIUS_M / 180),  # across the date line
        ((0, 60), (180, 60), np.pi * EARTH_RADIUS_M / 3),  # over the pole, not along the parallel
    ],
)
def test_haversine_gives_the_arcs_known_from_geometry(a, b, expected_m):
    assert metres(*a, *b) == pytest.approx(expected_m, abs=1e-3)


def test_haversine_gives_the_published_distance_between_nashville_and_los_angeles():
    """Rosetta Code's example: 36.12 N 86.67 W to 33.94 N 118.40 W, 2886.44 km at radius 6371 km."""
    at_6371_km = metres(-86.67, 36.12, -118.40, 33.94) / EARTH_RADIUS_M * 6371.0
    assert at_6371_km == pytest.approx(2886.444, abs=0.001)


def test_haversine_keeps_a_distance_of_one_metre():
    """The cosine formula would return 0 or about 0.1 m more here."""
    degrees = 1 / (np.pi * EARTH_RADIUS_M / 180)
    assert metres(118.851, 34.85, 118.851, 34.85 + degrees) == pytest.approx(1, abs=1e-6)


@given(LON, LAT, LON, LAT, LON, LAT)
def test_haversine_is_a_distance(lon_a, lat_a, lon_b, lat_b, lon_c, lat_c):
    """It is symmetric, and no way round over a third point is shorter."""
    a, b, c = (lon_a, lat_a), (lon_b, lat_b), (lon_c, lat_c)
    assert metres(*a, *b) == pytest.approx(metres(*b, *a), abs=1e-6)
    assert metres(*a, *c) <= metres(*a, *b) + metres(*b, *c) + 1  # m, near antipodes


def test_straight_metres_are_the_rounded_haversine_times_the_detour():
    a, b = Points.at([118.80, 118.851], [34.80, 34.8504]), Points.at([118.90], [34.90])
    exact = haversine_m(a.lon[:, None], a.lat[:, None], b.lon, b.lat)
    table = Straight(1.3).between(a, b)
    assert table.dtype == np.int64
    assert table.tolist() == [[round(float(x) * 1.3) for x in row] for row in exact]


def test_a_leg_from_or_to_an_unknown_point_is_unreachable():
    """Half a coordinate is an unknown point."""
    points = Points.at([118.8, np.nan, 118.8], [34.8, np.nan, np.nan])
    table = Straight(1.0).between(points, points)
    assert table.tolist() == [[0] + [UNREACHABLE] * 2] + [[UNREACHABLE] * 3] * 2
