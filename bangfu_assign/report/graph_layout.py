"""Where every node of the assignment graph stands in a drawing program, no two in one place.

Nodes that have a point stand there: north is up, and a unit of the drawing is ten metres. Many have
the same one (a group's households, everybody based at the seat), so those of one place are fanned
out around it, in the order of their ids.
"""

from __future__ import annotations

from math import cos, pi, sin, sqrt

import networkx as nx

from bangfu_assign.report.graph import EdgeKind, NodeKind
from bangfu_assign.report.points import Point
from bangfu_assign.report.projection import centred
from bangfu_assign.report.queries import nodes_of, point_of, sources, targets

XY = tuple[float, float]

METRES_PER_UNIT = 10.0
APART = 7.0
"""Distance of neighbours in a fan, in units of the drawing: a household's mark is 4 wide."""
ROW = 60.0
"""Distance between villages without coordinates, which stand in rows below the others."""

_GOLDEN_ANGLE = pi * (3 - sqrt(5))
_NEIGHBOURS = (EdgeKind.LIVES_IN, EdgeKind.PART_OF, EdgeKind.MEMBER_OF, EdgeKind.LOCATED_IN)


def positions(graph: nx.DiGraph[str]) -> dict[str, XY]:
    """Return x (east) and y (north) of every node of an `assignment_graph`, by node, sorted.

    A node without a point of its own takes that of what it belongs to (a household its group's or
    village's), or of what belongs to it (a unit the mean of its cadres'). What is still nowhere
    stands in rows below the rest.
    """
    anchors = _anchors(graph)
    nowhere = [node for node in sorted(graph) if node not in anchors]
    columns = max(1, round(sqrt(len(nowhere) * 1.5)))
    floor = min((y for _, y in anchors.values()), default=0.0) - 2 * ROW
    left = min((x for x, _ in anchors.values()), default=0.0)
    for n, node in enumerate(nowhere):
        anchors[node] = (left + n % columns * ROW, floor - n // columns * ROW)
    together: dict[XY, list[str]] = {}
    for node in sorted(anchors, key=lambda n: (graph.nodes[n]["kind"] != NodeKind.VILLAGE, n)):
        together.setdefault(anchors[node], []).append(node)
    placed = {
        node: (round(x + dx, 2), round(y + dy, 2))
        for (x, y), nodes in together.items()
        for node, (dx, dy) in zip(nodes, _fan(len(nodes)), strict=True)
    }
    return dict(sorted(placed.items()))


def _anchors(graph: nx.DiGraph[str]) -> dict[str, XY]:
    """Return the places in drawing units of all nodes that have one, of their own or by others."""
    points = {node: p for node in sorted(graph) if (p := point_of(graph, node)) is not None}
    # Villages first: groups and households without a point look up to them.
    for kind in (NodeKind.GROUP, NodeKind.HOUSEHOLD, NodeKind.UNIT, NodeKind.CADRE):
        for node in nodes_of(graph, kind):
            if node not in points:
                point = _near(graph, node, points)
                if point is not None:
                    points[node] = point
    if not points:
        return {}
    flat = centred(sorted(set(points.values())))
    scaled = {node: flat.xy(point) for node, point in points.items()}
    return {
        node: (round(x / METRES_PER_UNIT, 2), round(y / METRES_PER_UNIT, 2))
        for node, (x, y) in scaled.items()
    }


def _near(graph: nx.DiGraph[str], node: str, points: dict[str, Point]) -> Point | None:
    """Return the mean point of what belongs to a node, else of what it belongs to."""
    for look in (sources, targets):
        found = [points[n] for kind in _NEIGHBOURS for n in look(graph, node, kind) if n in points]
        if found:
            return (
                sum(lon for lon, _ in found) / len(found),
                sum(lat for _, lat in found) / len(found),
            )
    return None


def _fan(count: int) -> list[XY]:
    """Return so many places around the origin like the seeds of a sunflower, the first in it."""
    return [
        (
            APART * sqrt(n) * cos(n * _GOLDEN_ANGLE),
            APART * sqrt(n) * sin(n * _GOLDEN_ANGLE),
        )
        for n in range(count)
    ]
