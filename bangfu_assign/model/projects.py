"""The layer of projects: household → project, an assignment solved as two network flows.

Households alike in need, in whom they may work for and in distance are one node, so that the
network stays small. The first flow finds how many households of each need can have a place: the
neediest first, which no choice of distances can improve (the sets of households that fit are the
independent sets of a matroid). The second keeps these numbers and makes the way to work shortest.
Network flows have whole solutions: both values are proven by the solver's optimality.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from ortools.graph.python import min_cost_flow

from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import UNREACHABLE
from bangfu_assign.model.arrays import Bools, Floats, Ints
from bangfu_assign.model.instance import NOBODY

OWN, WAYS = 1, 2
"""Columns of a kind of households after its need: its project until now, its ways to them all."""


def assign_projects(
    weight: Ints,
    income: Floats,
    open_to: Bools,
    metres: Ints,
    places: Ints,
    before: Ints | None = None,
) -> tuple[Ints, int, int]:
    """Give each household at most one project: the neediest first, then the shortest ways.

    In a plan that is being changed, as many as can be stay with their project before ways count.

    Of equally short choices one with smaller columns of projects is taken. Of households alike in
    all this the one with the lower income, then with the smaller row, is served first, and has the
    first of their projects.

    Parameters
    ----------
    weight : (H,) int
        Need, larger is needier.
    income : (H,) float
        Infinity if unknown.
    open_to : (H, J) bool
        Who may work where.
    metres : (H, J) int
        Household → project; read only where open.
    places : (J,) int
        Places of each project.
    before : (H,) int, optional
        Project of each household in a plan that is being changed, one that is open to it, or
        `NOBODY`.

    Returns
    -------
    project_of : (H,) int
        Project of each household, `NOBODY` without.
    left, way_m : int
        Sum of the weights of those without, and of the metres of those with a project: the least
        there can be, in this order.
    """
    households = np.flatnonzero(open_to.any(axis=1))
    project_of = np.full(len(weight), NOBODY, dtype=np.int64)
    if len(households) == 0:
        return project_of, int(weight.sum()), 0
    own = np.full(len(weight), NOBODY, dtype=np.int64) if before is None else before
    rows = np.column_stack([weight, own, np.where(open_to, metres, -1)])[households]
    alike, kind, size = np.unique(rows, axis=0, return_inverse=True, return_counts=True)
    kind = kind.ravel()
    served, saved = _most_needy(alike, size, places)
    flows, way_m = _shortest(alike, size, places, served)
    for k, flow in enumerate(flows):
        members = households[kind == k]
        members = members[np.lexsort((members, income[members]))]
        chosen = [j for j, count in flow for _ in range(count)]
        project_of[members[: len(chosen)]] = chosen
    return project_of, int(weight.sum()) - saved, way_m


def project_places(case: Case) -> Ints:
    """Return the places of each project, (J,); a blank cell promises none."""
    return case.projects["places"].fillna(0).to_numpy(dtype=np.int64)


def open_to_work(case: Case, metres: Ints) -> Bools:
    """Return which planned household may work in which project, (H, J).

    A way must be known; a project that needs labour takes households known to have a labourer.
    """
    able = case.planned()["labourers"].fillna(0).to_numpy(dtype=np.int64) >= 1
    needs = case.projects["needs_labour"].to_numpy(dtype=bool)
    open_: Bools = (metres < UNREACHABLE) & (able[:, None] | ~needs) & (project_places(case) > 0)
    return open_


def _most_needy(alike: Ints, size: Ints, places: Ints) -> tuple[dict[int, int], int]:
    """Return how many households of each weight can be served together, and their weight."""
    network = _Network(alike, size, places)
    leaves = [
        network.arc(network.source, network.kind(k), int(many), -int(alike[k, 0]))
        for k, many in enumerate(size)
    ]
    network.arcs_between(lambda k, j: 0)
    cost = network.solve()
    served: dict[int, int] = {}
    for k, arc in enumerate(leaves):
        weight = int(alike[k, 0])
        served[weight] = served.get(weight, 0) + network.flow(arc)
    return served, -cost


def _shortest(
    alike: Ints, size: Ints, places: Ints, served: dict[int, int]
) -> tuple[list[list[tuple[int, int]]], int]:
    """Return each kind's projects with how many households go there, and the metres in all."""
    network = _Network(alike, size, places, levels=len(served))
    for level, (weight, many) in enumerate(sorted(served.items())):
        network.arc(network.source, network.level(level), many, 0)
        for k in np.flatnonzero(alike[:, 0] == weight).tolist():
            network.arc(network.level(level), network.kind(k), int(size[k]), 0)
    # Whole metres first: no choice of columns is worth one of them; nor any way a change.
    households = int(size.sum())
    scale = len(places) * households + 1
    if (alike[:, OWN] != NOBODY).any():
        scale = 1  # costs stay in 64 bits, and who stays has no choice to make
    change = (int(alike[:, WAYS:].max(initial=0)) + 1) * scale * households

    def cost(k: int, j: int) -> int:
        column = j if scale > 1 else 0
        # How many are served is settled: as many as can be of them are to stay.
        return int(alike[k, WAYS + j]) * scale + column + change * (int(alike[k, OWN]) != j)

    ways = network.arcs_between(cost)
    network.solve()
    flows: list[list[tuple[int, int]]] = [[] for _ in size]
    way_m = 0
    for (k, j), arc in sorted(ways.items()):
        if network.flow(arc):
            flows[k].append((j, network.flow(arc)))
            way_m += network.flow(arc) * int(alike[k, WAYS + j])
    return flows, way_m


class _Network:
    """Source → (levels of need →) kinds of households → projects → sink."""

    def __init__(self, alike: Ints, size: Ints, places: Ints, levels: int = 0) -> None:
        self._flow = min_cost_flow.SimpleMinCostFlow()
        self._alike, self._size, self._places = alike, size, places
        self._levels = levels
        self.source = 0
        self._sink = 1 + levels + len(size) + len(places)

    def level(self, number: int) -> int:
        return 1 + number

    def kind(self, k: int) -> int:
        return 1 + self._levels + k

    def arc(self, tail: int, head: int, capacity: int, cost: int) -> int:
        added: int = self._flow.add_arc_with_capacity_and_unit_cost(tail, head, capacity, cost)
        return added

    def arcs_between(self, cost: Callable[[int, int], int]) -> dict[tuple[int, int], int]:
        """Add the ways kind → project and the projects' places; return the arcs of the ways."""
        first = 1 + self._levels + len(self._size)
        ways = {
            (k, j): self.arc(self.kind(k), first + j, int(self._size[k]), cost(k, j))
            for k, j in np.argwhere(self._alike[:, WAYS:] >= 0).tolist()
        }
        for j, many in enumerate(self._places.tolist()):
            self.arc(first + j, self._sink, many, 0)
        return ways

    def solve(self) -> int:
        """Send as much as fits, at the least cost, and return the cost."""
        total = int(self._size.sum())
        self._flow.set_node_supply(self.source, total)
        self._flow.set_node_supply(self._sink, -total)
        status = self._flow.solve_max_flow_with_min_cost()
        if status != self._flow.OPTIMAL:
            raise AssertionError(f"the network of projects has status {status}")
        return int(self._flow.optimal_cost())

    def flow(self, arc: int) -> int:
        return int(self._flow.flow(arc))
