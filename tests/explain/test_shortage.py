"""A shortage is explained to the last household, by sets and fixes that hold."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, assume, given, settings

from bangfu_assign import labels
from bangfu_assign.agreement import disagreements
from bangfu_assign.explain.changes import apply_fix
from bangfu_assign.explain.shortage import explain_shortage
from bangfu_assign.explain.uncovered import reasons
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import measure
from bangfu_assign.plan import Fix, Objective, Plan, shortage_words
from bangfu_assign.plan.shortage import as_dict
from bangfu_assign.policy import Policy
from bangfu_assign.rules.hall import check_hall
from bangfu_assign.rules.open_pairs import OpenPairs
from bangfu_assign.rules.roster import Roster
from tests.explain.test_uncovered import CLERK, LEADER, LOCAL, cadre, home, make_plan, plan_of
from tests.oracle import MOST_CADRES, best_plan
from tests.strategies import tiny_towns

RELAXED = settings(
    max_examples=50, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
FEW = settings(RELAXED, max_examples=25)

NO_FIXES = ""
"""About nobody: changes are looked for in no set."""


def solved(case: Case, policy: Policy) -> Plan:
    """Return the best plan, or give the example up."""
    assume(not disagreements(case, policy, measure(case, policy)).facts)
    best = best_plan(case, policy)
    assume(best is not None and len(best.pairs) < len(case.planned()))
    assert best is not None
    proven = tuple(Objective(name, value, value) for name, value in best.values.items())
    return replace(plan_of(case, policy, best.pairs, best.pairings), objectives=proven)


def most_covered(plan: Plan) -> int:
    """Return how many households can be covered at most, by augmenting paths, place by place."""
    roster = Roster.of(plan.case, plan.policy, measure(plan.case, plan.policy))
    pairs = OpenPairs.of(roster, plan.pairings)
    places = [c for c, helper in enumerate(pairs.helpers) for _ in range(helper.quota)]
    taken: dict[int, int] = {}

    def finds(row: int, seen: set[int]) -> bool:
        for place, c in enumerate(places):
            if place in seen or not pairs.of_household(row)[c]:
                continue
            seen.add(place)
            if place not in taken or finds(taken[place], seen):
                taken[place] = row
                return True
        return False

    return sum(finds(row, set()) for row in range(len(roster.planned)))


@RELAXED
@given(tiny_towns(max_households=8, max_cadres=4))
def test_sets_are_true_disjoint_and_account_for_the_whole_shortage(
    town: tuple[Case, Policy],
) -> None:
    plan = solved(*town)
    shortage = explain_shortage(plan, about=NO_FIXES)
    assert shortage.deficit == len(plan.case.planned()) - most_covered(plan)
    assert shortage.deficit == sum(one.deficit for one in shortage.sets)
    for one in shortage.sets:
        claim = (one.households, one.cadres, plan.pairings)
        assert check_hall(plan.case, plan.policy, *claim, places=one.places) == []
        assert len(one.uncovered) >= one.deficit
    members = [h for one in shortage.sets for h in one.households]
    assert len(members) == len(set(members))
    assert shortage.beyond >= 0
    if shortage.beyond and plan.policy.objectives.order[0] == "coverage":
        assert shortage.cause == "max_villages"
        free = plan.policy.with_travel(max_villages=len(plan.case.villages))
        unlimited = explain_shortage(replace(plan, policy=free), about=NO_FIXES)
        assert unlimited.deficit == shortage.deficit


@FEW
@given(tiny_towns(max_households=6, max_cadres=4))
def test_no_set_holds_a_household_it_could_do_without(town: tuple[Case, Policy]) -> None:
    """Without any one of its households a set has a smaller deficit."""
    plan = solved(*town)
    pairs = OpenPairs.of(
        Roster.of(plan.case, plan.policy, measure(plan.case, plan.policy)), plan.pairings
    )
    homes = pairs.roster.homes
    for one in explain_shortage(plan, about=NO_FIXES).sets:
        for left in one.households:
            rows = [homes[h].row for h in one.households if h != left]
            reach = pairs.open_to[:, rows].any(axis=1)[pairs.kind_of]
            assert len(rows) - int(pairs.quota[reach].sum()) < one.deficit


@FEW
@given(tiny_towns(max_households=6, max_cadres=3))
def test_each_fix_applied_achieves_what_it_says(town: tuple[Case, Policy]) -> None:
    """A fresh best plan under the change leaves at least so many households fewer uncovered."""
    case, policy = town
    policy = policy.with_order("coverage")
    plan = solved(case, policy)
    shortage = explain_shortage(plan)
    before = plan.objectives[0].value
    for fix in (*shortage.fixes, *(fix for one in shortage.sets for fix in one.fixes)):
        changed, decided = apply_fix(case, policy, fix.kind, fix.params)
        assert not disagreements(changed, decided, measure(changed, decided)).facts
        if len(changed.cadres) > MOST_CADRES:
            continue
        after = best_plan(changed, decided)
        assert after is not None
        assert after.values["coverage"] <= before - fix.gain, fix
        assert fix.verified


def fixes_of(plan: Plan) -> dict[str, Fix]:
    (one,) = explain_shortage(plan).sets
    return {fix.kind: fix for fix in reversed(one.fixes)}


def test_a_place_short_can_come_from_anywhere_it_is_looked_for() -> None:
    """One more place, a quota raised, a radius widened, a co-helper admitted, a cadre more."""
    owner = {"name": "owner", "label": "企业", "quota": 4, "principal": False}
    far = {"lon": 118.95, "lat": 34.85}
    plan = make_plan(
        [home(1), home(9)],
        [cadre(1), cadre(2, **far), cadre(3, "owner")],
        [CLERK, owner],
        {"h1": "c1"},
        max_km=5,
    )
    fixes = fixes_of(plan)
    assert fixes.keys() == {"radius", "places", "rank_quota", "co_helper", "new_cadres"}
    assert all(fix.gain == 1 and fix.clears for fix in fixes.values())
    assert fixes["radius"].params["km"] == 11.9
    assert fixes["places"].params["quotas"] == {"c1": 2}
    assert fixes["rank_quota"].params["quota"] == 2
    assert explain_shortage(plan).sets[0].fixes[0].kind == "radius"  # it costs no place


def test_what_only_max_villages_prevents_is_told_apart() -> None:
    """Two places, but one village each: the second household is no shortage of places."""
    rank = {"name": "clerk", "quota": 2}
    plan = make_plan([home(1), home(9, "v2")], [cadre(1)], [rank], {"h1": "c1"}, max_villages=1)
    shortage = explain_shortage(replace(plan, objectives=(Objective("coverage", 1, 1),)))
    assert (shortage.deficit, shortage.beyond, shortage.cause) == (0, 1, "max_villages")
    (fix,) = shortage.fixes
    assert (fix.kind, fix.params["most"], fix.gain) == ("max_villages", 2, 1)
    assert explain_shortage(plan).cause == "open"  # nothing is proven about this one


def test_the_set_of_a_leader_follows_the_pairings_as_decided() -> None:
    """A leader paired with the other village is no neighbour."""
    plan = make_plan(
        [home(1), home(9)],
        [cadre(1, "local", village="v1"), cadre(2, "leader")],
        [LOCAL, LEADER],
        {"h1": "c1"},
        {"c2": "v2"},
    )
    (one,) = explain_shortage(plan).sets
    assert (one.households, one.cadres, one.places) == (("h1", "h9"), ("c1",), 1)


def everything_said(plan: Plan, lang: Any) -> str:
    shortage = explain_shortage(plan)
    with_it = replace(plan, shortage=shortage)
    lines = shortage_words.lines(shortage, plan, lang)
    table = reasons(with_it, lang=lang)
    return "\n".join([*lines, *table["cheapest_fix"]])


def test_words_name_villages_ranks_and_places_and_nothing_private() -> None:
    secret = {"income_yuan": 1234.0, "phone": "13800138000", "cause": "因病"}
    plan = make_plan([home(1), home(9, **secret)], [cadre(1)], [CLERK], {"h1": "c1"})
    zh, en = everything_said(plan, "zh"), everything_said(plan, "en")
    assert "石门头村共2户，按规则只能由1名干部帮扶（办事员1名1个名额），共有1个名额，差1个" in zh
    assert "已验算" in zh
    assert "2 households of 石门头村 can only be served by 1 cadres" in en
    assert "verified" in en
    assert not any(word in zh + en for word in ("1234", "13800138000", "因病"))
    whole = plan.assignments.assign(co_helper_id="", project_id="", kept=False)
    complete = replace(plan, assignments=whole, shortage=explain_shortage(plan))
    summary = complete.summary()["shortage"]
    assert summary == as_dict(explain_shortage(plan))
    assert summary["sets"][0]["deficit"] == 1


def test_a_full_plan_has_no_shortage() -> None:
    plan = make_plan([home(1)], [cadre(1)], [CLERK], {"h1": "c1"})
    shortage = explain_shortage(plan)
    assert (shortage.uncovered, shortage.sets, shortage.beyond) == (0, (), 0)
    assert shortage_words.lines(shortage, plan, "en") == [labels.text("shortage.none", "en")]
