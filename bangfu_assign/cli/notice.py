"""``notice``: the public notices of a plan, one per village and one of the town."""

from __future__ import annotations

from pathlib import Path

import click

from bangfu_assign import labels
from bangfu_assign.cli import screen
from bangfu_assign.cli.edits import warn_of_other_edits
from bangfu_assign.cli.folders import policy_of, require_case
from bangfu_assign.cli.options import (
    PATH,
    both,
    case_folder,
    language,
    out_folder,
    plan_path,
    policy_file,
)
from bangfu_assign.errors import PlanError, Problem
from bangfu_assign.labels import Lang

_FORMATS = "docx,pdf,xlsx,html"


@click.command("notice", help=both("about_notice"), short_help=both("about_notice"))
@case_folder
@plan_path
@out_folder
@click.option(
    "--format", "formats", metavar="docx,pdf,xlsx,html", default=_FORMATS, help=both("help_formats")
)
@click.option("--village", "villages", metavar="NAME", multiple=True, help=both("help_village"))
@click.option("--template", metavar="FILE.docx", type=PATH, help=both("help_template"))
@policy_file
@language
def notice(
    case: Path,
    plan: Path,
    out: Path,
    formats: str,
    villages: tuple[str, ...],
    template: Path | None,
    policy: Path | None,
    lang: Lang,
) -> int:
    """Write OUT/public; print where, and on stderr what is blank, cut or missing.

    Returns
    -------
    int
        0; errors are raised, and nothing is published then.
    """
    require_case(case)
    from bangfu_assign.facts import read_case
    from bangfu_assign.facts.distance import measure
    from bangfu_assign.plan import Plan
    from bangfu_assign.policy import read_policy
    from bangfu_assign.report.notice.write import TEMPLATE, write_notices
    from bangfu_assign.rules import verify
    from bangfu_assign.rules.plan_file import read_plan

    decided = read_policy(policy_of(case, policy))
    facts = read_case(case)
    written = read_plan(plan, facts, decided)
    if screen.has_errors(written.problems):
        raise PlanError(written.problems)
    warn_of_other_edits(plan, facts, lang)
    distances = measure(facts, decided)
    verdict = verify(facts, decided, written.assignments, written.pairings, distances)
    if not verdict.ok:
        raise PlanError([*verdict.breaches, Problem("report.broken_not_public")])

    def tell(done: int, total: int, name: str) -> None:
        screen.complain(labels.text("notice.progress", lang, done=done + 1, total=total, name=name))

    made = write_notices(
        Plan(facts, decided, written.assignments, written.pairings),
        out,
        formats=[word.strip() for word in formats.split(",") if word.strip()],  # type: ignore[misc]
        villages=villages,
        template=template,
        progress=tell,
        lang=lang,
    )
    screen.complain_of([*written.problems, *made.notes], lang)
    kinds = sorted({Path(file).suffix[1:] for file in made.files})
    screen.say(
        labels.text(
            "notice.written_villages" if villages else "notice.written",
            lang,
            villages=made.villages,
            formats="、".join(kinds) if lang == "zh" else ", ".join(kinds),
            files=len(made.files),
            folder=made.folder / "public",
        )
    )
    if (made.folder / TEMPLATE).is_file() and template is None:
        screen.say(labels.text("notice.template_left", lang, file=made.folder / TEMPLATE))
    return 0
