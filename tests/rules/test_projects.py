"""Rule: each household has at most one project, within its places, and only one it can work in."""

from __future__ import annotations

import pandas as pd

from bangfu_assign.rules import breaches
from tests.rules.town import policy, town

HOMES = [
    {"household_id": "h0", "village": "v1", "labourers": 1},
    {"household_id": "h1", "village": "v1", "labourers": 0},
    {"household_id": "h2", "village": "v1"},
    {"household_id": "h3", "village": "v1", "labourers": 1, "planned": False},
]
PROJECTS = [
    {"project_id": "p1", "name": "大棚", "village": "v1", "places": 2, "needs_labour": True},
    {"project_id": "p2", "name": "鱼塘", "village": "v2", "places": 1},
    {"project_id": "p3", "name": "不知何处", "places": 9},
]


def codes(pairs: list[tuple[str, str]]) -> list[str]:
    table = pd.DataFrame(pairs, columns=["household_id", "project_id"], dtype="str")
    table["cadre_id"] = ""
    none = pd.DataFrame(columns=["cadre_id", "village_id"], dtype="str")
    case = town(HOMES, [{"cadre_id": "c1", "rank": "clerk"}], projects=PROJECTS)
    return [p.code.removeprefix("rules.") for p in breaches(case, policy(), table, none)]


def test_a_project_within_places_and_labour_breaks_nothing() -> None:
    assert codes([("h0", "p1"), ("h1", "p2")]) == []


def test_labour_that_is_none_or_unknown_does_not_do() -> None:
    assert codes([("h1", "p1"), ("h2", "p1")]) == ["no_labour", "no_labour"]


def test_each_rule_of_the_layer_is_checked() -> None:
    assert codes([("h0", "p2"), ("h1", "p2")]) == ["over_places"]
    assert codes([("h0", "p1"), ("h0", "p2")]) == ["several_projects"]
    assert codes([("h0", "p3")]) == ["no_way_to_project"]
    assert codes([("h0", "p9")]) == ["unknown_project"]
    assert codes([("h3", "p1")]) == ["not_planned_project"]
    assert codes([("h9", "p1")]) == ["unknown_household"]
