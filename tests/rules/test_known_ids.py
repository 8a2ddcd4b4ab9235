"""A plan speaks only of households, cadres and villages that exist, each where it lies."""

from __future__ import annotations

from bangfu_assign.rules import breaches
from tests.rules.town import codes, policy, tables, town

CASE = town([{"household_id": "h1"}], [{"cadre_id": "c1"}])


def test_a_household_that_is_in_no_roster_is_named() -> None:
    assert codes(CASE, policy(), [("h9", "c1")]) == ["unknown_household"]


def test_a_cadre_who_is_in_no_roster_is_named() -> None:
    assert codes(CASE, policy(), [("h1", "c9")]) == ["unknown_cadre"]


def test_unknown_ids_among_the_pairings_are_named() -> None:
    assert codes(CASE, policy(), [], [("c9", "v9")]) == ["unknown_leader", "unknown_village"]


def test_a_household_written_down_in_another_village_is_named() -> None:
    assignments, pairings = tables([("h1", "c1")])
    wrong = breaches(CASE, policy(), assignments.assign(village_id="v2"), pairings)
    right = breaches(CASE, policy(), assignments.assign(village_id="v1"), pairings)
    assert [p.code for p in wrong] == ["rules.other_village"]
    assert right == []
