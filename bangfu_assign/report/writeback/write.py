"""`write_back`: the helpers of a plan entered into the register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bangfu_assign.errors import FactsError, Problem, Severity, UsageError
from bangfu_assign.facts.files import find_files
from bangfu_assign.facts.findings import Findings
from bangfu_assign.facts.register_rows import RegisterSheet, read_register_sheets
from bangfu_assign.facts.schema import HOUSEHOLDS
from bangfu_assign.labels import Lang
from bangfu_assign.plan import Plan
from bangfu_assign.report.atomic import publish
from bangfu_assign.report.notes import Note, counts, note_table
from bangfu_assign.report.writeback.entries import about_ids, about_short, entries_of
from bangfu_assign.report.writeback.fill import check_columns, fill_register, proven
from bangfu_assign.report.writeback.fresh import fresh_sheet
from bangfu_assign.report.writeback.helpers import Helpers, helpers_of

FOLDER = "writeback"
FRESH = "register_14.xlsx"
NOTES = "writeback_notes.csv"


@dataclass(frozen=True, slots=True)
class WriteBack:
    """What was written.

    Attributes
    ----------
    folder : Path
        Where the files stand.
    fresh : Path
        The 14-column sheet made anew.
    register : Path or None
        The office's own file, filled in; None if it has no columns for the helper.
    filled : int
        Rows of `register` that name their helper.
    notes : tuple of Note
        Everybody who was not simply filled in, and every text that was shortened.
    """

    folder: Path
    fresh: Path
    register: Path | None
    filled: int
    notes: tuple[Note, ...]

    def counts(self) -> dict[str, int]:
        """Return how many notes there are of each kind, sorted by kind."""
        return counts(self.notes)


def write_back(
    plan: Plan, out: str | Path, *, register: str | Path | None = None, lang: Lang = "zh"
) -> WriteBack:
    """Enter the helpers of a plan into the register: all files or none.

    Parameters
    ----------
    plan : Plan
        The plan.
    out : path
        New, or holding a plan. ``writeback/`` in it gets ``register_14.xlsx`` (the import sheet
        made anew, 14 columns), the office's own file under its own name with only the helper's
        columns changed, and ``writeback_notes.csv``. For the owner alone: ID numbers stand in them.
    register : path, optional
        The office's own file: .xlsx, .csv or .xls (which becomes .xlsx). By default the case's
        table of households, if it has columns for the helper's name, phone, and unit and position.
    lang : {"zh", "en"}
        Language of the notes.

    Returns
    -------
    WriteBack
        Where the files stand, and what a clerk should know.

    Raises
    ------
    FactsError
        If the register cannot be read, has no such columns, or cannot be changed in these alone.
    UsageError
        If the folder cannot be used, there is no such register, or it lies where the result goes;
        nothing is changed then.
    """
    helpers = helpers_of(plan)
    own = _own_register(plan)
    notes: list[Note] = list(about_short(helpers))
    own_sheets = [] if own is None else read_register_sheets(own, Findings())
    content, more = fresh_sheet(plan.case, helpers, own_sheets)
    source = own if register is None else Path(register)
    if source is not None and source.resolve().is_relative_to((Path(out) / FOLDER).resolve()):
        raise UsageError(Problem("writeback.own_result", params={"path": str(source)}))
    with publish(out, add=True) as folder:
        place = folder / FOLDER
        place.mkdir(exist_ok=True)
        (place / FRESH).write_bytes(content)
        notes += more
        done = None
        if source is not None:
            sheets = own_sheets if register is None else None
            done = _fill(source, sheets, plan, helpers, place, chosen=register is not None)
        if done is None:
            notes.append(Note("writeback.only_fresh"))
        else:
            notes += done[2]
        (place / NOTES).write_bytes(note_table(notes, lang))
    written = Path(out) / FOLDER
    return WriteBack(
        written,
        written / FRESH,
        None if done is None else written / done[0],
        0 if done is None else done[1],
        tuple(notes),
    )


def _own_register(plan: Plan) -> Path | None:
    """Return the case's own table of households, None if it was not read from a folder."""
    folder = plan.case.folder
    if folder is None or not folder.is_dir():
        return None
    return find_files(folder, Findings()).get(HOUSEHOLDS.name)


def _fill(
    source: Path,
    sheets: Sequence[RegisterSheet] | None,
    plan: Plan,
    helpers: Helpers,
    place: Path,
    *,
    chosen: bool,
) -> tuple[str, int, list[Note]] | None:
    """Write the office's file; return its name, the rows filled and the notes."""
    findings = Findings()
    if sheets is None:
        if not source.is_file():
            raise UsageError(Problem("writeback.no_register", params={"path": str(source)}))
        sheets = read_register_sheets(source, findings)
        if not sheets:
            raise FactsError(p for p in findings.problems() if p.severity is Severity.ERROR)
    usable = [sheet for sheet in sheets if not sheet.missing()]
    if not usable:
        if chosen:
            raise FactsError(check_columns(sheets))
        return None
    entries = entries_of(usable, helpers, plan.case)
    filled = fill_register(source, usable, entries)
    name = filled.name
    if name.lower() in (FRESH, NOTES):
        name = f"office_{name}"
    (place / name).write_bytes(filled.content)
    if not proven(place / name, usable, entries):
        raise FactsError(Problem("writeback.not_as_before", source.name))
    lacking = [Note("writeback.sheet_without", file=s.grid.file) for s in sheets if s.missing()]
    ids = list(about_ids(usable, findings.problems()))
    return name, entries.filled, [*filled.notes, *lacking, *ids, *entries.notes]
