"""``replan``: the facts have changed mid-year; the fewest changes that keep the plan valid."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bangfu_assign import labels
from bangfu_assign.cli import options, screen
from bangfu_assign.cli.folders import policy_of, require_case
from bangfu_assign.cli.options import PATH, both
from bangfu_assign.cli.progress import ProgressLine
from bangfu_assign.errors import Severity
from bangfu_assign.labels import Lang

if TYPE_CHECKING:
    from bangfu_assign.plan import Plan

EXIT_UNCOVERED = 3

LISTED = 40
"""Changes shown on the screen; ``changes.csv`` has them all."""


@click.command("replan", help=both("about_replan"), short_help=both("about_replan"))
@options.case_folder
@options.plan_path
@options.out_folder
@options.policy_file
@click.option("--previous", metavar="PLAN", type=PATH, help=both("help_previous"))
@click.option(
    "--date", "on", metavar="YYYY-MM-DD", type=click.DateTime(["%Y-%m-%d"]), help=both("help_date")
)
@options.time_limit
@options.deterministic_limit
@options.seed
@options.workers
@click.option("--strict", is_flag=True, help=both("help_strict"))
@click.option("--figures/--no-figures", default=True, help=both("help_figures"))
@options.language
def replan(
    case: Path,
    plan: Path,
    out: Path,
    policy: Path | None,
    previous: Path | None,
    on: dt.datetime | None,
    time_limit: float,
    deterministic_limit: float | None,
    seed: int,
    workers: int,
    strict: bool,
    figures: bool,
    lang: Lang,
) -> int:
    """Change PLAN as little as the new facts demand, say what changed and why, write OUT."""
    begin = time.perf_counter()
    require_case(case)
    from bangfu_assign import replanning, workflow
    from bangfu_assign.explain.replanned import moved_leaders
    from bangfu_assign.facts import read_case
    from bangfu_assign.plan.remembered import remembering
    from bangfu_assign.policy import read_policy_with_notes
    from bangfu_assign.report.atomic import check_target
    from bangfu_assign.report.painter import FIGURES, Painter
    from bangfu_assign.report.summary import to_text
    from bangfu_assign.report.write import write_plan
    from bangfu_assign.rules.plan_file import read_plan

    check_target(out)
    day = dt.date.today() if on is None else on.date()
    decided, notes = read_policy_with_notes(policy_of(case, policy))
    facts = read_case(case)
    found = [*notes, *facts.notes]
    old = read_plan(plan, facts, decided, departed=True)
    found += old.problems
    if previous is not None:
        last = read_plan(previous, facts, departed=True)
        facts = workflow.with_previous(facts, last.assignments)
        found += (replace(problem, severity=Severity.WARNING) for problem in last.problems)
    if found:
        screen.complain(labels.text("cli.see_check", lang, tally=screen.tally(found, lang)))
    with Painter(loading=[workflow.__name__, *([FIGURES] if figures else [])]) as painter:
        with ProgressLine(lang) as progress:
            new = replanning.replan(
                facts,
                decided,
                old,
                on=day,
                past=replanning.read_past(plan),
                time_limit_s=time_limit,
                seed=seed,
                workers=workers,
                deterministic_limit=deterministic_limit,
                progress=progress,
                lang=lang,
                painter=painter,
            )
        with remembering():
            write_plan(new, out, lang=lang, figures=figures, painter=painter)
            screen.say(to_text(new, lang))
    changes = new.records["changes"]
    sentences = [*moved_leaders(new, old.pairings, lang), *changes["sentence"].tolist()]
    counted = new.objective("changes")
    verdict = "cli.fewest_changes" if counted.proven else "cli.few_changes"
    screen.say(
        labels.text(
            verdict,
            lang,
            count=f"{counted.value:,}",
            bound=f"{counted.bound:,}",
            day=day.isoformat(),
        )
    )
    _say_of_layers(new, lang)
    for sentence in sentences[:LISTED]:
        screen.say(f"  {sentence}")
    if len(sentences) > LISTED:
        screen.say(labels.text("cli.more_changes", lang, count=f"{len(sentences) - LISTED:,}"))
    screen.say(labels.text("cli.written", lang, path=out))
    screen.closing(begin, new.peak_memory_mb, lang)
    return EXIT_UNCOVERED if strict and len(new.uncovered) else 0


def _say_of_layers(plan: Plan, lang: Lang) -> None:
    """Say how many households get another co-helper or project, of each layer that was kept."""
    for layer in plan.layers:
        for objective in layer.objectives:
            if objective.name == "changes":
                verdict = "cli.fewest_layer_changes" if objective.proven else "cli.layer_changes"
                name = labels.text(f"summary.layer_{layer.name}", lang)
                say = labels.text(verdict, lang, layer=name, count=f"{objective.value:,}")
                screen.say(say)
