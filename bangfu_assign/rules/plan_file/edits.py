"""What a person changed in a plan by hand: the plan as it stands against the plan as written."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from bangfu_assign.errors import PlanError, Problem
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.excel_grid import looks_like_workbook
from bangfu_assign.plan.as_written import LAYERS, PAIRINGS, PAIRS, SHEET
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
        The cadre as written and as it stands now ("" for nobody); or the village, the co-helper,
        the project.
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
    co_helpers, projects : tuple of Edit
        Households given another co-helper or project, or none, sorted.
    """

    file: Path
    pairs: tuple[Edit, ...]
    pairings: tuple[Edit, ...]
    gone: tuple[str, ...]
    plan: PlanFile
    co_helpers: tuple[Edit, ...] = ()
    projects: tuple[Edit, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.pairs or self.pairings or self.co_helpers or self.projects)


@dataclass(frozen=True, slots=True)
class _Written:
    """A plan as it was written; a layer is None where nothing tells."""

    pairs: Pairs
    pairings: Pairs
    layers: dict[str, Pairs] = field(default_factory=dict)


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
    written = _as_written(path)
    pairs, pairings = written.pairs, written.pairings
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
        _in_layer("co_helper_id", plan, written, frozenset(gone)),
        _in_layer("project_id", plan, written, frozenset(gone)),
    )


def _in_layer(
    name: str, plan: PlanFile, written: _Written, gone: frozenset[str]
) -> tuple[Edit, ...]:
    """Return the edits of a layer's column; none where the column or its first state is missing."""
    if name not in plan.heads or name not in written.layers:
        return ()
    table, before = plan.assignments, written.layers[name]
    after = dict(zip(table["household_id"], table[name], strict=True))
    edits = []
    for key in sorted({*before, *after} - gone):
        if before.get(key, "") != after.get(key, ""):
            place = plan.places.get(key)
            if place is not None:
                place = place._replace(column=plan.heads[name])
            edits.append(Edit(key, before.get(key, ""), after.get(key, ""), place))
    return tuple(edits)


def _as_written(path: Path) -> _Written:
    """Return cadre by household, village by leader and the layers as they were written.

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
        layers = {n: _columns(table, "household_id", n) for n in ("co_helper_id", "project_id")}
        return _Written(
            _columns(table, "household_id", "cadre_id"),
            _columns(path.parent / "pairings.csv", "cadre_id", "village_id"),
            layers,
        )
    raise PlanError(Problem("planfile.not_as_written", file=path.name))


def _hidden(book: Path) -> _Written | None:
    try:
        with CalamineWorkbook.from_path(str(book)) as opened:
            if SHEET not in opened.sheet_names:
                return None
            rows = opened.get_sheet_by_name(SHEET).to_python(skip_empty_area=False)
    except CalamineError:
        return None
    heads = [str(cell) for cell in rows[0]] if rows else []
    if heads[:4] != [*PAIRS, *PAIRINGS]:
        return None
    cells = [[str(cell) for cell in row] for row in rows[1:]]
    layers = {}
    if heads[4:7] == [*LAYERS]:
        for name, column in (("co_helper_id", 5), ("project_id", 6)):
            layers[name] = {row[4]: row[column] for row in cells if row[4]}
    return _Written(
        {row[0]: row[1] for row in cells if row[0]},
        {row[2]: row[3] for row in cells if row[2]},
        layers,
    )


def _columns(path: Path, key: str, value: str) -> Pairs:
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = csv.DictReader(stream)
        return {unguard(row.get(key) or ""): unguard(row.get(value) or "") for row in rows}
