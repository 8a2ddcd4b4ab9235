"""Cases and policies for tests: built from a few dicts, or drawn at random."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from bangfu_assign.facts.case import Case
from bangfu_assign.facts.schema import DTYPES, TABLES, Kind, Table
from bangfu_assign.policy import Policy
from bangfu_assign.policy.policy import Objectives, PlanSection, Targets, Travel

Row = Mapping[str, Any]

SEAT = (118.851, 34.8504)
"""Longitude and latitude of the towns drawn by `random_case`."""

_BY_NAME = {table.name: table for table in TABLES}
_SECTIONS = {"plan": PlanSection, "targets": Targets, "travel": Travel, "objectives": Objectives}


def make_case(
    households: Iterable[Row] = (),
    cadres: Iterable[Row] = (),
    villages: Iterable[Row] = (),
    **tables: Iterable[Row],
) -> Case:
    """Return a case as the reader would leave it: all columns, types and defaults, sorted by id.

    Left out, a household's village is the first village of the case, a name is made from the id,
    persons are 3 and a cadre's rank is ``clerk`` (the rank of `make_policy`). Flags take the
    schema's default, everything else is missing.

    >>> case = make_case([{"household_id": "h1"}], [{"cadre_id": "c1"}], [{"village_id": "v1"}])
    >>> case.planned()["village"].tolist()
    ['v1']
    """
    rows = {name: [dict(row) for row in given] for name, given in tables.items()}
    rows["villages"] = [{"name": f"{v['village_id']}村", **v} for v in villages]
    first = min((v["village_id"] for v in rows["villages"]), default="")
    rows["households"] = [
        {"head_name": f"户主{h['household_id']}", "village": first, "persons": 3, **h}
        for h in households
    ]
    rows["cadres"] = [{"name": f"干部{c['cadre_id']}", "rank": "clerk", **c} for c in cadres]
    return Case(**{t.name: make_table(t, rows.pop(t.name, ())) for t in TABLES}, **rows)


def make_table(table: Table | str, rows: Iterable[Row]) -> pd.DataFrame:
    """Return one table of the schema, typed, sorted by its key; an unknown column is a KeyError."""
    table = _BY_NAME[table] if isinstance(table, str) else table
    rows = list(rows)
    for name in {name for row in rows for name in row}:
        table.column(name)
    frame = pd.DataFrame(
        {
            c.name: pd.Series(
                [_cell(row.get(c.name), c.kind, c.default) for row in rows], dtype=DTYPES[c.kind]
            )
            for c in table.columns
        }
    )
    return frame.sort_values(list(table.key), kind="stable", ignore_index=True)


def _cell(value: Any, kind: Kind, default: bool) -> Any:
    if value is not None:
        return value
    if kind is Kind.FLAG:
        return default
    if kind in (Kind.COUNT, Kind.MEASURE):
        return None if kind is Kind.COUNT else float("nan")
    return ""


def make_policy(ranks: Sequence[Row] = ({"name": "clerk", "quota": 3},), **keys: Any) -> Policy:
    """Return a policy; every key goes to the section that has it.

    >>> make_policy(max_km=5, seat=(118.8, 34.8), year=2012).travel.max_km
    5.0
    """
    document: dict[str, Any] = {"rank": [dict(rank) for rank in ranks]}
    for key, value in keys.items():
        if key in _SECTIONS:
            document[key] = {**document.get(key, {}), **value}
            continue
        (section,) = (name for name, model in _SECTIONS.items() if key in model.model_fields)
        document.setdefault(section, {})[key] = value
    return Policy.model_validate(document)


def random_case(
    seed: int, *, households: int = 7, cadres: int = 4, villages: int = 4
) -> tuple[Case, Policy]:
    """Draw a small town and a policy that touch every kind of rule; sizes are upper limits.

    Points lie on a coarse grid, so that equal distances, shared points and ties are common. Most
    towns can be planned; now and then a lock or a fixed pairing leaves no plan at all.
    """
    return _Town(random.Random(seed), households, cadres, villages).draw()


class _Town:
    """One random town in the making; ids are shuffled so that they say nothing about the order."""

    def __init__(self, dice: random.Random, households: int, cadres: int, villages: int) -> None:
        self.dice = dice
        self.villages = self._ids("v", dice.randint(1, villages))
        self.households = self._ids("h", dice.randint(1, households))
        self.cadres = self._ids("c", dice.randint(1, cadres))
        self.weak = [v for v in self.villages if dice.random() < 0.5] or self.villages[:1]
        self.metric = dice.choices(("straight", "roads", "matrix"), (6, 2, 2))[0]
        self.ranks = self._ranks()
        self.rank_of = {c: dice.choice(self.ranks)["name"] for c in self.cadres}

    def _ids(self, prefix: str, count: int) -> list[str]:
        ids = [f"{prefix}{number}" for number in range(1, count + 1)]
        self.dice.shuffle(ids)
        return ids

    def _chance(self, share: float) -> bool:
        return self.dice.random() < share

    def _point(self) -> dict[str, float]:
        lon, lat = SEAT
        return {
            "lon": round(lon + 0.01 * self.dice.randint(-4, 4), 6),
            "lat": round(lat + 0.01 * self.dice.randint(-4, 4), 6),
        }

    def _maybe_point(self, share: float) -> dict[str, float]:
        return self._point() if self._chance(share) else {}

    def _ranks(self) -> list[dict[str, Any]]:
        dice = self.dice
        ranks: list[dict[str, Any]] = [{"name": "any", "serves": "any"}]
        if self._chance(0.6):
            ranks.append({"name": "leader", "serves": "paired", "pairs_with": "weak"})
        if self._chance(0.3):
            ranks.append({"name": "head", "serves": "paired", "pairs_with": "all"})
        if self._chance(0.5):
            ranks.append({"name": "staff", "serves": "unit"})
        if self._chance(0.4):
            ranks.append({"name": "local", "serves": "home"})
        if self._chance(0.2):
            ranks.append({"name": "firm", "serves": "any", "principal": False})
        dice.shuffle(ranks)
        for rank in ranks:
            rank["quota"] = dice.randint(1, 3)
            if self._chance(0.2):
                rank["max_km"] = dice.choice((2, 4, 8))
        return ranks

    def draw(self) -> tuple[Case, Policy]:
        dice = self.dice
        cadres = [self._cadre(c) for c in self.cadres]
        groups = [(v, g) for v in self.villages for g in ("东组", "西组") if self._chance(0.6)]
        tables: dict[str, list[dict[str, Any]]] = {
            "villages": [self._village(v) for v in self.villages],
            "households": [self._household(h) for h in self.households],
            "groups": [{"village": v, "group": g, **self._maybe_point(0.8)} for v, g in groups],
            "pairs": self._pairs(),
            "locks": self._locks(),
            "distances": self._distances(),
        }
        if self.metric == "roads":
            tables |= self._roads()
        for rows in tables.values():
            dice.shuffle(rows)
        return make_case(cadres=cadres, **tables), self._policy(cadres)

    def _village(self, village: str) -> dict[str, Any]:
        needs_point = self.metric != "matrix"
        return {
            "village_id": village,
            "weak": village in self.weak,
            "unit": self.dice.choice(("", "农经站", "教育局")),
            **self._maybe_point(1.0 if needs_point else 0.7),
        }

    def _household(self, household: str) -> dict[str, Any]:
        dice = self.dice
        return {
            "household_id": household,
            "village": dice.choice(self.villages),
            "group": dice.choice(("", "东组", "西组")),
            "persons": dice.randint(1, 6),
            "income_yuan": dice.choice((None, 1500.0, 2400.0, 2900.0, 3500.0, 4200.0)),
            "need": dice.choice((None, None, 1, 2, 3)),
            "planned": self._chance(0.9),
            **self._maybe_point(0.3),
        }

    def _cadre(self, cadre: str) -> dict[str, Any]:
        dice = self.dice
        rank = self.rank_of[cadre]
        homes = {"local": self.villages, "leader": self.weak, "head": self.villages}
        fixed = self._chance(1.0 if rank == "local" else 0.3)
        return {
            "cadre_id": cadre,
            "rank": rank,
            "unit": dice.choice(("", "农经站", "教育局")),
            "village": dice.choice(homes.get(rank, self.villages)) if fixed else "",
            "quota": dice.randint(0, 3) if self._chance(0.2) else None,
            "available": self._chance(0.9),
            **self._maybe_point(0.4),
        }

    def _pairs(self) -> list[dict[str, Any]]:
        until = ("", "", "2011", "2011-12-31", "2011-06-30", "2009")
        return [
            {
                "household_id": household,
                "cadre_id": self.dice.choice(self.cadres),
                "since": since,
                "until": self.dice.choice(until),
            }
            for household in self.households
            for since in ("2008", "2010-03-01")
            if self._chance(0.4)
        ]

    def _locks(self) -> list[dict[str, Any]]:
        kinds = [
            (h, c, self.dice.random()) for h in self.households for c in self.cadres
        ]  # `must` is rare: two of them easily contradict each other
        return [
            {"household_id": h, "cadre_id": c, "kind": "must" if draw < 0.01 else "never"}
            for h, c, draw in kinds
            if draw < (0.06 if draw >= 0.01 or self.rank_of[c] != "firm" else 0.0)
        ]

    def _distances(self) -> list[dict[str, Any]]:
        share = 0.85 if self.metric == "matrix" else 0.08
        return [
            {"cadre_id": c, "village_id": v, "metres": 500 * self.dice.randint(0, 16)}
            for c in self.cadres
            for v in self.villages
            if self._chance(share)
        ]

    def _roads(self) -> dict[str, list[dict[str, Any]]]:
        dice = self.dice
        nodes = [f"n{number}" for number in range(dice.randint(2, 7))]
        edges: dict[tuple[str, str, float], dict[str, Any]] = {}
        for _ in range(2 * len(nodes)):
            u, v = dice.sample(nodes, 2)
            length = float(dice.choice((0, 800, 1500, 2600)))
            oneway = self._chance(0.3)
            edges[u, v, length] = {"u": u, "v": v, "length_m": length, "oneway": oneway}
        return {
            "road_nodes": [{"id": node, **self._point()} for node in nodes],
            "road_edges": list(edges.values()),
        }

    def _policy(self, cadres: list[dict[str, Any]]) -> Policy:
        dice = self.dice
        for rank in self.ranks:
            if rank["serves"] == "paired" and self._chance(0.5):
                targets = self.weak if rank["pairs_with"] == "weak" else self.villages
                there = sum(c["available"] and c["rank"] == rank["name"] for c in cadres)
                rank["per_village"] = [there // len(targets), -(-there // len(targets))]
        order = ["coverage", "continuity", "evenness", "load", "travel", "walk"]
        if self._chance(0.2):
            dice.shuffle(order)
        return make_policy(
            self.ranks,
            year=2012,
            seat=SEAT,
            metric=self.metric,
            max_km=dice.choice((None, None, 3, 6)),
            max_villages=dice.choice((1, 2, 2, 3)),
            max_snap_km=50,
            order=order,
            continuity="hard" if self._chance(0.1) else "soft",
        )
