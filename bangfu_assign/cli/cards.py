"""``cards``: the contact cards, to be printed, signed and handed out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from bangfu_assign import labels
from bangfu_assign.cli import screen
from bangfu_assign.cli.folders import policy_of, require_case
from bangfu_assign.cli.noted import note_kinds
from bangfu_assign.cli.options import (
    both,
    case_folder,
    language,
    out_folder,
    plan_path,
    policy_file,
)
from bangfu_assign.cli.plans import plan_of
from bangfu_assign.labels import Lang


@click.command("cards", help=both("about_cards"), short_help=both("about_cards"))
@case_folder
@plan_path
@out_folder
@click.option("--village", "villages", metavar="NAME", multiple=True, help=both("help_village"))
@click.option("--household", "households", metavar="ID", multiple=True, help=both("help_household"))
@click.option(
    "--format", "formats", metavar="LIST", default="pdf,docx", show_default=True,
    help=both("help_format"),
)  # fmt: skip
@click.option("--uncovered", is_flag=True, help=both("help_uncovered"))
@policy_file
@language
def cards(
    case: Path,
    plan: Path,
    out: Path,
    villages: tuple[str, ...],
    households: tuple[str, ...],
    formats: str,
    uncovered: bool,
    policy: Path | None,
    lang: Lang,
) -> int:
    """Write the cards, and say who has none.

    Returns
    -------
    int
        0.
    """
    require_case(case)
    from bangfu_assign.report.atomic import check_target
    from bangfu_assign.report.cards.write import NOTES, write_cards
    from bangfu_assign.visits import with_history

    check_target(out)
    made = plan_of(case, plan, policy_of(case, policy), lang)
    made = replace(made, case=with_history(made.case, plan))
    done = write_cards(
        made,
        out,
        villages=villages,
        households=households,
        formats=formats.split(","),
        uncovered=uncovered,
        lang=lang,
        progress=screen.complain,
    )
    told = {
        "cards": f"{done.cards:,}",
        "pages": f"{done.pages:,}",
        "files": f"{len(done.files):,}",
        "path": done.folder,
    }
    screen.say(labels.text("cards.written" if done.cards else "cards.none", lang, **told))
    notes = {"count": f"{len(done.notes):,}", "path": done.folder / NOTES}
    screen.say(labels.text("cards.notes_written", lang, **notes))
    note_kinds(done.notes, lang)
    return 0
