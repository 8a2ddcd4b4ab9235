"""What happens to a town in the middle of a year: each event changes the facts, drawn from dice.

Every event is a function of the facts, the policy, the plan in force (cadre by household) and the
dice; it returns the facts afterwards and a few words on who it happened to.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import UNREACHABLE, measure
from bangfu_assign.policy import Policy, Serves
from bangfu_assign.rules import allowed_pairs
from bangfu_assign.rules.roster import Helper, People
from tests.build import make_table

Plan = Mapping[str, str]
Event = Callable[[Case, Policy, Plan, random.Random], tuple[Case, str]]

DETOUR_M = 6000
"""How much longer every way into a village gets when its bridge is closed."""


def cadre_gone(case: Case, policy: Policy, plan: Plan, dice: random.Random) -> tuple[Case, str]:
    """A cadre retires: the row is deleted."""
    return _without(case, dice.sample(_busy(plan), 1))


def two_cadres_gone(
    case: Case, policy: Policy, plan: Plan, dice: random.Random
) -> tuple[Case, str]:
    """Two cadres leave at once, one of them free to serve any village."""
    anywhere = {h.id for h in People.read(case, policy).serving if _serves(h) is Serves.ANY}
    busy = _busy(plan)
    first = dice.choice([cadre for cadre in busy if cadre in anywhere] or busy)
    second = dice.choice([cadre for cadre in busy if cadre != first])
    return _without(case, [first, second])


def household_new(case: Case, policy: Policy, plan: Plan, dice: random.Random) -> tuple[Case, str]:
    """A household becomes poor: among the neediest, in a village drawn at random."""
    village = dice.choice(case.villages["village_id"].tolist())
    household = f"{village[:12]}999"
    row = {
        "household_id": household, "head_name": "新增户", "village": village, "persons": 3,
        "labourers": 1, "income_yuan": 1000.0,
    }  # fmt: skip
    return replace(case, households=_with_row(case.households, "households", row)), household


def household_lifted(
    case: Case, policy: Policy, plan: Plan, dice: random.Random
) -> tuple[Case, str]:
    """A household has reached the standard and leaves the year's plan."""
    household = dice.choice(sorted(plan))
    here = case.households["household_id"].eq(household)
    homes = case.households.assign(
        planned=case.households["planned"] & ~here,
        income_yuan=case.households["income_yuan"].mask(here, 9000.0),
    )
    return replace(case, households=homes), household


def household_moved(
    case: Case, policy: Policy, plan: Plan, dice: random.Random
) -> tuple[Case, str]:
    """A household whose cadre serves only the home village moves to another village."""
    people = People.read(case, policy)
    at_home = {h.id for h in people.serving if _serves(h) is Serves.HOME}
    household = dice.choice(sorted(h for h, cadre in plan.items() if cadre in at_home))
    here = case.households["household_id"].eq(household)
    before = case.households.loc[here, "village"].iloc[0]
    village = dice.choice([v for v in case.villages["village_id"] if v != before])
    homes = case.households.assign(
        village=case.households["village"].mask(here, village),
        group=case.households["group"].mask(here, ""),
        lon=case.households["lon"].mask(here),
        lat=case.households["lat"].mask(here),
    )
    return replace(case, households=homes), f"{household} → {village}"


def lock_must(case: Case, policy: Policy, plan: Plan, dice: random.Random) -> tuple[Case, str]:
    """The office decides that a household has a certain other cadre, whose places are taken."""
    allowed = allowed_pairs(case, policy)
    row = {household: h for h, household in enumerate(case.planned()["household_id"])}
    tied = {h.id for h in People.read(case, policy).serving if _serves(h) is Serves.ANY}
    household = dice.choice(sorted(h for h in plan if h in row))
    able = [
        cadre
        for cadre in _busy(plan)
        if cadre in tied and cadre != plan[household] and allowed.of_cadre(cadre)[row[household]]
    ]
    return _locked(case, household, dice.choice(able), "must")


def lock_never(case: Case, policy: Policy, plan: Plan, dice: random.Random) -> tuple[Case, str]:
    """Cadre and household turn out to be relatives and have to be parted."""
    must = set(case.locks.loc[case.locks["kind"] == "must", "household_id"])
    household = dice.choice(sorted(set(plan) - must))
    return _locked(case, household, plan[household], "never")


