"""The road network of a case: built if the metric needs it, with what is wrong or far from it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from bangfu_assign.errors import Problem, Severity
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance.metric import Points
from bangfu_assign.facts.distance.roads import Roads


def network_problems(case: Case) -> Iterator[Problem]:
    """Yield what keeps the road tables from being a network."""
    if case.road_nodes.empty or case.road_edges.empty:
        yield Problem("distance.no_roads", file="road_nodes, road_edges")
        return
    known = set(case.road_nodes["id"])
    for column in ("u", "v"):
        for node in sorted(set(case.road_edges[column]) - known):
            yield Problem(
                "distance.unknown_node",
                file="road_edges",
                column=column,
                value=node,
                params={"id": node},
            )
    lengths = case.road_edges["length_m"]
    for _, edge in case.road_edges[~(lengths >= 0)].iterrows():
        yield Problem(
            "distance.bad_length",
            file="road_edges",
            column="length_m",
            params={"u": edge["u"], "v": edge["v"]},
        )
    nodes = case.road_nodes
    for node in nodes.loc[nodes["lon"].isna() | nodes["lat"].isna(), "id"]:
        yield Problem(
            "distance.node_without_point",
            file="road_nodes",
            column="lon, lat",
            params={"id": node},
        )


def network_notes(
    case: Case, roads: Roads, seat: tuple[float, float] | None, max_snap_m: float
) -> Iterator[Problem]:
    """Yield warnings: nodes that were left out, and points far from what was kept."""
    if roads.dropped:
        yield Problem(
            "distance.network_cut",
            file="road_nodes",
            params={"dropped": roads.dropped, "nodes": len(case.road_nodes)},
            severity=Severity.WARNING,
        )
    groups = case.groups
    tables: list[tuple[str, pd.DataFrame, pd.Series[str]]] = [
        ("villages", case.villages, case.villages["village_id"]),
        ("groups", groups, groups["village"] + " " + groups["group"]),
        ("households", case.planned(), case.planned()["household_id"]),
        ("cadres", case.cadres, case.cadres["cadre_id"]),
    ]
    if seat is not None:
        table = pd.DataFrame([seat], columns=["lon", "lat"])
        tables.append(("policy.toml", table, pd.Series(["[plan] seat"])))
    for name, table, ids in tables:
        snap_m = roads.snapped(Points.of(table)).snap_mm / 1000
        for row in np.flatnonzero(snap_m > max_snap_m):
            yield Problem(
                "distance.far_from_roads",
                file=name,
                column="lon, lat",
                params={
                    "id": ids.iloc[row],
                    "metres": round(float(snap_m[row])),
                    "limit": round(max_snap_m),
                },
                severity=Severity.WARNING,
            )
