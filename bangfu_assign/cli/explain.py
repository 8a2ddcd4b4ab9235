"""``explain``: why this household has this cadre or none, what others would cost; or one cadre."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bangfu_assign.cli import options, screen
from bangfu_assign.cli.folders import policy_of, require_case
from bangfu_assign.cli.options import PATH, both
from bangfu_assign.cli.progress import ProgressLine
from bangfu_assign.errors import FactsError, PlanError, Severity
from bangfu_assign.labels import Lang

if TYPE_CHECKING:
    from bangfu_assign.explain.answer import Answer
    from bangfu_assign.explain.question import Question


@click.command("explain", help=both("about_explain"), short_help=both("about_explain"))
@options.case_folder
@options.plan_path
@click.argument("id_", metavar="ID")
@options.policy_file
@click.option("--previous", metavar="PLAN", type=PATH, help=both("help_previous"))
@click.option("--with", "cadre", metavar="CADRE", help=both("help_with"))
@click.option("--exact", is_flag=True, help=both("help_exact"))
@options.time_limit
@options.seed
@options.language
def explain(
    case: Path,
    plan: Path,
    id_: str,
    policy: Path | None,
    previous: Path | None,
    cadre: str | None,
    exact: bool,
    time_limit: float,
    seed: int,
    lang: Lang,
) -> int:
    """Print why a plan gives a household its cadre or none, or a cadre these households."""
    require_case(case)
    from bangfu_assign.explain.why_cadre import why_cadre
    from bangfu_assign.explain.why_household import why_household, why_pair

    question = _read(case, plan, policy, previous, lang)
    if not question.is_household(id_, alone=cadre is None and not exact):
        _show(why_cadre(question, id_))
        return 0
    if cadre is not None:
        question.require_cadre(cadre)
        _show(why_pair(question, id_, cadre))
    else:
        _show(why_household(question, id_))
    if exact:
        from bangfu_assign import workflow
        from bangfu_assign.explain.why_exact import why_exact

        with ProgressLine(lang) as progress:
            answer = why_exact(
                question,
                id_,
                cadre,
                lambda facts, decided: workflow.solve(
                    facts, decided, time_limit_s=time_limit, seed=seed, progress=progress
                ),
            )
        _show(answer)
    return 0


def _read(
    case: Path, plan: Path, policy: Path | None, previous: Path | None, lang: Lang
) -> Question:
    """Return the plan beside its facts, and what was proven about it."""
    from bangfu_assign.agreement import disagreements
    from bangfu_assign.explain.question import Question
    from bangfu_assign.facts import read_case
    from bangfu_assign.plan import Plan
    from bangfu_assign.policy import read_policy
    from bangfu_assign.rules.plan_file import read_plan
    from bangfu_assign.rules.plan_file.proven import read_objectives

    decided = read_policy(policy_of(case, policy))
    facts = read_case(case)
    if unfit := disagreements(facts, decided).facts:
        raise FactsError(unfit)
    if previous is not None:
        from bangfu_assign import workflow

        facts = workflow.with_previous(facts, read_plan(previous, facts).assignments)
    written = read_plan(plan, facts, decided)
    if wrong := [p for p in written.problems if p.severity is Severity.ERROR]:
        raise PlanError(wrong)
    made = Plan(facts, decided, written.assignments, written.pairings)
    question = Question.about(made, lang=lang)
    return replace(question, known=read_objectives(plan, facts, decided, question.values))


def _show(answer: Answer) -> None:
    from bangfu_assign.explain.answer import Table

    for part in answer:
        if isinstance(part, Table):
            screen.table(part.headers, part.rows, part.right)
        else:
            screen.say(part)
