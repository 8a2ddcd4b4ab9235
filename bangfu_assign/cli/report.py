"""``report``: what people read of a plan: page, workbook, figures."""

from __future__ import annotations

from pathlib import Path

import click

from bangfu_assign import labels
from bangfu_assign.cli import options, screen
from bangfu_assign.cli.edits import warn_of_other_edits
from bangfu_assign.cli.folders import policy_of, require_case
from bangfu_assign.cli.options import both
from bangfu_assign.errors import FactsError, PlanError
from bangfu_assign.labels import Lang


@click.command("report", help=both("about_report"), short_help=both("about_report"))
@options.case_folder
@options.plan_path
@options.out_folder
@click.option("--public", is_flag=True, help=both("help_public"))
@click.option("--figures/--no-figures", default=True, help=both("help_figures"))
@options.policy_file
@options.language
def report(
    case: Path,
    plan: Path,
    out: Path,
    public: bool,
    figures: bool,
    policy: Path | None,
    lang: Lang,
) -> int:
    """Write the report of a plan; one that breaks rules gets a page that says what is broken.

    Returns
    -------
    int
        0 if the plan keeps every rule, 1 if not.
    """
    require_case(case)
    from bangfu_assign.agreement import disagreements
    from bangfu_assign.facts import read_case
    from bangfu_assign.policy import read_policy
    from bangfu_assign.report.atomic import check_target
    from bangfu_assign.report.page.internal import PAGE
    from bangfu_assign.report.page.write import PUBLIC_FOLDER, write_report
    from bangfu_assign.report.painter import Painter
    from bangfu_assign.reporting import open_plan

    check_target(out)
    decided = read_policy(policy_of(case, policy))
    with Painter() as painter:
        facts = read_case(case)
        if unfit := disagreements(facts, decided).facts:
            raise FactsError(unfit)
        opened = open_plan(plan, facts, decided, lang)
        warn_of_other_edits(plan, facts, lang)
        screen.complain_of(opened.problems, lang)
        write_report(
            opened.plan,
            out,
            lang,
            public=public and opened.ok,
            figures=figures,
            problems=opened.problems,
            painter=painter,
        )
    screen.say(labels.text("cli.report_written", lang, path=out / PAGE))
    if public and opened.ok:
        path = out / PUBLIC_FOLDER / PAGE
        screen.say(labels.text("cli.public_report_written", lang, path=path))
    if not opened.ok:
        screen.complain(labels.text("cli.report_of_broken_plan", lang))
    return 0 if opened.ok else PlanError.exit_code
