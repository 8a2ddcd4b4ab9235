"""When no plan keeps the rules, the rules that contradict each other are named, and no others."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bangfu_assign import workflow
from bangfu_assign.agreement import disagreements
from bangfu_assign.errors import NoPlanError, Problem
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import measure
from bangfu_assign.model.conflict import Conflict, Rules, find_conflict
from bangfu_assign.model.instance import build_instance
from bangfu_assign.policy import Policy
from tests.build import make_case, make_policy
from tests.oracle import best
from tests.strategies import tiny_towns

RELAXED = settings(
    max_examples=80, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
SEAT = (118.85, 34.85)
NAMES = {"v1": "石门头村", "v2": "河洼村", "v3": "太平村"}
VILLAGES = [
    {"village_id": v, "name": name, "lon": 118.85, "lat": 34.85, "weak": True}
    for v, name in NAMES.items()
]
HOUSEHOLDS = [
    {"household_id": f"h{k}", "head_name": f"户主{k}", "village": f"v{k}"} for k in (1, 2, 3)
]
HEAD = {"name": "head", "label": "部门领导", "quota": 2, "serves": "paired", "pairs_with": "all"}
STAFF = {"name": "staff", "label": "工作人员", "quota": 2, "serves": "unit"}
HEADS = [
    {"cadre_id": f"b{k}", "name": f"领导{k}", "rank": "head", "unit": "水利局"} for k in (1, 2)
]
WORKERS = [
    {"cadre_id": f"s{k}", "name": f"职工{k}", "rank": "staff", "unit": "水利局"} for k in (1, 2, 3)
]


def must(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"household_id": h, "cadre_id": c, "kind": "must"} for h, c in pairs]


def town(
    cadres: list[dict[str, Any]],
    locks: list[dict[str, str]],
    head: dict[str, Any] = HEAD,
    households: list[dict[str, Any]] = HOUSEHOLDS,
    pairs: list[dict[str, str]] | None = None,
    **keys: Any,
) -> tuple[Case, Policy]:
    case = make_case(households, cadres, VILLAGES, locks=locks, pairs=pairs or [])
    return case, make_policy([head, STAFF], seat=SEAT, year=2012, **keys)


def refused(case: Case, policy: Policy) -> list[Problem]:
    """Return what the user is told, once agreement has found nothing by itself."""
    assert not disagreements(case, policy, measure(case, policy)).impossible
    with pytest.raises(NoPlanError) as caught:
        workflow.solve(case, policy)
    assert caught.value.exit_code == 4
    first, *rules = caught.value.problems
    assert first.code == "model.conflict"
    assert first.params["count"] == len(rules)
    return rules


def kinds(rules: list[Problem]) -> list[str]:
    return [rule.code.removeprefix("model.conflict_") for rule in rules]


THREE = must(("h1", "s1"), ("h2", "s2"), ("h3", "s3"))


def test_staff_locked_into_three_villages_contradict_their_two_leaders() -> None:
    rules = refused(*town([*HEADS, *WORKERS], THREE))
    assert kinds(rules) == ["lock"] * 3 + ["one_village"] * 2 + ["follow"]
    text = rules[1].message("zh")
    assert "户主2(h2)" in text
    assert "职工2(s2)" in text
    assert "河洼村(v2)" in text
    assert "领导1(b1) / 领导2(b2)" in rules[-1].message("en")
    assert all(rule.message(lang) for rule in rules for lang in ("zh", "en"))


@pytest.mark.parametrize("dropped", range(3))
def test_without_any_one_of_the_three_locks_there_is_a_plan(dropped: int) -> None:
    locks = [lock for k, lock in enumerate(THREE) if k != dropped]
    workflow.solve(*town([*HEADS, *WORKERS], locks))


def test_with_a_third_leader_or_staff_that_serve_anywhere_there_is_a_plan() -> None:
    third = {**HEADS[0], "cadre_id": "b3"}
    workflow.solve(*town([*HEADS, third, *WORKERS], THREE))
    case, policy = town([*HEADS, *WORKERS], THREE)
    workflow.solve(case, policy.with_ranks({"staff": {"serves": "any"}}))


def test_locks_that_contradict_nothing_are_not_named() -> None:
    more = [*HOUSEHOLDS, {"household_id": "h4", "village": "v1"}]
    locks = [*THREE, *must(("h4", "s1"))]
    rules = refused(*town([*HEADS, *WORKERS], locks, households=more))
    assert kinds(rules) == ["lock"] * 3 + ["one_village"] * 2 + ["follow"]


def test_a_fixed_leader_leaves_only_the_other_one_to_follow() -> None:
    fixed = [{**HEADS[0], "village": "v1"}, HEADS[1]]
    rules = refused(*town([*fixed, *WORKERS], must(("h2", "s2"), ("h3", "s3"))))
    assert sorted(kinds(rules)) == ["fixed", "follow", "lock", "lock", "one_village", "one_village"]
    workflow.solve(*town([*HEADS, *WORKERS], must(("h2", "s2"), ("h3", "s3"))))


def test_pairs_kept_from_last_year_are_named_as_such() -> None:
    """Where continuity is hard, last year's pairs bind as locks do."""
    pairs = [{"household_id": f"h{k}", "cadre_id": f"s{k}", "since": "2010"} for k in (1, 2)]
    cadres = [*HEADS, *WORKERS]
    rules = refused(*town(cadres, THREE[2:], pairs=pairs, continuity="hard"))
    assert kinds(rules)[:3] == ["kept", "kept", "lock"]
    assert rules[0].file == "pairs"
    workflow.solve(*town(cadres, THREE[2:], pairs=pairs, continuity="soft"))


