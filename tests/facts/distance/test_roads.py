"""Road distances, compared with networkx on small directed networks."""

from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bangfu_assign.errors import FactsError, Severity
from bangfu_assign.facts.distance import haversine_m, measure
from bangfu_assign.facts.distance.metric import Points
from bangfu_assign.facts.distance.roads import Roads
from tests.build import make_case, make_policy, make_table

DEGREE = st.integers(-40, 40).map(lambda step: step / 1000)  # about 100 m a step


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Draw nodes and edges: one-way streets, parallel and zero-length edges, several parts."""
    count = draw(st.integers(1, 9))
    nodes = [
        {"id": f"n{i}", "lon": 118.85 + draw(DEGREE), "lat": 34.85 + draw(DEGREE)}
        for i in range(count)
    ]
    ends = st.sampled_from([node["id"] for node in nodes])
    edge = st.fixed_dictionaries(
        {
            "u": ends,
            "v": ends,
            "length_m": st.sampled_from([0.0, 0.4, 120.0, 333.3, 900.0, 2500.0]),
            "oneway": st.booleans(),
        }
    )
    return nodes, draw(st.lists(edge, max_size=20))


def as_networkx(nodes, edges) -> nx.DiGraph:
    graph = nx.DiGraph()
    graph.add_nodes_from((n["id"], n) for n in nodes)
    for edge in edges:
        ends = [(edge["u"], edge["v"])] + [(edge["v"], edge["u"])] * (not edge["oneway"])
        for u, v in ends:
            known = graph.get_edge_data(u, v, {"length": np.inf})["length"]
            graph.add_edge(u, v, length=min(known, edge["length_m"]))
    return graph


def straight_m(a, b) -> float:
    return float(haversine_m(*(np.float64(x) for x in (a["lon"], a["lat"], b["lon"], b["lat"]))))


def oracle(nodes, edges, points) -> np.ndarray:
    """Return metres between points: snap, networkx Dijkstra, snap; nearest node by haversine."""
    graph = as_networkx(nodes, edges)
    parts = sorted(nx.strongly_connected_components(graph), key=lambda p: (-len(p), min(p)))
    main = graph.subgraph(parts[0])
    paths = dict(nx.all_pairs_dijkstra_path_length(main, weight="length"))
    snaps = [min((straight_m(p, main.nodes[n]), n) for n in main) for p in points]
    metres = np.zeros((len(points), len(points)))
    for a, (snap_a, node_a) in enumerate(snaps):
        for b, (snap_b, node_b) in enumerate(snaps):
            if points[a] != points[b]:
                metres[a, b] = snap_a + paths[node_a][node_b] + snap_b
    return metres


def road_metres(nodes, edges, points) -> np.ndarray:
    roads = Roads.build(make_table("road_nodes", nodes), make_table("road_edges", edges))
    snapped = roads.snapped(Points.at([p["lon"] for p in points], [p["lat"] for p in points]))
    return roads.between(snapped, snapped)


@settings(max_examples=100, deadline=None)
@given(networks())
def test_road_metres_do_not_depend_on_what_is_measured_with_them(network):
    """One leg alone, or many: searches then run from the other end and add in another order."""
    nodes, edges = network
    roads = Roads.build(make_table("road_nodes", nodes), make_table("road_edges", edges))
    points = roads.snapped(Points.at([n["lon"] for n in nodes], [n["lat"] for n in nodes]))
    table = roads.between(points, points)
    for i in range(len(nodes)):
        assert roads.between(points, points.take([i]))[:, 0].tolist() == table[:, i].tolist()
        assert roads.between(points.take([i]), points)[0].tolist() == table[i].tolist()


@settings(max_examples=300, deadline=None)
@given(networks(), st.data())
def test_road_metres_equal_networkx_dijkstra(network, data):
    """Snap + path + snap, rounded, on networks with one-way streets and disconnected parts.

    Points stand at nodes, a little beside them: the snap is then never a matter of rounding.
    """
    nodes, edges = network
    distinct = {(n["lon"], n["lat"]): n for n in nodes}  # two nodes in one place: a tie
    nodes = list(distinct.values())
    ids = {n["id"] for n in nodes}
    edges = [e for e in edges if {e["u"], e["v"]} <= ids]
    aside = data.draw(
        st.lists(st.tuples(st.sampled_from(nodes), st.sampled_from([0, 1e-5])), min_size=1)
    )
    points = [{"lon": n["lon"] + step, "lat": n["lat"] + 2 * step} for n, step in aside]
    expected = oracle(nodes, edges, points)
    assert (
        np.abs(road_metres(nodes, edges, points) - expected).max() <= 0.51
    )  # a path has at most 20 edges, each rounded to a millimetre


def line_of(*lengths: float, oneway: bool = False):
    nodes = [
        {"id": f"n{i}", "lon": 118.85 + i / 100, "lat": 34.85} for i in range(len(lengths) + 1)
    ]
    edges = [
        {"u": f"n{i}", "v": f"n{i + 1}", "length_m": length, "oneway": oneway}
        for i, length in enumerate(lengths)
    ]
    return nodes, edges


def test_a_one_way_street_is_used_in_its_direction_only():
    """A ring of three one-way streets: one street there, two back."""
    nodes, edges = line_of(100, 200, oneway=True)
    edges.append({"u": "n2", "v": "n0", "length_m": 400, "oneway": True})
    assert road_metres(nodes, edges, nodes).tolist() == [
        [0, 100, 300],
        [600, 0, 200],
        [400, 500, 0],
    ]


def test_an_edge_of_length_zero_is_a_way():
    nodes, edges = line_of(0, 700)
    assert road_metres(nodes, edges, nodes).tolist() == [[0, 0, 700], [0, 0, 700], [700, 700, 0]]


def test_of_parallel_edges_the_shortest_counts():
    nodes, edges = line_of(500)
    edges += [{**edges[0], "length_m": 300}, {**edges[0], "length_m": 900}]
    assert road_metres(nodes, edges, nodes)[0, 1] == 300


def test_a_dead_end_that_cannot_be_left_is_not_part_of_the_network():
    """A one-way street into n2 leads nowhere: a point there snaps to n1 instead."""
    nodes, edges = line_of(500, 500)
    edges[1]["oneway"] = True
    metres = road_metres(nodes, edges, nodes)
    snap_m = straight_m(nodes[1], nodes[2])
    assert metres[0, 2] == metres[2, 0] == round(500 + snap_m)


def test_goals_far_beyond_the_first_search_are_found():
    """Two neighbours joined only by a detour many times their straight distance."""
    nodes, edges = line_of(10)
    far = {"id": "far", "lon": 119.5, "lat": 35.5}
    edges = [
        {"u": "n0", "v": "far", "length_m": 90_000},
        {"u": "far", "v": "n1", "length_m": 90_000},
    ]
    assert road_metres([*nodes, far], edges, nodes)[0, 1] == 180_000


def town(**tables):
    nodes, edges = line_of(1000, 1000)
    usual = {
        "households": [{"household_id": "h", "lon": 118.87, "lat": 34.85}],
        "cadres": [{"cadre_id": "c"}],
        "villages": [{"village_id": "v", "lon": 118.86, "lat": 34.85}],
        "road_nodes": nodes,
        "road_edges": edges,
    }
    return make_case(**usual | tables)


BY_ROAD = make_policy(metric="roads", seat=(118.85, 34.85))


def test_a_case_is_measured_along_its_roads():
    """Seat, village and household stand at the three nodes of a road; the detour is not applied."""
    distances = measure(town(), BY_ROAD)
    assert distances.out_m.tolist() == distances.back_m.tolist() == [[1000]]
    assert distances.reach_m(0).tolist() == [2000]
    assert distances.walk_m(0).tolist() == [[0, 1000], [1000, 0]]
    assert distances.notes == ()


def test_one_way_streets_make_the_way_out_and_the_way_back_differ():
    nodes, edges = line_of(1000, 1000, oneway=True)
    edges.append({"u": "n2", "v": "n0", "length_m": 5000, "oneway": True})
    distances = measure(town(road_nodes=nodes, road_edges=edges), BY_ROAD)
    assert (distances.out_m.item(), distances.back_m.item()) == (1000, 6000)
    assert distances.walk_m(0).tolist() == [[0, 1000], [6000, 0]]


def test_points_far_from_every_road_are_reported_by_id_and_still_measured():
    case = town(
        cadres=[{"cadre_id": "c", "lon": 118.85, "lat": 34.95}],
        groups=[{"village": "v", "group": "北组", "lon": 118.86, "lat": 35.0}],
    )
    distances = measure(case, BY_ROAD)
    assert [(p.code, p.file, p.params["id"]) for p in distances.notes] == [
        ("distance.far_from_roads", "groups", "v 北组"),
        ("distance.far_from_roads", "cadres", "c"),
    ]
    assert all(p.severity is Severity.WARNING for p in distances.notes)
    assert distances.out_m.item() == round(
        1000 + straight_m({"lon": 0, "lat": 0}, {"lon": 0, "lat": 0.1})
    )


def test_the_policy_says_how_far_from_the_roads_is_far():
    case = town(cadres=[{"cadre_id": "c", "lon": 118.85, "lat": 34.95}])
    policy = make_policy(metric="roads", seat=(118.85, 34.85), max_snap_km=12)
    assert measure(case, policy).notes == ()


def test_nodes_cut_off_from_the_main_part_are_reported():
    nodes, edges = line_of(1000, 1000)
    island = [{"id": f"i{i}", "lon": 118.9 + i / 100, "lat": 34.9} for i in range(2)]
    bridge = {"u": "i0", "v": "i1", "length_m": 900}
    distances = measure(town(road_nodes=nodes + island, road_edges=[*edges, bridge]), BY_ROAD)
    (note,) = distances.notes
    assert (note.code, note.params) == ("distance.network_cut", {"dropped": 2, "nodes": 5})


@pytest.mark.parametrize(
    ("tables", "codes"),
    [
        ({"road_nodes": [], "road_edges": []}, ["distance.no_roads"]),
        ({"road_edges": []}, ["distance.no_roads"]),
        (
            {
                "road_edges": [
                    {"u": "n0", "v": "x", "length_m": 1},
                    {"u": "y", "v": "n1", "length_m": 1},
                ]
            },
            ["distance.unknown_node"] * 2,
        ),
        ({"road_edges": [{"u": "n0", "v": "n1"}]}, ["distance.bad_length"]),
        (
            {"road_nodes": [*line_of(1, 1)[0], {"id": "lost"}]},
            ["distance.node_without_point"],
        ),
    ],
)
def test_broken_road_tables_are_reported(tables, codes):
    with pytest.raises(FactsError) as error:
        measure(town(**tables), BY_ROAD)
    assert [p.code for p in error.value.problems] == codes
