# ruff: noqa: E501  (rows of cells read best in one line)
"""Roads saved by osmnx are read as the two road tables, and nothing in them is executed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bangfu_assign.errors import Problem
from tests.facts.folders import errors, make, notes
from tests.facts.test_hostile import GRAPHML


def faults(folder: Path, text: str) -> list[Problem]:
    (make(folder) / "roads.graphml").write_text(text, "utf-8")
    return errors(folder)


def test_edges_of_a_directed_graph_are_one_way_as_stored(tmp_path: Path) -> None:
    (make(tmp_path) / "roads.graphml").write_text(GRAPHML, "utf-8")
    case, _ = notes(tmp_path)
    assert case.road_nodes.to_numpy().tolist() == [["11", 118.85, 34.85], ["12", 118.85, 34.86]]
    assert case.road_edges.to_numpy().tolist() == [["11", "12", 1112.5, True]]
    assert "roads.graphml" in case.inputs


def test_edges_of_an_undirected_graph_go_both_ways(tmp_path: Path) -> None:
    text = GRAPHML.replace('"directed"', '"undirected"')
    (make(tmp_path) / "roads.graphml").write_text(text, "utf-8")
    case, _ = notes(tmp_path)
    assert case.road_edges["oneway"].tolist() == [False]


FAULTS = {
    "graphml_unsafe": ("<graphml xmlns", '<!DOCTYPE x [<!ENTITY a "b">]><graphml xmlns'),
    "graphml_broken": ("</graph>", ""),
    "graphml_node": ("<data key=\"d1\">118.85</data></node>\n    <node id=\"12\">", "</node>\n    <node id=\"12\">"),
    "graphml_edge": ("1112.5", "long"),
    "graphml_projected": (">34.85<", ">3856789.5<"),
    "graphml_empty": ("<edge", "<hedge"),
    "node_unknown": ('target="12"', 'target="13"'),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_network_that_cannot_be_used_says_why(fault: str, tmp_path: Path) -> None:
    good, bad = FAULTS[fault]
    text = GRAPHML.replace(good, bad)
    assert text != GRAPHML
    if fault == "graphml_empty":
        text = text.replace("</edge>", "</hedge>")
    assert [p.code for p in faults(tmp_path, text)] == [f"facts.{fault}"]


def test_the_edges_of_a_saved_networkx_graph_are_read(tmp_path: Path) -> None:
    networkx = pytest.importorskip("networkx")
    graph = networkx.MultiDiGraph()
    graph.add_node(1, x=118.85, y=34.85)
    graph.add_node(2, x=118.86, y=34.86)
    graph.add_edge(1, 2, length=1500.25, oneway=False)
    graph.add_edge(2, 1, length=1500.25, oneway=False)
    make(tmp_path)
    networkx.write_graphml(graph, tmp_path / "roads.graphml")
    case, _ = notes(tmp_path)
    assert case.road_edges[["u", "v"]].to_numpy().tolist() == [["1", "2"], ["2", "1"]]
