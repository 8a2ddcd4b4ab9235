"""Tables of a plan that are worked out once while it is written."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from bangfu_assign.plan import Plan
from bangfu_assign.plan.remembered import View, remembered, remembering
from bangfu_assign.plan.views import by_household
from tests.build import make_case, make_policy


def plan_of_one() -> Plan:
    case = make_case([{"household_id": "h1"}], [{"cadre_id": "c1"}], [{"village_id": "v1"}])
    row = {"household_id": "h1", "cadre_id": "c1", "village_id": "v1", "co_helper_id": "",
           "project_id": "", "kept": False}  # fmt: skip
    leaders = pd.DataFrame({"cadre_id": [], "village_id": []}, dtype="str")
    return Plan(case, make_policy(), pd.DataFrame([row]), leaders)


def counted() -> tuple[list[Plan], View]:
    asked: list[Plan] = []

    @remembered
    def view(plan: Plan) -> pd.DataFrame:
        asked.append(plan)
        return plan.assignments[["household_id"]]

    return asked, view


def test_a_table_is_worked_out_once_in_a_block_and_anew_outside() -> None:
    """Two questions in a block are one; before and behind it each is its own."""
    asked, view = counted()
    plan = plan_of_one()
    view(plan)
    with remembering():
        view(plan)
        with remembering():
            view(plan)
        view(plan)
    view(plan)
    assert len(asked) == 3


def test_another_plan_has_its_own_table() -> None:
    """What is known of one plan is never said of another, however alike."""
    asked, view = counted()
    plan = plan_of_one()
    with remembering():
        view(plan)
        view(replace(plan, seed=1))
    assert len(asked) == 2


def test_changing_a_table_changes_nobody_elses() -> None:
    """A new column and a changed cell stay with the caller who made them."""
    plan = plan_of_one()
    with remembering():
        mine = by_household(plan)
        mine["weight"] = 99
        mine.loc[0, "cadre_id"] = "c9"
        again = by_household(plan)
    assert again["cadre_id"].tolist() == ["c1"]
    assert again["weight"].tolist() == [1]


def test_a_plan_edited_at_a_notebook_is_counted_anew() -> None:
    """Outside a block a table follows what a person changed in the plan."""
    plan = plan_of_one()
    with remembering():
        by_household(plan)
    plan.assignments.loc[0, "cadre_id"] = ""
    assert not by_household(plan)["covered"].any()
