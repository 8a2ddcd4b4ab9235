"""The assignment graph as files: GraphML for programs, GEXF with places and colours for Gephi."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from bangfu_assign.plan import Plan
from bangfu_assign.report.graph import NodeKind, assignment_graph
from bangfu_assign.report.graph_layout import positions

GRAPHML, GEXF = "graph.graphml", "graph.gexf"

_LOOKS: dict[str, tuple[str, float]] = {
    NodeKind.VILLAGE: ("#000000", 16.0),
    NodeKind.GROUP: ("#999999", 8.0),
    NodeKind.UNIT: ("#CC79A7", 10.0),
    NodeKind.PROJECT: ("#009E73", 14.0),
    NodeKind.CADRE: ("#0072B2", 5.0),
    NodeKind.HOUSEHOLD: ("#56B4E9", 4.0),
}
"""Colour (Okabe & Ito) and size of each kind of node."""
_UNCOVERED = "#D55E00"


def write_graph(plan: Plan, folder: str | Path) -> list[Path]:
    """Write the plan's graph as ``graph.graphml`` and ``graph.gexf``, same plan, same bytes.

    Parameters
    ----------
    plan : Plan
        Any plan. The files hold names and numbers of households: they are for the office.
    folder : path
        Where to; made if it is not there.

    Returns
    -------
    list of Path
        The two files. `bangfu_assign.report.queries.pairs_of` reads the plan back from either, as
        networkx reads it.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    graph = in_order(assignment_graph(plan))
    # The writer of the standard library: with lxml installed networkx would take another one, and
    # the bytes would depend on what else is on the machine.
    nx.write_graphml_xml(graph, target / GRAPHML)
    (target / GEXF).write_bytes(to_gexf(graph))
    return [target / GRAPHML, target / GEXF]


def in_order(graph: nx.DiGraph[str]) -> nx.DiGraph[str]:
    """Return the graph with nodes, edges and attributes sorted."""
    ordered: nx.DiGraph[str] = nx.DiGraph(**graph.graph)
    ordered.add_nodes_from((n, dict(sorted(graph.nodes[n].items()))) for n in sorted(graph))
    ordered.add_edges_from(
        (u, v, dict(sorted(data.items())))
        for u, v, data in sorted(graph.edges(data=True), key=_ends)
    )
    return ordered


def to_gexf(graph: nx.DiGraph[str]) -> bytes:
    """Return GEXF 1.2 with labels, places, sizes and colours, without date or program version.

    Uncovered households have a colour of their own, and an edge's label is its kind.
    """
    drawn = graph.copy()
    place = positions(graph)
    for node, data in drawn.nodes(data=True):
        data["viz"] = _look(data, place[node])
    for *_, data in drawn.edges(data=True):
        data["label"] = data["kind"]
    writer = GEXFWriter(drawn, encoding="utf-8", prettyprint=True, version="1.2draft")
    meta = writer.xml.find("meta")
    meta.attrib.pop("lastmodifieddate")
    meta.find("creator").text = "bangfu-assign"
    ElementTree.indent(writer.xml, space=" ")
    text: bytes = ElementTree.tostring(writer.xml, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _look(data: dict[str, Any], place: tuple[float, float]) -> dict[str, Any]:
    colour, size = _LOOKS[data["kind"]]
    if data["kind"] == NodeKind.HOUSEHOLD and not data["covered"]:
        colour = _UNCOVERED
    red, green, blue = (int(colour[k : k + 2], 16) for k in (1, 3, 5))
    return {
        "position": {"x": place[0], "y": place[1], "z": 0.0},
        "size": size,
        "color": {"r": red, "g": green, "b": blue},
    }


def _ends(edge: tuple[str, str, Any]) -> tuple[str, str]:
    return edge[0], edge[1]
