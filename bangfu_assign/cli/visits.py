"""``visits``: the register of visits against the plan."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from bangfu_assign import labels
from bangfu_assign.cli import screen
from bangfu_assign.cli.folders import policy_of, require_case
from bangfu_assign.cli.options import PATH, both, case_folder, language, plan_path, policy_file
from bangfu_assign.errors import FactsError, PlanError, Problem, Severity
from bangfu_assign.labels import Lang

LISTED = 50
"""Errors shown one by one; a register of another town would fill the screen."""


@click.command("visits", help=both("about_visits"), short_help=both("about_visits"))
@case_folder
@plan_path
@click.argument("register", metavar="REGISTER", type=PATH)
@click.option("-o", "--out", metavar="OUT", type=PATH, help=both("help_out_visits"))
@click.option("--since", metavar="YYYY-MM", help=both("help_since"))
@click.option("--until", metavar="YYYY-MM", help=both("help_until"))
@policy_file
@language
def visits(
    case: Path,
    plan: Path,
    register: Path,
    out: Path | None,
    since: str | None,
    until: str | None,
    policy: Path | None,
    lang: Lang,
) -> int:
    """Print who was contacted when, and write the details to OUT if there is one.

    Returns
    -------
    int
        0 if every row of the register could be used; 1 if some could not, the rest being checked.
    """
    require_case(case)
    from bangfu_assign.facts import read_case
    from bangfu_assign.plan import Plan
    from bangfu_assign.policy import read_policy
    from bangfu_assign.report.atomic import check_target
    from bangfu_assign.report.visits.text import to_text
    from bangfu_assign.rules.plan_file import read_plan
    from bangfu_assign.visits import check_visits, read_register, with_history

    if out is not None:
        check_target(out)
    decided = read_policy(policy_of(case, policy))
    facts = read_case(case)
    written = read_plan(plan, facts, decided)
    if screen.has_errors(written.problems):
        raise PlanError(written.problems)
    entries = read_register(register, facts, decided.plan.year)
    made = Plan(with_history(facts, plan), decided, written.assignments, written.pairings)
    found = check_visits(made, entries, since=since, until=until)
    screen.complain_of(written.problems, lang)
    screen.say(to_text(found, lang))
    _list_errors(found.problems, lang)
    if out is not None:
        from bangfu_assign.report.visits.write import write_visits

        screen.say(labels.text("cli.written", lang, path=write_visits(found, out, lang)))
    screen.say(screen.tally(found.problems, lang))
    return FactsError.exit_code if screen.has_errors(found.problems) else 0


def _list_errors(found: Sequence[Problem], lang: Lang) -> None:
    """Print the rows that could not be used; what is merely odd was counted by kind."""
    errors = [problem for problem in found if problem.severity is Severity.ERROR]
    if errors:
        screen.problems(errors[:LISTED], lang)
    if len(errors) > LISTED:
        rest = len(errors) - LISTED
        screen.say(labels.text("cli.more_errors", lang, count=f"{rest:,}"))
