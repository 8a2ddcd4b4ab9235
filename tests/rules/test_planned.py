"""Only households of this year's plan are given a cadre."""

from __future__ import annotations

from tests.rules.town import codes, policy, town


def test_a_household_outside_the_plan_may_not_have_a_cadre() -> None:
    case = town(
        [{"household_id": "h1"}, {"household_id": "h2", "planned": False}], [{"cadre_id": "c1"}]
    )
    assert codes(case, policy(), [("h1", "c1")]) == []
    assert codes(case, policy(), [("h2", "c1")]) == ["not_planned"]
