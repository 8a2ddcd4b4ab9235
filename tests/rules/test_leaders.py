"""Every leader is paired with exactly one village of the right kind, in the right numbers."""

from __future__ import annotations

import pytest

from tests.rules.town import RANKS, codes, policy, town

LEADER = {"cadre_id": "c1", "rank": "leader"}


@pytest.mark.parametrize(
    ("pairings", "found"),
    [
        ([("c1", "v1")], []),
        ([], ["leader_without_village"]),
        ([("c1", "v1"), ("c1", "v2")], ["leader_with_villages"]),
        ([("c1", "v1"), ("c1", "v1")], ["leader_with_villages"]),
        ([("c1", "v3")], ["pairing_not_weak"]),
    ],
)
def test_a_leader_has_one_weak_village_also_without_households(
    pairings: list[tuple[str, str]], found: list[str]
) -> None:
    assert codes(town([], [LEADER]), policy(), [], pairings) == found


def test_pairs_with_all_accepts_any_village() -> None:
    ranks = [{"name": "leader", "quota": 5, "serves": "paired", "pairs_with": "all"}]
    assert codes(town([], [LEADER]), policy(ranks=ranks), [], [("c1", "v3")]) == []


def test_a_pairing_the_roster_fixes_is_kept() -> None:
    case = town([], [{**LEADER, "village": "v1"}])
    assert codes(case, policy(), [], [("c1", "v1")]) == []
    assert codes(case, policy(), [], [("c1", "v2")]) == ["pairing_not_fixed"]


@pytest.mark.parametrize("other", [{"rank": "clerk"}, {"rank": "leader", "available": False}])
def test_nobody_but_available_leaders_is_paired(other: dict[str, object]) -> None:
    case = town([], [{"cadre_id": "c1", **other}])
    assert codes(case, policy(), [], [("c1", "v1")]) == ["pairing_of_other"]


@pytest.mark.parametrize(
    ("villages", "found"),
    [
        (("v1", "v2"), []),
        (("v1", "v1"), ["village_full", "village_short"]),
    ],
)
def test_each_weak_village_gets_its_number_of_leaders(
    villages: tuple[str, str], found: list[str]
) -> None:
    ranks = [{**RANKS[0], "per_village": [1, 1]}]
    case = town([], [LEADER, {**LEADER, "cadre_id": "c2"}])
    pairings = list(zip(("c1", "c2"), villages, strict=True))
    assert codes(case, policy(ranks=ranks), [], pairings) == found


def test_co_helpers_of_a_paired_rank_are_none_of_these_leaders() -> None:
    ranks = [{**RANKS[0], "per_village": [1, 1], "principal": False}, RANKS[1]]
    case = town([], [LEADER, {"cadre_id": "c2", "rank": "clerk"}])
    assert codes(case, policy(ranks=ranks), []) == []
    assert codes(case, policy(ranks=ranks), [], [("c1", "v1")]) == ["pairing_of_other"]


def test_a_rank_nobody_has_leaves_its_villages_short() -> None:
    ranks = [{**RANKS[0], "per_village": [1, 1]}, RANKS[1]]
    case = town([], [{"cadre_id": "c1", "rank": "clerk"}])
    assert codes(case, policy(ranks=ranks), []) == ["village_short", "village_short"]
