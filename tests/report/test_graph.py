"""The assignment graph says what the plan says, and survives GraphML and GEXF."""

import io

import networkx as nx
import pandas as pd
import pytest

from bangfu_assign.plan import ASSIGNMENT_COLUMNS, PAIRING_COLUMNS, Plan
from bangfu_assign.report.graph import (
    EdgeKind,
    NodeKind,
    assignment_graph,
    node_id,
    village_graph,
)
from bangfu_assign.report.queries import (
    edges_of,
    helper_of,
    legs,
    nodes_of,
    served_villages,
    sources,
    targets,
    uncovered,
)
from tests.build import make_case, make_policy
from tests.report.town import town

PLAN = town(8, seed=5, per_village=12)
GRAPH = assignment_graph(PLAN)


def small(**case):
    """Return a plan with one covered and one uncovered household of two villages."""
    given = {
        "households": [
            {
                "household_id": "h1",
                "village": "v1",
                "group": "东组",
                "id_number": "32072119500101123X",
            },
            {"household_id": "h2", "village": "v2", "income_yuan": 2000.0, "cause": "因病"},
        ],
        "cadres": [{"cadre_id": "c1", "unit": "农经站", "phone": "13800000001", "village": "v2"}],
        "villages": [{"village_id": "v1", "lon": 118.8, "lat": 34.8}, {"village_id": "v2"}],
        "projects": [{"project_id": "p1", "name": "蓝莓", "village": "v1", "places": 3}],
        "groups": [{"village": "v1", "group": "东组", "lon": 118.81, "lat": 34.81}],
        **case,
    }
    return Plan(
        case=make_case(**given),
        policy=make_policy(area="班庄镇", seat=(118.851, 34.8504)),
        assignments=pd.DataFrame(
            [("h1", "c1", "v1", "", "p1", True)], columns=list(ASSIGNMENT_COLUMNS)
        ),
        pairings=pd.DataFrame([], columns=list(PAIRING_COLUMNS)),
    )


def test_assignment_edges_are_the_rows_of_the_plan():
    edges = {
        (GRAPH.nodes[h]["code"], GRAPH.nodes[c]["code"], GRAPH.edges[c, h]["kept"])
        for c, h in edges_of(GRAPH, EdgeKind.ASSIGNMENT)
    }
    table = PLAN.assignments
    rows = set(zip(table["household_id"], table["cadre_id"], table["kept"], strict=True))
    assert edges == rows
    assert len(rows) > 50


def test_pairing_and_co_helper_edges_are_those_of_the_plan():
    pairs = {
        (GRAPH.nodes[c]["code"], GRAPH.nodes[v]["code"])
        for c, v in edges_of(GRAPH, EdgeKind.PAIRING)
    }
    assert pairs == set(PLAN.pairings.itertuples(index=False, name=None))
    helped = PLAN.assignments[PLAN.assignments["co_helper_id"] != ""]
    assert len(edges_of(GRAPH, EdgeKind.CO_HELP)) == len(helped) > 0


def test_uncovered_households_are_those_without_a_row():
    left = {GRAPH.nodes[h]["code"] for h in uncovered(GRAPH)}
    assert left == set(PLAN.uncovered["household_id"])
    assert all(helper_of(GRAPH, h) is None for h in uncovered(GRAPH))


def test_loads_and_village_counts_add_up_to_the_plan():
    cadres = nodes_of(GRAPH, NodeKind.CADRE)
    assert sum(GRAPH.nodes[c]["load"] for c in cadres) == len(PLAN.assignments)
    villages = [GRAPH.nodes[v] for v in nodes_of(GRAPH, NodeKind.VILLAGE)]
    assert sum(v["households"] for v in villages) == len(PLAN.case.planned())
    assert sum(v["uncovered"] for v in villages) == len(PLAN.uncovered)
    for c in cadres:
        assert sum(served_villages(GRAPH, c).values()) == GRAPH.nodes[c]["load"]
        assert len(served_villages(GRAPH, c)) == GRAPH.nodes[c]["villages"]


def test_graphml_gives_back_an_equal_graph():
    assert_same(GRAPH, reread(GRAPH))


def test_graphml_survives_hostile_text():
    """Control characters, line ends, markup and blanks at the ends must not spoil the file."""
    name = " <b>&\x00\x0b王\r\n五\ufffe\ud800 "
    graph = assignment_graph(
        small(villages=[{"village_id": "v1", "name": name}, {"village_id": "v2"}])
    )
    assert graph.nodes["village:v1"]["name"] == " <b>&王 五 "
    assert_same(graph, reread(graph))


def test_gexf_can_be_written_and_read():
    buffer = io.BytesIO()
    nx.write_gexf(GRAPH, buffer)
    buffer.seek(0)
    again = nx.read_gexf(buffer)
    assert set(again.edges) == set(GRAPH.edges)


