"""A claim about too few places is accepted only if it is true to the letter."""

from __future__ import annotations

from typing import Any

import pytest

from bangfu_assign.rules.hall import check_hall
from tests.rules.town import policy, tables, town

CASE = town(
    [{"household_id": f"h{k}", "village": "v1" if k < 4 else "v2"} for k in range(1, 6)],
    [
        {"cadre_id": "c1", "rank": "local", "village": "v1"},
        {"cadre_id": "c2", "rank": "local", "village": "v2"},
        {"cadre_id": "c3", "rank": "leader"},
    ],
)
_, HOOKED = tables([], [("c3", "v2")])


def codes(households: list[str], cadres: list[str], **keys: Any) -> list[str]:
    pairings = keys.pop("pairings", HOOKED)
    found = check_hall(CASE, policy(), households, cadres, pairings, **keys)
    return [problem.code.removeprefix("shortage.hall_") for problem in found]


def test_a_true_claim_has_nothing_wrong() -> None:
    """Three households of a village, one cadre at home there with two places."""
    assert codes(["h1", "h2", "h3"], ["c1"], places=2) == []


@pytest.mark.parametrize(
    ("households", "cadres", "places", "code"),
    [
        (["h1", "h2", "h3"], [], None, "cadre_missing"),
        (["h1", "h2", "h3"], ["c1", "c2"], None, "cadre_too_many"),
        (["h1", "h2", "h3"], ["c1"], 1, "places"),
        (["h1", "h2"], ["c1"], 2, "enough"),
        (["h1", "h2", "h9"], ["c1"], 2, "not_planned"),
    ],
)
def test_each_way_to_be_wrong_is_named(
    households: list[str], cadres: list[str], places: int | None, code: str
) -> None:
    """Cadres left out or put in, places miscounted, places enough, strangers."""
    assert codes(households, cadres, places=places) == [code]


def test_without_pairings_a_leader_may_still_come() -> None:
    """Whom a leader may serve depends on the pairings; left open, all weak villages count."""
    assert codes(["h1", "h2", "h3"], ["c1"], pairings=None)[0] == "cadre_missing"
    assert "enough" in codes(["h1", "h2", "h3"], ["c1", "c3"], pairings=None)
