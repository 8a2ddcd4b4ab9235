"""What the tool writes it reads back as the same plan, from the tables and from the workbook."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from bangfu_assign.facts.case import Case
from bangfu_assign.plan import Plan
from bangfu_assign.policy import Policy
from bangfu_assign.report.journeys import Journeys
from bangfu_assign.report.tables import write_tables
from bangfu_assign.report.workbook import workbook
from bangfu_assign.rules import read_plan, verify, with_kept
from tests.build import random_case
from tests.oracle import best_plan


def plan_of(case: Case, policy: Policy) -> Plan | None:
    """Return the oracle's best plan as the solver would hand it on."""
    found = best_plan(case, policy)
    if found is None:
        return None
    village_of = dict(zip(case.households["household_id"], case.households["village"], strict=True))
    assignments = pd.DataFrame(
        [(h, c, village_of[h], "", "") for h, c in sorted(found.pairs.items())],
        columns=["household_id", "cadre_id", "village_id", "co_helper_id", "project_id"],
        dtype="str",
    )
    left = [h for h in case.planned()["household_id"] if h not in found.pairs]
    return Plan(
        case=case,
        policy=policy,
        assignments=with_kept(case, policy, assignments),
        pairings=pd.DataFrame(
            sorted(found.pairings.items()), columns=["cadre_id", "village_id"], dtype="str"
        ),
        uncovered=pd.DataFrame(
            [(h, "quota", "", "") for h in left],
            columns=["household_id", "reason", "explanation", "cheapest_fix"],
            dtype="str",
        ),
    )


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("lang", ["zh", "en", "csv"])
def test_a_written_plan_comes_back_as_it_was(seed: int, lang: str, tmp_path: Path) -> None:
    case, policy = random_case(seed)
    plan = plan_of(case, policy)
    if plan is None:
        return
    if lang == "csv":
        write_tables(plan, tmp_path, Journeys())
    else:
        (tmp_path / "plan.xlsx").write_bytes(workbook(plan, Journeys(), lang))
    read = read_plan(tmp_path, case)
    assert read.problems == []
    assert with_kept(case, policy, read.assignments).equals(plan.assignments)
    assert read.pairings.equals(plan.pairings)
    assert verify(case, policy, read.assignments, read.pairings).ok
