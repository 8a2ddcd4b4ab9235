"""The plan as a graph: typed nodes and edges with attributes, apart from any drawing.

Nodes are keyed ``kind:id`` (``"cadre:C001"``), so that ids of different kinds can never collide; an
id itself is the attribute ``code`` (GEXF takes an attribute ``id`` for the key). Attributes are
plain ``str``, ``int``, ``float`` and ``bool``, one type per name, and what is unknown is left out:
GraphML and GEXF files of the graph (`bangfu_assign.report.graph_files`) open in Gephi as they are.
ID numbers, phones, causes and incomes are not in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import pandas as pd

from bangfu_assign.plan import Plan
from bangfu_assign.policy import Policy, Rank
from bangfu_assign.report.points import PointsById, points_of

if TYPE_CHECKING:
    import networkx as nx

Attributes = dict[str, str | int | float | bool]
NO_SENIORITY = 10**6
"""Sorts cadres of a rank the policy does not name after all others."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class NodeKind(StrEnum):
    """What a node stands for."""

    CADRE = "cadre"
    HOUSEHOLD = "household"
    GROUP = "group"
    VILLAGE = "village"
    UNIT = "unit"
    PROJECT = "project"


class EdgeKind(StrEnum):
    """What an edge says; the nodes it joins, in its direction."""

    ASSIGNMENT = "assignment"
    """Cadre → household: the principal helper."""
    CO_HELP = "co_help"
    """Cadre → household: the second helper."""
    PAIRING = "pairing"
    """Cadre → village: the leadership pairing."""
    HOME = "home"
    """Cadre → village: where a cadre who is not paired lives or works."""
    MEMBER_OF = "member_of"
    """Cadre → unit."""
    LOOKS_AFTER = "looks_after"
    """Unit → village (包村部门)."""
    LIVES_IN = "lives_in"
    """Household → group, or → village where no group is known."""
    PART_OF = "part_of"
    """Group → village."""
    WORKS_IN = "works_in"
    """Household → project."""
    LOCATED_IN = "located_in"
    """Project → village."""


def node_id(kind: NodeKind, *ids: str) -> str:
    """Return the key of a node: ``node_id(NodeKind.GROUP, "V1", "2组")`` is ``"group:V1/2组"``."""
    return _safe(f"{kind.value}:{'/'.join(ids)}")


def assignment_graph(plan: Plan) -> nx.DiGraph[str]:
    """Return the whole plan as a directed graph.

    Parameters
    ----------
    plan : Plan
        Any plan; only its planned households (and assigned ones) become nodes.

    Returns
    -------
    networkx.DiGraph
        Every node and edge has ``kind`` (`NodeKind`, `EdgeKind`), every node ``label`` (its name,
        else its code). Cadres: ``code, name, rank,
        rank_label, seniority`` (0 most senior)``, principal, available, quota, load, villages,
        unit, position, lon, lat`` (of the base). Households: ``code, name, village, group, persons,
        need`` (3 neediest)``, covered, lon, lat``. Villages: ``code, name, weak, town, households,
        helped, uncovered, persons, lon, lat``. Projects: ``code, name, places, lon, lat``.
        Assignment edges: ``kept``. If one cadre were both helpers of a household (no rule allows
        it), the edge is the principal one.
    """
    import networkx as nx  # noqa: PLC0415 - the page asks about points alone

    graph: nx.DiGraph[str] = nx.DiGraph(area=_safe(plan.policy.plan.area))
    if plan.policy.plan.year is not None:
        graph.graph["year"] = plan.policy.plan.year
    points = points_of(plan)
    _add_villages(graph, plan, points)
    _add_projects(graph, plan, points)
    _add_households(graph, plan, points)
    _add_cadres(graph, plan, points)
    for row in _rows(plan.assignments):
        household = node_id(NodeKind.HOUSEHOLD, row.household_id)
        if row.co_helper_id:
            _edge(graph, node_id(NodeKind.CADRE, row.co_helper_id), household, EdgeKind.CO_HELP)
        if row.cadre_id:
            cadre = node_id(NodeKind.CADRE, row.cadre_id)
            _edge(graph, cadre, household, EdgeKind.ASSIGNMENT, kept=bool(row.kept))
        if row.project_id:
            project = node_id(NodeKind.PROJECT, row.project_id)
            _edge(graph, household, project, EdgeKind.WORKS_IN)
    for row in _rows(plan.pairings):
        village = node_id(NodeKind.VILLAGE, row.village_id)
        _edge(graph, node_id(NodeKind.CADRE, row.cadre_id), village, EdgeKind.PAIRING)
    return graph


