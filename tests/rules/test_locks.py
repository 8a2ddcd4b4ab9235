"""Locks hold: who must stay together does, who must be kept apart is."""

from __future__ import annotations

import pandas as pd
import pytest

from bangfu_assign.rules import allowed_pairs
from tests.rules.town import codes, policy, problems, town

HOUSEHOLDS = [{"household_id": "h1"}, {"household_id": "h2", "planned": False}]
CADRES = [{"cadre_id": "c1"}, {"cadre_id": "c2"}, {"cadre_id": "c3", "rank": "owner"}]


def locked(household: str, cadre: str, kind: str) -> dict[str, str]:
    return {"household_id": household, "cadre_id": cadre, "kind": kind, "reason": "亲属"}


@pytest.mark.parametrize(
    ("cadre", "kind", "pairs", "found"),
    [
        ("c1", "must", [("h1", "c1")], []),
        ("c1", "must", [("h1", "c2")], ["must_broken"]),
        ("c1", "must", [], ["must_broken"]),
        ("c1", "never", [("h1", "c1")], ["never_broken"]),
        ("c1", "never", [("h1", "c2")], []),
        ("c1", "never", [], []),
    ],
)
def test_a_lock_is_kept_or_broken(
    cadre: str, kind: str, pairs: list[tuple[str, str]], found: list[str]
) -> None:
    case = town(HOUSEHOLDS, CADRES, locks=[locked("h1", cadre, kind)])
    assert codes(case, policy(), pairs) == found


def test_the_sentence_gives_the_reason_of_the_lock() -> None:
    case = town(HOUSEHOLDS, CADRES, locks=[locked("h1", "c1", "never")])
    assert "亲属" in problems(case, policy(), [("h1", "c1")])[0].message("zh")


def test_two_locks_to_different_cadres_cannot_both_be_kept() -> None:
    locks = [locked("h1", "c1", "must"), locked("h1", "c2", "must")]
    case = town(HOUSEHOLDS, CADRES, locks=locks)
    assert codes(case, policy(), [("h1", "c1")]) == ["must_broken"]


def test_locks_on_co_helpers_and_on_households_outside_the_plan_say_nothing_here() -> None:
    locks = [locked("h1", "c3", "must"), locked("h2", "c1", "must")]
    case = town(HOUSEHOLDS, CADRES, locks=locks)
    assert codes(case, policy(), []) == []


def test_a_lock_to_one_cadre_closes_the_household_to_all_others() -> None:
    case = town(HOUSEHOLDS, CADRES, locks=[locked("h1", "c1", "must")])
    allowed = allowed_pairs(case, policy())
    found = pd.Series({c: allowed.contains("h1", c) for c in ("c1", "c2", "c3")})
    assert found.to_dict() == {"c1": True, "c2": False, "c3": False}
