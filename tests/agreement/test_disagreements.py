"""Facts against policy: each disagreement is named, with people, villages and numbers."""

from __future__ import annotations

from typing import Any

import pytest

from bangfu_assign.agreement import Disagreements, disagreements
from bangfu_assign.errors import FactsError, NoPlanError, Severity
from bangfu_assign.facts.distance import measure
from tests.build import make_case, make_policy

SEAT = (118.85, 34.85)
VILLAGES: list[dict[str, Any]] = [
    {"village_id": "v1", "name": "石门头村", "lon": 118.85, "lat": 34.85},
    {"village_id": "v2", "name": "河洼村", "lon": 118.95, "lat": 34.85, "weak": True},
    {"village_id": "v3", "name": "太平村", "lon": 118.86, "lat": 34.86},
]
VILLAGES[0] |= {"weak": True, "unit": "水利局"}
HOUSEHOLDS = [
    {"household_id": "h1", "village": "v1"},
    {"household_id": "h2", "village": "v2"},
    {"household_id": "h3", "village": "v3"},
    {"household_id": "h4", "village": "v1", "planned": False},
]
CLERK = {"name": "clerk", "label": "办事员", "quota": 3}
LOCAL = {"name": "local", "label": "村干部", "quota": 2, "serves": "home"}
STAFF = {"name": "staff", "label": "工作人员", "quota": 2, "serves": "unit"}
LEADER = {"name": "leader", "label": "县领导", "quota": 5, "serves": "paired", "pairs_with": "weak"}
EACH_ONE = {**LEADER, "per_village": [1, 1]}
BOSS = {"name": "boss", "label": "企业主", "quota": 3, "principal": False}


def compare(
    ranks: list[dict[str, Any]],
    cadres: list[dict[str, Any]],
    villages: list[dict[str, Any]] = VILLAGES,
    measured: bool = False,
    locks: Any = (),
    pairs: Any = (),
    **keys: Any,
) -> Disagreements:
    case = make_case(HOUSEHOLDS, cadres, villages, locks=locks, pairs=pairs)
    policy = make_policy(ranks, **{"seat": SEAT, "year": 2012, **keys})
    found = disagreements(case, policy, measure(case, policy) if measured else None)
    for problem in found:
        for lang in ("zh", "en"):
            assert "{" not in problem.sentence(lang)
    return found


def cadre(number: int, rank: str, **keys: Any) -> dict[str, Any]:
    return {"cadre_id": f"c{number}", "rank": rank, **keys}


def must(household: str, number: int) -> dict[str, str]:
    return {"household_id": household, "cadre_id": f"c{number}", "kind": "must"}


def codes(problems: Any) -> list[str]:
    return [p.code.removeprefix("agreement.") for p in problems]


def test_facts_and_policy_that_agree_say_nothing() -> None:
    found = compare([CLERK, EACH_ONE], [cadre(1, "办事员"), cadre(2, "leader"), cadre(3, "leader")])
    assert found == Disagreements()
    found.raise_errors()


@pytest.mark.parametrize(("many", "problems"), [(8, 8), (21, 1)])
def test_unknown_ranks_are_told_one_by_one_or_by_word_and_the_nearest_is_suggested(
    many: int, problems: int
) -> None:
    cadres = [cadre(n, "办事", available=n > 1) for n in range(1, many + 1)]
    found = compare([CLERK], [*cadres, cadre(90, "zzz"), cadre(91, "clerk")])
    near = [p for p in found.facts if p.value == "办事"]
    assert sorted(codes(found.facts)) == ["unknown_rank", *["unknown_rank_near"] * problems]
    assert {p.params["nearest"] for p in near} == {"办事员"}
    assert sum(int(str(p.params["count"])) for p in near) == many
    assert problems > 1 or "(21)" in near[0].message("zh")
    with pytest.raises(FactsError):
        found.raise_errors()


def test_a_rank_nobody_has_is_a_warning() -> None:
    assert codes(compare([CLERK, LOCAL], [cadre(1, "clerk")]).warnings) == ["rank_nobody"]


def test_a_village_cadre_without_a_village_is_an_error_unless_not_available() -> None:
    cadres = [cadre(1, "local"), cadre(2, "local", available=False), cadre(3, "clerk")]
    found = compare([LOCAL, CLERK], cadres)
    assert codes(found.facts) == ["home_missing"]
    assert found.facts[0].params["who"] == "干部c1(c1)"


