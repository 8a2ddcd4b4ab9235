"""``writeback``: the plan entered into the register."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bangfu_assign import labels
from bangfu_assign.cli import screen
from bangfu_assign.cli.folders import policy_of, require_case
from bangfu_assign.cli.noted import note_kinds
from bangfu_assign.cli.options import (
    PATH,
    both,
    case_folder,
    language,
    out_folder,
    plan_path,
    policy_file,
)
from bangfu_assign.cli.plans import plan_of
from bangfu_assign.labels import Lang

if TYPE_CHECKING:
    from bangfu_assign.report.notes import Note

LISTED = 30
"""Shortened texts shown one by one; all stand in the notes."""


@click.command("writeback", help=both("about_writeback"), short_help=both("about_writeback"))
@case_folder
@plan_path
@out_folder
@click.option("--register", metavar="FILE", type=PATH, help=both("help_register"))
@policy_file
@language
def writeback(
    case: Path, plan: Path, out: Path, register: Path | None, policy: Path | None, lang: Lang
) -> int:
    """Write the 14-column sheet and the office's own file with the helpers in it.

    Returns
    -------
    int
        0; whatever could not be entered is listed.
    """
    require_case(case)
    from bangfu_assign.report.atomic import check_target
    from bangfu_assign.report.writeback.write import NOTES, write_back

    check_target(out)
    made = plan_of(case, plan, policy_of(case, policy), lang)
    done = write_back(made, out, register=register, lang=lang)
    screen.say(labels.text("writeback.fresh_written", lang, path=done.fresh))
    if done.register is not None:
        told = {"path": done.register, "filled": f"{done.filled:,}"}
        screen.say(labels.text("writeback.register_written", lang, **told))
    path = done.folder / NOTES
    told = {"path": path, "count": f"{len(done.notes):,}"}
    screen.say(labels.text("writeback.notes_written", lang, **told))
    _texts([note for note in done.notes if note.params.get("households")], path, lang)
    note_kinds(done.notes, lang)
    return 0


def _texts(notes: Sequence[Note], path: Path, lang: Lang) -> None:
    """Print what was shortened: those who check it look for odd ones, not for places."""
    if not notes:
        return
    rows: dict[tuple[str, str], int] = {}
    for note in notes:
        key = note.before, note.after
        rows[key] = rows.get(key, 0) + int(str(note.params["households"]))
    screen.say(labels.text("writeback.texts", lang))
    screen.table(
        [labels.text(f"writeback.{head}", lang) for head in ("full", "short", "households")],
        ((*texts, f"{count:,}") for texts, count in list(rows.items())[:LISTED]),
        right=(2,),
    )
    if len(rows) > LISTED:
        told = {"count": f"{len(rows) - LISTED:,}", "path": path}
        screen.say(labels.text("writeback.more", lang, **told))
