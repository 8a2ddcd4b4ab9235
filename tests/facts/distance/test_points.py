"""Whose point is where, and which households share a site."""

import numpy as np
import pytest

from bangfu_assign.facts.distance.points import find_places
from bangfu_assign.facts.distance.sites import find_sites
from tests.build import make_case

SEAT = (118.0, 34.0)


def at(lon: float, lat: float) -> dict[str, float]:
    return {"lon": lon, "lat": lat}


def test_a_household_stands_at_its_own_point_else_its_groups_else_its_villages():
    case = make_case(
        [
            {"household_id": "h1", "village": "v", "group": "东组", **at(1, 1)},
            {"household_id": "h2", "village": "v", "group": "东组"},
            {"household_id": "h3", "village": "v", "group": "西组"},  # a group without a point
            {"household_id": "h4", "village": "v", "group": "南组"},  # a group not in the table
            {"household_id": "h5", "village": "w", "group": "东组"},  # another village's 东组
        ],
        villages=[{"village_id": "v", **at(3, 3)}, {"village_id": "w", **at(4, 4)}],
        groups=[{"village": "v", "group": "东组", **at(2, 2)}, {"village": "v", "group": "西组"}],
    )
    homes = find_places(case, SEAT).homes
    assert homes.lon.tolist() == homes.lat.tolist() == [1, 2, 3, 3, 4]


def test_half_a_coordinate_is_no_point():
    case = make_case(
        [{"household_id": "h", "lon": 1.0}], villages=[{"village_id": "v", **at(3, 3)}]
    )
    assert find_places(case, None).homes.lat.tolist() == [3]


def test_a_base_is_the_cadres_own_point_else_the_villages_else_the_seat():
    case = make_case(
        cadres=[
            {"cadre_id": "c1", "village": "v", **at(1, 1)},
            {"cadre_id": "c2", "village": "v"},
            {"cadre_id": "c3", "village": "w"},  # a village without a point
            {"cadre_id": "c4"},
        ],
        villages=[{"village_id": "v", **at(2, 2)}, {"village_id": "w"}],
    )
    places = find_places(case, SEAT)
    assert places.bases.take(places.base_of).lon.tolist() == [1, 2, 118, 118]
    unseated = find_places(case, None)
    assert unseated.base_of.tolist() == [0, 1, -1, -1]


def test_a_leader_starts_from_the_seat_also_where_the_pairing_is_fixed():
    """The ``village`` of a paired rank is the village hooked, not a home: it moves no base."""
    case = make_case(
        cadres=[
            {"cadre_id": "c1", "rank": "县领导", "village": "v"},
            {"cadre_id": "c2", "rank": "leader", "village": "v", **at(1, 1)},
            {"cadre_id": "c3", "rank": "clerk", "village": "v"},
        ],
        villages=[{"village_id": "v", **at(2, 2)}],
    )
    places = find_places(case, SEAT, {"leader", "县领导"})
    assert places.bases.take(places.base_of).lon.tolist() == [118, 1, 2]
    unseated = find_places(case, None, {"leader", "县领导"})
    assert unseated.bases.take(unseated.base_of).lon.tolist() == [2, 1, 2]


def test_cadres_at_the_same_point_share_a_base_wherever_it_comes_from():
    case = make_case(
        cadres=[
            {"cadre_id": "c1"},
            {"cadre_id": "c2", "village": "v"},
            {"cadre_id": "c3", **at(*SEAT)},
            {"cadre_id": "c4", **at(2, 2)},
        ],
        villages=[{"village_id": "v", **at(2, 2)}],
    )
    places = find_places(case, SEAT)
    assert len(places.bases) == 2
    assert places.base_of.tolist() == [0, 1, 0, 1]


def test_only_planned_households_have_rows():
    case = make_case(
        [{"household_id": "h1", "planned": False}, {"household_id": "h2", **at(5, 5)}],
        villages=[{"village_id": "v"}],
    )
    assert find_places(case, None).homes.lon.tolist() == [5]


def test_a_household_of_a_village_that_does_not_exist_is_a_fault_of_the_program():
    case = make_case([{"household_id": "h", "village": "nowhere"}])
    with pytest.raises(KeyError, match="nowhere"):
        find_places(case, None)


def test_households_at_the_same_point_share_a_site_and_sites_follow_the_ids():
    """Site 0 is the village point, also for a household whose own point equals it."""
    case = make_case(
        [
            {"household_id": "h1", "village": "w", **at(9, 9)},
            {"household_id": "h2", "village": "v", **at(8, 1)},
            {"household_id": "h3", "village": "v", **at(1, 8)},
            {"household_id": "h4", "village": "v"},
            {"household_id": "h5", "village": "v", **at(8, 1)},
            {"household_id": "h6", "village": "v", **at(3, 3)},
            {"household_id": "h7", "village": "w", **at(8, 1)},
        ],
        villages=[
            {"village_id": "u"},
            {"village_id": "v", **at(3, 3)},
            {"village_id": "w", **at(4, 4)},
        ],
    )
    sites = find_sites(find_places(case, None))
    assert sites.site_of.tolist() == [1, 1, 2, 0, 1, 0, 2]
    assert [sites.of(v).lon.tolist()[1:] for v in range(3)] == [[], [8, 1], [9, 8]]
    assert sites.of(1).lon[0] == 3


def test_a_walk_in_a_village_without_a_point_starts_amid_its_households():
    case = make_case(
        [
            {"household_id": "h1", **at(1, 4)},
            {"household_id": "h2", **at(3, 8)},
            {"household_id": "h3"},
        ],
        villages=[{"village_id": "v"}, {"village_id": "w"}],
    )
    sites = find_sites(find_places(case, None))
    assert (sites.starts.lon[0], sites.starts.lat[0]) == (2, 6)
    assert sites.adrift.tolist() == [True, False]
    assert np.isnan(sites.starts.lon[1])
    assert sites.site_of.tolist() == [1, 2, 0]
