"""Rule: co-helpers keep the rules of their ranks, and are never in the party cadre's place."""

from __future__ import annotations

import pandas as pd

from bangfu_assign.rules import breaches, co_helper_table
from tests.rules.town import RANKS, policy, town

HOMES = [{"household_id": f"h{k}", "village": v} for k, v in enumerate(("v1", "v2", "v3", "v1"))]
CADRES = [
    {"cadre_id": "c1", "rank": "clerk"},
    {"cadre_id": "o1", "rank": "owner", "quota": 2},
    {"cadre_id": "o2", "rank": "owner", "available": False},
    {"cadre_id": "n1", "rank": "neighbour", "village": "v1"},
]
POLICY = policy(
    ranks=[*RANKS, {"name": "neighbour", "quota": 1, "serves": "home", "principal": False}],
    max_villages=2,
)


def codes(pairs: list[tuple[str, str]], **tables: object) -> list[str]:
    table = pd.DataFrame(pairs, columns=["household_id", "co_helper_id"], dtype="str")
    table["cadre_id"] = ""
    none = pd.DataFrame(columns=["cadre_id", "village_id"], dtype="str")
    found = breaches(town(HOMES, CADRES, **tables), POLICY, table, none)
    return [p.code.removeprefix("rules.") for p in found]


def test_a_co_helper_within_quota_and_scope_breaks_nothing() -> None:
    assert codes([("h0", "o1"), ("h1", "o1"), ("h3", "n1")]) == []


def test_each_rule_of_the_layer_is_checked() -> None:
    assert codes([("h0", "o1"), ("h1", "o1"), ("h3", "o1")]) == ["over_quota"]
    assert codes([("h0", "o1"), ("h0", "n1")]) == ["several_co_helpers"]
    assert codes([("h1", "n1")]) == ["not_home_village"]
    assert codes([("h0", "c1")]) == ["not_co_helper"]
    assert codes([("h0", "o2")]) == ["co_helper_not_available"]
    assert codes([("h0", "nobody")]) == ["unknown_co_helper"]
    assert codes([("gone", "o1")]) == ["unknown_household"]


def test_locks_with_co_helpers_hold_in_their_layer() -> None:
    must = [{"household_id": "h0", "cadre_id": "o1", "kind": "must"}]
    never = [{"household_id": "h0", "cadre_id": "o1", "kind": "never"}]
    assert codes([("h1", "o1")], locks=must) == ["must_broken"]
    assert codes([("h0", "o1")], locks=must) == []
    assert codes([("h0", "o1")], locks=never) == ["never_broken"]


def test_too_many_villages_are_too_many_for_a_co_helper_as_well() -> None:
    cadres = [{"cadre_id": "o1", "rank": "owner"}]
    table = pd.DataFrame(
        {"household_id": ["h0", "h1", "h2"], "cadre_id": "", "co_helper_id": "o1"}, dtype="str"
    )
    none = pd.DataFrame(columns=["cadre_id", "village_id"], dtype="str")
    found = breaches(town(HOMES, cadres), POLICY, table, none)
    assert [p.code for p in found] == ["rules.too_many_villages"]


def test_co_helpers_have_a_load_and_a_round_and_are_no_party_cadres() -> None:
    table = pd.DataFrame(
        {"household_id": ["h0", "h1"], "cadre_id": ["c1", ""], "co_helper_id": ["o1", "o1"]},
        dtype="str",
    )
    none = pd.DataFrame(columns=["cadre_id", "village_id"], dtype="str")
    rows = co_helper_table(town(HOMES, CADRES), POLICY, table, none).set_index("cadre_id")
    assert rows["load"].to_dict() == {"n1": 0, "o1": 2}
    assert rows.at["o1", "round_m"] > 0