def test_staff_whose_unit_has_neither_village_nor_leader_are_a_warning() -> None:
    cadres = [
        cadre(1, "staff", unit="水利局"),
        cadre(2, "staff", unit="气象局"),
        cadre(3, "staff"),
        cadre(4, "staff", unit="教育局"),
        cadre(5, "leader", unit="教育局"),
        cadre(6, "clerk"),
    ]
    found = compare([STAFF, LEADER, CLERK], cadres)
    assert codes(found.warnings) == ["unit_nowhere", "unit_blank"]
    assert found.warnings[0].value == "气象局"


def test_last_years_helpers_who_are_gone_are_counted_apart() -> None:
    pairs = [
        {"household_id": "h1", "cadre_id": "gone"},
        {"household_id": "h2", "cadre_id": "c2"},
        {"household_id": "h3", "cadre_id": "c1"},
        {"household_id": "h4", "cadre_id": "gone"},
    ]
    found = compare([CLERK], [cadre(1, "clerk"), cadre(2, "clerk", available=False)], pairs=pairs)
    assert codes(found.warnings) == ["last_year_unknown", "last_year_unavailable"]
    assert [p.params["count"] for p in found.warnings] == [1, 1]


def test_a_cadre_without_a_base_and_a_village_without_a_point_are_named() -> None:
    villages = [{**VILLAGES[0], "lon": None}, *VILLAGES[1:]]
    found = compare([CLERK], [cadre(1, "clerk")], villages, seat=None)
    assert {p.code for p in found.facts} == {"distance.no_village_point", "distance.no_base"}
    assert compare([CLERK], [cadre(1, "clerk")], villages, seat=None, metric="matrix").facts == ()


def test_villages_that_nobody_may_serve_are_a_warning_with_their_names() -> None:
    (problem,) = compare([LOCAL], [cadre(1, "local", village="v1")]).warnings
    assert problem.code == "agreement.village_unserved"
    assert problem.params["villages"] == "河洼村 / 太平村"
    assert problem.params["households"] == 2


def test_villages_beyond_the_radius_are_a_warning_once_distances_are_known() -> None:
    assert compare([CLERK], [cadre(1, "clerk")], max_km=5).warnings == ()
    (problem,) = compare([CLERK], [cadre(1, "clerk")], measured=True, max_km=5).warnings
    assert problem.code == "agreement.village_beyond_reach"
    assert problem.params["villages"] == "河洼村"
    without_limit = [cadre(1, "clerk"), cadre(2, "leader")]
    found = compare([{**CLERK, "max_km": 5}, LEADER], without_limit, measured=True)
    assert found.warnings == ()


def leaders(count: int, **fixed: str) -> list[dict[str, Any]]:
    return [cadre(n, "leader", village=fixed.get(f"c{n}", "")) for n in range(1, count + 1)]


@pytest.mark.parametrize(
    ("per_village", "cadres", "code"),
    [
        ([1, 1], leaders(1), "pairing_too_few"),
        ([1, 1], leaders(3), "pairing_too_many"),
        ([1, 1], [cadre(1, "clerk")], "pairing_nobody"),
        ([1, 1], [*leaders(1), cadre(2, "leader", available=False)], "pairing_too_few"),
        ([0, 1], leaders(2, c1="v1", c2="v1"), "pairing_fixed_too_many"),
        ([1, 2], leaders(2, c1="v1", c2="v1"), "pairing_fixed_too_few"),
        ([0, 3], leaders(3, c1="v1", c2="v1", c3="v1"), None),
        ([1, 1], leaders(2, c1="v2"), None),
        ([0, 1], [cadre(1, "clerk")], None),
    ],
)
def test_leaders_against_villages_are_counted(per_village, cadres, code) -> None:
    found = compare([{**LEADER, "per_village": per_village}, CLERK], [*cadres, cadre(9, "clerk")])
    assert codes(found.impossible) == ([code] if code else [])
    if code:
        with pytest.raises(NoPlanError) as caught:
            found.raise_errors()
        assert caught.value.exit_code == 4


def test_a_lock_settles_a_leaders_village_before_counting() -> None:
    households = [must("h1", 1), must("h1", 2)]
    found = compare([EACH_ONE], leaders(2), locks=[must("h1", 1)])
    assert found.impossible == ()
    found = compare([EACH_ONE], leaders(2, c2="v1"), locks=[must("h1", 1)])
    assert codes(found.impossible) == ["pairing_fixed_too_many"]
    assert "lock_two_cadres" in codes(compare([EACH_ONE], leaders(2), locks=households).impossible)


