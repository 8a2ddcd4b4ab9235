"""A year of events in a small town: each plan is mended with the fewest changes, and says so."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from functools import cache

import pandas as pd
import pytest
from ortools.sat.python import cp_model

from bangfu_assign import workflow
from bangfu_assign.agreement.co_helpers import co_helper_view
from bangfu_assign.explain.replanned import UNCOUNTED
from bangfu_assign.facts.case import Case
from bangfu_assign.plan import Plan
from bangfu_assign.plan.layers import LayerObjective
from bangfu_assign.policy import Policy
from bangfu_assign.replanning import read_past, replan
from bangfu_assign.rules import PlanFile, allowed_pairs, need_weights
from tests.build import make_case, make_policy, make_table

DAY = date(2012, 6, 15)
POLICY = make_policy(
    [
        {"name": "clerk", "quota": 3},
        {"name": "local", "quota": 2, "serves": "home"},
    ],
    year=2012,
    seat=(118.85, 34.85),
    max_km=9,
)


@cache
def town() -> Case:
    """Return four villages with fifteen households each, and five places too few."""
    dice = random.Random(7)
    villages = [
        {"village_id": f"v{k}", "lon": 118.85 + 0.02 * k, "lat": 34.85 + 0.01 * (k % 2)}
        for k in range(4)
    ]
    households = [
        {
            "household_id": f"h{v}{k:02d}",
            "village": f"v{v}",
            "income_yuan": float(dice.randrange(1500, 4500)),
        }
        for v in range(4)
        for k in range(15)
    ]
    cadres = [
        {"cadre_id": f"c{k:02d}", "lon": 118.85 + 0.01 * dice.randrange(7), "lat": 34.85}
        for k in range(13)
    ]
    cadres += [
        {"cadre_id": f"l{v}{k}", "rank": "local", "village": f"v{v}"}
        for v in range(4)
        for k in "ab"
    ]
    return make_case(households, cadres, villages)


@cache
def first_plan() -> Plan:
    return workflow.solve(town(), POLICY, time_limit_s=20)


def as_file(plan: Plan) -> PlanFile:
    named = frozenset(plan.case.planned()["household_id"])
    return PlanFile(plan.assignments, plan.pairings, [], named)


def with_row(table: pd.DataFrame, name: str, row: dict[str, object]) -> pd.DataFrame:
    return pd.concat([table, make_table(name, [row])]).sort_values(
        table.columns[0], kind="stable", ignore_index=True
    )


def happens(case: Case, plan: Plan, dice: random.Random, kind: str) -> Case:  # noqa: PLR0911
    """Return the facts after an event to somebody drawn at random."""
    pairs = plan.assignments
    at = dice.randrange(len(pairs))
    household, cadre = pairs["household_id"].iloc[at], pairs["cadre_id"].iloc[at]
    homes, cadres = case.households, case.cadres
    here, there = homes["household_id"].eq(household), cadres["cadre_id"].eq(cadre)
    if kind == "cadre gone":
        return replace(case, cadres=cadres[~there].reset_index(drop=True))
    if kind == "cadre away":
        return replace(case, cadres=cadres.assign(available=cadres["available"] & ~there))
    if kind == "new household":
        row = {"household_id": "h999", "head_name": "新户", "village": "v1", "persons": 2}
        return replace(
            case, households=with_row(homes, "households", {**row, "income_yuan": 900.0})
        )
    if kind == "lifted":
        incomes = homes["income_yuan"].where(~here, 9000.0)
        return replace(case, households=homes.assign(income_yuan=incomes))
    if kind == "moved":
        village = "v3" if household[1] != "3" else "v0"
        return replace(
            case, households=homes.assign(village=homes["village"].where(~here, village))
        )
    if kind == "dropped":
        return replace(case, households=homes.assign(planned=homes["planned"] & ~here))
    other = dice.choice(sorted(set(cadres["cadre_id"][cadres["rank"] == "clerk"]) - {cadre}))
    row = {"household_id": household, "kind": "must", "cadre_id": other}
    if kind == "kept apart":
        row |= {"kind": "never", "cadre_id": cadre}
    return replace(case, locks=with_row(case.locks, "locks", row))


def fewest(case: Case, policy: Policy, old: dict[str, str]) -> tuple[int, int]:
    """Return the best coverage and the fewest changes, from one Boolean for each allowed pair."""
    households = case.planned()["household_id"].tolist()
    village = dict(zip(case.households["household_id"], case.households["village"], strict=True))
    allowed, weight = allowed_pairs(case, policy), need_weights(case, policy)
    model = cp_model.CpModel()
    has: dict[tuple[str, str], cp_model.IntVar] = {}
    for cadre, rank in zip(case.cadres["cadre_id"], case.cadres["rank"], strict=True):
        mine = [h for h, yes in zip(households, allowed.of_cadre(cadre), strict=True) if yes]
        has |= {(h, cadre): model.new_bool_var("") for h in mine}
        model.add(sum(has[h, cadre] for h in mine) <= policy.rank(rank).quota)
        comes = {v: model.new_bool_var("") for v in sorted({village[h] for h in mine})}
        for h in mine:
            model.add_implication(has[h, cadre], comes[village[h]])
        model.add(sum(comes.values()) <= policy.travel.max_villages)
    theirs = {h: [var for (home, _), var in has.items() if home == h] for h in households}
    locks = case.locks[case.locks["kind"] == "must"]
    for h in households:
        model.add(sum(theirs[h]) <= 1)
    for h in set(locks["household_id"]) & set(households):
        model.add(sum(theirs[h]) == 1)
    coverage = sum(w * (1 - sum(theirs[h])) for h, w in zip(households, weight, strict=True))
    changes = sum(1 - has.get((h, old[h]), 0) for h in households if h in old)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    model.minimize(1000 * coverage + changes)
    assert solver.solve(model) == cp_model.OPTIMAL
    return divmod(round(solver.objective_value), 1000)


EVENTS = (
    "cadre gone", "cadre away", "new household", "lifted", "moved", "dropped", "kept apart",
    "locked", "cadre gone", "moved",
)  # fmt: skip


@pytest.mark.parametrize("number", range(len(EVENTS)), ids=lambda n: f"{n}-{EVENTS[n]}")
def test_after_an_event_the_changes_are_a_proven_minimum(number: int) -> None:
    """Coverage and changes are those of a plain model, are proven, and are listed one by one."""
    old = first_plan()
    pairs = dict(zip(old.assignments["household_id"], old.assignments["cadre_id"], strict=True))
    case = happens(town(), old, random.Random(number), EVENTS[number])
    new = replan(case, POLICY, as_file(old), on=DAY, time_limit_s=20)
    coverage, changes = new.objective("coverage"), new.objective("changes")
    assert (coverage.value, changes.value) == fewest(case, POLICY, pairs)
    assert coverage.proven
    assert changes.proven
    listed = new.records["changes"]
    counted = listed["old_cadre_id"].ne("") & ~listed["reason"].isin(UNCOUNTED)
    assert counted.sum() == changes.value
    now = dict(zip(new.assignments["household_id"], new.assignments["cadre_id"], strict=True))
    differ = {h for h in {*pairs, *now} if pairs.get(h) != now.get(h)}
    assert differ <= set(listed["household_id"])
    assert listed["sentence"].ne("").all()


LAYERED = make_policy(
    [
        {"name": "clerk", "quota": 3},
        {"name": "local", "quota": 2, "serves": "home"},
        {"name": "firm", "quota": 3, "principal": False},
    ],
    year=2012,
    seat=(118.85, 34.85),
    max_km=9,
)


@cache
def layered_plan() -> Plan:
    """Return the plan of the town with three firms as co-helpers and two projects."""
    base = town()
    firms = [{"cadre_id": f"f{k}", "name": f"企业{k}", "rank": "firm"} for k in range(3)]
    cadres = pd.concat([base.cadres, make_table("cadres", firms)])
    projects = [
        {"project_id": f"p{k}", "name": f"项目{k}", "village": f"v{k}", "places": 10 - k}
        for k in range(2)
    ]
    case = replace(
        base,
        cadres=cadres.sort_values("cadre_id", kind="stable", ignore_index=True),
        projects=make_table("projects", projects),
    )
    return workflow.solve(case, LAYERED, time_limit_s=20)


def cells(plan: Plan, column: str) -> dict[str, str]:
    rows = plan.assignments[plan.assignments[column] != ""]
    return dict(zip(rows["household_id"], rows[column], strict=True))


def of_layers(plan: Plan) -> dict[str, dict[str, LayerObjective]]:
    return {
        layer.name: {objective.name: objective for objective in layer.objectives}
        for layer in plan.layers
    }


def test_without_an_event_nobody_loses_a_co_helper_or_a_project() -> None:
    """The same facts give the same three columns, with no change in any layer."""
    old = layered_plan()
    new = replan(old.case, LAYERED, as_file(old), on=DAY, time_limit_s=20)
    assert len(cells(old, "co_helper_id")) == 9
    assert len(cells(old, "project_id")) == 19
    for column in ("cadre_id", "co_helper_id", "project_id"):
        assert cells(new, column) == cells(old, column)
    assert [layer["changes"].value for layer in of_layers(new).values()] == [0, 0]


@pytest.mark.parametrize("kind", ["firm gone", "places fewer", "cadre gone", "lifted"])
def test_co_helpers_and_projects_change_as_little_as_can_be(kind: str) -> None:
    """Of each layer coverage is the best, changes are the fewest, and the rules count the same."""
    old = layered_plan()
    case = old.case
    if kind == "firm gone":
        cadres = case.cadres[case.cadres["cadre_id"] != "f1"].reset_index(drop=True)
        case = replace(case, cadres=cadres)
    elif kind == "places fewer":
        fewer = case.projects["places"].mask(case.projects["project_id"] == "p0", 8)
        case = replace(case, projects=case.projects.assign(places=fewer))
    else:
        case = happens(case, old, random.Random(3), kind)
    new = replan(case, LAYERED, as_file(old), on=DAY, time_limit_s=20)
    layers = of_layers(new)
    view = co_helper_view(case, LAYERED, new.assignments, new.pairings)
    before = cells(old, "co_helper_id")
    own = layers["co_helpers"]
    assert (own["coverage"].value, own["changes"].value) == fewest(view.case, view.policy, before)
    assert own["changes"].proven
    after = cells(new, "co_helper_id")
    planned = set(case.planned()["household_id"])
    lost = {h for h in planned & before.keys() if after.get(h) != before[h]}
    assert len(lost) == own["changes"].value
    works, worked = cells(new, "project_id"), cells(old, "project_id")
    moved = {h for h in planned & worked.keys() if works.get(h) != worked[h]}
    assert len(moved) == layers["projects"]["changes"].value
    # Two places fewer: two lose them, as little needy as any.
    assert len(moved) == (2 if kind == "places fewer" else 0)


def test_pairs_come_out_as_dated_history() -> None:
    """Who goes on keeps the beginning, who ends has a day and a reason, who begins has the day."""
    old = first_plan()
    past = old.records["pairs"]
    assert set(past["since"]) == {"2012"}
    assert past["until"].eq("").all()
    gone = old.assignments["cadre_id"].iloc[0]
    case = replace(
        town(), cadres=town().cadres[town().cadres["cadre_id"] != gone].reset_index(drop=True)
    )
    new = replan(case, POLICY, as_file(old), on=DAY, past=past, time_limit_s=20)
    pairs = new.records["pairs"]
    ended, open_ = pairs[pairs["until"].ne("")], pairs[pairs["until"].eq("")]
    assert set(ended["until"]) == {"2012-06-15"}
    assert set(ended["cadre_id"]) >= {gone}
    assert ended["reason"].ne("").all()
    now = dict(zip(new.assignments["household_id"], new.assignments["cadre_id"], strict=True))
    assert dict(zip(open_["household_id"], open_["cadre_id"], strict=True)) == now
    before = dict(zip(past["household_id"], past["cadre_id"], strict=True))
    for row in open_.itertuples():
        same = before.get(row.household_id) == row.cadre_id
        assert row.since == ("2012" if same else "2012-06-15")
    # Without the old plan's history the same comes out of the case's own pairs.
    again = replan(case, POLICY, as_file(old), on=DAY, time_limit_s=20)
    assert again.records["pairs"].equals(pairs)


def test_a_history_that_is_none_is_refused(tmp_path: object) -> None:
    from pathlib import Path

    from bangfu_assign.errors import PlanError

    folder = Path(str(tmp_path))
    assert read_past(folder) is None
    (folder / "pairs.csv").write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(PlanError):
        read_past(folder)