def test_two_units_that_need_one_village_contradict_the_most_leaders_it_takes() -> None:
    heads = [
        {"cadre_id": f"b{u}{k}", "rank": "head", "unit": f"单位{u}"} for u in "甲乙" for k in (1, 2)
    ]
    workers = [{"cadre_id": f"s{u}", "rank": "staff", "unit": f"单位{u}"} for u in "甲乙"]
    more = [*HOUSEHOLDS, {"household_id": "h4", "village": "v1"}]
    locks = must(("h1", "s甲"), ("h4", "s乙"))
    # v1 takes two leaders; one is fixed there, and each unit needs one of its own there.
    other = [
        {"cadre_id": f"z{k}", "rank": "head", "unit": "", "village": v}
        for k, v in enumerate(("v1", "v2"))
    ]
    head = {**HEAD, "per_village": [0, 2]}
    rules = refused(*town([*heads, *workers, *other], locks, head, more))
    assert sorted(kinds(rules)) == ["fixed", "follow", "follow", "lock", "lock", "most"]
    looser = {**head, "per_village": [0, 3]}
    workflow.solve(*town([*heads, *workers, *other], locks, looser, more))
    for kept in range(2):
        workflow.solve(*town([*heads, *workers, *other], locks[kept : kept + 1], head, more))


def conflict_of(case: Case, policy: Policy) -> Conflict | None:
    return find_conflict(case, policy, build_instance(case, policy, measure(case, policy)))


def test_quotas_and_villages_are_named_where_they_bind() -> None:
    """Agreement says so first; the model does not rely on it."""
    anyone = {"name": "clerk", "quota": 2, "serves": "any"}
    cadres = [{"cadre_id": "c1"}]
    locks = must(("h1", "c1"), ("h2", "c1"), ("h3", "c1"))
    case = make_case(HOUSEHOLDS, cadres, VILLAGES, locks=locks)
    many = conflict_of(case, make_policy([anyone], seat=SEAT, max_villages=3))
    far = conflict_of(case, make_policy([{**anyone, "quota": 3}], seat=SEAT, max_villages=2))
    assert many is not None
    assert far is not None
    assert kinds(list(many.rules)) == ["lock"] * 3 + ["quota"]
    assert kinds(list(far.rules)) == ["lock"] * 3 + ["max_villages"]
    loose = make_policy([{**anyone, "quota": 3}], seat=SEAT, max_villages=3)
    assert conflict_of(case, loose) is None


def test_a_pair_that_is_barred_and_must_stand_is_named() -> None:
    locks = [*must(("h1", "c1")), {"household_id": "h1", "cadre_id": "c1", "kind": "never"}]
    case = make_case(HOUSEHOLDS, [{"cadre_id": "c1"}], VILLAGES, locks=locks)
    found = conflict_of(case, make_policy(seat=SEAT))
    assert found is not None
    assert kinds(list(found.rules)) == ["lock", "barred"]


def test_villages_without_enough_leaders_are_named() -> None:
    found = conflict_of(*town(HEADS, [], {**HEAD, "per_village": [1, 2]}))
    assert found is not None
    assert kinds(list(found.rules)) == ["one_village"] * 2 + ["least"] * 3


@RELAXED
@given(tiny_towns(max_households=4))
def test_a_conflict_is_found_just_where_there_is_no_plan(town: tuple[Case, Policy]) -> None:
    case, policy = town
    if disagreements(case, policy, measure(case, policy)).facts:
        return
    found = conflict_of(case, policy)
    impossible = disagreements(case, policy, measure(case, policy)).impossible
    if {p.code for p in impossible} & {"agreement.lock_unavailable", "agreement.lock_two_cadres"}:
        return  # such locks never reach the model
    assert (found is None) == (best(case, policy) is not None)


@st.composite
def ruled_by_locks(draw: st.DrawFn) -> tuple[Case, Policy]:
    """Draw a town of leaders and staff with so many locks that they often contradict."""
    units = st.sampled_from(("水利局", "农业局"))
    homes = st.sampled_from(("", "", "v1", "v2", "v3"))
    villages = st.sampled_from(("v1", "v2", "v3"))
    heads = [
        {"cadre_id": f"b{k}", "rank": "head", "unit": draw(units), "village": draw(homes)}
        for k in range(draw(st.integers(2, 3)))
    ]
    workers = [
        {"cadre_id": f"s{k}", "rank": "staff", "unit": draw(units)}
        for k in range(draw(st.integers(1, 2)))
    ]
    households = [
        {"household_id": f"h{k}", "village": draw(villages)} for k in range(draw(st.integers(2, 6)))
    ]
    helpers = st.sampled_from([c["cadre_id"] for c in (*workers, *workers, *heads)])
    locks = must(
        *((h["household_id"], draw(helpers)) for h in households if draw(st.booleans())),
    )
    limits = draw(st.sampled_from((None, (0, 1), (1, 1), (0, 2), (1, 2))))
    head = HEAD if limits is None else {**HEAD, "per_village": limits}
    return town([*heads, *workers], locks, head, households, max_villages=draw(st.integers(1, 3)))


@RELAXED
@given(ruled_by_locks())
def test_a_conflict_is_gone_without_any_one_of_its_rules(town: tuple[Case, Policy]) -> None:
    case, policy = town
    distances = measure(case, policy)
    if disagreements(case, policy, distances).facts:
        return
    instance = build_instance(case, policy, distances)
    found = find_conflict(case, policy, instance)
    assert (found is None) == (best(case, policy) is not None)
    if found is None:
        return
    rules = Rules(case, policy, instance)
    rules.write()
    core = [k for k, problem in rules.problems.items() if problem in found.rules]
    assert len(core) == len(found.rules)
    assert rules.contradictory(core) == core
    for dropped in core:
        assert rules.contradictory([k for k in core if k != dropped]) is None