def test_a_leader_fixed_to_a_village_that_is_not_to_be_hooked_is_a_fault_of_the_facts() -> None:
    found = compare([LEADER], leaders(1, c1="v3"))
    assert codes(found.facts) == ["fixed_not_hookable"]
    assert found.facts[0].params["villages"] == "石门头村 / 河洼村"


def test_leaders_for_weak_villages_where_none_is_weak_are_a_fault_of_the_facts() -> None:
    villages = [{**village, "weak": False} for village in VILLAGES]
    assert codes(compare([EACH_ONE], leaders(1), villages).facts) == ["nothing_to_hook"]


@pytest.mark.parametrize(
    ("locks", "code"),
    [
        ([must("h1", 2)], "lock_unavailable"),
        ([must("h1", 1), must("h1", 3)], "lock_two_cadres"),
        ([must("h1", 4)], "lock_no_place"),
        ([must("h1", 5), must("h2", 5)], "lock_over_quota"),
        ([must("h3", 6)], "lock_out_of_scope"),
        ([must("h3", 7)], "lock_out_of_scope"),
        ([must("h2", 7), must("h1", 7)], "lock_two_hooked"),
        ([must("h2", 8)], "lock_out_of_scope"),
        ([must("h2", 1)], "lock_too_far"),
        ([must("h1", 3), must("h3", 3)], "lock_over_villages"),
    ],
)
def test_locks_that_cannot_be_kept_are_impossible(locks, code) -> None:
    cadres = [
        cadre(1, "clerk"),
        cadre(2, "clerk", available=False),
        cadre(3, "clerk"),
        cadre(4, "clerk", quota=0),
        cadre(5, "free", quota=1),
        cadre(6, "local", village="v1"),
        cadre(7, "leader"),
        cadre(8, "staff", unit="水利局"),
        cadre(9, "boss"),
    ]
    near, free = {**CLERK, "max_km": 5}, {**CLERK, "name": "free", "label": ""}
    ranks = [near, free, LOCAL, LEADER, STAFF, BOSS]
    max_villages = 1 if code == "lock_over_villages" else 3
    found = compare(ranks, cadres, measured=True, locks=locks, max_villages=max_villages)
    assert codes(found.impossible) == [code]
    assert found.facts == ()


def test_a_pair_locked_both_ways_is_impossible() -> None:
    locks = [must("h1", 1), {**must("h1", 1), "kind": "never"}]
    assert codes(compare([CLERK], [cadre(1, "clerk")], locks=locks).impossible) == [
        "lock_must_never"
    ]


def test_a_lock_without_a_way_is_impossible() -> None:
    found = compare(
        [CLERK], [cadre(1, "clerk")], measured=True, metric="matrix", locks=[must("h1", 1)]
    )
    assert codes(found.impossible) == ["lock_no_way"]


def test_locks_of_households_not_planned_and_of_co_helpers_forbid_nothing() -> None:
    cadres = [cadre(1, "clerk"), cadre(2, "boss"), cadre(3, "clerk", available=False)]
    locks = [must("h4", 3), must("h1", 1), must("h1", 2)]
    found = compare([CLERK, BOSS], cadres, locks=locks)
    assert found.impossible == ()
    assert codes(found.warnings) == ["lock_not_planned"]


def test_staff_cannot_send_their_leader_to_two_villages() -> None:
    cadres = [cadre(1, "leader", unit="教育局"), cadre(2, "staff", unit="教育局")]
    locks = [must("h1", 1), must("h2", 2)]
    found = compare([LEADER, STAFF], cadres, locks=locks)
    assert codes(found.impossible) == ["lock_against_head"]
    assert compare([LEADER, STAFF], cadres, locks=locks[:1]).impossible == ()
    second = cadre(3, "leader", unit="教育局")
    assert compare([LEADER, STAFF], [*cadres, second], locks=locks).impossible == ()


def test_hard_continuity_beyond_a_quota_is_impossible_and_soft_is_not() -> None:
    pairs = [{"household_id": h, "cadre_id": "c1"} for h in ("h1", "h3")]
    cadres = [cadre(1, "clerk", quota=1)]
    found = compare([CLERK], cadres, measured=True, pairs=pairs, continuity="hard")
    assert codes(found.impossible) == ["lock_over_quota"]
    assert found.impossible[0].params["kept"] == 2
    assert compare([CLERK], cadres, measured=True, pairs=pairs).impossible == ()


def test_warnings_about_the_policy_come_along() -> None:
    found = compare([CLERK], [cadre(1, "clerk")], order=["load", "coverage"])
    assert [p.code for p in found.warnings] == ["policy.coverage_not_first"]
    assert all(p.severity is Severity.WARNING for p in found.warnings)
