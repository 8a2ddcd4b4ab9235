"""``solve``: the main job, from the case folder to the results on disk."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import click

from bangfu_assign import labels
from bangfu_assign.cli import options, screen
from bangfu_assign.cli.edits import locked
from bangfu_assign.cli.folders import policy_of, require_case
from bangfu_assign.cli.options import PATH, both
from bangfu_assign.cli.progress import ProgressLine
from bangfu_assign.errors import Severity
from bangfu_assign.labels import Lang

EXIT_UNCOVERED = 3


@click.command("solve", help=both("about_solve"), short_help=both("about_solve"))
@options.case_folder
@options.out_folder
@options.policy_file
@click.option("--previous", metavar="PLAN", type=PATH, help=both("help_previous"))
@click.option("--lock-edits", metavar="PLAN", type=PATH, help=both("help_lock_edits"))
@options.time_limit
@options.deterministic_limit
@options.seed
@options.workers
@click.option("--strict", is_flag=True, help=both("help_strict"))
@click.option("--figures/--no-figures", default=True, help=both("help_figures"))
@options.language
def solve(
    case: Path,
    out: Path,
    policy: Path | None,
    previous: Path | None,
    lock_edits: Path | None,
    time_limit: float,
    deterministic_limit: float | None,
    seed: int,
    workers: int,
    strict: bool,
    figures: bool,
    lang: Lang,
) -> int:
    """Make the plan of a case and write it to OUT; nothing is written unless all went well."""
    begin = time.perf_counter()
    require_case(case)
    from bangfu_assign import workflow
    from bangfu_assign.facts import read_case
    from bangfu_assign.plan.remembered import remembering
    from bangfu_assign.policy import read_policy_with_notes
    from bangfu_assign.report.atomic import check_target
    from bangfu_assign.report.painter import FIGURES, Painter
    from bangfu_assign.report.summary import to_text
    from bangfu_assign.report.write import write_plan
    from bangfu_assign.rules.plan_file import read_plan

    check_target(out)  # now rather than after a minute's work
    decided, notes = read_policy_with_notes(policy_of(case, policy))
    facts = read_case(case)
    found = [*notes, *facts.notes]
    if previous is not None:
        last = read_plan(previous, facts, departed=True)
        facts = workflow.with_previous(facts, last.assignments)
        # Who has left the rosters since is no mistake in this year's facts.
        found += (replace(problem, severity=Severity.WARNING) for problem in last.problems)
    if found:
        screen.complain(labels.text("cli.see_check", lang, tally=screen.tally(found, lang)))
    if lock_edits is not None:
        facts = locked(facts, decided, lock_edits, lang)
    with Painter(loading=[workflow.__name__, *([FIGURES] if figures else [])]) as painter:
        with ProgressLine(lang) as progress:
            plan = workflow.solve(
                facts,
                decided,
                time_limit_s=time_limit,
                seed=seed,
                workers=workers,
                deterministic_limit=deterministic_limit,
                progress=progress,
                lang=lang,
                painter=painter,
            )
        if lock_edits is not None:
            plan = replace(plan, records={**plan.records, "locks": facts.locks})
        with remembering():
            write_plan(plan, out, lang=lang, figures=figures, painter=painter)
            screen.say(to_text(plan, lang))
    uncovered = len(plan.uncovered)
    verdict = "cli.uncovered_line" if uncovered else "cli.all_covered"
    screen.say(labels.text(verdict, lang, count=f"{uncovered:,}"))
    screen.say(labels.text("cli.written", lang, path=out))
    screen.closing(begin, plan.peak_memory_mb, lang)
    return EXIT_UNCOVERED if strict and uncovered else 0
