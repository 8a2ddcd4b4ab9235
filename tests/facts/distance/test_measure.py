"""From a case and a policy to distances, under every metric."""

from dataclasses import replace

import numpy as np
import pytest

from bangfu_assign.errors import FactsError
from bangfu_assign.facts.distance import UNREACHABLE, haversine_m, measure
from bangfu_assign.labels.distance import TEXTS
from tests.build import make_case, make_policy, random_case

SEAT = (118.85, 34.85)
V1 = {"village_id": "v1", "lon": 118.86, "lat": 34.85}
V2 = {"village_id": "v2", "lon": 118.85, "lat": 34.87}
H1 = {"household_id": "h1", "village": "v1", "lon": 118.861, "lat": 34.852}
H2 = {"household_id": "h2", "village": "v2"}
DETOUR = 1.3


def metres(a, b) -> int:
    a, b = (
        np.float64((p["lon"], p["lat"])) if isinstance(p, dict) else np.float64(p) for p in (a, b)
    )
    return round(float(haversine_m(a[0], a[1], b[0], b[1])) * DETOUR)


def small(**tables):
    usual = {"households": [H1, H2], "cadres": [{"cadre_id": "c1"}], "villages": [V1, V2]}
    return make_case(**usual | tables)


def problems_of(case, policy):
    with pytest.raises(FactsError) as error:
        measure(case, policy)
    return [(p.code, p.file, p.params["id"]) for p in error.value.problems]


def test_straight_legs_go_from_bases_to_villages_and_households():
    distances = measure(small(), make_policy(seat=SEAT))
    assert distances.out_m.tolist() == [[metres(SEAT, V1), metres(SEAT, V2)]]
    assert distances.back_m.tolist() == distances.out_m.tolist()
    assert distances.village_m.tolist() == [[0, metres(V1, V2)], [metres(V1, V2), 0]]
    assert distances.reach_m(0).tolist() == [metres(SEAT, H1), metres(SEAT, V2)]
    assert distances.site_of.tolist() == [1, 0]
    assert distances.walk_m(0).tolist() == [[0, metres(V1, H1)], [metres(V1, H1), 0]]
    assert distances.walk_m(1).tolist() == [[0]]
    assert distances.notes == ()


def test_everything_is_int64_and_cannot_be_written_to():
    distances = measure(small(), make_policy(seat=SEAT))
    tables = [
        distances.out_m, distances.back_m, distances.village_m, distances.site_of,
        distances.base_of, distances.reach_m(0), distances.walk_m(0), distances.walk_m(1),
    ]  # fmt: skip
    for table in tables:
        assert table.dtype == np.int64
        with pytest.raises(ValueError, match="read-only"):
            table[...] = 1


def test_an_entry_replaces_both_ways_and_holds_for_every_household_of_the_village():
    """Other cadres at the same base keep the measured legs."""
    case = small(
        cadres=[{"cadre_id": "c1"}, {"cadre_id": "c2"}],
        households=[H1, {**H1, "household_id": "h3", "lon": 118.9}, H2],
        distances=[{"cadre_id": "c2", "village_id": "v1", "metres": 7}],
    )
    distances = measure(case, make_policy(seat=SEAT))
    assert distances.out_m[1].tolist() == distances.back_m[1].tolist() == [7, metres(SEAT, V2)]
    assert distances.out_m[0].tolist() == [metres(SEAT, V1), metres(SEAT, V2)]
    assert distances.reach_m(1).tolist() == [7, metres(SEAT, V2), 7]
    assert distances.reach_m(0)[0] == metres(SEAT, H1)


def test_an_entry_of_zero_metres_is_an_entry():
    case = small(distances=[{"cadre_id": "c1", "village_id": "v2", "metres": 0}])
    distances = measure(case, make_policy(seat=SEAT))
    assert distances.out_m[0, 1] == distances.back_m[0, 1] == distances.reach_m(0)[1] == 0


def test_an_entry_of_someone_no_longer_there_changes_nothing():
    gone = [
        {"cadre_id": "gone", "village_id": "v1", "metres": 7},
        {"cadre_id": "c1", "village_id": "gone", "metres": 7},
    ]
    policy = make_policy(seat=SEAT)
    with_gone, without = measure(small(distances=gone), policy), measure(small(), policy)
    assert np.array_equal(with_gone.out_m, without.out_m)
    assert np.array_equal(with_gone.reach_m(0), without.reach_m(0))


