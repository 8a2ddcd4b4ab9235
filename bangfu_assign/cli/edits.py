"""What the command line says of edits made by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bangfu_assign import labels
from bangfu_assign.cli import screen
from bangfu_assign.labels import Lang

if TYPE_CHECKING:
    from bangfu_assign.facts.case import Case
    from bangfu_assign.policy import Policy

LISTED = 20


def locked(case: Case, policy: Policy, plan: Path, lang: Lang) -> Case:
    """Return the case with the hand edits of a plan as locks, and say how many there are."""
    from bangfu_assign import locking
    from bangfu_assign.rules.plan_file.edits import read_edits

    edits = read_edits(plan, case)
    count = len(edits.pairs) + len(edits.pairings) + len(edits.co_helpers)
    edited = locking.lock(case, policy, edits, lang)
    screen.say(labels.text("cli.edits_locked", lang, count=f"{count:,}"))
    if edits.gone:
        more = " …" if len(edits.gone) > LISTED else ""
        words = " ".join(edits.gone[:LISTED]) + more
        say = labels.text("cli.rows_deleted", lang, count=f"{len(edits.gone):,}", households=words)
        screen.complain(say)
    if edits.projects:
        more = " …" if len(edits.projects) > LISTED else ""
        words = " ".join(edit.key for edit in edits.projects[:LISTED]) + more
        number = f"{len(edits.projects):,}"
        say = labels.text("cli.projects_not_locked", lang, count=number, households=words)
        screen.complain(say)
    return edited


def warn_of_other_edits(plan: Path, case: Case, lang: Lang) -> None:
    """Say so if a folder's table was checked while its workbook was edited by hand."""
    from bangfu_assign.errors import BangfuError
    from bangfu_assign.rules.plan_file.edits import read_edits

    book = plan / "plan.xlsx"
    if not (plan / "assignments.csv").is_file() or not book.is_file():
        return
    try:
        edits = read_edits(book, case)
    except BangfuError:  # what is wrong with the other file is not asked here
        return
    changed = (edits.pairs, edits.pairings, edits.co_helpers, edits.projects, edits.gone)
    count = sum(len(kind) for kind in changed)
    if count:
        screen.complain(labels.text("cli.workbook_edited", lang, count=f"{count:,}"))
