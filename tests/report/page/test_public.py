"""The public page: what a notice may hold, and nothing else."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from bangfu_assign.errors import FactsError, UsageError
from bangfu_assign.plan import Plan
from bangfu_assign.policy.notice import NOTICE_COLUMNS
from bangfu_assign.report.page.public import public_page
from tests.report.hostile import SECRETS, hostile_plan
from tests.report.town import town


def data_of(page: bytes) -> dict[str, Any]:
    found = re.search(rb'id="data">(.*?)</script>', page, re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def with_notice(plan: Plan, **keys: Any) -> Plan:
    notice = plan.policy.notice.model_copy(update=keys)
    return replace(plan, policy=plan.policy.model_copy(update={"notice": notice}))


def test_it_holds_the_columns_of_the_notice_and_no_others() -> None:
    """Village, number, head, filed-card number, persons, helper, unit and position."""
    plan = town(3)
    data = data_of(public_page(plan))
    assert sorted(data) == ["columns", "heads", "lang", "rows", "words"]
    assert set(data["columns"]) == {*NOTICE_COLUMNS, "village"}
    place = data["columns"].index("household_id")
    assert [row[place] for row in data["rows"]] == plan.case.planned()["household_id"].tolist()
    assert all(len(row) == len(data["columns"]) for row in data["rows"])


def test_every_text_of_the_facts_that_is_not_on_the_list_is_absent() -> None:
    """Planted in every other column of the register and the rosters, nothing comes out."""
    plan = town(3)
    homes, cadres = plan.case.households, plan.case.cadres
    may = {"household_id", "village", "head_name"}
    secret = {
        column: [f"秘密{column}"] * len(homes)
        for column in homes.columns
        if column not in may and homes[column].dtype == "str"
    }
    case = replace(
        plan.case,
        households=homes.assign(**secret, income_yuan=98765.4, loan_10k_yuan=87654.3, lon=118.7654),
        cadres=cadres.assign(phone="13812345678"),
    )
    page = public_page(replace(plan, case=case)).decode()
    assert secret.keys() >= {"cause", "id_number", "phone", "category"}
    for planted in ("秘密", "98765", "87654", "118.7654", "13812345678"):
        assert planted not in page, planted


def test_names_are_shown_as_the_policy_says() -> None:
    """Masked names only: the whole one is nowhere in the bytes."""
    plan = town(2)
    heads = [name for name in plan.case.planned()["head_name"] if len(name) > 2]
    helpers = set(plan.case.cadres["name"])
    page = public_page(with_notice(plan, names="surname")).decode()
    assert heads and all(name not in page for name in heads if name not in helpers)
    assert "**" in page


def test_the_uncovered_can_be_left_out() -> None:
    """`uncovered = "omit"` lists only whoever has a helper."""
    plan = town(2)
    plan = replace(plan, assignments=plan.assignments.iloc[3:])
    data = data_of(public_page(with_notice(plan, uncovered="omit")))
    place = data["columns"].index("household_id")
    listed = {row[place] for row in data["rows"]}
    assert listed == set(plan.assignments["household_id"])


def test_numbers_of_persons_are_refused() -> None:
    """A phone typed behind a name is not masked but refused: the register needs mending."""
    plan = town(2)
    homes = plan.case.households.copy()
    homes.loc[0, "head_name"] = "张三 13812345678"
    with pytest.raises(FactsError) as caught:
        public_page(replace(plan, case=replace(plan.case, households=homes)))
    assert "13812345678" not in str(caught.value)


def test_a_list_of_nobody_is_refused() -> None:
    """Nobody covered and the uncovered left out: there is nothing to publish."""
    plan = town(2)
    none = replace(plan, assignments=plan.assignments.iloc[:0])
    with pytest.raises(UsageError):
        public_page(with_notice(none, uncovered="omit"))


def test_hostile_names_are_escaped_and_secrets_absent() -> None:
    """The hostile town, less the cells that a notice refuses."""
    page = public_page(hostile_plan()).decode()
    assert "<script>alert" not in page
    assert [secret for secret in SECRETS if secret in page] == []
    assert public_page(hostile_plan(shuffled=True)).decode() == page