def test_no_identity_health_or_income_reaches_the_graph():
    graph = assignment_graph(small())
    said = " ".join(str(v) for _, data in graph.nodes(data=True) for v in data.values())
    for secret in ("32072119500101123X", "13800000001", "因病", "2000"):
        assert secret not in said


def test_places_and_layers_hang_together():
    graph = assignment_graph(small())
    group = node_id(NodeKind.GROUP, "v1", "东组")
    assert targets(graph, "household:h1", EdgeKind.LIVES_IN) == [group]
    assert targets(graph, group, EdgeKind.PART_OF) == ["village:v1"]
    assert targets(graph, "household:h2", EdgeKind.LIVES_IN) == ["village:v2"]
    assert targets(graph, "household:h1", EdgeKind.WORKS_IN) == ["project:p1"]
    assert targets(graph, "project:p1", EdgeKind.LOCATED_IN) == ["village:v1"]
    assert targets(graph, "cadre:c1", EdgeKind.MEMBER_OF) == ["unit:农经站"]
    assert targets(graph, "cadre:c1", EdgeKind.HOME) == ["village:v2"]


def test_points_fall_back_as_the_design_says():
    graph = assignment_graph(small())
    assert graph.nodes["household:h1"]["lon"] == 118.81  # its group's
    assert "lon" not in graph.nodes["household:h2"]  # neither group nor village has one
    assert graph.nodes["cadre:c1"]["lat"] == 34.8504  # the seat: the home village has no point


def test_a_village_graph_holds_the_village_and_its_helpers_only():
    village = PLAN.case.villages["village_id"].iloc[0]
    part = village_graph(PLAN, village, GRAPH)
    rows = PLAN.assignments[PLAN.assignments["village_id"] == village]
    drawn = {(u, v) for u, v in edges_of(part, EdgeKind.ASSIGNMENT)}
    assert drawn == {
        (f"cadre:{c}", f"household:{h}")
        for c, h in zip(rows["cadre_id"], rows["household_id"], strict=True)
    }
    assert nodes_of(part, NodeKind.VILLAGE) == [f"village:{village}"]
    homes = PLAN.case.households.query("village == @village")["household_id"]
    assert len(nodes_of(part, NodeKind.HOUSEHOLD)) == len(homes)
    assert sources(part, f"village:{village}", EdgeKind.PAIRING)
    assert_same(part, village_graph(PLAN, village))


def test_an_unknown_village_is_a_key_error():
    with pytest.raises(KeyError):
        village_graph(PLAN, "nowhere")


def test_rounds_that_share_a_stretch_are_one_leg():
    """Two cadres from the seat to v1, one of them on to v2 and back: three stretches."""
    villages = [
        {"village_id": "v1", "lon": 118.9, "lat": 34.85},
        {"village_id": "v2", "lon": 118.9, "lat": 34.9},
    ]
    homes = [
        {"household_id": f"h{n}", "village": v} for n, v in enumerate(("v1", "v1", "v2"), start=1)
    ]
    plan = Plan(
        case=make_case(homes, [{"cadre_id": "c1"}, {"cadre_id": "c2"}], villages),
        policy=make_policy(seat=(118.85, 34.85)),
        assignments=pd.DataFrame(
            [("h1", "c1", "v1", "", "", False), ("h2", "c2", "v1", "", "", False),
             ("h3", "c2", "v2", "", "", False)],
            columns=list(ASSIGNMENT_COLUMNS),
        ),
        pairings=pd.DataFrame([], columns=list(PAIRING_COLUMNS)),
    )  # fmt: skip
    found = {(leg.a, leg.b): leg.cadres for leg in legs(assignment_graph(plan))}
    seat, v1, v2 = (118.85, 34.85), (118.9, 34.85), (118.9, 34.9)
    assert found == {(seat, v1): 2, (v1, v2): 1, (seat, v2): 1}


def reread(graph):
    buffer = io.BytesIO()
    nx.write_graphml(graph, buffer)
    buffer.seek(0)
    return nx.read_graphml(buffer)


def assert_same(one, other):
    """Equal nodes and edges with equal attributes of equal types."""
    assert dict(one.nodes(data=True)) == dict(other.nodes(data=True))
    assert {(u, v): d for u, v, d in one.edges(data=True)} == {
        (u, v): d for u, v, d in other.edges(data=True)
    }
    for node, data in one.nodes(data=True):
        assert {k: type(v) for k, v in data.items()} == {
            k: type(v) for k, v in other.nodes[node].items()
        }


def test_an_attribute_has_one_type_everywhere():
    """GEXF declares each attribute once, so a name may not mean a count here and a flag there."""
    for members in (GRAPH.nodes(data=True), ((None, d) for *_, d in GRAPH.edges(data=True))):
        types: dict[str, set[type]] = {}
        for _, data in members:
            for name, value in data.items():
                types.setdefault(name, set()).add(type(value))
        assert {name: kinds for name, kinds in types.items() if len(kinds) > 1} == {}
