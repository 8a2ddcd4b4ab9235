"""A principal helper is an available cadre of a principal rank."""

from __future__ import annotations

import pytest

from tests.rules.town import codes, policy, town


@pytest.mark.parametrize(
    ("cadre", "found"),
    [
        ({"rank": "clerk"}, []),
        ({"rank": "办事员"}, []),
        ({"rank": "clerk", "available": False}, ["not_available"]),
        ({"rank": "owner"}, ["not_principal"]),
        ({"rank": "owner", "available": False}, ["not_principal", "not_available"]),
        ({"rank": "nobody", "quota": 3}, ["unknown_rank"]),
    ],
)
def test_who_is_away_or_of_another_rank_may_not_have_households(
    cadre: dict[str, object], found: list[str]
) -> None:
    case = town([{"household_id": "h1"}], [{"cadre_id": "c1", **cadre}])
    assert codes(case, policy(), [("h1", "c1")]) == found
