"""What a plan asks of each cadre adds up to the objectives."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from bangfu_assign.facts.case import Case
from bangfu_assign.policy import Policy
from bangfu_assign.rules import cadre_table, values
from tests.oracle import best_plan
from tests.rules.town import policy, tables, town
from tests.strategies import tiny_towns


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tiny_towns())
def test_the_cadres_rounds_walks_and_loads_add_up(drawn: tuple[Case, Policy]) -> None:
    found = best_plan(*drawn)
    if found is None:
        return
    plan = tables(found.pairs.items(), found.pairings.items())
    table, value = cadre_table(*drawn, *plan), values(*drawn, *plan)
    assert table["round_m"].sum() == value["travel"]
    assert table["walk_m"].sum() == value["walk"]
    assert ((table["quota"] - table["load"]) ** 2).sum() == value["load"]
    assert table["load"].sum() == len(found.pairs)


def test_idle_cadres_are_listed_and_those_away_are_not() -> None:
    case = town(
        [{"household_id": "h1", "village": "v2"}, {"household_id": "h2", "village": "v1"}],
        [
            {"cadre_id": "c1"},
            {"cadre_id": "c2", "rank": "leader"},
            {"cadre_id": "c3", "available": False},
        ],
    )
    pairs = [("h1", "c1"), ("h2", "c1")]
    table = cadre_table(case, policy(), *tables(pairs, [("c2", "v2")])).set_index("cadre_id")
    assert list(table.index) == ["c1", "c2"]
    assert table.at["c1", "villages"] == "v1 v2"
    assert table.at["c2", "paired_with"] == "v2"
    assert (table.at["c2", "load"], table.at["c2", "round_m"]) == (0, 0)
    c1 = table.loc["c1"]
    assert c1["km"] == round((c1["round_m"] + c1["walk_m"]) / 1000, 1)
