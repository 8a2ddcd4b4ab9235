"""The check agrees with the oracle, which was written apart from it and tries everything."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings, target

from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import measure
from bangfu_assign.policy import Policy
from bangfu_assign.rules import allowed_pairs, owed, verify
from bangfu_assign.rules.roster import Roster
from tests.build import make_case, make_policy, random_case
from tests.oracle import MOST_CADRES, best, best_plan
from tests.strategies import tiny_towns

RELAXED = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)

FEW = settings(RELAXED, max_examples=40)

ASSIGNMENTS = ["household_id", "cadre_id"]
PAIRINGS = ["cadre_id", "village_id"]


def tables(pairs: dict[str, str], pairings: dict[str, str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    return (
        pd.DataFrame(sorted(pairs.items()), columns=ASSIGNMENTS, dtype="str"),
        pd.DataFrame(sorted(pairings.items()), columns=PAIRINGS, dtype="str"),
    )


def agrees_with_oracle(case: Case, policy: Policy) -> Any:
    found = best_plan(case, policy)
    if found is None:
        return None
    verdict = verify(case, policy, *tables(found.pairs, found.pairings))
    assert verdict.breaches == ()
    assert {name: verdict.values[name] for name in found.values} == found.values
    return found


@RELAXED
@given(tiny_towns())
def test_the_oracles_best_plan_breaks_no_rule_and_is_worth_what_the_oracle_says(
    town: tuple[Case, Policy],
) -> None:
    found = agrees_with_oracle(*town)
    target(0 if found is None else len(found.pairs))


@pytest.mark.parametrize("seed", range(60))
def test_the_same_holds_for_towns_drawn_with_roads(seed: int) -> None:
    agrees_with_oracle(*random_case(seed))


@FEW
@given(tiny_towns(max_households=4, max_cadres=3))
def test_a_plan_of_one_pair_is_accepted_only_if_the_pair_is_allowed(
    town: tuple[Case, Policy],
) -> None:
    """Rules and the table of allowed pairs are two pieces of code; they must not contradict."""
    case, policy = town
    allowed = allowed_pairs(case, policy)
    for household in case.households["household_id"]:
        for cadre in case.cadres["cadre_id"]:
            verdict = verify(case, policy, *tables({household: cadre}, {}))
            about_pair = {
                "rules.not_planned", "rules.not_principal", "rules.not_available",
                "rules.over_quota", "rules.not_home_village", "rules.not_unit_village",
                "rules.no_way", "rules.too_far", "rules.never_broken",
            }  # fmt: skip
            if allowed.contains(household, cadre):
                assert about_pair.isdisjoint(p.code for p in verdict.breaches)


@FEW
@given(tiny_towns(max_households=4, max_cadres=3))
def test_whom_continuity_wants_to_stay_is_allowed(town: tuple[Case, Policy]) -> None:
    case, policy = town
    roster = Roster.of(case, policy, measure(case, policy))
    allowed = allowed_pairs(case, policy)
    assert all(allowed.contains(*pair) for pair in owed(roster).items())


def test_the_oracle_covers_the_neediest_when_there_is_one_place() -> None:
    case = make_case(
        households=[{"household_id": f"h{need}", "need": need} for need in (1, 2, 3)],
        cadres=[{"cadre_id": "c", "quota": 1}],
        villages=[{"village_id": "v", "lon": 118.8, "lat": 34.8}],
    )
    found = best_plan(case, make_policy(seat=(118.8, 34.8)))
    assert found is not None
    assert found.pairs == {"h3": "c"}
    assert found.values == {
        "coverage": 3,
        "continuity": 0,
        "evenness": 333 + 1000,
        "load": 0,
        "travel": 0,
        "walk": 0,
    }


def test_the_oracle_finds_no_plan_for_a_weak_village_without_a_leader() -> None:
    case = make_case(
        households=[{"household_id": "h"}],
        cadres=[{"cadre_id": "c", "rank": "leader", "available": False}],
        villages=[{"village_id": "v", "weak": True, "lon": 118.8, "lat": 34.8}],
    )
    ranks = [{"name": "leader", "quota": 5, "serves": "paired", "per_village": [1, 1]}]
    assert best(case, make_policy(ranks, seat=(118.8, 34.8))) is None


def test_the_oracle_refuses_towns_it_cannot_finish() -> None:
    case = make_case(
        cadres=[{"cadre_id": f"c{k}"} for k in range(MOST_CADRES + 1)],
        villages=[{"village_id": "v", "lon": 118.8, "lat": 34.8}],
    )
    with pytest.raises(ValueError, match="too large"):
        best(case, make_policy(seat=(118.8, 34.8)))
