"""No household lies farther from its cadre's base than max_km, or beyond every way."""

from __future__ import annotations

import pytest

from tests.rules.town import codes, policy, problems, town

HOUSEHOLD = {"household_id": "h1", "village": "v1"}
CADRE = {"cadre_id": "c1", "lon": 118.85, "lat": 34.85}
"""1,186 m from the first village by the map, with the detour."""


@pytest.mark.parametrize(("max_km", "found"), [(None, []), (1.2, []), (1.1, ["too_far"])])
def test_the_limit_is_measured_from_the_base_one_way(
    max_km: float | None, found: list[str]
) -> None:
    assert codes(town([HOUSEHOLD], [CADRE]), policy(max_km=max_km), [("h1", "c1")]) == found


def test_a_ranks_own_limit_counts_before_the_policys() -> None:
    near = [{"name": "clerk", "quota": 3, "max_km": 1.1}]
    far = [{"name": "clerk", "quota": 3, "max_km": 2.0}]
    case = town([HOUSEHOLD], [CADRE])
    assert codes(case, policy(ranks=near, max_km=5), [("h1", "c1")]) == ["too_far"]
    assert codes(case, policy(ranks=far, max_km=1), [("h1", "c1")]) == []


def test_the_households_own_point_counts_not_its_villages() -> None:
    case = town([{**HOUSEHOLD, "lon": 118.95, "lat": 34.85}], [CADRE])
    (problem,) = problems(case, policy(max_km=5), [("h1", "c1")])
    assert "11.9" in problem.sentence("en")


@pytest.mark.parametrize(("metres", "found"), [(2000, []), (2001, ["too_far"])])
def test_a_given_distance_counts_for_all_households_of_the_village_up_to_the_limit(
    metres: int, found: list[str]
) -> None:
    given = [{"cadre_id": "c1", "village_id": "v1", "metres": metres}]
    case = town([{**HOUSEHOLD, "lon": 118.95, "lat": 34.85}], [CADRE], distances=given)
    assert codes(case, policy(max_km=2), [("h1", "c1")]) == found


def test_a_village_without_a_given_distance_cannot_be_served_under_matrix() -> None:
    given = [{"cadre_id": "c1", "village_id": "v2", "metres": 100}]
    case = town([HOUSEHOLD], [CADRE], distances=given)
    assert codes(case, policy(metric="matrix"), [("h1", "c1")]) == ["no_way"]
