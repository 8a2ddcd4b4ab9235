"""``verify``: any plan, also one edited by hand, against every rule."""

from __future__ import annotations

from pathlib import Path

import click

from bangfu_assign import labels
from bangfu_assign.cli import screen
from bangfu_assign.cli.edits import warn_of_other_edits
from bangfu_assign.cli.folders import policy_of, require_case
from bangfu_assign.cli.options import both, case_folder, language, plan_path, policy_file
from bangfu_assign.errors import FactsError, PlanError
from bangfu_assign.labels import Lang


@click.command("verify", help=both("about_verify"), short_help=both("about_verify"))
@case_folder
@plan_path
@policy_file
@language
def verify(case: Path, plan: Path, policy: Path | None, lang: Lang) -> int:
    """Print which rules a plan breaks, and what it is worth; the code knows nothing of the solver.

    Returns
    -------
    int
        0 if every rule is kept, 1 if not.
    """
    require_case(case)
    from bangfu_assign import rules
    from bangfu_assign.agreement import disagreements
    from bangfu_assign.facts import read_case
    from bangfu_assign.facts.distance import measure
    from bangfu_assign.policy import read_policy
    from bangfu_assign.rules.plan_file import read_plan

    decided = read_policy(policy_of(case, policy))
    facts = read_case(case)
    if unfit := disagreements(facts, decided).facts:
        raise FactsError(unfit)
    written = read_plan(plan, facts, decided)
    warn_of_other_edits(plan, facts, lang)
    verdict = rules.verify(
        facts, decided, written.assignments, written.pairings, measure(facts, decided)
    )
    found = screen.by_weight([*written.problems, *verdict.breaches])
    if found:
        screen.problems(found, lang)
        screen.say(screen.tally(found, lang))
    screen.table(
        [labels.text(f"summary.{head}", lang) for head in ("objective", "value", "meaning")],
        (
            (
                labels.text(f"summary.{name}", lang),
                f"{verdict.values[name]:,}",
                labels.text(f"summary.{name}_means", lang),
            )
            for name in decided.objectives.order
        ),
        right=(1,),
    )
    valid = not screen.has_errors(found)
    screen.say(labels.text("cli.plan_is_valid" if valid else "cli.plan_is_not_valid", lang))
    return 0 if valid else PlanError.exit_code
