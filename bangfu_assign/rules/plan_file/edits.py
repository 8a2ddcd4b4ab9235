"""What a person changed in a plan by hand: the plan as it stands against the plan as written."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from bangfu_assign.errors import PlanError, Problem
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.excel_grid import looks_like_workbook
from bangfu_assign.plan.as_written import PAIRINGS, PAIRS, SHEET
from bangfu_assign.plan.text import unguard
from bangfu_assign.rules.plan_file.read import Place, PlanFile, read_plan

Pairs = dict[str, str]


@dataclass(frozen=True, slots=True)
class Edit:
    """One cell changed by hand.

    Attributes
    ----------
    key : str
        The household; or, of an edit of the pairings, the leader.
    before, after : str
        The cadre as written and as it stands now ("" for nobody); or the village.
    place : Place or None
        The cell, if there is one.
    """

    key: str
    before: str
    after: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Edits:
    """Everything changed by hand.

    Attributes
    ----------
    file : Path
        Where.
    pairs : tuple of Edit
        Households given another cadre, a cadre, or none, sorted.
    pairings : tuple of Edit
        Leaders sent to another village, sorted.
    gone : tuple of str
        Households whose row was deleted: no edit, more likely a mistake.
    plan : PlanFile
        The plan as it stands, with what is wrong in it.
    """

    file: Path
    pairs: tuple[Edit, ...]
    pairings: tuple[Edit, ...]
    gone: tuple[str, ...]
    plan: PlanFile

    def __bool__(self) -> bool:
        return bool(self.pairs or self.pairings)


def read_edits(path: str | Path, case: Case) -> Edits:
    """Compare a plan with what was written when it was made.

    Parameters
    ----------
    path : path
        A workbook, an ``assignments.csv`` or an OUT folder; of a folder the workbook is read, the
        table only if nobody touched the workbook.
    case : Case
        The facts it was made for.

    Raises
    ------
    UsageError
        If there is no such path.
    PlanError
        If it is no plan, or nothing tells how it was written.
    """
    path = Path(path)
    if path.is_dir():
        files = [path / name for name in ("plan.xlsx", "assignments.csv")]
        found = [_compared(file, case) for file in files if file.is_file()]
        if found:
            return next((edits for edits in found if edits or edits.gone), found[0])
    return _compared(path, case)


def _compared(path: Path, case: Case) -> Edits:
    plan = read_plan(path, case)
    pairs, pairings = _as_written(path)
    table = plan.assignments
    # Of a household in two rows the reader has said that it is an error: either cadre will do here.
    now = dict(zip(table["household_id"], table["cadre_id"], strict=True))
    hooks = dict(zip(plan.pairings["cadre_id"], plan.pairings["village_id"], strict=True))
    named = set(plan.named)
    gone = sorted(household for household in pairs if household not in named)
    edited = {
        household: (pairs.get(household, ""), now.get(household, ""))
        for household in sorted({*pairs, *now} - set(gone))
    }
    moved = {leader: (pairings.get(leader, ""), village) for leader, village in hooks.items()}
    return Edits(
        path,
        tuple(
            Edit(key, *cells, plan.places.get(key))
            for key, cells in edited.items()
            if cells[0] != cells[1]
        ),
        tuple(
            Edit(key, *cells, plan.places.get(key))
            for key, cells in sorted(moved.items())
            if pairings and cells[0] != cells[1]
        ),
        tuple(gone),
        plan,
    )


def _as_written(path: Path) -> tuple[Pairs, Pairs]:
    """Return cadre by household and village by leader as they were written.

    The workbook's hidden sheet knows; where a program has dropped it, the other file of the plan
    that lies beside this one does.
    """
    beside = path.parent / "plan.xlsx"
    for book in (path, beside):
        if book.is_file() and looks_like_workbook(book):
            found = _hidden(book)
            if found is not None:
                return found
    table = path.parent / "assignments.csv"
    if table.is_file() and table != path:
        return _columns(table, "household_id", "cadre_id"), _columns(
            path.parent / "pairings.csv", "cadre_id", "village_id"
        )
    raise PlanError(Problem("planfile.not_as_written", file=path.name))


def _hidden(book: Path) -> tuple[Pairs, Pairs] | None:
    try:
        with CalamineWorkbook.from_path(str(book)) as opened:
            if SHEET not in opened.sheet_names:
                return None
            rows = opened.get_sheet_by_name(SHEET).to_python(skip_empty_area=False)
    except CalamineError:
        return None
    if not rows or [str(cell) for cell in rows[0]] != [*PAIRS, *PAIRINGS]:
        return None
    cells = [[str(cell) for cell in row] for row in rows[1:]]
    return {row[0]: row[1] for row in cells if row[0]}, {row[2]: row[3] for row in cells if row[2]}


def _columns(path: Path, key: str, value: str) -> Pairs:
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = csv.DictReader(stream)
        return {unguard(row.get(key) or ""): unguard(row.get(value) or "") for row in rows}