def quota_lowered(case: Case, policy: Policy, plan: Plan, dice: random.Random) -> tuple[Case, str]:
    """A cadre falls ill and keeps one household only."""
    full = [c for c in _busy(plan) if list(plan.values()).count(c) > 1]
    cadre = dice.choice(full)
    there = case.cadres["cadre_id"].eq(cadre)
    quota = case.cadres["quota"].mask(there, 1)
    return replace(case, cadres=case.cadres.assign(quota=quota)), f"{cadre} → 1"


def way_longer(case: Case, policy: Policy, plan: Plan, dice: random.Random) -> tuple[Case, str]:
    """A bridge is closed: whoever does not start in the village has so much farther to go."""
    metres = measure(case, policy).out_m
    far = (metres + DETOUR_M > 1000 * (policy.travel.max_km or 0)) & (metres < UNREACHABLE)
    homes = dict(zip(case.households["household_id"], case.households["village"], strict=True))
    row = {cadre: c for c, cadre in enumerate(case.cadres["cadre_id"])}
    hit = {homes[h] for h, cadre in plan.items() if far[row[cadre], _village(case, homes[h])]}
    village = dice.choice(sorted(hit))
    column = metres[:, _village(case, village)]
    rows = [
        {"cadre_id": cadre, "village_id": village, "metres": int(column[c]) + DETOUR_M}
        for cadre, c in row.items()
        if 0 < column[c] < UNREACHABLE
    ]
    table = pd.concat([case.distances, make_table("distances", rows)])
    table = table.sort_values(["cadre_id", "village_id"], kind="stable", ignore_index=True)
    return replace(case, distances=table), village


def unit_changed(case: Case, policy: Policy, plan: Plan, dice: random.Random) -> tuple[Case, str]:
    """A cadre who follows the department to its village is transferred to another department."""
    people = People.read(case, policy)
    staff = [h.id for h in people.serving if _serves(h) is Serves.UNIT and h.id in plan.values()]
    cadre = dice.choice(sorted(staff))
    units = case.cadres.set_index("cadre_id")["unit"]
    heads = {
        units[h.id] for h in people.leaders if units[h.id] in set(units[people_of(people)])
    } - {units[cadre]}
    unit = dice.choice(sorted(heads))
    there = case.cadres["cadre_id"].eq(cadre)
    return replace(
        case, cadres=case.cadres.assign(unit=case.cadres["unit"].mask(there, unit))
    ), f"{cadre} → {unit}"


def people_of(people: People) -> list[str]:
    """Return the cadres who follow their unit."""
    return [h.id for h in people.serving if _serves(h) is Serves.UNIT]


EVENTS: dict[str, Event] = {
    "cadre gone": cadre_gone,
    "two cadres gone": two_cadres_gone,
    "household new": household_new,
    "household lifted": household_lifted,
    "household moved": household_moved,
    "lock must": lock_must,
    "lock never": lock_never,
    "quota lowered": quota_lowered,
    "way longer": way_longer,
    "unit changed": unit_changed,
}


def _serves(helper: Helper) -> Serves | None:
    return None if helper.rank is None else helper.rank.serves


def _busy(plan: Plan) -> list[str]:
    return sorted(set(plan.values()))


def _village(case: Case, village: str) -> int:
    return int(np.flatnonzero(case.villages["village_id"] == village)[0])


def _without(case: Case, cadres: list[str]) -> tuple[Case, str]:
    rest = case.cadres[~case.cadres["cadre_id"].isin(cadres)].reset_index(drop=True)
    locks = case.locks[~case.locks["cadre_id"].isin(cadres)].reset_index(drop=True)
    return replace(case, cadres=rest, locks=locks), " ".join(sorted(cadres))


def _locked(case: Case, household: str, cadre: str, kind: str) -> tuple[Case, str]:
    row = {"household_id": household, "cadre_id": cadre, "kind": kind}
    return replace(case, locks=_with_row(case.locks, "locks", row)), f"{household} {cadre}"


def _with_row(table: pd.DataFrame, name: str, row: dict[str, object]) -> pd.DataFrame:
    key = list(table.columns[:2])
    every = pd.concat([table, make_table(name, [row])])
    return every.sort_values(key, kind="stable", ignore_index=True)
