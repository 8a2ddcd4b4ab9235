"""If the policy makes continuity a rule, who is not lifted keeps last year's cadre."""

from __future__ import annotations

import pytest

from tests.rules.town import codes, policy, town

CADRES = [{"cadre_id": "c1"}, {"cadre_id": "c2"}]
PAIR = {"household_id": "h1", "cadre_id": "c1", "since": "2010"}


def found(continuity: str, income: float | None, pairs: list[tuple[str, str]]) -> list[str]:
    case = town([{"household_id": "h1", "income_yuan": income}], CADRES, pairs=[PAIR])
    return codes(case, policy(continuity=continuity, income_standard=4000), pairs)


@pytest.mark.parametrize("income", [None, 3999.0])
@pytest.mark.parametrize("pairs", [[], [("h1", "c2")]])
def test_the_old_cadre_may_be_neither_replaced_nor_taken_away(
    income: float | None, pairs: list[tuple[str, str]]
) -> None:
    assert found("hard", income, pairs) == ["cadre_lost"]


def test_the_old_cadre_may_stay() -> None:
    assert found("hard", 3999.0, [("h1", "c1")]) == []


def test_a_household_at_the_standard_may_be_given_another() -> None:
    assert found("hard", 4000.0, [("h1", "c2")]) == []


def test_a_soft_policy_makes_no_rule_of_it() -> None:
    assert found("soft", None, []) == []


def test_an_old_cadre_who_is_no_longer_allowed_is_not_missed() -> None:
    lock = {"household_id": "h1", "cadre_id": "c1", "kind": "never"}
    case = town([{"household_id": "h1"}], CADRES, pairs=[PAIR], locks=[lock])
    assert codes(case, policy(continuity="hard"), []) == []
