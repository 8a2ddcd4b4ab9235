"""Questions to the assignment graph: what the drawings (and a notebook) ask it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise, permutations
from math import cos, hypot, radians
from typing import TYPE_CHECKING

import pandas as pd

from bangfu_assign.plan import ASSIGNMENT_COLUMNS, PAIRING_COLUMNS
from bangfu_assign.report.graph import EdgeKind, NodeKind
from bangfu_assign.report.points import Point

if TYPE_CHECKING:
    import networkx as nx

MOST_STOPS_TRIED = 6
"""Rounds of up to this many stops are ordered by trying every order."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One stretch of road as many cadres travel it, in either direction.

    Attributes
    ----------
    a, b : tuple of float
        Its ends, longitude and latitude, the smaller one first.
    cadres : int
        How many rounds use it.
    """

    a: Point
    b: Point
    cadres: int


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """What a plan decides, read off its graph.

    Attributes
    ----------
    assignments, pairings : DataFrame
        With the columns and in the order of `bangfu_assign.plan.Plan`.
    """

    assignments: pd.DataFrame
    pairings: pd.DataFrame


def pairs_of(graph: nx.DiGraph[str]) -> Pairs:
    """Return the plan's tables from its `assignment_graph`, or from a file of it.

    Every household with a cadre, a co-helper or a project has a row, every pairing another one:
    ``pairs_of(nx.read_graphml("graph.graphml"))`` gives the plan's own tables back.
    """
    rows = []
    for household in nodes_of(graph, NodeKind.HOUSEHOLD):
        cadre = helper_of(graph, household)
        helped = (
            _code(graph, cadre),
            _code(graph, next(iter(sources(graph, household, EdgeKind.CO_HELP)), None)),
            _code(graph, next(iter(targets(graph, household, EdgeKind.WORKS_IN)), None)),
        )
        if any(helped):
            data = graph.nodes[household]
            kept = cadre is not None and bool(graph.edges[cadre, household]["kept"])
            rows.append((data["code"], helped[0], data["village"], *helped[1:], kept))
    assignments = pd.DataFrame(sorted(rows), columns=list(ASSIGNMENT_COLUMNS), dtype="str")
    assignments["kept"] = pd.Series([row[-1] for row in sorted(rows)], dtype="bool")
    hooked = sorted(
        (_code(graph, c), _code(graph, v)) for c, v in edges_of(graph, EdgeKind.PAIRING)
    )
    return Pairs(assignments, pd.DataFrame(hooked, columns=list(PAIRING_COLUMNS), dtype="str"))


def _code(graph: nx.DiGraph[str], node: str | None) -> str:
    return "" if node is None else str(graph.nodes[node]["code"])


def nodes_of(graph: nx.DiGraph[str], kind: NodeKind) -> list[str]:
    """Return the nodes of a kind, sorted."""
    return sorted(node for node, data in graph.nodes(data=True) if data.get("kind") == kind)


def edges_of(graph: nx.DiGraph[str], kind: EdgeKind) -> list[tuple[str, str]]:
    """Return the edges of a kind, sorted."""
    return sorted((u, v) for u, v, data in graph.edges(data=True) if data["kind"] == kind)


def targets(graph: nx.DiGraph[str], source: str, kind: EdgeKind) -> list[str]:
    """Return where a node's edges of a kind lead, sorted."""
    return sorted(v for v, data in graph.adj[source].items() if data["kind"] == kind)


def sources(graph: nx.DiGraph[str], target: str, kind: EdgeKind) -> list[str]:
    """Return where a node's edges of a kind come from, sorted."""
    return sorted(u for u, data in graph.pred[target].items() if data["kind"] == kind)


def helper_of(graph: nx.DiGraph[str], household: str) -> str | None:
    """Return the principal helper of a household, None if it is uncovered."""
    return next(iter(sources(graph, household, EdgeKind.ASSIGNMENT)), None)


def uncovered(graph: nx.DiGraph[str]) -> list[str]:
    """Return the households without a principal helper, sorted."""
    return [h for h in nodes_of(graph, NodeKind.HOUSEHOLD) if not graph.nodes[h]["covered"]]


def served_villages(graph: nx.DiGraph[str], cadre: str) -> dict[str, int]:
    """Return the ids of the villages where a cadre has households, with how many, by id."""
    counts = Counter(graph.nodes[h]["village"] for h in targets(graph, cadre, EdgeKind.ASSIGNMENT))
    return dict(sorted(counts.items()))


def legs(graph: nx.DiGraph[str]) -> list[Leg]:
    """Return every stretch travelled in the rounds base → villages → base, with its traffic.

    Rounds are closed tours over the villages a cadre serves; stretches that many cadres share are
    merged, so that the picture of 500 rounds is as plain as that of 50. Cadres and villages without
    a point are left out, and so are visits to the village a cadre is based in.

    Returns
    -------
    list of Leg
        Least travelled first, then by place: later ones are drawn above earlier ones.
    """
    traffic: Counter[tuple[Point, Point]] = Counter()
    for cadre in nodes_of(graph, NodeKind.CADRE):
        base = point_of(graph, cadre)
        villages = [f"{NodeKind.VILLAGE.value}:{v}" for v in served_villages(graph, cadre)]
        stops = sorted({p for v in villages if (p := point_of(graph, v)) is not None} - {base})
        if base is None or not stops:
            continue
        route = [base, *short_order(base, stops), base]
        used = {(min(a, b), max(a, b)) for a, b in pairwise(route)}
        traffic.update(sorted(used))
    return sorted(
        (Leg(a, b, n) for (a, b), n in traffic.items()), key=lambda leg: (leg.cadres, leg.a, leg.b)
    )


def point_of(graph: nx.DiGraph[str], node: str) -> Point | None:
    """Return a node's longitude and latitude, None if it has none."""
    data = graph.nodes.get(node, {})
    return (data["lon"], data["lat"]) if "lon" in data else None


def short_order(base: Point, stops: list[Point]) -> list[Point]:
    """Order stops into a short closed round: every order for few, the nearest next for many."""
    if len(stops) < 2:
        return stops
    if len(stops) <= MOST_STOPS_TRIED:
        orders = (list(order) for order in permutations(stops))
        return min(orders, key=lambda order: (_length([base, *order, base]), order))
    route, left = [base], list(stops)
    while left:
        nearest = min(left, key=lambda stop: (_length([route[-1], stop]), stop))
        left.remove(nearest)
        route.append(nearest)
    return route[1:]


def _length(route: list[Point]) -> float:
    """Return the length in degrees of latitude; good enough to order stops."""
    shrink = cos(radians(route[0][1]))
    return sum(hypot((a[0] - b[0]) * shrink, a[1] - b[1]) for a, b in pairwise(route))
