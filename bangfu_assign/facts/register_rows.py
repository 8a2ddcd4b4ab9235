"""Where a register of households has its helper's columns, and which household each row is.

The rows are found by the very code that reads a case: title rows, totals, repeated headers, dirty
ids and members' rows without an id mean here what they mean there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bangfu_assign.facts import aliases
from bangfu_assign.facts.findings import Findings
from bangfu_assign.facts.grid import Cell, Grid
from bangfu_assign.facts.headers import Header, header_key
from bangfu_assign.facts.national import with_ids
from bangfu_assign.facts.rows import RELATION, ROW
from bangfu_assign.facts.schema import HOUSEHOLDS
from bangfu_assign.facts.tables import TableSheet, read_sheets

NAME, PHONE, JOB, UNIT, POSITION = "name", "phone", "job", "unit", "position"
"""What a helper's column holds; ``job`` is unit and position in one."""

_JOB = "单位职务 单位及职务 帮扶人单位职务 帮扶人单位及职务 帮扶责任人单位职务 帮扶责任人单位及职务"
_WORDS: dict[str, str] = {
    JOB: _JOB,
    NAME: aliases.STRONG["cadres"]["name"],
    PHONE: aliases.STRONG["cadres"]["phone"] + " 帮扶人手机号码 " + " ".join(aliases.BARE_PHONE),
    UNIT: aliases.STRONG["cadres"]["unit"],
    POSITION: aliases.STRONG["cadres"]["position"],
}


@dataclass(frozen=True, slots=True, eq=False)
class RegisterSheet:
    """One sheet of a register.

    Attributes
    ----------
    grid : Grid
        Its cells; merged ranges are filled.
    header : Header
        What its columns are.
    helpers : mapping of str to int
        Position of each column of the helper that the sheet has, by what it holds.
    households : mapping of int to str
        Household id by index in ``grid.rows``, for every row that is a household's.
    """

    grid: Grid
    header: Header
    helpers: Mapping[str, int]
    households: Mapping[int, str]

    def cell(self, row: int, place: int) -> Cell:
        """Return a cell as it is shown; what a row is too short for is blank."""
        cells = self.grid.rows[row]
        return cells[place] if place < len(cells) else ""

    def missing(self) -> tuple[str, ...]:
        """Return which of name, phone and job the sheet has no column for."""
        has_job = JOB in self.helpers or {UNIT, POSITION} <= set(self.helpers)
        found = {NAME: NAME in self.helpers, PHONE: PHONE in self.helpers, JOB: has_job}
        return tuple(name for name, there in found.items() if not there)

    def place_of(self, *headers: str) -> int | None:
        """Return the first column with one of these headers, None if there is none."""
        wanted = {header_key(header) for header in headers}
        texts = enumerate(self.header.texts)
        return next((place for place, text in texts if header_key(text) in wanted), None)


def read_register_sheets(path: Path, findings: Findings) -> list[RegisterSheet]:
    """Return every sheet of a register that holds households.

    Parameters
    ----------
    path : Path
        A .csv, .xlsx or .xls file.
    findings : Findings
        Takes everything odd about the file, as when a case is read.
    """
    return [_of(sheet, findings) for sheet in read_sheets(path, HOUSEHOLDS, findings)]


def _of(sheet: TableSheet, findings: Findings) -> RegisterSheet:
    frame = sheet.frame
    if RELATION in frame:
        frame = with_ids(frame, findings)
    rows = zip(frame[ROW].tolist(), frame["household_id"].tolist(), strict=True)
    return RegisterSheet(
        sheet.grid,
        sheet.header,
        _helpers(sheet.header),
        {row - 1: household for row, household in rows if household},
    )


def _helpers(header: Header) -> dict[str, int]:
    """Return the first column of each kind; a second helper's columns are nobody's to fill."""
    keys = {kind: {header_key(word) for word in words.split()} for kind, words in _WORDS.items()}
    found: dict[str, int] = {}
    for place in header.helper_places:
        key = header_key(header.texts[place])
        kind = next((kind for kind, known in keys.items() if key in known), None)
        if kind is not None:
            found.setdefault(kind, place)
    return found
