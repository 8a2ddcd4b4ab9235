"""What a clerk should know about a document: who was left out, what was shortened, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from bangfu_assign import labels
from bangfu_assign.labels import Lang
from bangfu_assign.plan.text import display
from bangfu_assign.report.tables import to_csv

NOTE_COLUMNS = (
    "what", "file", "row", "household_id", "cadre_id", "before", "after", "sentence",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Note:
    """Something about a row, a household or a cadre that did not simply go into a document.

    Attributes
    ----------
    code : str
        Key of its sentence, with its room: ``"writeback.absent"``.
    file : str
        Where it stands, with the sheet in brackets if there are several.
    row : int or None
        As Excel counts.
    household_id, cadre_id : str
        Whom it is about; "" if nobody.
    before, after : str
        What stood there and what stands there now; phones are masked.
    params : mapping
        Fills the sentence.
    """

    code: str
    file: str = ""
    row: int | None = None
    household_id: str = ""
    cadre_id: str = ""
    before: str = ""
    after: str = ""
    params: Mapping[str, object] = field(default_factory=dict)

    def sentence(self, lang: Lang = "zh") -> str:
        """Return the note in words, without its place."""
        return labels.text(self.code, lang, **self.params)

    def place(self, lang: Lang = "zh") -> str:
        """Return file, row and whom it is about."""
        row = "" if self.row is None else labels.text("problems.row", lang, row=self.row)
        parts = (self.file, row, self.household_id or self.cadre_id)
        return " ".join(part for part in parts if part)


def counts(notes: Iterable[Note]) -> dict[str, int]:
    """Return how many notes there are of each kind, by code without room, sorted."""
    return dict(sorted(Counter(note.code.partition(".")[2] for note in notes).items()))


def note_table(notes: Sequence[Note], lang: Lang = "zh") -> bytes:
    """Return notes as CSV, in the order given."""
    rows = [
        (
            note.code.partition(".")[2], display(note.file), note.row, note.household_id,
            note.cadre_id, display(note.before), display(note.after), display(note.sentence(lang)),
        )
        for note in notes
    ]  # fmt: skip
    return to_csv(pd.DataFrame(rows, columns=NOTE_COLUMNS, dtype=object), NOTE_COLUMNS)
