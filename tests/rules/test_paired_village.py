"""A leader's households lie in the one village the leader is paired with."""

from __future__ import annotations

from tests.rules.town import codes, policy, town

CASE = town(
    [{"household_id": "h1", "village": "v1"}, {"household_id": "h2", "village": "v2"}],
    [{"cadre_id": "c1", "rank": "leader"}],
)


def test_households_in_the_village_paired_with_are_accepted() -> None:
    assert codes(CASE, policy(), [("h2", "c1")], [("c1", "v2")]) == []


def test_households_elsewhere_are_not() -> None:
    assert codes(CASE, policy(), [("h1", "c1")], [("c1", "v2")]) == ["not_paired_village"]
