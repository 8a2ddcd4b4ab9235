"""What no objective decides is decided by rule: poorer first, neediest to the most senior, ids."""

from __future__ import annotations

import importlib
from typing import Any
from unittest.mock import patch

import pytest

from bangfu_assign import workflow
from tests.build import make_case, make_policy

SOLVE = importlib.import_module("bangfu_assign.model.solve")
SEAT = (118.85, 34.85)
VILLAGE = {"village_id": "v", "lon": 118.9, "lat": 34.85}
BOTH = pytest.mark.parametrize("whole", [True, False])


def pairs(
    households: list[dict[str, Any]],
    cadres: list[dict[str, Any]],
    ranks: list[dict[str, Any]],
    *,
    whole: bool,
    **tables: Any,
) -> dict[str, str]:
    case = make_case(households, cadres, [VILLAGE], **tables)
    policy = make_policy(ranks, seat=SEAT, year=2012, income_standard=4000)
    with patch.object(SOLVE, "is_small", lambda instance: whole):
        plan = workflow.solve(case, policy)
    table = plan.assignments
    return dict(zip(table["household_id"], table["cadre_id"], strict=True))


@BOTH
def test_of_equal_need_the_lower_income_is_covered_first(whole: bool) -> None:
    incomes = {"h1": 2000.0, "h2": 1000.0, "h3": 1500.0, "h4": None}
    households = [
        {"household_id": h, "income_yuan": income, "need": 3} for h, income in incomes.items()
    ]
    found = pairs(households, [{"cadre_id": "c"}], [{"name": "clerk", "quota": 2}], whole=whole)
    assert found == {"h2": "c", "h3": "c"}


@BOTH
def test_an_unknown_income_comes_after_every_known_one(whole: bool) -> None:
    households = [
        {"household_id": "h1", "income_yuan": None, "need": 3},
        {"household_id": "h2", "income_yuan": 2000.0, "need": 3},
    ]
    found = pairs(households, [{"cadre_id": "c"}], [{"name": "clerk", "quota": 1}], whole=whole)
    assert found == {"h2": "c"}


@BOTH
def test_the_neediest_go_to_the_most_senior_rank(whole: bool) -> None:
    """The rank that the policy names first is the most senior, whatever the ids say."""
    households = [{"household_id": f"h{need}", "need": need} for need in (1, 2, 3)]
    cadres = [
        {"cadre_id": "a", "rank": "clerk"},
        {"cadre_id": "b", "rank": "deputy"},
        {"cadre_id": "c", "rank": "chief"},
    ]
    ranks = [{"name": name, "quota": 1} for name in ("chief", "deputy", "clerk")]
    assert pairs(households, cadres, ranks, whole=whole) == {"h3": "c", "h2": "b", "h1": "a"}


@BOTH
def test_last_years_cadre_stays_although_a_needier_household_waits(whole: bool) -> None:
    """Continuity is an objective; the tie-break by rank never undoes it."""
    households = [{"household_id": f"h{need}", "need": need} for need in (1, 3)]
    cadres = [{"cadre_id": "a", "rank": "clerk"}, {"cadre_id": "b", "rank": "chief"}]
    ranks = [{"name": name, "quota": 1} for name in ("chief", "clerk")]
    last = [{"household_id": "h1", "cadre_id": "b", "since": "2010"}]
    found = pairs(households, cadres, ranks, whole=whole, pairs=last)
    assert found == {"h1": "b", "h3": "a"}


@BOTH
def test_a_forbidden_pair_is_not_made_by_a_tie_break(whole: bool) -> None:
    households = [{"household_id": f"h{need}", "need": need} for need in (1, 3)]
    cadres = [{"cadre_id": "a", "rank": "clerk"}, {"cadre_id": "b", "rank": "chief"}]
    ranks = [{"name": name, "quota": 1} for name in ("chief", "clerk")]
    never = [{"household_id": "h3", "cadre_id": "b", "kind": "never"}]
    found = pairs(households, cadres, ranks, whole=whole, locks=never)
    assert found == {"h1": "b", "h3": "a"}
