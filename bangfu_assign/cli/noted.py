"""What the command line says of the notes about a document: kinds, counts, and where to look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bangfu_assign import labels
from bangfu_assign.cli import screen
from bangfu_assign.labels import Lang

if TYPE_CHECKING:
    from bangfu_assign.report.notes import Note


def note_kinds(notes: Sequence[Note], lang: Lang) -> None:
    """Print one row per kind of note; every single one stands in the file of notes."""
    kinds: dict[str, list[Note]] = {}
    for note in notes:
        kinds.setdefault(note.code, []).append(note)
    if kinds:
        screen.table(
            [labels.text(f"writeback.{head}", lang) for head in ("what", "count", "first")],
            (
                (found[0].sentence(lang), f"{len(found):,}", found[0].place(lang))
                for _, found in sorted(kinds.items())
            ),
            right=(1,),
        )