def village_graph(
    plan: Plan, village: str, graph: nx.DiGraph[str] | None = None
) -> nx.DiGraph[str]:
    """Return the part of the plan that concerns one village.

    Parameters
    ----------
    plan : Plan
        The plan.
    village : str
        A village id.
    graph : DiGraph, optional
        The `assignment_graph` of the same plan, to save building it again for each village.

    Returns
    -------
    networkx.DiGraph
        The village, its groups and households, everyone who helps one of them or is paired with
        the village, their units and projects, and the edges among these. ``load`` and ``villages``
        of a cadre still count the whole plan.

    Raises
    ------
    KeyError
        If the case has no village of this id.
    """
    whole = assignment_graph(plan) if graph is None else graph
    centre = node_id(NodeKind.VILLAGE, village)
    if centre not in whole:
        raise KeyError(village)
    inside = {centre}
    for group in _sources(whole, centre, EdgeKind.PART_OF):
        inside.add(group)
    homes = {home for place in inside for home in _sources(whole, place, EdgeKind.LIVES_IN)}
    helpers = set(_sources(whole, centre, EdgeKind.PAIRING))
    for home in homes:
        helpers.update(_sources(whole, home, EdgeKind.ASSIGNMENT))
        helpers.update(_sources(whole, home, EdgeKind.CO_HELP))
    around = {
        target
        for node in homes | helpers
        for target, data in whole.adj[node].items()
        if data["kind"] in (EdgeKind.WORKS_IN, EdgeKind.MEMBER_OF)
    }
    around.update(_sources(whole, centre, EdgeKind.LOOKS_AFTER))
    keep = inside | homes | helpers | around
    import networkx as nx  # noqa: PLC0415 - the page asks about points alone

    part: nx.DiGraph[str] = nx.DiGraph(**whole.graph, village=_safe(village))
    part.add_nodes_from((n, dict(whole.nodes[n])) for n in whole if n in keep)
    part.add_edges_from(
        (u, v, dict(data)) for u, v, data in whole.edges(keep, data=True) if v in keep
    )
    return part


def _sources(graph: nx.DiGraph[str], target: str, kind: EdgeKind) -> list[str]:
    return [u for u, _, data in graph.in_edges(target, data=True) if data["kind"] == kind]


def _add_villages(graph: nx.DiGraph[str], plan: Plan, points: PointsById) -> None:
    planned = plan.case.planned()
    helped = set(plan.assignments.loc[plan.assignments["cadre_id"] != "", "household_id"])
    covered = planned["household_id"].isin(helped)
    households = planned.groupby("village").size()
    with_cadre = covered.groupby(planned["village"]).sum()
    persons = planned["persons"].fillna(0).groupby(planned["village"]).sum()
    for row in _rows(plan.case.villages):
        of_it = int(households.get(row.village_id, 0))
        done = int(with_cadre.get(row.village_id, 0))
        village = node_id(NodeKind.VILLAGE, row.village_id)
        _node(
            graph, village, NodeKind.VILLAGE, points.villages.get(row.village_id),
            code=row.village_id, name=row.name, weak=bool(row.weak), town=row.town,
            households=of_it, helped=done, uncovered=of_it - done,
            persons=int(persons.get(row.village_id, 0)),
        )  # fmt: skip
        if row.unit:
            unit = node_id(NodeKind.UNIT, row.unit)
            _node(graph, unit, NodeKind.UNIT, None, code=row.unit, name=row.unit)
            _edge(graph, unit, village, EdgeKind.LOOKS_AFTER)


def _add_projects(graph: nx.DiGraph[str], plan: Plan, points: PointsById) -> None:
    for row in _rows(plan.case.projects):
        project = node_id(NodeKind.PROJECT, row.project_id)
        known = pd.notna(row.lon) and pd.notna(row.lat)
        point = (float(row.lon), float(row.lat)) if known else points.villages.get(row.village)
        _node(
            graph, project, NodeKind.PROJECT, point,
            code=row.project_id, name=row.name, places=_count(row.places),
        )  # fmt: skip
        if row.village:
            _edge(graph, project, node_id(NodeKind.VILLAGE, row.village), EdgeKind.LOCATED_IN)


