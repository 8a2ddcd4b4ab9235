"""A rank that serves its home village has households nowhere else."""

from __future__ import annotations

import pytest

from tests.rules.town import codes, policy, town


@pytest.mark.parametrize(
    ("home", "found"), [("v1", []), ("v2", ["not_home_village"]), ("", ["not_home_village"])]
)
def test_only_households_of_the_home_village_are_accepted(home: str, found: list[str]) -> None:
    case = town(
        [{"household_id": "h1", "village": "v1"}],
        [{"cadre_id": "c1", "rank": "local", "village": home}],
    )
    assert codes(case, policy(), [("h1", "c1")]) == found
