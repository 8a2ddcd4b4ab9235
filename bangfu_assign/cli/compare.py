"""``compare``: named variants of the policy, solved side by side."""

from __future__ import annotations

import sys
import time
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bangfu_assign import labels
from bangfu_assign.cli import log, options, screen
from bangfu_assign.cli.folders import policy_of, require_case
from bangfu_assign.cli.options import PATH, both
from bangfu_assign.cli.progress import live_line
from bangfu_assign.errors import NoPlanError, Problem
from bangfu_assign.labels import Lang

if TYPE_CHECKING:
    from bangfu_assign.plan import Progress
    from bangfu_assign.plan.comparison import Comparison, Outcome


@click.command("compare", help=both("about_compare"), short_help=both("about_compare"))
@options.case_folder
@click.argument("scenarios", metavar="SCENARIOS", type=PATH)
@options.out_folder
@options.policy_file
@click.option("--previous", metavar="PLAN", type=PATH, help=both("help_previous"))
@click.option("--cores", metavar="N", type=click.IntRange(1, 1024), help=both("help_cores"))
@click.option(
    "--time-limit",
    metavar="S",
    type=options.POSITIVE,
    default=15.0,
    show_default=True,
    help=both("help_time_limit_each"),
)
@options.seed
@click.option("--sensitivity", is_flag=True, help=both("help_sensitivity"))
@click.option("--figures/--no-figures", default=True, help=both("help_figures"))
@options.language
def compare(
    case: Path,
    scenarios: Path,
    out: Path,
    policy: Path | None,
    previous: Path | None,
    cores: int | None,
    time_limit: float,
    seed: int,
    sensitivity: bool,
    figures: bool,
    lang: Lang,
) -> int:
    """Solve every variant, print them side by side, and write the comparison to OUT."""
    require_case(case)
    from bangfu_assign import scenario, workflow
    from bangfu_assign.facts import read_case
    from bangfu_assign.plan.comparison_words import notes
    from bangfu_assign.policy import read_policy_with_notes
    from bangfu_assign.report.atomic import check_target
    from bangfu_assign.report.scenarios.write import write_comparison
    from bangfu_assign.rules.plan_file import read_plan
    from bangfu_assign.scenario.more_places import bought, rank_variants

    check_target(out)
    decided, repaired = read_policy_with_notes(policy_of(case, policy))
    facts = read_case(case)
    found = [*repaired, *facts.notes]
    if previous is not None:
        last = read_plan(previous, facts, departed=True)
        facts = workflow.with_previous(facts, last.assignments)
        found += last.problems
    variants = scenario.read_scenarios(scenarios, facts, decided, lang)
    if found:
        screen.complain(labels.text("cli.see_check", lang, tally=screen.tally(found, lang)))
    ranks = rank_variants(facts, decided, lang) if sensitivity else {}
    # A variant may be called like a rank's: the numbers before them keep the two apart.
    extra = {f"\0{name}": variant for name, variant in ranks.items()}
    with _Progress(lang, len(variants) + len(extra)) as progress:
        solved = scenario.compare(
            facts,
            {**variants, **extra},
            time_limit_s=time_limit,
            cores=cores,
            seed=seed,
            progress=progress,
            lang=lang,
        )
    comparison = replace(
        solved, outcomes=tuple(one for one in solved.outcomes if one.name not in extra)
    )
    if sensitivity:
        bases = {one.name[1:]: one for one in solved.outcomes if one.name in extra}
        table = bought(comparison[comparison.base], bases, lang)
        comparison = replace(comparison, sensitivity=table)
    _log_faults(comparison, lang)
    if not comparison.plans:
        _show(comparison, lang)
        raise NoPlanError(_reasons(comparison))
    write_comparison(comparison, out, lang, figures=figures)
    _show(comparison, lang)
    for note in notes(comparison, lang):
        screen.say(note)
    screen.say(labels.text("cli.written", lang, path=out))
    return 0


def _show(comparison: Comparison, lang: Lang) -> None:
    from bangfu_assign.plan import comparison_words as words

    screen.say(words.title(comparison, lang))
    heads = [words.say(code, lang) for code in words.HEADS]
    screen.table(heads, words.rows(comparison, lang), words.NUMBERS)
    if comparison.sensitivity is not None:
        codes = ("rank", "rank_cadres", "one_need", "added", "all_gained", "all_coverage")
        rows = [
            (
                r["label"],
                r["cadres"],
                r["one_need"],
                r["added"],
                r["all_covered"],
                r["all_coverage"],
            )
            for r in comparison.sensitivity.astype("object").fillna("–").to_dict("records")
        ]
        screen.say(words.say("sheet_sensitivity", lang))
        screen.table([words.say(code, lang) for code in codes], rows, (1, 2, 3, 4, 5))
    for line in words.fronts(comparison, lang) if comparison.plans else ():
        screen.say(line)


def _reasons(comparison: Comparison) -> list[Problem]:
    return [problem for outcome in comparison.outcomes for problem in outcome.problems]


def _log_faults(comparison: Comparison, lang: Lang) -> None:
    """Say where the log of a variant's fault is; the other variants stand."""
    for outcome in comparison.outcomes:
        if outcome.trace and not outcome.same_as:
            where = log.write(RuntimeError(outcome.trace), ["compare", outcome.name])
            code = "cli.unexpected_no_log" if where is None else "cli.unexpected"
            screen.complain(labels.text(code, lang, kind=outcome.name, log=where))


class _Progress:
    """Shows on stderr which variants are being solved, and how each has ended."""

    def __init__(self, lang: Lang, total: int) -> None:
        self._lang = lang
        self._total = total
        self._done = 0
        self._running: dict[str, None] = {}
        self._start = time.monotonic()
        self._live: AbstractContextManager[object] = nullcontext()

    def __enter__(self) -> _Progress:
        if sys.stderr.isatty():
            self._live = live_line(self.line)
        self._live.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._live.__exit__(None, None, None)

    def __call__(self, name: str, news: Progress | Outcome) -> None:
        """Take note of a variant at work, or of one that has ended."""
        from bangfu_assign.plan.comparison import Outcome
        from bangfu_assign.plan.comparison_words import ending, say
        from bangfu_assign.plan.text import display

        if not isinstance(news, Outcome):
            self._running[name] = None
            return
        self._running.pop(name, None)
        self._done += 1
        line = say(
            "finished", self._lang, done=self._done, total=self._total, name=display(name),
            result=ending(news, self._lang),
        )  # fmt: skip
        screen.complain(line)

    def line(self) -> str:
        """Return the line as it stands now."""
        from bangfu_assign.plan.text import display

        running = " | ".join(display(name) for name in self._running) or "…"
        seconds = f"{time.monotonic() - self._start:.0f}"
        return labels.text(
            "compared.progress", self._lang, done=self._done, total=self._total, running=running,
            seconds=seconds,
        )  # fmt: skip
