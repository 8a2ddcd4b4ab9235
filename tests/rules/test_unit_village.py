"""Staff serve the village their leader is paired with, or the unit's own village."""

from __future__ import annotations

import pytest

from tests.rules.town import codes, policy, town

HOUSEHOLDS = [{"household_id": f"h{k}", "village": f"v{k}"} for k in (1, 2, 3)]


@pytest.mark.parametrize(("household", "found"), [("h1", ["not_unit_village"]), ("h3", [])])
def test_without_a_leader_staff_serve_the_units_own_village(
    household: str, found: list[str]
) -> None:
    case = town(HOUSEHOLDS, [{"cadre_id": "c1", "rank": "staff", "unit": "农业局"}])
    assert codes(case, policy(), [(household, "c1")]) == found


def test_staff_without_a_unit_serve_nowhere() -> None:
    case = town(HOUSEHOLDS, [{"cadre_id": "c1", "rank": "staff"}])
    assert codes(case, policy(), [("h2", "c1")]) == ["not_unit_village"]


@pytest.mark.parametrize(("household", "found"), [("h2", []), ("h1", ["not_leaders_village"])])
def test_staff_follow_their_leaders_pairing_even_away_from_the_units_village(
    household: str, found: list[str]
) -> None:
    case = town(
        HOUSEHOLDS,
        [
            {"cadre_id": "c1", "rank": "staff", "unit": "水利局"},
            {"cadre_id": "c2", "rank": "leader", "unit": "水利局"},
        ],
    )
    assert codes(case, policy(), [(household, "c1")], [("c2", "v2")]) == found


def test_a_leader_who_is_away_is_not_followed() -> None:
    case = town(
        HOUSEHOLDS,
        [
            {"cadre_id": "c1", "rank": "staff", "unit": "水利局"},
            {"cadre_id": "c2", "rank": "leader", "unit": "水利局", "available": False},
        ],
    )
    assert codes(case, policy(), [("h1", "c1")]) == []