def test_under_the_matrix_metric_only_the_table_leads_from_a_base_to_a_village():
    """Between villages and within one, distances stay straight; gaps are counted in a warning."""
    case = small(distances=[{"cadre_id": "c1", "village_id": "v2", "metres": 4321}])
    distances = measure(case, make_policy(seat=SEAT, metric="matrix"))
    assert distances.out_m.tolist() == distances.back_m.tolist() == [[UNREACHABLE, 4321]]
    assert distances.reach_m(0).tolist() == [UNREACHABLE, 4321]
    assert distances.village_m[0, 1] == metres(V1, V2)
    assert distances.walk_m(0)[0, 1] == metres(V1, H1)
    (note,) = distances.notes
    assert (note.code, note.params) == ("distance.matrix_gaps", {"gaps": 1, "legs": 2})


def test_the_matrix_metric_needs_no_coordinates_at_all():
    case = make_case(
        households=[
            {"household_id": "h1", "village": "v1"},
            {"household_id": "h2", "village": "v2"},
        ],
        cadres=[{"cadre_id": "c1"}],
        villages=[{"village_id": "v1"}, {"village_id": "v2"}],
        distances=[{"cadre_id": "c1", "village_id": v, "metres": 50} for v in ("v1", "v2")],
    )
    distances = measure(case, make_policy(metric="matrix"))
    assert distances.out_m.tolist() == [[50, 50]]
    assert distances.village_m.tolist() == [[0, UNREACHABLE], [UNREACHABLE, 0]]
    assert [distances.walk_m(v).tolist() for v in range(2)] == [[[0]], [[0]]]
    assert distances.notes == ()


def test_the_matrix_metric_without_a_table_warns():
    (note,) = measure(small(), make_policy(seat=SEAT, metric="matrix")).notes
    assert note.code == "distance.no_matrix"


def test_cadres_without_a_base_are_named_all_at_once():
    """Not those with a village that has a point, nor who cannot serve or have entries for all."""
    case = small(
        cadres=[
            {"cadre_id": "c1"},
            {"cadre_id": "c2", "village": "v1"},
            {"cadre_id": "c3", "available": False},
            {"cadre_id": "c4", "quota": 0},
            {"cadre_id": "c5"},
            {"cadre_id": "c6"},
            {"cadre_id": "c7", "rank": "unknown"},
        ],
        distances=[
            {"cadre_id": "c5", "village_id": "v1", "metres": 1},
            {"cadre_id": "c5", "village_id": "v2", "metres": 1},
            {"cadre_id": "c6", "village_id": "v2", "metres": 1},
        ],
    )
    found = problems_of(case, make_policy())
    assert found == [("distance.no_base", "cadres", "c1"), ("distance.no_base", "cadres", "c6")]


def test_villages_without_a_point_are_named_if_somebody_must_travel_there():
    """A village without planned households, or one with entries for everybody, needs none."""
    case = small(
        villages=[{"village_id": v} for v in ("v1", "v2", "v3")],
        distances=[{"cadre_id": "c1", "village_id": "v2", "metres": 1}],
    )
    found = problems_of(case, make_policy(seat=SEAT))
    assert found == [("distance.no_village_point", "villages", "v1")]


def test_a_leg_nobody_needs_may_stay_unknown():
    """A home cadre of v2 needs no way to v1, whose point is missing."""
    case = small(villages=[{"village_id": "v1"}, V2], cadres=[{"cadre_id": "c1", "village": "v2"}])
    policy = make_policy([{"name": "clerk", "quota": 3, "serves": "home"}])
    distances = measure(case, policy)
    assert distances.out_m.tolist() == [[UNREACHABLE, 0]]
    assert [p.code for p in distances.notes] == ["distance.walk_adrift"]


@pytest.mark.parametrize(
    ("cadres", "needed"),
    [
        ([{"rank": "any"}], {"v1", "v2", "v3"}),
        ([{"rank": "home", "village": "v2"}], {"v2"}),
        ([{"rank": "home"}], set()),
        ([{"rank": "home", "village": "v4"}], set()),  # no planned household lives there
        ([{"rank": "leader"}], {"v1"}),
        ([{"rank": "head"}], {"v1", "v2", "v3"}),
        ([{"rank": "head", "village": "v3"}], {"v3"}),
        ([{"rank": "staff", "unit": "水利局"}], {"v2"}),
        ([{"rank": "staff", "unit": ""}], set()),
        (  # staff follow their department head, not the village's own unit
            [{"rank": "staff", "unit": "水利局"}, {"rank": "leader", "unit": "水利局"}],
            {"v1"},
        ),
        (  # a head who is not available leads nobody
            [
                {"rank": "staff", "unit": "水利局"},
                {"rank": "leader", "unit": "水利局", "available": False},
            ],
            {"v2"},
        ),
    ],
)
def test_what_a_rank_serves_decides_which_villages_need_a_point(cadres, needed):
    case = make_case(
        [{"household_id": f"h{v}", "village": v} for v in ("v1", "v2", "v3")],
        [{"cadre_id": f"c{i}", **cadre} for i, cadre in enumerate(cadres)],
        [
            {"village_id": "v1", "weak": True},
            {"village_id": "v2", "unit": "水利局"},
            {"village_id": "v3"},
            {"village_id": "v4"},
        ],
    )
    policy = make_policy(
        [
            {"name": "any", "quota": 1},
            {"name": "home", "quota": 1, "serves": "home"},
            {"name": "leader", "quota": 1, "serves": "paired", "pairs_with": "weak"},
            {"name": "head", "quota": 1, "serves": "paired", "pairs_with": "all"},
            {"name": "staff", "quota": 1, "serves": "unit"},
        ],
        seat=SEAT,
    )
    try:
        measure(case, policy)
        named = set()
    except FactsError as error:
        named = {p.params["id"] for p in error.problems}
    assert named == needed


