"""The plan in figures: counted from pairs, in the contract's shape, harmless in Jupyter."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pandas as pd
import pytest

from bangfu_assign.plan import (
    ASSIGNMENT_COLUMNS,
    PAIRING_COLUMNS,
    Objective,
    Plan,
    Scope,
    words,
)
from bangfu_assign.plan.views import by_cadre, by_household, by_village
from tests.build import make_case, make_policy
from tests.report.hostile import CAUSE, HOSTILE, SECRETS, hostile_plan


def small_plan() -> Plan:
    case = make_case(
        [
            {"household_id": "a", "persons": 4, "trained": 2, "income_yuan": 2000.0},
            {"household_id": "b", "persons": None, "income_yuan": 3000.0, "loan_10k_yuan": 1.5},
            {"household_id": "c", "persons": 3, "need": 2, "village": "w"},
            {"household_id": "d", "persons": 5, "planned": False, "trained": 1},
        ],
        [
            {"cadre_id": "1"},
            {"cadre_id": "2", "quota": 0},
            {"cadre_id": "3", "available": False},
            {"cadre_id": "4", "rank": "friend"},
            {"cadre_id": "5", "rank": "领导"},
        ],
        [{"village_id": "v"}, {"village_id": "w", "weak": True}, {"village_id": "x", "weak": True}],
    )
    policy = make_policy(
        (
            {"name": "leader", "label": "领导", "quota": 5, "serves": "paired"},
            {"name": "clerk", "quota": 3},
            {"name": "friend", "quota": 2, "principal": False},
        ),
        persons=7, weak_villages=2, trained=3, transferred=1, loans_10k_yuan=1.5,
    )  # fmt: skip
    pairs = pd.DataFrame(
        [("a", "1", "v", "4", "", True), ("c", "1", "w", "", "", False)],
        columns=list(ASSIGNMENT_COLUMNS),
    )
    pairings = pd.DataFrame([("5", "w")], columns=list(PAIRING_COLUMNS))
    return Plan(case, policy, pairs, pairings)


def test_the_summary_has_the_contracts_keys_and_goes_through_json() -> None:
    summary = hostile_plan().summary()
    assert list(summary) == [
        "status", "objectives", "counts", "targets", "standards", "seconds", "peak_memory_mb",
        "inputs", "policy_sha256", "versions", "seed",
    ]  # fmt: skip
    assert summary["objectives"][1] == {
        "name": "travel",
        "value": 12345,
        "bound": 12000,
        "gap": round(345 / 12345, 6),
        "proven": False,
        "seconds": 0.5,
        "scope": "town",
    }
    assert json.loads(json.dumps(summary, allow_nan=False)) == summary
    assert summary["status"] == "feasible"
    assert summary["inputs"] == {"households.xlsx": "ab" * 32}
    assert summary["seed"] == 7


def test_counts_are_of_planned_households_and_of_cadres_who_can_help() -> None:
    counts = small_plan().summary()["counts"]
    assert counts == {
        "households": 3,
        "persons": 7,
        "covered": 2,
        "persons_covered": 7,
        "uncovered": 1,
        "cadres": 3,
        "places": 3 + 0 + 5,
        "roster_households": 4,
        "roster_persons": 12,
        "kept": 1,
        "pairings": 1,
        "villages": 3,
        "weak_villages": 2,
    }


def test_each_target_stands_beside_what_the_register_and_the_plan_hold() -> None:
    targets = small_plan().summary()["targets"]
    assert targets["persons"] == {
        "target": 7, "roster": 12, "planned": 7, "covered": 7, "unknown": 1,
        "measured": "covered", "met": True, "short_by": 0, "state": "met",
    }  # fmt: skip
    assert targets["weak_villages"]["covered"] == 1
    assert targets["weak_villages"]["short_by"] == 1
    assert not targets["weak_villages"]["met"]
    # Training happens with or without a helper: the whole register counts, also who is not planned.
    assert targets["trained"]["met"] and targets["trained"]["roster"] == 3
    assert targets["transferred"] == {
        "target": 1, "roster": 0, "planned": 0, "covered": 0, "unknown": 4,
        "measured": "roster", "met": False, "short_by": 1, "state": "unknown",
    }  # fmt: skip
    assert targets["loans_10k_yuan"]["roster"] == 1.5
    assert targets["loans_10k_yuan"]["met"]


def test_targets_the_policy_does_not_name_are_left_out() -> None:
    plan = replace(small_plan(), policy=make_policy(persons=0))
    assert list(plan.summary()["targets"]) == ["persons"]
    assert plan.summary()["targets"]["persons"]["met"]


def test_households_know_their_helper_and_their_need() -> None:
    table = by_household(small_plan())
    assert table[["household_id", "cadre_id", "kept", "covered", "weight"]].values.tolist() == [
        ["a", "1", True, True, 3],
        ["b", "", False, False, 2],
        ["c", "1", False, True, 2],
    ]


def test_cadres_count_the_households_of_their_own_layer() -> None:
    table = by_cadre(small_plan()).set_index("cadre_id")
    assert table["load"].to_dict() == {"1": 2, "2": 0, "3": 0, "4": 1, "5": 0}
    assert table["quota"].to_dict() == {"1": 3, "2": 0, "3": 3, "4": 2, "5": 5}
    assert table.at["1", "village_ids"] == ("v", "w")
    assert table.at["5", "paired_ids"] == ("w",)
    assert table["seniority"].to_dict() == {"1": 1, "2": 1, "3": 1, "4": 2, "5": 0}


def test_a_cadre_of_an_unknown_rank_is_nobodys_party_cadre() -> None:
    plan = replace(small_plan(), policy=make_policy())
    table = by_cadre(plan).set_index("cadre_id")
    assert not table.at["5", "principal"]
    assert table.at["5", "quota"] == 0


def test_villages_count_register_plan_and_cover() -> None:
    table = by_village(small_plan()).set_index("village_id")
    columns = ["households", "planned", "covered", "uncovered", "persons", "cadres"]
    assert table.loc["v", columns].tolist() == [3, 2, 1, 1, 9, 1]
    assert table.loc["x", columns].tolist() == [0, 0, 0, 0, 0, 0]
    assert table.at["w", "paired_ids"] == ("5",)


def test_an_empty_plan_has_a_summary() -> None:
    plan = small_plan()
    empty = replace(
        plan, assignments=plan.assignments.head(0), pairings=plan.pairings.head(0)
    ).summary()
    assert empty["counts"]["uncovered"] == 3
    assert empty["counts"]["kept"] == 0


@pytest.mark.parametrize(
    ("value", "bound", "scope", "expected"),
    [
        (0, 0, Scope.TOWN, "proven: cannot be smaller"),
        (5, 5, Scope.VILLAGE, "proven for the given numbers of households per cadre and village"),
        (200, 199, Scope.TOWN, "not proven: 0.50% smaller at most"),
        (10_000_000, 9_999_999, Scope.TOWN, "not proven: 0.01% smaller at most"),
    ],
)
def test_what_is_proven_is_said_in_words_and_no_gap_is_hidden_by_rounding(
    value: int, bound: int, scope: Scope, expected: str
) -> None:
    assert words.verdict(Objective("travel", value, bound, scope=scope), "en") == expected


def test_jupyter_gets_escaped_text_without_private_facts_and_loads_nothing() -> None:
    html = hostile_plan()._repr_html_()
    assert HOSTILE["script"] not in html
    assert "&lt;script&gt;" in html
    assert "{{7*7}}" in html
    assert not any(secret in html for secret in (*SECRETS, CAUSE))
    assert "src=" not in html and "<a " not in html


def test_in_jupyter_figures_stand_to_the_right_and_words_to_the_left() -> None:
    """Also their headers, and ids, which are no figures."""
    html = hostile_plan()._repr_html_()
    right = re.findall(r"<t[dh] style='text-align:right'>([^<]*)<", html)
    left = re.findall(r"<t[dh] style='text-align:left'>([^<]*)<", html)
    assert {"方案值", "理论下限", "差距"} <= set(right)
    assert {"目标", "结论", "含义", "户码"} <= set(left)
    assert len(right) + len(left) == html.count("<td") + html.count("<th ")


def test_printing_a_plan_names_nobody() -> None:
    assert repr(hostile_plan()) == "Plan(feasible: 7 assignments, 1 pairings, 13 uncovered)"
