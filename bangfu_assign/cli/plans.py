"""The plan a call names, with its case and policy: what every document is made from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bangfu_assign import labels
from bangfu_assign.cli import screen
from bangfu_assign.cli.edits import warn_of_other_edits
from bangfu_assign.errors import PlanError
from bangfu_assign.labels import Lang

if TYPE_CHECKING:
    from bangfu_assign.plan import Plan


def plan_of(case: Path, plan: Path, policy: Path, lang: Lang) -> Plan:
    """Read case, policy and plan; what is odd or broken about the plan is said on stderr.

    Raises
    ------
    PlanError
        If the plan has errors (so with `FactsError` and `PolicyError`).
    """
    from bangfu_assign.facts import read_case
    from bangfu_assign.facts.distance import measure
    from bangfu_assign.plan import Plan
    from bangfu_assign.policy import read_policy
    from bangfu_assign.rules import verify
    from bangfu_assign.rules.plan_file import read_plan

    decided = read_policy(policy)
    facts = read_case(case)
    written = read_plan(plan, facts, decided)
    if screen.has_errors(written.problems):
        raise PlanError(written.problems)
    distances = measure(facts, decided)
    verdict = verify(facts, decided, written.assignments, written.pairings, distances)
    screen.complain_of([*written.problems, *verdict.breaches], lang)
    if not verdict.ok:
        screen.complain(labels.text("cli.plan_breaks_rules", lang))
    warn_of_other_edits(plan, facts, lang)
    return Plan(facts, decided, written.assignments, written.pairings)