def _add_households(graph: nx.DiGraph[str], plan: Plan, points: PointsById) -> None:
    in_plan = set(plan.assignments["household_id"])
    helped = set(plan.assignments.loc[plan.assignments["cadre_id"] != "", "household_id"])
    table = plan.case.households
    table = table[table["planned"] | table["household_id"].isin(in_plan)]
    for row in _rows(table):
        household = node_id(NodeKind.HOUSEHOLD, row.household_id)
        income = None if pd.isna(row.income_yuan) else float(row.income_yuan)
        _node(
            graph, household, NodeKind.HOUSEHOLD, points.households.get(row.household_id),
            code=row.household_id, name=row.head_name, village=row.village, group=row.group,
            persons=_count(row.persons), need=plan.policy.need_weight(_count(row.need), income),
            covered=row.household_id in helped,
        )  # fmt: skip
        village = node_id(NodeKind.VILLAGE, row.village)
        if row.group:
            group = node_id(NodeKind.GROUP, row.village, row.group)
            if group not in graph:
                _node(
                    graph, group, NodeKind.GROUP, None,
                    code=f"{row.village}/{row.group}", name=row.group, village=row.village,
                )  # fmt: skip
                _edge(graph, group, village, EdgeKind.PART_OF)
            _edge(graph, household, group, EdgeKind.LIVES_IN)
        else:
            _edge(graph, household, village, EdgeKind.LIVES_IN)


def _add_cadres(graph: nx.DiGraph[str], plan: Plan, points: PointsById) -> None:
    # A co-helper counts whom they help along, a party cadre whom they are the cadre of.
    load_as, served_as = (
        {role: _count_by(plan, role, how) for role in ("cadre_id", "co_helper_id")}
        for how in ("size", "nunique")
    )
    ranks = {word: find_rank(plan.policy, word) for word in plan.case.cadres["rank"].unique()}
    seniority = {rank.name: place for place, rank in enumerate(plan.policy.ranks)}
    for row in _rows(plan.case.cadres):
        cadre = node_id(NodeKind.CADRE, row.cadre_id)
        rank = ranks[row.rank]
        own_quota = _count(row.quota)
        role = "cadre_id" if rank is None or rank.principal else "co_helper_id"
        _node(
            graph, cadre, NodeKind.CADRE, points.bases.get(row.cadre_id),
            code=row.cadre_id, name=row.name, rank=rank.name if rank else row.rank,
            rank_label=(rank.label or rank.name) if rank else row.rank,
            seniority=seniority[rank.name] if rank else NO_SENIORITY,
            principal=rank is None or rank.principal, available=bool(row.available),
            quota=own_quota if own_quota is not None else (rank.quota if rank else 0),
            load=load_as[role].get(row.cadre_id, 0), villages=served_as[role].get(row.cadre_id, 0),
            unit=row.unit, position=row.position,
        )  # fmt: skip
        if row.unit:
            unit = node_id(NodeKind.UNIT, row.unit)
            _node(graph, unit, NodeKind.UNIT, None, code=row.unit, name=row.unit)
            _edge(graph, cadre, unit, EdgeKind.MEMBER_OF)
        if row.village and not (rank and rank.is_paired):
            _edge(graph, cadre, node_id(NodeKind.VILLAGE, row.village), EdgeKind.HOME)


def _count_by(plan: Plan, role: str, how: str) -> dict[str, int]:
    """Return the households (``size``) or villages (``nunique``) of everyone in a role, by id."""
    rows = plan.assignments[plan.assignments[role] != ""]
    counted = rows.groupby(role)["village_id"].agg(how)
    return {str(cadre): int(count) for cadre, count in counted.items()}


def find_rank(policy: Policy, word: str) -> Rank | None:
    """Return the rank of a roster's word, None if the policy has none of that name or label."""
    try:
        return policy.rank(word)
    except KeyError:
        return None


def _rows(table: pd.DataFrame) -> Iterator[Any]:
    return table.itertuples(index=False)


def _count(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def _node(
    graph: nx.DiGraph[str],
    key: str,
    kind: NodeKind,
    point: tuple[float, float] | None,
    **attributes: str | int | float | bool | None,
) -> None:
    place: Attributes = {} if point is None else {"lon": point[0], "lat": point[1]}
    said = _plain(attributes.items())
    label = said.get("name", said.get("code", key))
    graph.add_node(key, kind=kind.value, label=label, **said, **place)


def _edge(
    graph: nx.DiGraph[str], source: str, target: str, kind: EdgeKind, **attributes: bool
) -> None:
    graph.add_edge(source, target, kind=kind.value, **attributes)


def _plain(attributes: Iterable[tuple[str, str | int | float | bool | None]]) -> Attributes:
    """Leave out the unknown (GraphML reads "" back as nothing) and make text safe for XML."""
    plain: Attributes = {}
    for name, value in attributes:
        if value is None or value == "":
            continue
        plain[name] = _safe(value) if isinstance(value, str) else value
    return plain


def _safe(text: str) -> str:
    """Drop what XML 1.0 cannot hold, and turn line ends, which XML rewrites, into blanks."""
    if text.isprintable():  # nearly every text: neither controls nor anything unassigned in it
        return text
    return re.sub(r"[\t\r\n]+", " ", _NOT_XML.sub("", text))
