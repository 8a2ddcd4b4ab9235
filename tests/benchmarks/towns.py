"""Random towns of any shape: the same shape and seed give the same town."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from bangfu_assign.facts.case import Case
from bangfu_assign.policy import Policy
from tests.benchmarks.previous import LastYear
from tests.build import SEAT, make_case

Row = dict[str, Any]

QUOTA = {
    "leader": 5, "head": 5, "principal": 5, "third": 4, "clerk": 3, "staff": 3, "graduate": 3,
    "party": 2,
}  # fmt: skip
ANYWHERE = ("principal", "third", "clerk")
"""Ranks that may serve every village."""

SIDE_KM = 16.0
GROUPS = 6
METRES_PER_DEGREE = 111_320.0


@dataclass(frozen=True, slots=True)
class Shape:
    """What makes one town different from another.

    Attributes
    ----------
    households, villages, weak : int
        Numbers; the weak villages have a leader, a department head and six staff each.
    anywhere, at_home : int
        Cadres who may serve every village, and party cadres of the villages; each village has a
        graduate official besides.
    own_homes : float
        Share of the cadres who start from a home of their own, the others from the seat.
    previous : float
        Share of the households that had a cadre last year.
    hamlets : float
        Share of the villages with one household only.
    metric, max_km, max_villages, continuity
        Of the policy.
    """

    households: int = 1200
    villages: int = 40
    weak: int = 4
    anywhere: int = 100
    at_home: int = 320
    own_homes: float = 0.5
    previous: float = 0.33
    hamlets: float = 0.0
    metric: str = "straight"
    max_km: float | None = None
    max_villages: int = 2
    continuity: str = "soft"


def random_town(shape: Shape, seed: int) -> tuple[Case, Policy]:
    """Draw a town of a shape, and the policy that goes with it."""
    rng = np.random.default_rng(seed)
    points = rng.uniform(-SIDE_KM / 2, SIDE_KM / 2, (shape.villages, 2)) * 1000
    villages = [
        {"village_id": _village(v), "name": f"样例{v + 1}村", "weak": v < shape.weak, **_place(at)}
        for v, at in enumerate(points)
    ]
    groups, households = _households(rng, shape, points)
    cadres = _cadres(rng, shape)
    tables = {"groups": groups, "pairs": _pairs(rng, shape, households, cadres)}
    if shape.metric == "roads":
        tables |= _roads(rng)
    case = make_case(households, cadres, villages, **tables)
    return case, _policy(shape)


def _village(number: int) -> str:
    return f"V{number:04d}"


def _place(at: np.ndarray) -> Row:
    """Return longitude and latitude of a point given in metres east and north of the seat."""
    narrower = np.cos(np.radians(SEAT[1]))
    lon = SEAT[0] + at[0] / (METRES_PER_DEGREE * narrower)
    return {
        "lon": round(float(lon), 6),
        "lat": round(float(SEAT[1] + at[1] / METRES_PER_DEGREE), 6),
    }


def _households(
    rng: np.random.Generator, shape: Shape, points: np.ndarray
) -> tuple[list[Row], list[Row]]:
    """Return groups a few hundred metres around each village, and households in them."""
    hamlets = int(shape.villages * shape.hamlets)
    shares = rng.lognormal(0, 0.5, shape.villages - hamlets)
    sizes = [1] * hamlets + [
        max(1, round(size)) for size in shares / shares.sum() * (shape.households - hamlets)
    ]
    groups, households = [], []
    for v, size in enumerate(reversed(sizes)):  # weak villages come first, and are no hamlets
        for g in range(GROUPS):
            angle, far = rng.uniform(0, 2 * np.pi), rng.uniform(200, 900)
            at = points[v] + far * np.array([np.cos(angle), np.sin(angle)])
            groups.append({"village": _village(v), "group": f"{g + 1}组", **_place(at)})
        households += [
            {
                "household_id": f"{_village(v)}{i + 1:03d}",
                "head_name": "样例户",
                "village": _village(v),
                "group": f"{rng.integers(GROUPS) + 1}组",
                "income_yuan": float(rng.integers(1500, 4000)),
            }
            for i in range(size)
        ]
    return groups, households


def _cadres(rng: np.random.Generator, shape: Shape) -> list[Row]:
    weak, thirds, principals = shape.weak, shape.anywhere // 5, min(3, shape.anywhere)
    nobody: Callable[[int], Row] = lambda _: {}  # noqa: E731
    crews: list[tuple[str, int, Callable[[int], Row]]] = [
        ("leader", weak, nobody),
        ("head", weak, lambda i: {"unit": f"样例{i + 1}局"}),
        ("staff", weak * 6, lambda i: {"unit": f"样例{i // 6 + 1}局"}),
        ("principal", principals, nobody),
        ("third", thirds, nobody),
        ("clerk", max(0, shape.anywhere - thirds - principals), nobody),
        ("graduate", shape.villages, lambda i: {"village": _village(i)}),
        (
            "party",
            shape.at_home,
            lambda _: {"village": _village(int(rng.integers(shape.villages)))},
        ),
    ]
    cadres: list[Row] = []
    for rank, count, more in crews:
        for i in range(count):
            row = {
                "cadre_id": f"G{len(cadres) + 1:05d}",
                "name": "样例干部",
                "rank": rank,
                **more(i),
            }
            if rank in ANYWHERE and rng.random() < shape.own_homes:
                row |= _place(rng.uniform(-SIDE_KM / 2, SIDE_KM / 2, 2) * 1000)
            cadres.append(row)
    return cadres


def _pairs(
    rng: np.random.Generator, shape: Shape, households: list[Row], cadres: list[Row]
) -> list[dict[str, str]]:
    own: dict[str, list[str]] = {}
    for cadre in cadres:
        if cadre["rank"] in ("graduate", "party"):
            own.setdefault(cadre["village"], []).append(cadre["cadre_id"])
    last_year = LastYear(
        quota={c["cadre_id"]: QUOTA[c["rank"]] for c in cadres},
        own=own,
        anywhere=[c["cadre_id"] for c in cadres if c["rank"] in ANYWHERE],
        paired=shape.previous,
        from_outside=0.3,
        max_villages=min(shape.max_villages, 2),
    )
    return last_year.draw(rng, ((h["household_id"], h["village"]) for h in households))


def _roads(rng: np.random.Generator, step_m: float = 1000.0) -> dict[str, list[Row]]:
    """Return a crooked grid of roads a little wider than the town; a quarter of it is missing."""
    side = int(SIDE_KM * 1000 / step_m) + 3
    at = {
        (i, j): (np.array([i, j]) - (side - 1) / 2) * step_m + rng.uniform(-250, 250, 2)
        for i in range(side)
        for j in range(side)
    }
    nodes = [{"id": f"N{i:02d}{j:02d}", **_place(point)} for (i, j), point in at.items()]
    edges = []
    for (i, j), point in at.items():
        for k, m in ((i + 1, j), (i, j + 1)):
            # All roads to the east and one to the north stay, so that everything is connected.
            if (k, m) in at and (m == j or i == 0 or rng.random() < 0.5):
                length = float(np.linalg.norm(point - at[k, m])) * rng.uniform(1.05, 1.4)
                edges.append(
                    {"u": f"N{i:02d}{j:02d}", "v": f"N{k:02d}{m:02d}", "length_m": round(length)}
                )
    return {"road_nodes": nodes, "road_edges": edges}


def _policy(shape: Shape) -> Policy:
    hooks = {"serves": "paired", "pairs_with": "weak", "per_village": [1, 1]}
    special: dict[str, Row] = {
        "leader": hooks,
        "head": hooks,
        "staff": {"serves": "unit"},
        "graduate": {"serves": "home"},
        "party": {"serves": "home"},
    }
    # Leaders and staff of the county come from afar: the town's limit is not theirs.
    afar = {"max_km": 60.0} if shape.max_km else {}
    ranks = []
    for name, quota in QUOTA.items():
        if name in ("leader", "head", "staff"):
            if shape.weak:
                ranks.append({"name": name, "quota": quota, **special[name], **afar})
        else:
            ranks.append({"name": name, "quota": quota, **special.get(name, {})})
    travel: Row = {
        "metric": shape.metric, "max_villages": shape.max_villages, "max_km": shape.max_km,
    }  # fmt: skip
    return Policy.model_validate(
        {
            "plan": {"area": "样例镇", "year": 2012, "seat": list(SEAT)},
            "rank": ranks,
            "travel": travel,
            "objectives": {"continuity": shape.continuity},
        }
    )
