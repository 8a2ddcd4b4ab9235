"""GCJ-02 and WGS-84."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangfu_assign.facts.distance import haversine_m, measure, to_gcj02, to_wgs84
from bangfu_assign.facts.distance.datum import case_in_wgs84
from tests.build import make_case, make_policy

# WGS-84 and GCJ-02 (lat, lon) from the test data that "eviltransform" and all its ports share.
PUBLIC_PAIRS = [
    ((31.1774276, 121.5272106), (31.17530398364597, 121.531541859215)),  # Shanghai
    ((22.543847, 113.912316), (22.540796131694766, 113.9171764808363)),  # Shenzhen
    ((39.911954, 116.377817), (39.91334545536069, 116.38404722455657)),  # Beijing
]
ABROAD = [(-104.9903, 39.7392), (153.0251, -27.4698), (-43.1729, -22.9068), (139.77, 35.68)]


@pytest.mark.parametrize(("wgs", "gcj"), PUBLIC_PAIRS)
def test_forward_gives_the_public_pairs(wgs, gcj):
    lon, lat = to_gcj02(wgs[1], wgs[0])
    assert (float(lat), float(lon)) == pytest.approx(gcj, abs=1e-6)


@pytest.mark.parametrize(("wgs", "gcj"), PUBLIC_PAIRS)
def test_inverse_gives_the_public_pairs_back(wgs, gcj):
    lon, lat = to_wgs84(gcj[1], gcj[0])
    assert (float(lat), float(lon)) == pytest.approx(wgs, abs=1e-6)


@given(st.floats(73, 137), st.floats(2, 55))
def test_inverse_undoes_the_forward_formula_to_a_tenth_of_a_millimetre(lon, lat):
    there = to_gcj02(lon, lat)
    back_lon, back_lat = to_wgs84(*there)
    assert haversine_m(back_lon, back_lat, np.float64(lon), np.float64(lat)) < 1e-4


@given(st.floats(118, 119.5), st.floats(34, 35.5))
def test_around_ganyu_the_datums_lie_about_half_a_kilometre_apart(lon, lat):
    moved = haversine_m(*to_gcj02(lon, lat), np.float64(lon), np.float64(lat))
    assert 400 < moved < 800


@pytest.mark.parametrize("point", ABROAD)
def test_points_outside_china_stay_untouched(point):
    assert tuple(map(float, to_wgs84(*point))) == point
    assert tuple(map(float, to_gcj02(*point))) == point


def test_unknown_points_stay_unknown():
    lon, lat = to_wgs84([np.nan, 118.8], [np.nan, 34.8])
    assert np.isnan([lon[0], lat[0]]).all()
    assert not np.isnan([lon[1], lat[1]]).any()


def test_every_coordinate_of_the_case_is_converted():
    """Households, cadres, villages, groups, projects, road nodes and the seat: all six tables."""
    here = {"lon": 118.851, "lat": 34.8504}
    case = make_case(
        villages=[{"village_id": "v", **here}],
        households=[{"household_id": "h", **here}],
        cadres=[{"cadre_id": "c", **here}],
        groups=[{"village": "v", "group": "g", **here}],
        projects=[{"project_id": "p", "name": "p", **here}],
        road_nodes=[{"id": "n", **here}],
    )
    moved, seat = case_in_wgs84(case, (here["lon"], here["lat"]))
    expected = tuple(map(float, to_wgs84(here["lon"], here["lat"])))
    tables = [
        getattr(moved, name)
        for name in case.__dataclass_fields__
        if isinstance(getattr(case, name), pd.DataFrame) and "lon" in getattr(case, name)
    ]
    assert len(tables) == 6
    for table in tables:
        assert table[["lon", "lat"]].to_numpy().tolist() == [list(expected)]
    assert seat == expected
    assert case.villages["lon"].tolist() == [118.851]  # the case itself is never changed


def test_the_policy_decides_whether_coordinates_are_converted():
    """Distances inside one datum hardly differ; to a seat abroad, which stays put, they do."""
    case = make_case(
        [{"household_id": "h"}],
        [{"cadre_id": "c"}],
        [{"village_id": "v", "lon": 130.0, "lat": 35.0}],
    )
    abroad = {"seat": (138.0, 35.0), "detour": 1}
    as_given = measure(case, make_policy(**abroad)).out_m.item()
    converted = measure(case, make_policy(**abroad, datum="gcj02")).out_m.item()
    lon, lat = to_wgs84(130.0, 35.0)
    expected = float(haversine_m(lon, lat, np.float64(138.0), np.float64(35.0)))
    assert converted == round(expected)
    assert abs(converted - as_given) > 100
