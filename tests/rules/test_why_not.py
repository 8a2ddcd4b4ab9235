"""Whoever asks why two people are apart hears of a rule exactly when there is one."""

from __future__ import annotations

import pandas as pd
from hypothesis import HealthCheck, given, settings

from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import measure
from bangfu_assign.plan import PAIRING_COLUMNS, Plan, empty_table
from bangfu_assign.plan.plan import ASSIGNMENT_COLUMNS
from bangfu_assign.policy import Policy
from bangfu_assign.rules import allowed_pairs
from bangfu_assign.rules.why_not import why_not
from tests.rules.town import policy, town
from tests.strategies import tiny_towns


def bare(case: Case, decided: Policy) -> Plan:
    pairings = pd.DataFrame([], columns=list(PAIRING_COLUMNS), dtype="str")
    return Plan(case, decided, empty_table(ASSIGNMENT_COLUMNS), pairings)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(tiny_towns(max_households=4, max_cadres=4))
def test_a_pair_is_forbidden_by_name_if_and_only_if_it_is_not_allowed(
    case_and_policy: tuple[Case, Policy],
) -> None:
    case, decided = case_and_policy
    plan, distances = bare(case, decided), measure(case, decided)
    allowed = allowed_pairs(case, decided, distances)
    hard = decided.objectives.continuity == "hard"
    quota = {helper.id: helper.quota for helper in allowed.roster.helpers.values()}
    for household in case.households["household_id"]:
        for cadre in case.cadres["cadre_id"]:
            rules = why_not(plan, household, cadre, distances)
            if allowed.contains(household, cadre):
                assert not rules or (hard and [p.code for p in rules] == ["why.must_stay"])
            else:
                assert rules or quota[cadre] < 1, (household, cadre)


def test_each_rule_is_named_in_words() -> None:
    """Too far, another village, a lock: each is said with names, and no phone or income."""
    case = town(
        [{"household_id": "h1", "village": "v3", "income_yuan": 1234.0, "phone": "13800138000"}],
        [
            {"cadre_id": "c1", "rank": "clerk"},
            {"cadre_id": "c2", "rank": "local", "village": "v1"},
            {"cadre_id": "c3", "rank": "leader"},
            {"cadre_id": "c4", "rank": "clerk", "lon": 118.88, "lat": 34.85},
            {"cadre_id": "c5", "rank": "owner"},
        ],
        locks=[{"household_id": "h1", "cadre_id": "c4", "kind": "never", "reason": "亲属"}],
    )
    plan = bare(case, policy(max_km=1))
    said = {
        cadre: " ".join(p.message("en") for p in why_not(plan, "h1", cadre))
        for cadre in case.cadres["cadre_id"]
    }
    for cadre, words in {
        "c1": "km",
        "c2": "东村",
        "c3": "南村",
        "c4": "亲属",
        "c5": "企业主",
    }.items():
        assert words in said[cadre], said[cadre]
    assert not any(secret in " ".join(said.values()) for secret in ("1234", "13800138000"))
