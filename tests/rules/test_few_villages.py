"""A cadre's households lie in at most max_villages villages."""

from __future__ import annotations

import pytest

from tests.rules.town import codes, policy, town

CASE = town(
    [{"household_id": f"h{k}", "village": f"v{k}"} for k in (1, 2, 3)]
    + [{"household_id": "h4", "village": "v1"}],
    [{"cadre_id": "c1"}],
)


@pytest.mark.parametrize(
    ("households", "most", "found"),
    [
        (("h1", "h4"), 1, []),
        (("h1", "h2"), 1, ["too_many_villages"]),
        (("h1", "h2"), 2, []),
        (("h1", "h2", "h3"), 2, ["too_many_villages"]),
        (("h1", "h2", "h3"), 3, []),
    ],
)
def test_villages_are_counted_not_households(
    households: tuple[str, ...], most: int, found: list[str]
) -> None:
    assert codes(CASE, policy(max_villages=most), [(h, "c1") for h in households]) == found
