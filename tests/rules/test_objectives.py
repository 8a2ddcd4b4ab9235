"""Each objective's value, worked out by hand beside the code."""

from __future__ import annotations

import pytest

from tests.rules.town import policy, town, worth

STEP_M = 1186
"""Metres of 0.01° of longitude in the town, with the detour."""


def test_coverage_adds_up_the_need_of_who_has_nobody() -> None:
    households = [
        {"household_id": "h1", "need": 1, "income_yuan": 100.0},
        {"household_id": "h2", "income_yuan": 2399.0},
        {"household_id": "h3", "income_yuan": 2400.0},
        {"household_id": "h4", "income_yuan": 3200.0},
        {"household_id": "h5"},
        {"household_id": "h6", "planned": False, "need": 3},
    ]
    case = town(households, [{"cadre_id": "c1"}])
    assert worth(case, policy(), [])["coverage"] == 1 + 3 + 2 + 1 + 1
    assert worth(case, policy(), [("h2", "c1"), ("h5", "c1")])["coverage"] == 1 + 2 + 1


def test_a_pair_outside_the_rosters_or_the_plan_covers_nobody() -> None:
    case = town(
        [{"household_id": "h1"}, {"household_id": "h2", "planned": False}], [{"cadre_id": "c1"}]
    )
    pairs = [("h9", "c1"), ("h1", "c9"), ("h2", "c1")]
    assert worth(case, policy(), pairs) == worth(case, policy(), [])


@pytest.mark.parametrize(
    ("pairs", "value"), [([], 1), ([("h1", "c2")], 1), ([("h1", "c1")], 0), ([("h2", "c1")], 1)]
)
def test_continuity_counts_who_loses_last_years_cadre(
    pairs: list[tuple[str, str]], value: int
) -> None:
    case = town(
        [{"household_id": "h1"}, {"household_id": "h2", "income_yuan": 4000.0}],
        [{"cadre_id": "c1"}, {"cadre_id": "c2"}],
        pairs=[{"household_id": h, "cadre_id": "c1"} for h in ("h1", "h2")],
    )
    assert worth(case, policy(income_standard=4000), pairs)["continuity"] == value


def test_evenness_rounds_each_step_as_python_does() -> None:
    """Two of eight uncovered: round(125.0) + round(375.0); one of sixteen: round(62.5) = 62."""
    households = [{"household_id": f"h{k:02d}", "village": "v1"} for k in range(8)]
    households += [{"household_id": f"i{k:02d}", "village": "v2"} for k in range(16)]
    case = town(households, [{"cadre_id": "c1", "quota": 30}])
    pairs = [
        (h["household_id"], "c1") for h in households if h["household_id"] not in ("h00", "h01")
    ]
    assert worth(case, policy(), pairs)["evenness"] == 125 + 375
    pairs = [(h["household_id"], "c1") for h in households if h["household_id"] != "i00"]
    assert worth(case, policy(), pairs)["evenness"] == 62


def test_evenness_prefers_a_shortage_that_is_shared() -> None:
    households = [{"household_id": f"h{k}", "village": f"v{1 + k % 2}"} for k in range(8)]
    case = town(households, [{"cadre_id": "c1", "quota": 8}])
    shared = [(f"h{k}", "c1") for k in range(2, 8)]
    heaped = [(f"h{k}", "c1") for k in (1, 3, 4, 5, 6, 7)]
    assert worth(case, policy(), shared)["evenness"] < worth(case, policy(), heaped)["evenness"]


def test_load_counts_idle_cadres_too_but_neither_the_away_nor_co_helpers() -> None:
    cadres = [
        {"cadre_id": "c1"},
        {"cadre_id": "c2", "quota": 5},
        {"cadre_id": "c3", "available": False},
        {"cadre_id": "c4", "rank": "owner"},
    ]
    case = town([{"household_id": "h1"}], cadres)
    assert worth(case, policy(), [("h1", "c1")])["load"] == (3 - 1) ** 2 + 5**2


def test_travel_is_a_closed_round_through_the_villages() -> None:
    """From 118.85 east to 118.86 and 118.88 and back: six steps."""
    case = town(
        [{"household_id": "h1", "village": "v1"}, {"household_id": "h3", "village": "v3"}],
        [{"cadre_id": "c1", "lon": 118.85, "lat": 34.85}],
    )
    there_and_back = worth(case, policy(), [("h1", "c1")])["travel"]
    assert there_and_back == 2 * STEP_M
    both = worth(case, policy(), [("h1", "c1"), ("h3", "c1")])["travel"]
    assert both == pytest.approx(6 * STEP_M, abs=3)


def test_a_one_way_road_makes_the_way_back_longer_than_the_way_out() -> None:
    """A ring of three roads, 1 km each, one-way: base → village 1 km, village → base 2 km."""
    corners = {"n1": (118.85, 34.85), "n2": (118.86, 34.85), "n3": (118.855, 34.86)}
    case = town(
        [{"household_id": "h1"}],
        [{"cadre_id": "c1", "lon": 118.85, "lat": 34.85}],
        villages=[{"village_id": "v1", "lon": 118.86, "lat": 34.85}],
        road_nodes=[{"id": n, "lon": lon, "lat": lat} for n, (lon, lat) in corners.items()],
        road_edges=[
            {"u": u, "v": v, "length_m": 1000.0, "oneway": True}
            for u, v in (("n1", "n2"), ("n2", "n3"), ("n3", "n1"))
        ],
    )
    assert worth(case, policy(metric="roads"), [("h1", "c1")])["travel"] == 1000 + 2000


def test_several_households_of_one_village_are_one_journey() -> None:
    case = town([{"household_id": f"h{k}"} for k in range(3)], [{"cadre_id": "c1"}])
    one = worth(case, policy(), [("h0", "c1")])["travel"]
    assert worth(case, policy(), [(f"h{k}", "c1") for k in range(3)])["travel"] == one


def test_the_way_between_villages_nobody_knows_leads_through_the_base() -> None:
    villages = [{"village_id": "v1"}, {"village_id": "v2"}]
    given = [
        {"cadre_id": "c1", "village_id": "v1", "metres": 100},
        {"cadre_id": "c1", "village_id": "v2", "metres": 7},
    ]
    case = town(
        [{"household_id": "h1", "village": "v1"}, {"household_id": "h2", "village": "v2"}],
        [{"cadre_id": "c1"}],
        villages=villages,
        distances=given,
    )
    value = worth(case, policy(metric="matrix"), [("h1", "c1"), ("h2", "c1")])
    assert value["travel"] == 2 * (100 + 7)
    assert value["walk"] == 0


def test_walk_is_a_closed_round_from_the_village_point_for_each_cadre() -> None:
    """Two households one and two steps east of their village, one at the village point."""
    households = [
        {"household_id": "h1", "lon": 118.87, "lat": 34.85},
        {"household_id": "h2", "lon": 118.88, "lat": 34.85},
        {"household_id": "h3"},
    ]
    case = town(households, [{"cadre_id": "c1"}, {"cadre_id": "c2"}])
    together = worth(case, policy(), [(f"h{k}", "c1") for k in (1, 2, 3)])["walk"]
    apart = worth(case, policy(), [("h1", "c1"), ("h2", "c2"), ("h3", "c2")])["walk"]
    assert together == pytest.approx(4 * STEP_M, abs=3)
    assert apart == pytest.approx(6 * STEP_M, abs=3)


def test_without_pairs_nobody_travels_or_walks() -> None:
    case = town([{"household_id": "h1"}], [{"cadre_id": "c1"}])
    value = worth(case, policy(), [])
    assert (value["travel"], value["walk"]) == (0, 0)
