"""Which cell of a register gets which text, and everything a clerk should know about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bangfu_assign.errors import Problem, Severity
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.grid import Cell
from bangfu_assign.facts.masks import mask_all
from bangfu_assign.facts.register_rows import NAME, PHONE, RegisterSheet
from bangfu_assign.facts.tidy import tidy
from bangfu_assign.plan.text import unguard
from bangfu_assign.report.notes import Note
from bangfu_assign.report.writeback.helpers import Helpers
from bangfu_assign.report.writeback.sheet_edit import Place


@dataclass(slots=True, eq=False)
class Entries:
    """What goes into a register.

    Attributes
    ----------
    texts : dict of sheet name to dict of (row, column) to str
        Only cells that do not say so already.
    notes : list of Note
        In the order of the rows.
    filled : int
        Rows that name the plan's helper afterwards.
    """

    texts: dict[str, dict[Place, str]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    filled: int = 0


def entries_of(sheets: Sequence[RegisterSheet], helpers: Helpers, case: Case) -> Entries:
    """Return what to enter where.

    A household with a cadre in the plan gets the cadre; a planned one without gets empty cells, so
    that no former helper stays; all other rows are left alone. Whoever is not simply filled in is
    noted.
    """
    made = Entries()
    known = set(case.households["household_id"])
    first: dict[str, tuple[str, int]] = {}
    for sheet in sheets:
        texts = made.texts.setdefault(sheet.grid.sheet, {})
        for row, household in sorted(sheet.households.items()):
            place = {"file": sheet.grid.file, "row": row + 1, "household_id": household}
            twin = first.setdefault(household, (sheet.grid.file, row + 1))
            if twin != (sheet.grid.file, row + 1):
                params = {"other_file": twin[0], "other": twin[1]}
                made.notes.append(Note("writeback.twice", **place, params=params))  # type: ignore[arg-type]
            if household not in helpers.of:
                code = "not_planned" if household in known else "unknown"
                made.notes.append(Note(f"writeback.{code}", **place))  # type: ignore[arg-type]
                continue
            texts |= _row(sheet, row, helpers.of[household])
            made.filled += household in helpers.cadre_of
            made.notes += _about(sheet, row, household, helpers)
    for household in sorted(set(helpers.of) - set(first)):
        cadre = helpers.cadre_of.get(household, "")
        made.notes.append(Note("writeback.absent", household_id=household, cadre_id=cadre))
    return made


def _row(sheet: RegisterSheet, row: int, told: Mapping[str, str]) -> dict[Place, str]:
    return {
        (row, place): told[kind]
        for kind, place in sheet.helpers.items()
        if plain(sheet.cell(row, place)) != plain(told[kind])
    }


def _about(sheet: RegisterSheet, row: int, household: str, helpers: Helpers) -> Iterator[Note]:
    """Yield that nobody is entered, or that somebody else stood there."""
    before = plain(sheet.cell(row, sheet.helpers[NAME]))
    after = helpers.of[household][NAME]
    cadre = helpers.cadre_of.get(household, "")
    place = {"file": sheet.grid.file, "row": row + 1, "household_id": household}
    if not cadre:
        stale = any(plain(sheet.cell(row, column)) for column in sheet.helpers.values())
        yield Note(f"writeback.{'cleared' if stale else 'uncovered'}", **place, before=before)  # type: ignore[arg-type]
    elif before and before != plain(after):
        yield Note("writeback.replaced", **place, cadre_id=cadre, before=before, after=after)  # type: ignore[arg-type]


def about_short(helpers: Helpers) -> Iterator[Note]:
    """Yield the texts that did not fit the register, one per cadre and column."""
    for (cadre, kind), short in helpers.short.items():
        private = kind == PHONE
        code = "phone_left_out" if private and not short.text else str(short.kept)
        yield Note(
            f"writeback.{code}",
            cadre_id=cadre,
            before=mask_all(short.full) if private else short.full,
            after=mask_all(short.text) if private else short.text,
            params={"households": helpers.loads[cadre]},
        )


def about_ids(sheets: Sequence[RegisterSheet], problems: Sequence[Problem]) -> Iterator[Note]:
    """Yield rows whose household id cannot be read: they are left alone."""
    headers = {
        (sheet.grid.file, sheet.header.texts[sheet.header.places["household_id"]])
        for sheet in sheets
        if "household_id" in sheet.header.places
    }
    for problem in problems:
        if problem.severity is Severity.ERROR and (problem.file, problem.column) in headers:
            yield Note("writeback.unreadable", problem.file, problem.row, before=problem.value)


def plain(cell: Cell) -> str:
    """Return a cell as text without look-alike characters, to compare what it says."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return tidy(unguard(str(cell)))[0]
