"""What is set on the explorer's page, as a scenario and in words."""

from __future__ import annotations

import math
from dataclasses import replace

from bangfu_assign.notebook.explorer.settings import Settings
from bangfu_assign.policy.read import parse_policy
from bangfu_assign.scenario.scenario import ExtraLock

POLICY = parse_policy(
    """
[[rank]]
name = "head"
quota = 5
[[rank]]
name = "clerk"
label = "办事员"
quota = 3
[travel]
max_km = 12
"""
)
HERE = Settings.of(POLICY)


def lock(household: str, cadre: str, kind: str = "must") -> ExtraLock:
    return ExtraLock.model_validate({"household_id": household, "cadre_id": cadre, "kind": kind})


def test_the_policy_as_it_is_changes_nothing() -> None:
    """No key is set that is not changed: the solve is that of the office's own policy."""
    scenario = HERE.scenario("x", POLICY, "zh")
    assert scenario.model_fields_set == {"name", "note"}
    assert HERE.differences(POLICY, "zh") == ""


def test_only_what_differs_is_in_the_scenario() -> None:
    """A quota, no radius, another order, a lock: these keys alone, and the same in words."""
    order = ("coverage", "travel", "continuity", "evenness", "load", "walk")
    changed = Settings({"head": 5, "clerk": 4}, None, order, (lock("h1", "c1"),))
    scenario = changed.scenario("x", POLICY, "en")
    assert scenario.quota == {"clerk": 4}
    assert scenario.max_km == math.inf
    assert scenario.order == order
    assert scenario.locks == (lock("h1", "c1"),)
    said = changed.differences(POLICY, "en")
    assert said == (
        "办事员 3→4; radius 12 km→no limit; "
        "order: coverage, travel, continuity, evenness, load, walk; 1 locks"
    )


def test_a_household_has_one_cadre() -> None:
    """A new must replaces the old one and a never of the same pair; other nevers stay."""
    settings = HERE.locked(lock("h1", "c1")).locked(lock("h2", "c2"))
    settings = settings.locked(lock("h1", "c3", "never")).locked(lock("h1", "c3"))
    assert settings.locks == (lock("h2", "c2"), lock("h1", "c3"))
    settings = settings.locked(lock("h2", "c4", "never")).locked(lock("h2", "c5", "never"))
    assert [one.cadre_id for one in settings.locks if one.household_id == "h2"] == [
        "c2", "c4", "c5",
    ]  # fmt: skip


def test_a_lock_can_be_taken_back() -> None:
    """Then the settings are equal to those without it, and nothing is solved anew."""
    one = lock("h1", "c1")
    assert HERE.locked(one).unlocked(one) == HERE
    assert replace(HERE, max_km=9) != HERE