def test_the_order_of_rows_asked_for_does_not_matter():
    """Rows are measured when asked for; what was asked before changes nothing."""
    case, policy = random_case(7, households=40, cadres=20)
    forward, backward = measure(case, policy), measure(case, policy)
    cadres = range(len(case.cadres))
    there = {c: forward.reach_m(c) for c in cadres}
    back = {c: backward.reach_m(c) for c in reversed(cadres)}
    assert all(np.array_equal(there[c], back[c]) for c in cadres)


def test_only_so_many_rows_are_kept(monkeypatch):
    """Memory must not grow to cadres × households; a forgotten row is measured again."""
    monkeypatch.setattr("bangfu_assign.facts.distance.distances._ROWS_KEPT", 2)
    case = small(
        cadres=[{"cadre_id": f"c{i}", "lon": 118.8 + i / 100, "lat": 34.8} for i in range(6)]
    )
    distances = measure(case, make_policy())
    first = distances.reach_m(0).tolist()
    for cadre in range(6):
        distances.reach_m(cadre)
    assert len(distances._reaches.results) == 2
    assert distances.reach_m(0).tolist() == first


@pytest.mark.parametrize("seed", range(60))
def test_random_towns_keep_the_promises_of_the_interface(seed):
    """Shapes, zero diagonals, entries as given, and reach to a household at its village's point."""
    case, policy = random_case(seed, households=12, cadres=6)
    distances = measure(case, policy)
    planned, villages = case.planned(), list(case.villages["village_id"])
    cadres = list(case.cadres["cadre_id"])
    assert distances.out_m.shape == distances.back_m.shape == (len(cadres), len(villages))
    assert (np.diag(distances.village_m) == 0).all()
    given = {(e.cadre_id, e.village_id): e.metres for e in case.distances.itertuples()}
    for c, cadre in enumerate(cadres):
        reach_m = distances.reach_m(c)
        assert reach_m.shape == (len(planned),)
        for h, home in enumerate(planned["village"]):
            v = villages.index(home)
            if (cadre, home) in given:
                assert reach_m[h] == distances.out_m[c, v] == given[cadre, home]
            elif distances.site_of[h] == 0:
                assert reach_m[h] == distances.out_m[c, v]
    for v, village in enumerate(villages):
        walk_m = distances.walk_m(v)
        used = set(distances.site_of[planned["village"] == village]) | {0}
        assert used == set(range(len(walk_m)))
        assert (np.diag(walk_m) == 0).all()
        assert (walk_m < UNREACHABLE).all()


@pytest.mark.parametrize("metric", ["straight", "roads", "matrix"])
def test_an_empty_town_has_empty_distances(metric):
    roads = {
        "road_nodes": [{"id": "n", "lon": 118.8, "lat": 34.8}],
        "road_edges": [{"u": "n", "v": "n", "length_m": 0}],
    }
    distances = measure(make_case(**roads), make_policy(metric=metric))
    assert distances.out_m.shape == distances.village_m.shape == (0, 0)
    assert distances.site_of.shape == (0,)


def test_a_case_is_left_as_it_was():
    """Also under GCJ-02, where every coordinate is converted on the way."""
    case = small()
    before = replace(case, **{n: getattr(case, n).copy() for n in ("villages", "households")})
    measure(case, make_policy(seat=SEAT, datum="gcj02"))
    assert case.villages.equals(before.villages)
    assert case.households.equals(before.households)


def test_every_sentence_fills_in_both_languages():
    """Chinese and English have the same placeholders, and no sentence is empty."""
    fields = {"name": "x", "id": "x", "u": "x", "v": "x", "gaps": 1, "legs": 2, "dropped": 1}
    fields |= {"nodes": 2, "metres": 3, "limit": 4}
    for chinese, english in TEXTS.values():
        shown = [{f for f in fields if "{" + f + "}" in text} for text in (chinese, english)]
        assert shown[0] == shown[1]
        assert chinese.format(**fields) and english.format(**fields)
