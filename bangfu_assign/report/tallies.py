"""Counts and lists read off the assignment graph: what the charts show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bangfu_assign.report.graph import EdgeKind, NodeKind
from bangfu_assign.report.queries import edges_of, helper_of, nodes_of, sources, targets

if TYPE_CHECKING:
    import networkx as nx

NEEDS = (3, 2, 1)
"""The neediest first."""


@dataclass(frozen=True, slots=True)
class RankUse:
    """How far the places of a rank are used.

    Attributes
    ----------
    label : str
        The rank's.
    principal : bool
        Whether its cadres may be principal helpers.
    cadres, idle : int
        Available cadres, and those of them without any household.
    places, used : int
        Their quotas, and how many households they have.
    """

    label: str
    principal: bool
    cadres: int
    idle: int
    places: int
    used: int


def rank_use(graph: nx.DiGraph[str]) -> list[RankUse]:
    """Return the use of every rank that has an available cadre, the senior first."""
    ranks: dict[tuple[bool, int, str], list[dict[str, int]]] = {}
    for cadre in nodes_of(graph, NodeKind.CADRE):
        data = graph.nodes[cadre]
        if data["available"]:
            key = (not data["principal"], data["seniority"], data.get("rank_label", ""))
            ranks.setdefault(key, []).append(data)
    return [
        RankUse(
            label,
            not helping,
            cadres=len(members),
            idle=sum(data["load"] == 0 for data in members),
            places=sum(data["quota"] for data in members),
            used=sum(data["load"] for data in members),
        )
        for (helping, _, label), members in sorted(ranks.items())
    ]


@dataclass(frozen=True, slots=True)
class Cover:
    """How a village's planned households are covered.

    Attributes
    ----------
    village, name : str
        Id and name.
    weak : bool
        Whether it is a weak village.
    covered : int
        Households with a cadre.
    left : dict of int to int
        Households without one, by need.
    """

    village: str
    name: str
    weak: bool
    covered: int
    left: Mapping[int, int]

    @property
    def uncovered(self) -> int:
        """Return the households without a cadre."""
        return sum(self.left.values())

    @property
    def households(self) -> int:
        """Return all planned households."""
        return self.covered + self.uncovered


def village_cover(graph: nx.DiGraph[str]) -> list[Cover]:
    """Return the coverage of every village with planned households, the worst covered first."""
    left: dict[str, dict[int, int]] = {}
    for household in nodes_of(graph, NodeKind.HOUSEHOLD):
        data = graph.nodes[household]
        if not data["covered"]:
            of_village = left.setdefault(data["village"], dict.fromkeys(NEEDS, 0))
            of_village[data["need"]] += 1
    found = [
        Cover(
            data["code"],
            data["label"],
            data["weak"],
            data["helped"],
            left.get(data["code"], dict.fromkeys(NEEDS, 0)),
        )
        for data in (graph.nodes[v] for v in nodes_of(graph, NodeKind.VILLAGE))
        if data["households"]
    ]
    return sorted(found, key=lambda c: (c.covered / c.households, -c.uncovered, c.village))


def reach_by_rank(
    graph: nx.DiGraph[str], reach_m: Mapping[str, int]
) -> list[tuple[str, list[int]]]:
    """Return label and sorted metres base → household of every rank that helps, the senior first.

    Parameters
    ----------
    graph : DiGraph
        The assignment graph.
    reach_m : mapping of str to int
        Metres by household id (`bangfu_assign.report.journeys.Journeys`); pairs without a known
        distance are left out.
    """
    ways: dict[tuple[int, str], list[int]] = {}
    for cadre, household in edges_of(graph, EdgeKind.ASSIGNMENT):
        metres = reach_m.get(graph.nodes[household]["code"])
        data = graph.nodes[cadre]
        if metres is not None:
            ways.setdefault((data["seniority"], data.get("rank_label", "")), []).append(metres)
    return [(label, sorted(ways[_, label])) for _, label in sorted(ways)]


@dataclass(frozen=True, slots=True)
class Team:
    """A unit whose staff works in a village.

    Attributes
    ----------
    unit : str
        Its name; "" for staff without one.
    staff : tuple of str
        Cadre nodes, the senior first.
    load, quota : int
        Their households (wherever), and their places.
    """

    unit: str
    staff: tuple[str, ...]
    load: int
    quota: int


@dataclass(frozen=True, slots=True)
class Hook:
    """A village with its leaders, and the units that follow them.

    Attributes
    ----------
    village : str
        Its node.
    leaders : tuple of str
        Cadre nodes, the senior first; nobody if a weak village has none.
    teams : tuple of Team
        The units of the leaders with households of their staff in the village, sorted by name.
    """

    village: str
    leaders: tuple[str, ...]
    teams: tuple[Team, ...]


def hooks(graph: nx.DiGraph[str]) -> list[Hook]:
    """Return every paired or weak village with its leaders and their units' staff, sorted."""
    found = []
    for village in nodes_of(graph, NodeKind.VILLAGE):
        leaders = _by_rank(graph, sources(graph, village, EdgeKind.PAIRING))
        if leaders or graph.nodes[village]["weak"]:
            found.append(Hook(village, leaders, _teams(graph, village, leaders)))
    return found


def _teams(graph: nx.DiGraph[str], village: str, leaders: tuple[str, ...]) -> tuple[Team, ...]:
    units = {unit for leader in leaders for unit in targets(graph, leader, EdgeKind.MEMBER_OF)}
    units.update(sources(graph, village, EdgeKind.LOOKS_AFTER))
    helpers = _helpers_in(graph, village)
    teams = []
    for unit in sorted(units):
        members = set(sources(graph, unit, EdgeKind.MEMBER_OF)) & helpers
        staff = _by_rank(graph, sorted(members - set(leaders)))
        if staff:
            data = [graph.nodes[c] for c in staff]
            load, quota = (sum(d[key] for d in data) for key in ("load", "quota"))
            teams.append(Team(str(graph.nodes[unit]["name"]), staff, load, quota))
    return tuple(teams)


def _helpers_in(graph: nx.DiGraph[str], village: str) -> set[str]:
    places = [village, *sources(graph, village, EdgeKind.PART_OF)]
    homes = (home for place in places for home in sources(graph, place, EdgeKind.LIVES_IN))
    return {cadre for home in homes if (cadre := helper_of(graph, home)) is not None}


def _by_rank(graph: nx.DiGraph[str], cadres: list[str]) -> tuple[str, ...]:
    return tuple(sorted(cadres, key=lambda c: (graph.nodes[c]["seniority"], c)))
