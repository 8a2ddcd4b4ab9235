"""Where a plan does not say who hooks which village, the rules are given every chance to hold."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from bangfu_assign.facts.case import Case
from bangfu_assign.policy import Policy
from bangfu_assign.rules import infer_pairings
from tests.oracle import best_plan
from tests.rules.town import RANKS, policy, tables, town
from tests.strategies import tiny_towns

HOUSEHOLDS = [{"household_id": f"h{k}", "village": f"v{k}"} for k in (1, 2, 3)]
LEADER = {"cadre_id": "c1", "rank": "leader"}


def inferred(case: Case, policy: Policy, pairs: list[tuple[str, str]]) -> dict[str, str]:
    pairings, _ = infer_pairings(case, policy, tables(pairs)[0])
    return dict(zip(pairings["cadre_id"], pairings["village_id"], strict=True))


def test_a_leader_hooks_the_village_of_its_households() -> None:
    assert inferred(town(HOUSEHOLDS, [LEADER]), policy(), [("h2", "c1")]) == {"c1": "v2"}


def test_the_roster_decides_before_the_households() -> None:
    case = town(HOUSEHOLDS, [{**LEADER, "village": "v1"}])
    assert inferred(case, policy(), [("h2", "c1")]) == {"c1": "v1"}


def test_a_leader_without_households_is_found_through_the_units_staff() -> None:
    staff = {"cadre_id": "c2", "rank": "staff", "unit": "水利局"}
    case = town(HOUSEHOLDS, [{**LEADER, "unit": "水利局"}, staff])
    assert inferred(case, policy(), [("h2", "c2")]) == {"c1": "v2"}


def test_who_could_be_anywhere_fills_the_villages_that_lack_a_leader() -> None:
    ranks = [{**RANKS[0], "per_village": [1, 1]}]
    case = town(HOUSEHOLDS, [LEADER, {**LEADER, "cadre_id": "c2"}])
    pairings, notes = infer_pairings(case, policy(ranks=ranks), tables([("h1", "c2")])[0])
    assert pairings["village_id"].tolist() == ["v2", "v1"]
    assert [n.code for n in notes] == ["planfile.pairings_inferred", "planfile.pairing_guessed"]
    assert notes[1].params["cadre_id"] == "c1"


def test_a_town_without_leaders_needs_no_word() -> None:
    assert infer_pairings(town(HOUSEHOLDS, [{"cadre_id": "c1"}]), policy(), tables([])[0])[1] == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tiny_towns())
def test_leaders_with_households_get_the_village_they_had(drawn: tuple[Case, Policy]) -> None:
    found = best_plan(*drawn)
    if found is None:
        return
    busy = {c: v for c, v in found.pairings.items() if c in found.pairs.values()}
    assert busy.items() <= inferred(*drawn, list(found.pairs.items())).items()
