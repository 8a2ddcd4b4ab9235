"""A plan from disk as a whole `Plan` again: checked, with its reasons, ready to be reported."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from bangfu_assign.errors import Problem, Severity
from bangfu_assign.explain.broken import broken
from bangfu_assign.explain.projects import without_project
from bangfu_assign.explain.shortage import explain_shortage
from bangfu_assign.explain.uncovered import reasons
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import Distances, measure
from bangfu_assign.labels import Lang
from bangfu_assign.machine import versions
from bangfu_assign.plan import UNCOVERED_COLUMNS, Objective, Plan, Status
from bangfu_assign.plan.past import cadre_of, of_year
from bangfu_assign.plan.views import by_household
from bangfu_assign.policy import Policy
from bangfu_assign.rules import Verdict, verify
from bangfu_assign.rules.allowed import with_kept
from bangfu_assign.rules.plan_file import read_plan
from bangfu_assign.rules.plan_file.layers import read_layers
from bangfu_assign.rules.plan_file.proven import read_objectives
from bangfu_assign.visits import with_history


@dataclass(frozen=True, slots=True, eq=False)
class OpenedPlan:
    """A plan read from disk and checked.

    Attributes
    ----------
    plan : Plan
        With objectives recomputed, bounds as far as they are believed, and, if it keeps the rules,
        every explanation.
    problems : tuple of Problem
        What is odd about the file, and every rule that is broken.
    """

    plan: Plan
    problems: tuple[Problem, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the plan could be read without error and keeps every rule."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)


def open_plan(path: str | Path, case: Case, policy: Policy, lang: Lang = "zh") -> OpenedPlan:
    """Read a plan, check it against every rule, and explain it.

    Parameters
    ----------
    path : path
        An OUT folder, its ``assignments.csv`` or its ``plan.xlsx``, also edited by hand.
    case, policy
        The facts and the policy it was made for.
    lang : {"zh", "en"}
        Language of the explanations.

    Returns
    -------
    OpenedPlan
        A plan that breaks rules is not explained: what would be said about it would be worth
        nothing. Its problems say what is wrong.

    Raises
    ------
    UsageError
        If there is no such path.
    PlanError
        If nothing there is a plan, or it cannot be read at all.
    FactsError
        If distances cannot be measured.
    """
    written = read_plan(path, case, policy)
    distances = measure(case, policy)
    verdict = verify(case, policy, written.assignments, written.pairings, distances)
    plan = Plan(
        case,
        policy,
        with_kept(case, policy, written.assignments),
        written.pairings,
        versions=versions(),
    )
    opened = OpenedPlan(_valued(path, plan, verdict), (*written.problems, *verdict.breaches))
    if not opened.ok:
        return replace(opened, plan=replace(opened.plan, uncovered=_unexplained(plan)))
    return replace(opened, plan=_explained(path, opened.plan, distances, lang))


def _valued(path: str | Path, plan: Plan, verdict: Verdict) -> Plan:
    """Return the plan with its objectives: bounds where they are known, else the trivial one."""
    known = {
        objective.name: objective
        for objective in read_objectives(path, plan.case, plan.policy, verdict.values)
    }
    objectives = tuple(
        known.get(name, Objective(name, verdict.values[name], 0))
        for name in plan.policy.objectives.order
    )
    proven = all(objective.proven for objective in objectives)
    return replace(
        plan,
        objectives=objectives,
        status=Status.OPTIMAL if proven and verdict.ok else Status.FEASIBLE,
        layers=read_layers(path, plan, verdict.layers),
    )


def _explained(path: str | Path, plan: Plan, distances: Distances, lang: Lang) -> Plan:
    plan = replace(plan, shortage=explain_shortage(plan, distances))
    ended = broken(plan, distances, lang)
    return replace(
        plan,
        uncovered=reasons(plan, distances, lang=lang),
        without_project=without_project(plan, distances, lang=lang),
        records={"broken": ended, **_history(path, plan, ended)},
    )


def _history(path: str | Path, plan: Plan, ended: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return the dated history: that beside the plan if it ends with these pairs, else a new one.

    Only the former knows the days on which pairs changed in the middle of the year.
    """
    beside = with_history(plan.case, path).pairs
    if beside is not plan.case.pairs:
        open_ = beside[beside["until"].eq("")]
        if cadre_of(open_).items() >= cadre_of(plan.assignments).items():
            order = ["household_id", "since", "cadre_id", "until"]
            return {"pairs": beside.sort_values(order, ignore_index=True, kind="stable")}
    year = plan.policy.plan.year
    return {} if year is None else {"pairs": of_year(plan, year, ended)}


def _unexplained(plan: Plan) -> pd.DataFrame:
    homes = by_household(plan)
    left = homes.loc[~homes["covered"], "household_id"]
    return pd.DataFrame({"household_id": left}).reindex(
        columns=list(UNCOVERED_COLUMNS), fill_value=""
    )
