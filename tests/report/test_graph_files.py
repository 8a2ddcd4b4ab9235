"""The graph's files: the plan again when read, places for Gephi, the same bytes each time."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bangfu_assign.facts.case import Case
from bangfu_assign.plan import ASSIGNMENT_COLUMNS, PAIRING_COLUMNS, Plan
from bangfu_assign.report.graph import NodeKind, assignment_graph
from bangfu_assign.report.graph_files import write_graph
from bangfu_assign.report.graph_layout import positions
from bangfu_assign.report.queries import nodes_of, pairs_of
from tests.build import make_case
from tests.report.town import town
from tests.strategies import tiny_towns

PLAN = town(8, seed=5, per_village=12)
READERS = {"graph.graphml": nx.read_graphml, "graph.gexf": nx.read_gexf}


def assert_same_pairs(graph: nx.DiGraph, plan: Plan) -> None:
    found = pairs_of(graph)
    pd.testing.assert_frame_equal(found.assignments, plan.assignments)
    pd.testing.assert_frame_equal(found.pairings, plan.pairings)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw any pairs whatever, with co-helpers and projects: no rule matters to a graph."""
    case, policy = draw(tiny_towns())
    villages = case.villages["village_id"].tolist()
    projects = make_case(
        projects=[
            {"project_id": f"p/{k}:", "name": draw(st.text(max_size=6)), "village": villages[0]}
            for k in range(2)
        ]
    ).projects
    case = replace(case, projects=projects)
    cadres = case.cadres["cadre_id"].tolist()
    one_of = st.sampled_from(["", *cadres])
    rows = []
    for household, village in zip(
        case.households["household_id"], case.households["village"], strict=True
    ):
        cadre, other = draw(one_of), draw(one_of)
        project = draw(st.sampled_from(["", *projects["project_id"]]))
        other = "" if other == cadre else other
        if cadre or other or project:
            kept = bool(cadre) and draw(st.booleans())
            rows.append((household, cadre, village, other, project, kept))
    hooked = draw(
        st.lists(st.tuples(st.sampled_from(cadres), st.sampled_from(villages)), unique=True)
    )
    return plan_of(case, policy, sorted(rows), sorted(hooked))


def plan_of(case: Case, policy: object, rows: list, hooked: list) -> Plan:
    assignments = pd.DataFrame(rows, columns=list(ASSIGNMENT_COLUMNS), dtype="str")
    assignments["kept"] = pd.Series([row[-1] for row in rows], dtype="bool")
    pairings = pd.DataFrame(hooked, columns=list(PAIRING_COLUMNS), dtype="str")
    return Plan(case, policy, assignments, pairings)  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans())
def test_the_plan_is_read_back_from_both_files(plan: Plan) -> None:
    """Assignments, co-helpers, projects, pairings and what was kept: nothing is lost or added."""
    assert_same_pairs(assignment_graph(plan), plan)
    with tempfile.TemporaryDirectory() as folder:
        for path in write_graph(plan, folder):
            assert_same_pairs(READERS[path.name](path), plan)


def test_a_changed_edge_is_seen() -> None:
    """The round trip would fail if a pair were another one."""
    graph = assignment_graph(PLAN)
    household = nodes_of(graph, NodeKind.HOUSEHOLD)[0]
    before = pairs_of(graph).assignments
    graph.remove_edges_from(list(graph.in_edges(household)))
    assert len(pairs_of(graph).assignments) == len(before) - 1


def test_files_are_the_same_bytes_each_time(tmp_path: Path) -> None:
    """No date, no version, no order of a set; not even the order of the tables matters."""
    first = write_graph(PLAN, tmp_path / "a")
    turned = replace(PLAN, assignments=PLAN.assignments[::-1], pairings=PLAN.pairings[::-1])
    second = write_graph(turned, tmp_path / "b")
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]
    assert not any(b"NetworkX" in p.read_bytes() for p in first)
    assert b"lastmodified" not in first[1].read_bytes()


def test_gephi_finds_label_place_size_and_colour_of_every_node(tmp_path: Path) -> None:
    """Each node of the GEXF file has all four, each edge its kind as label."""
    tree = ElementTree.parse(write_graph(PLAN, tmp_path)[1])  # noqa: S314 - our own file
    space, viz = "{http://www.gexf.net/1.2draft}", "{http://www.gexf.net/1.2draft/viz}"
    nodes = tree.findall(f".//{space}node")
    assert len(nodes) == len(assignment_graph(PLAN))
    assert all(node.get("label") for node in nodes)
    for part in ("position", "size", "color"):
        assert all(node.find(f"{viz}{part}") is not None for node in nodes)
    kinds = {edge.get("label") for edge in tree.findall(f".//{space}edge")}
    assert {"assignment", "co_help", "pairing", "lives_in"} <= kinds
    types = {a.get("title"): a.get("type") for a in tree.findall(f".//{space}attribute")}
    assert (types["need"], types["lon"], types["weak"], types["kept"]) == (
        "long", "double", "boolean", "boolean",
    )  # fmt: skip


def test_no_two_nodes_share_a_place_and_north_is_up() -> None:
    """Households of one point are fanned out; a village farther north stands higher."""
    graph = assignment_graph(PLAN)
    place = positions(graph)
    assert set(place) == set(graph)
    assert len(set(place.values())) == len(place)
    villages = PLAN.case.villages.sort_values("lat")["village_id"]
    heights = [place[f"village:{v}"][1] for v in villages]
    assert heights == sorted(heights)


def test_without_any_coordinates_everything_still_has_a_place() -> None:
    """A town whose register holds no point is laid out in rows."""
    graph = assignment_graph(town(3, per_village=5, points=False))
    place = positions(graph)
    assert len(set(place.values())) == len(graph)
