"""The plan a call names, with its case and policy: what every document is made from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bangfu_assign.cli import screen
from bangfu_assign.cli.edits import warn_of_other_edits
from bangfu_assign.errors import PlanError
from bangfu_assign.labels import Lang

if TYPE_CHECKING:
    from bangfu_assign.plan import Plan


def plan_of(case: Path, plan: Path, policy: Path, lang: Lang) -> Plan:
    """Read case, policy and plan; what is odd about the plan is said on stderr.

    Raises
    ------
    PlanError
        If the plan has errors (so with `FactsError` and `PolicyError`).
    """
    from bangfu_assign.facts import read_case
    from bangfu_assign.plan import Plan
    from bangfu_assign.policy import read_policy
    from bangfu_assign.rules.plan_file import read_plan

    decided = read_policy(policy)
    facts = read_case(case)
    written = read_plan(plan, facts, decided)
    if screen.has_errors(written.problems):
        raise PlanError(written.problems)
    screen.complain_of(written.problems, lang)
    warn_of_other_edits(plan, facts, lang)
    return Plan(facts, decided, written.assignments, written.pairings)
