"""A small town for the tests of the rules, and short ways to check a plan in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from bangfu_assign.errors import Problem
from bangfu_assign.facts.case import Case
from bangfu_assign.policy import Policy
from bangfu_assign.rules import breaches, values
from tests.build import make_case, make_policy

SEAT = (118.85, 34.85)
EAST = 0.01
"""Degrees of longitude: at this latitude 912 m, and 1,186 m with the detour of 1.3."""

VILLAGES = [
    {
        "village_id": "v1",
        "name": "东村",
        "weak": True,
        "unit": "水利局",
        "lon": 118.86,
        "lat": 34.85,
    },
    {"village_id": "v2", "name": "西村", "weak": True, "lon": 118.87, "lat": 34.85},
    {"village_id": "v3", "name": "南村", "unit": "农业局", "lon": 118.88, "lat": 34.85},
]
RANKS = [
    {"name": "leader", "label": "县领导", "quota": 5, "serves": "paired", "per_village": [0, 1]},
    {"name": "clerk", "label": "办事员", "quota": 3},
    {"name": "staff", "label": "职员", "quota": 3, "serves": "unit"},
    {"name": "local", "label": "村干部", "quota": 2, "serves": "home"},
    {"name": "owner", "label": "企业主", "quota": 3, "principal": False},
]


def town(
    households: Iterable[dict[str, Any]], cadres: Iterable[dict[str, Any]], **tables: Any
) -> Case:
    """Return a case with the three villages above."""
    tables.setdefault("villages", VILLAGES)
    return make_case(households=households, cadres=cadres, **tables)


def policy(**keys: Any) -> Policy:
    """Return a policy with the ranks above."""
    return make_policy(keys.pop("ranks", RANKS), **{"seat": SEAT, "year": 2012, **keys})


def tables(
    pairs: Iterable[tuple[str, str]], pairings: Iterable[tuple[str, str]] = ()
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return a plan as tables."""
    return (
        pd.DataFrame(list(pairs), columns=["household_id", "cadre_id"], dtype="str"),
        pd.DataFrame(list(pairings), columns=["cadre_id", "village_id"], dtype="str"),
    )


def problems(
    case: Case,
    policy: Policy,
    pairs: Iterable[tuple[str, str]],
    pairings: Iterable[tuple[str, str]] = (),
) -> list[Problem]:
    """Return what breaks a rule."""
    return breaches(case, policy, *tables(pairs, pairings))


def codes(
    case: Case,
    policy: Policy,
    pairs: Iterable[tuple[str, str]],
    pairings: Iterable[tuple[str, str]] = (),
) -> list[str]:
    """Return the codes of what breaks a rule, without their room."""
    return [p.code.removeprefix("rules.") for p in problems(case, policy, pairs, pairings)]


def worth(
    case: Case,
    policy: Policy,
    pairs: Iterable[tuple[str, str]],
    pairings: Iterable[tuple[str, str]] = (),
) -> dict[str, int]:
    """Return the values of all objectives."""
    return values(case, policy, *tables(pairs, pairings))
