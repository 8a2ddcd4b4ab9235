"""Every pair of last year that does not go on has its reason; those that go on are not listed."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from bangfu_assign import workflow
from bangfu_assign.facts.case import Case
from bangfu_assign.policy import Policy
from tests.build import make_case, make_policy, random_case

VILLAGES = [
    {"village_id": "v1", "lon": 118.85, "lat": 34.85},
    {"village_id": "v2", "lon": 118.95, "lat": 34.85},
]
RANKS = [
    {"name": "clerk", "quota": 1},
    {"name": "local", "quota": 1, "serves": "home"},
    {"name": "firm", "quota": 1, "principal": False},
]
PAIR = {"household_id": "h1", "cadre_id": "c1"}


def policy(**keys: Any) -> Policy:
    return make_policy(RANKS, year=2012, seat=(118.85, 34.85), **keys)


def case_of(household: dict[str, Any], cadre: dict[str, Any], **tables: Any) -> Case:
    """Return a town in which c2 can always take h1 over from c1."""
    return make_case(
        [{"household_id": "h1", "income_yuan": 1500.0, **household}],
        [{"cadre_id": "c1", **cadre}, {"cadre_id": "c2"}],
        VILLAGES,
        pairs=[PAIR],
        **tables,
    )


def reasons(case: Case, decided: Policy | None = None) -> dict[str, str]:
    table = workflow.solve(case, decided or policy()).records["broken"]
    assert table["explanation"].ne("").all()
    return dict(zip(table["household_id"], table["reason"], strict=True))


NEVER = {"household_id": "h1", "cadre_id": "c1", "kind": "never"}
MUST = {"household_id": "h1", "cadre_id": "c2", "kind": "must"}


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        (case_of({"planned": False}, {}), "not_planned"),
        (case_of({}, {"available": False}), "cadre_away"),
        (case_of({}, {"quota": 0}), "no_place"),
        (case_of({}, {}, locks=[NEVER]), "locked_away"),
        (case_of({}, {}, locks=[MUST]), "locked_to_other"),
        (case_of({}, {"rank": "local", "village": "v2"}), "out_of_scope"),
        (case_of({}, {"lon": 119.5, "lat": 34.85}), "too_far"),
        (case_of({"income_yuan": 9000.0}, {"available": False}), "lifted"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_rule_that_ends_a_pair_is_named(case: Case, reason: str) -> None:
    assert reasons(case, policy(max_km=20)) == {"h1": reason}


def test_a_cadre_who_left_the_roster_is_named_by_id() -> None:
    case = make_case([{"household_id": "h1"}], [{"cadre_id": "c2"}], VILLAGES, pairs=[PAIR])
    table = workflow.solve(case, policy(), lang="en").records["broken"]
    assert table["reason"].tolist() == ["cadre_gone"]
    assert table["explanation"].tolist() == ["c1 has left the roster of cadres"]


def test_a_pair_that_goes_on_is_not_listed() -> None:
    assert reasons(case_of({}, {})) == {}


def test_a_household_that_gave_way_is_told_to_whom() -> None:
    """One place, and the neediest comes first: last year's household is told who has it now."""
    case = make_case(
        [{"household_id": "h1", "need": 1}, {"household_id": "h2", "need": 3}],
        [{"cadre_id": "c1"}],
        VILLAGES,
        pairs=[PAIR],
    )
    table = workflow.solve(case, policy()).records["broken"]
    assert table["reason"].tolist() == ["gave_way"]
    assert "户主h2" in table["explanation"].iloc[0]


def test_with_too_few_places_for_all_of_last_years_households_that_is_said() -> None:
    homes = [{"household_id": f"h{k}", "need": 1} for k in (1, 2)]
    pairs = [{"household_id": f"h{k}", "cadre_id": "c1"} for k in (1, 2)]
    case = make_case(homes, [{"cadre_id": "c1"}], VILLAGES, pairs=pairs)
    assert list(reasons(case).values()) == ["over_quota"]


@pytest.mark.parametrize("seed", range(300, 315))
def test_every_pair_that_ends_is_listed_once(seed: int) -> None:
    """On random towns the list is exactly last year's pairs without those of the plan."""
    from bangfu_assign.errors import BangfuError
    from bangfu_assign.rules.allowed import last_year
    from bangfu_assign.rules.roster import People

    case, decided = random_case(seed)
    try:
        plan = workflow.solve(case, decided)
    except BangfuError:
        return
    last = last_year(People.read(case, decided))
    now = dict(zip(plan.assignments["household_id"], plan.assignments["cadre_id"], strict=True))
    ended = sorted(household for household, cadre in last.items() if now.get(household) != cadre)
    table: pd.DataFrame = plan.records["broken"]
    assert table["household_id"].tolist() == ended
    assert table["cadre_id"].tolist() == [now.get(household, "") for household in ended]
