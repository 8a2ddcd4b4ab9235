"""Nobody has more households than their quota."""

from __future__ import annotations

import pytest

from tests.rules.town import codes, policy, town

HOUSEHOLDS = [{"household_id": f"h{k}"} for k in range(5)]


@pytest.mark.parametrize(
    ("own", "load", "found"),
    [
        (None, 3, []),
        (None, 4, ["over_quota"]),
        (1, 1, []),
        (1, 2, ["over_quota"]),
        (5, 5, []),
        (0, 1, ["over_quota"]),
    ],
)
def test_a_cadres_own_quota_counts_before_the_ranks_of_three(
    own: int | None, load: int, found: list[str]
) -> None:
    case = town(HOUSEHOLDS, [{"cadre_id": "c1", "quota": own}])
    assert codes(case, policy(), [(f"h{k}", "c1") for k in range(load)]) == found
