"""Targets and standards: what is compared with what, who is short by how much, who is unknown."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from bangfu_assign.plan import ASSIGNMENT_COLUMNS, PAIRING_COLUMNS, Plan, words
from bangfu_assign.plan.standards import standards
from bangfu_assign.report.summary import to_text
from tests.build import make_case, make_policy
from tests.report.hostile import HOSTILE, SECRETS, hostile_plan


def plan_of(
    households: list[dict[str, Any]],
    villages: list[dict[str, Any]] | None = None,
    covered: tuple[str, ...] = (),
    **policy: Any,
) -> Plan:
    case = make_case(households, [{"cadre_id": "c"}], villages or [{"village_id": "v"}])
    pairs = pd.DataFrame(
        [(h, "c", "v", "", "", False) for h in covered], columns=list(ASSIGNMENT_COLUMNS)
    )
    return Plan(case, make_policy(**policy), pairs, pd.DataFrame(columns=list(PAIRING_COLUMNS)))


TOWN = plan_of(
    [
        {"household_id": "a", "persons": 4, "income_yuan": 4000.0},
        {"household_id": "b", "persons": 2, "income_yuan": 3999.5},
        {"household_id": "c", "persons": 3},
        {"household_id": "d", "persons": 5, "income_yuan": 1000.0, "planned": False},
    ],
    [
        {"village_id": "v", "collective_income_10k_yuan": 2.0},
        {"village_id": "w", "weak": True, "collective_income_10k_yuan": 14.9},
        {"village_id": "x", "weak": True, "collective_income_10k_yuan": 15.0},
        {"village_id": "y", "weak": True},
    ],
)


def test_income_is_met_at_the_line_short_below_it_and_unknown_where_blank() -> None:
    """4,000 meets 4,000; what lacks is summed over the persons of those known to be below."""
    found = standards(TOWN)["income_yuan"]
    assert found["standard"] == 4000
    assert found["planned"] == {
        "met": {"households": 1, "persons": 4},
        "short": {"households": 1, "persons": 2},
        "unknown": {"households": 1, "persons": 3},
        "short_by_yuan": 1,
    }
    assert found["roster"]["short"] == {"households": 2, "persons": 7}
    assert found["roster"]["short_by_yuan"] == 1 + 5 * 3000


def test_each_weak_village_is_met_short_or_unknown_and_no_other_village_counts() -> None:
    found = standards(TOWN)["collective_income_10k_yuan"]
    assert (found["met"], found["short"], found["unknown"]) == (1, 1, 1)
    assert found["short_by"] == 0.1  # 15 - 14.9, not 0.09999999999999964
    assert [(v["village_id"], v["state"], v["short_by"]) for v in found["villages"]] == [
        ("w", "short", 0.1),
        ("x", "met", 0),
        ("y", "unknown", None),
    ]


def test_the_villages_line_is_15_unless_the_policy_says_otherwise_and_is_no_target() -> None:
    assert standards(TOWN)["collective_income_10k_yuan"]["standard"] == 15
    lower = replace(TOWN, policy=make_policy(collective_income_10k_yuan=14.5))
    assert standards(lower)["collective_income_10k_yuan"]["met"] == 2
    assert lower.summary()["targets"] == {}


def test_the_lines_for_people_say_who_lacks_what() -> None:
    text = to_text(TOWN, "zh")
    assert "差 0.1 万元" in text
    assert "收入未登记" in text
    english = to_text(TOWN, "en")
    assert "weak villages: collective income" in english
    assert "the unknown left out" in english


def test_transferred_workers_are_measured_over_the_register_and_the_line_says_so() -> None:
    """950 of 1,050 live in covered households: the target is met, and by which figure is said."""
    plan = plan_of(
        [
            {"household_id": "a", "persons": 9, "transferred": 950 // 19},
            *({"household_id": f"b{i}", "persons": 9, "transferred": 50} for i in range(18)),
            {"household_id": "z", "persons": 9, "transferred": 100},
        ],
        covered=("a", *(f"b{i}" for i in range(18))),
        transferred=1050,
        persons=180,
    )
    found = plan.summary()["targets"]
    assert (found["transferred"]["roster"], found["transferred"]["covered"]) == (1050, 950)
    assert (found["transferred"]["state"], found["transferred"]["measured"]) == ("met", "roster")
    rows = {row[0]: row[-1] for row in words.target_rows(plan, "zh")}
    assert rows["劳动力转移（人）"] == "达标（按全部登记户：1,050）"
    # Persons are what the plan decides: the uncovered household's nine are missing.
    assert rows["帮扶低收入人口（人）"] == "差 9（按已落实户：171）"


def test_a_target_without_any_entry_is_unknown_and_one_with_gaps_says_how_many() -> None:
    households = [{"household_id": "a", "trained": 1}, {"household_id": "b"}]
    plan = plan_of(households, trained=3, loans_10k_yuan=1)
    found = plan.summary()["targets"]
    assert (found["trained"]["state"], found["loans_10k_yuan"]["state"]) == ("short", "unknown")
    rows = [row[-1] for row in words.target_rows(plan, "zh")]
    assert rows == ["差 2（按全部登记户：1），1 户未登记此项", "名册中没有此项数据"]


def test_without_weak_villages_nothing_is_said_of_them() -> None:
    plan = plan_of([{"household_id": "a"}])
    assert standards(plan)["collective_income_10k_yuan"]["villages"] == []
    assert "薄弱村：村集体收入" not in to_text(plan)
    assert "收入均未登记" in to_text(plan)


def test_a_hostile_village_name_is_shown_harmless_and_no_private_income_appears() -> None:
    """Villages' incomes are shown; a household's own income never is."""
    plan = hostile_plan()
    villages = plan.case.villages.assign(weak=True)
    plan = replace(plan, case=replace(plan.case, villages=villages))
    text = to_text(plan)
    assert not any(secret in text for secret in SECRETS)
    assert HOSTILE["override"] not in text
    json.dumps(standards(plan), allow_nan=False)


incomes = st.one_of(st.none(), st.floats(-1e6, 1e7), st.integers(0, 9000).map(float))


@given(st.lists(st.tuples(incomes, st.integers(1, 50)), max_size=12), st.floats(1, 1e5))
def test_every_household_and_person_is_in_exactly_one_state(
    rows: list[tuple[float | None, int]], line: float
) -> None:
    """The three states add up to the register, and nobody lacks anything unless short."""
    plan = plan_of(
        [
            {"household_id": str(i), "income_yuan": income, "persons": persons}
            for i, (income, persons) in enumerate(rows)
            if income is not None
        ]
        + [
            {"household_id": str(i), "persons": persons}
            for i, (income, persons) in enumerate(rows)
            if income is None
        ],
        income_standard=line,
    )
    part = standards(plan)["income_yuan"]["roster"]
    states = [part["met"], part["short"], part["unknown"]]
    assert sum(s["households"] for s in states) == len(rows)
    assert sum(s["persons"] for s in states) == sum(persons for _, persons in rows)
    assert part["unknown"]["households"] == sum(income is None for income, _ in rows)
    assert (part["short_by_yuan"] > 0) <= (part["short"]["households"] > 0)
