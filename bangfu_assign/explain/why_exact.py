"""What another cadre costs exactly: the plan solved anew with the pair forced."""

from __future__ import annotations

from collections.abc import Callable

from bangfu_assign import labels
from bangfu_assign.errors import BangfuError, NoPlanError
from bangfu_assign.explain.alternatives import alternatives
from bangfu_assign.explain.answer import Answer, Table, say
from bangfu_assign.explain.costs import UNKNOWN, differences
from bangfu_assign.explain.forced import with_must
from bangfu_assign.explain.question import Question
from bangfu_assign.facts.case import Case
from bangfu_assign.plan import Plan, Status
from bangfu_assign.plan.text import display
from bangfu_assign.policy import Policy
from bangfu_assign.rules import values
from bangfu_assign.rules.why_not import why_not

Solve = Callable[[Case, Policy], Plan]


def why_exact(question: Question, household_id: str, cadre_id: str | None, solve: Solve) -> Answer:
    """Solve anew with a household forced on a cadre, or on each of the best alternatives.

    Parameters
    ----------
    question : Question
        The plan to compare with.
    household_id : str
        A household of the case.
    cadre_id : str or None
        The cadre; None for each alternative that `why_household` shows.
    solve : callable
        Makes a plan of facts and a policy (`bangfu_assign.workflow.solve`).
    """
    lang, roster = question.lang, question.ledger.roster
    if roster.homes[household_id].row < 0:
        return []
    wanted = [cadre_id] if cadre_id is not None else _best(question, household_id)
    distances = roster.distances
    wanted = [c for c in wanted if not why_not(question.plan, household_id, c, distances)]
    if not wanted:
        return []
    order = roster.policy.objectives.order
    rows = []
    for cadre in wanted:
        who = f"{display(roster.helpers[cadre].name)} ({cadre})"
        cells, remark = _solved(question, household_id, cadre, solve)
        rows.append((who, *cells, remark))
    names = tuple(labels.text(f"summary.{name}", lang) for name in order)
    headers = (say("cadre", lang), *names, say("exactly", lang))
    right = tuple(range(1, 1 + len(order)))
    return [say("exact_title", lang), Table(headers, tuple(rows), right)]


def _best(question: Question, household_id: str) -> list[str]:
    found = alternatives(question, household_id)
    return [one.cadre_id for one in found]


def _solved(
    question: Question, household_id: str, cadre_id: str, solve: Solve
) -> tuple[tuple[str, ...], str]:
    """Return how the values change, and what is proven about that."""
    lang, plan = question.lang, question.plan
    order = plan.policy.objectives.order
    reason = say("forced_reason", lang)
    try:
        forced = solve(with_must(plan.case, household_id, cadre_id, reason), plan.policy)
    except NoPlanError as error:
        in_time = any(problem.code.endswith("in_time") for problem in error.problems)
        code = "exact_no_time" if in_time else "exact_no_plan"
        return (UNKNOWN,) * len(order), say(code, lang, cadre_id=cadre_id)
    except BangfuError:  # the lock contradicts other locks or places
        return (UNKNOWN,) * len(order), say("exact_no_plan", lang, cadre_id=cadre_id)
    # Valued under the facts as they are: with the lock, losing last year's cadre would not count.
    worth = values(
        plan.case,
        plan.policy,
        forced.assignments,
        forced.pairings,
        question.ledger.roster.distances,
    )
    proven = forced.status is Status.OPTIMAL
    return (
        differences(order, question.values, worth),
        say("exact_proven" if proven else "exact_open", lang),
    )
