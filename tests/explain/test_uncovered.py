"""Each uncovered household gets the true reason, in words that betray nothing private."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings

from bangfu_assign import labels
from bangfu_assign.agreement import disagreements
from bangfu_assign.explain.uncovered import REASONS, reasons
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import measure
from bangfu_assign.plan import PAIRING_COLUMNS, UNCOVERED_COLUMNS, Plan
from bangfu_assign.policy import Policy
from bangfu_assign.rules import allowed_pairs
from tests.build import make_case, make_policy
from tests.oracle import best_plan
from tests.strategies import tiny_towns

SEAT = (118.85, 34.85)
VILLAGES = [
    {"village_id": "v1", "name": "石门头村", "lon": 118.85, "lat": 34.85, "weak": True},
    {"village_id": "v2", "name": "河洼村", "lon": 118.95, "lat": 34.85, "weak": True},
]
CLERK = {"name": "clerk", "label": "办事员", "quota": 1}
LOCAL = {"name": "local", "quota": 1, "serves": "home"}
LEADER = {"name": "leader", "quota": 2, "serves": "paired"}


def make_plan(
    households: list[dict[str, Any]],
    cadres: list[dict[str, Any]],
    ranks: list[dict[str, Any]],
    pairs: dict[str, str],
    pairings: dict[str, str] | None = None,
    locks: Any = (),
    **keys: Any,
) -> Plan:
    case = make_case(households, cadres, VILLAGES, locks=locks)
    policy = make_policy(ranks, **{"seat": SEAT, "income_standard": 4000, **keys})
    return plan_of(case, policy, pairs, pairings or {})


def plan_of(case: Case, policy: Policy, pairs: dict[str, str], pairings: dict[str, str]) -> Plan:
    village_of = dict(zip(case.households["household_id"], case.households["village"], strict=True))
    rows = [(h, c, village_of[h]) for h, c in sorted(pairs.items())]
    columns = ["household_id", "cadre_id", "village_id"]
    return Plan(
        case,
        policy,
        pd.DataFrame(rows, columns=columns).astype("str"),
        pd.DataFrame(sorted(pairings.items()), columns=list(PAIRING_COLUMNS)).astype("str"),
    )


def answer(plan: Plan, household: str = "h9", lang: Any = "en") -> tuple[str, str, str]:
    table = reasons(plan, lang=lang).set_index("household_id")
    row = table.loc[household]
    return row["reason"], row["explanation"], row["cheapest_fix"]


def home(number: int, village: str = "v1", **keys: Any) -> dict[str, Any]:
    return {"household_id": f"h{number}", "village": village, **keys}


def cadre(number: int, rank: str = "clerk", **keys: Any) -> dict[str, Any]:
    return {"cadre_id": f"c{number}", "rank": rank, **keys}


def test_a_plan_that_covers_everybody_gives_an_empty_table() -> None:
    table = reasons(make_plan([home(1)], [cadre(1)], [CLERK], {"h1": "c1"}))
    assert table.empty
    assert list(table.columns) == list(UNCOVERED_COLUMNS)


def test_full_cadres_are_counted_with_the_need_of_those_who_got_the_places() -> None:
    plan = make_plan(
        [home(1, need=3), home(2, need=2), home(9, need=2), home(8, planned=False)],
        [cadre(1), cadre(2)],
        [CLERK],
        {"h1": "c1", "h2": "c2"},
    )
    reason, why, fix = answer(plan)
    assert reason == "all_full"
    assert "2 cadres" in why
    assert "1 households of higher need, 1 of equal need, 0 of lower need" in why
    assert "2 instead of 1 for 干部c1 (c1, 办事员)" in fix
    assert "not verified" in fix
    assert reasons(plan)["household_id"].tolist() == ["h9"]


def test_the_place_that_would_help_is_with_the_nearest_cadre() -> None:
    near = {"lon": 118.951, "lat": 34.85}
    plan = make_plan(
        [home(1), home(2), home(9, "v2")],
        [cadre(1), cadre(2, **near)],
        [CLERK],
        {"h1": "c1", "h2": "c2"},
    )
    assert "(c2, " in answer(plan)[2]


def test_where_no_rank_may_come_the_village_is_named() -> None:
    plan = make_plan(
        [home(1), home(9, "v2")], [cadre(1, "local", village="v1")], [LOCAL], {"h1": "c1"}
    )
    reason, why, fix = answer(plan, lang="zh")
    assert reason == "no_cadre_serves"
    assert "河洼村" in why
    assert "河洼村" in fix


def test_beyond_the_radius_the_fix_is_a_radius_that_reaches() -> None:
    plan = make_plan(
        [home(1), home(9, "v2")], [cadre(1), cadre(2)], [CLERK], {"h1": "c1"}, max_km=5
    )
    reason, why, fix = answer(plan)
    assert reason == "beyond_reach"
    assert "2 live beyond" in why
    assert "(c2, 办事员)" in fix  # the one with a place left, not the one named as nearest
    wider = float(fix.split("max_km of ")[1].split(" km")[0])
    policy = plan.policy.with_travel(max_km=wider)
    assert allowed_pairs(plan.case, policy).contains("h9", "c2")
    tighter = plan.policy.with_travel(max_km=wider - 0.1)
    assert not allowed_pairs(plan.case, tighter).contains("h9", "c2")


def test_beyond_the_radius_with_nobody_free_both_radius_and_place_are_needed() -> None:
    plan = make_plan([home(1), home(9, "v2")], [cadre(1)], [CLERK], {"h1": "c1"}, max_km=5)
    assert "and a place" in answer(plan)[2]


def test_a_household_nobody_has_a_way_to_says_so() -> None:
    plan = make_plan([home(9, "v2")], [cadre(1)], [CLERK], {}, metric="matrix")
    assert answer(plan)[0] == "no_way"


def test_a_household_locked_away_from_everybody_says_so() -> None:
    locks = [{"household_id": "h9", "cadre_id": "c1", "kind": "never", "reason": "亲属"}]
    plan = make_plan([home(9)], [cadre(1)], [CLERK], {}, locks=locks)
    assert answer(plan)[0] == "locked_out"
    assert "亲属" not in "".join(answer(plan))


def test_free_places_of_cadres_at_their_limit_of_villages_are_named() -> None:
    plan = make_plan(
        [home(1), home(9, "v2")], [cadre(1, quota=2)], [CLERK], {"h1": "c1"}, max_villages=1
    )
    reason, why, fix = answer(plan)
    assert reason == "max_villages"
    assert "1 have places left but already serve 1 villages" in why
    assert "2 villages instead of 1" in fix


def test_free_places_of_leaders_who_hook_another_village_are_named() -> None:
    staff = {"name": "staff", "quota": 1, "serves": "unit"}
    plan = make_plan(
        [home(1), home(9, "v2")],
        [cadre(1, "leader", unit="局"), cadre(2, "staff", unit="局")],
        [LEADER, staff],
        {"h1": "c1"},
        {"c1": "v1"},
    )
    reason, why, fix = answer(plan)
    assert reason == "pairing"
    assert "2 have places left but hook other villages" in why
    assert "another cadre" in fix


def test_a_full_cadre_in_too_many_villages_needs_both() -> None:
    plan = make_plan([home(1), home(9, "v2")], [cadre(1)], [CLERK], {"h1": "c1"}, max_villages=1)
    reason, _, fix = answer(plan)
    assert reason == "all_full"
    assert "2 places instead of 1" in fix
    assert "one more village" in fix


def test_a_place_the_plan_leaves_unused_is_admitted() -> None:
    reason, why, fix = answer(make_plan([home(9)], [cadre(1)], [CLERK], {}))
    assert reason == "place_left"
    assert "(c1)" in why
    assert "(c1, " in fix


def test_nothing_private_reaches_a_sentence() -> None:
    secret = {
        "income_yuan": 1234.0,
        "cause": "因病",
        "phone": "13900001111",
        "id_number": "320721196001011234",
        "head_name": "王某",
    }
    plan = make_plan(
        [home(1, need=3), {**home(9), **secret}],
        [cadre(1, phone="13900002222")],
        [CLERK],
        {"h1": "c1"},
    )
    for lang in ("zh", "en"):
        text = "".join(answer(plan, lang=lang))
        assert not any(
            word in text for word in ("1234", "因病", "13900001111", "13900002222", "王某")
        )


def test_every_reason_has_a_short_name_and_a_sentence() -> None:
    for reason in REASONS:
        for lang in labels.LANGS:
            assert labels.text(f"explain.reason_{reason}", lang)
            assert labels.text(f"explain.{reason}", lang)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(tiny_towns(max_households=6, max_cadres=3, max_villages=3))
def test_reasons_are_true_of_the_best_plan(town) -> None:
    """The codes are derived again, household by household, from the specification."""
    case, policy = town
    if disagreements(case, policy).facts:
        return
    best = best_plan(case, policy)
    if best is None:
        return
    table = reasons(plan_of(case, policy, best.pairs, best.pairings), measure(case, policy))
    planned = case.planned()
    assert table["household_id"].tolist() == sorted(set(planned["household_id"]) - set(best.pairs))
    allowed = allowed_pairs(case, policy)
    village_of = dict(zip(planned["household_id"], planned["village"], strict=True))
    for household, reason in zip(table["household_id"], table["reason"], strict=True):
        able = [c for c in case.cadres["cadre_id"] if allowed.contains(household, c)]
        free, could = [], []
        for cadre_id in able:
            own = case.cadres.set_index("cadre_id").loc[cadre_id]
            rank = policy.rank(own["rank"])
            quota = rank.quota if str(own["quota"]) == "<NA>" else int(own["quota"])
            mine = [h for h, c in best.pairs.items() if c == cadre_id]
            if len(mine) >= quota:
                continue
            free.append(cadre_id)
            villages = {village_of[h] for h in mine} | {village_of[household]}
            leads = [cadre_id] if rank.is_paired else []
            if rank.serves == "unit" and own["unit"]:
                units = dict(zip(case.cadres["cadre_id"], case.cadres["unit"], strict=True))
                leads = [c for c in best.pairings if units[c] == own["unit"]]
            here = not leads or any(best.pairings[c] == village_of[household] for c in leads)
            if len(villages) <= policy.travel.max_villages and here:
                could.append(cadre_id)
        if not able:
            assert reason in {"no_cadre_serves", "beyond_reach", "no_way", "locked_out"}
        elif could:
            assert reason == "place_left"
            assert policy.objectives.order[0] != "coverage"
        else:
            assert (reason == "all_full") == (not free)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_rows_come_sorted_and_alike_households_share_their_words(lang: Any) -> None:
    homes = [home(n, need=1) for n in (5, 3, 9)]
    table = reasons(
        make_plan([home(1, need=3), *homes], [cadre(1)], [CLERK], {"h1": "c1"}), lang=lang
    )
    assert table["household_id"].tolist() == ["h3", "h5", "h9"]
    assert table["explanation"].nunique() == 1
