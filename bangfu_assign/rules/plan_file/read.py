"""`read_plan`: a plan from disk, also one edited by hand, with everything odd about it named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from bangfu_assign import labels
from bangfu_assign.errors import Problem, Severity
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.grid import Cell
from bangfu_assign.plan import ASSIGNMENT_COLUMNS, PAIRING_COLUMNS
from bangfu_assign.policy import Policy
from bangfu_assign.rules.plan_file.ids import Ids, names_of
from bangfu_assign.rules.plan_file.infer import infer_pairings
from bangfu_assign.rules.plan_file.sheets import PlanTables, Table, find_tables
from bangfu_assign.rules.plan_file.whose import require_same_case

LISTED = 50
"""Missing households listed one by one; the rest are counted."""

_TOTALS = ("合计", "小计", "总计", "total")
_REMARKS = ("workbook.all_covered", "workbook.no_pairings")
"""What an empty sheet of the workbook says in place of rows."""


class Place(NamedTuple):
    """A cell of a plan: file, row as Excel shows it, header of the column."""

    file: str
    row: int
    column: str


class PlanFile(NamedTuple):
    """A plan as read.

    Attributes
    ----------
    assignments : DataFrame
        The plan's columns, sorted by household and cadre; only rows that say who helps. ``kept`` is
        False throughout: it depends on the policy (`bangfu_assign.rules.with_kept`).
    pairings : DataFrame
        Which leader hooks which village, sorted; inferred if the plan does not say.
    problems : list of Problem
        Unknown ids, households named twice (errors); households that appear nowhere, pairings that
        had to be inferred (warnings).
    named : frozenset of str
        Households the plan knows of, with a cadre or among the uncovered.
    places : mapping of str to Place
        Where each household's cadre stands, and each leader's village.
    heads : mapping of str to str
        The columns of ids that its table of households has, with their headers.
    """

    assignments: pd.DataFrame
    pairings: pd.DataFrame
    problems: list[Problem]
    named: frozenset[str] = frozenset()
    places: Mapping[str, Place] = {}
    heads: Mapping[str, str] = {}


@dataclass(slots=True)
class _Reader:
    case: Case
    departed: bool
    problems: list[Problem] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    ids: dict[str, Ids] = field(init=False)
    heads: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        case = self.case
        self.heads = names_of(case.households["household_id"], case.households["head_name"])
        gone, left = ("departed_cadre", "departed_household") if self.departed else ("", "")
        cadres = Ids("unknown_cadre", names_of(case.cadres["cadre_id"], case.cadres["name"]), gone)
        villages = names_of(case.villages["village_id"], case.villages["name"])
        projects = names_of(case.projects["project_id"], case.projects["name"])
        self.ids = {
            "household_id": Ids("unknown_household", self.heads, left),
            "cadre_id": cadres,
            "co_helper_id": cadres,
            "village_id": Ids("unknown_village", villages),
            "project_id": Ids("unknown_project", projects),
        }

    def rows(self, table: Table, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield each row's ids; rows without any, totals and repeated headers are passed over."""
        for row, cells in table.rows():
            if _says_nothing(table, cells):
                continue
            known = {}
            for name in columns:
                known[name], problems = (
                    self.ids[name].read(cells[name], table, row, name)
                    if name in table.places
                    else ("", [])
                )
                self.problems += problems
            yield row, known


def read_plan(
    path: str | Path, case: Case, policy: Policy | None = None, *, departed: bool = False
) -> PlanFile:
    """Read a plan: an OUT folder, an ``assignments.csv`` or a ``plan.xlsx``, edited or not.

    Parameters
    ----------
    path : path
        The plan.
    case : Case
        The facts it was made for: ids are checked against them.
    policy : Policy, optional
        Where the plan holds no pairings, says which cadres must have been paired with a village.
    departed : bool
        Whether the plan is older than the facts: ids that the rosters do not know are then people
        who have left, kept in the tables and no error.

    Returns
    -------
    PlanFile
        ``(assignments, pairings, problems)``. What a cell in error would have said is left out.

    Raises
    ------
    UsageError
        If there is no such path.
    PlanError
        If nothing there is a plan, it cannot be read at all, or it is of another case.
    """
    tables = find_tables(path)
    require_same_case(tables, path, frozenset(case.households["household_id"]))
    reader = _Reader(case, departed, list(tables.problems))
    assignments, named = _assignments(reader, tables.assignments)
    missing, uncovered = _missing(reader, tables, named)
    reader.problems += missing
    if tables.pairings is not None:
        pairings = _pairings(reader, tables.pairings)
    elif policy is not None:
        pairings, notes = infer_pairings(case, policy, assignments)
        reader.problems += notes
    else:
        pairings = _frame([], PAIRING_COLUMNS)
    known = frozenset(named | uncovered)
    heads = {name: tables.assignments.head(name) for name in tables.assignments.places}
    return PlanFile(assignments, pairings, reader.problems, known, reader.places, heads)


def _assignments(reader: _Reader, table: Table) -> tuple[pd.DataFrame, set[str]]:
    """Return the rows that say who helps, and the households that were named at all."""
    first: dict[str, tuple[int, dict[str, str]]] = {}
    more: list[dict[str, str]] = []
    village_of = dict(
        zip(reader.case.households["household_id"], reader.case.households["village"], strict=True)
    )
    # Households move and villages are merged: of an older plan its villages are not asked.
    unread = {"kept", "village_id"} if reader.departed else {"kept"}
    for row, ids in reader.rows(table, tuple(n for n in ASSIGNMENT_COLUMNS if n not in unread)):
        household, village = ids["household_id"], ids.pop("village_id", "")
        if village and village_of.get(household, village) != village:
            params = {"household_id": household, "head": reader.heads[household]}
            reader.problems.append(
                Problem(
                    "planfile.village_differs", table.grid.file, row, table.head("village_id"),
                    village, {**params, "village": village_of[household]},
                )
            )  # fmt: skip
        if not household:
            if ids["cadre_id"] and not _cell(table, row, "household_id"):
                reader.problems.append(
                    Problem(
                        "planfile.no_household", table.grid.file, row, table.head("household_id")
                    )
                )
        elif household not in first:
            first[household] = row, ids
            reader.places[household] = Place(table.grid.file, row, table.head("cadre_id"))
        else:
            more += _again(reader, table, row, ids, first)
    says = [ids for _, ids in first.values()] + more
    rows = sorted(
        (
            {**ids, "village_id": village_of.get(ids["household_id"], ""), "kept": False}
            for ids in says
            if ids["cadre_id"] or ids["co_helper_id"] or ids["project_id"]
        ),
        key=lambda ids: (ids["household_id"], ids["cadre_id"]),
    )
    return _frame(rows, ASSIGNMENT_COLUMNS), set(first)


def _again(
    reader: _Reader,
    table: Table,
    row: int,
    ids: dict[str, str],
    first: dict[str, tuple[int, dict[str, str]]],
) -> list[dict[str, str]]:
    """Deal with a household's second row: a repetition is dropped, another cadre is an error."""
    household = ids["household_id"]
    earlier, before = first[household]
    head = reader.heads.get(household, "")
    params = {"head": head, "household_id": household, "earlier": earlier}
    place = (table.grid.file, row, table.head("household_id"), household)
    if ids["cadre_id"] in ("", before["cadre_id"]) or not before["cadre_id"]:
        merged = {name: before[name] or ids[name] for name in ids}
        first[household] = earlier, merged
        # What the second row says otherwise is dropped, never in silence.
        dropped = [name for name in ids if ids[name] and ids[name] != merged[name]]
        for name in dropped:
            differing = {**params, "kept": merged[name], "dropped": ids[name]}
            reader.problems.append(
                Problem(
                    "planfile.row_twice_differs", table.grid.file, row, table.head(name), ids[name],
                    differing, Severity.WARNING,
                )
            )  # fmt: skip
        if not dropped:
            reader.problems.append(
                Problem("planfile.row_twice", *place, params=params, severity=Severity.WARNING)
            )
        return []
    cadres = {"cadre_id": ids["cadre_id"], "earlier_cadre": before["cadre_id"]}
    reader.problems.append(Problem("planfile.household_twice", *place, params={**params, **cadres}))
    return [ids]


def _missing(
    reader: _Reader, tables: PlanTables, named: set[str]
) -> tuple[list[Problem], set[str]]:
    """Return the planned households that nothing in the plan names, and those listed as uncovered.

    A plan that lists no uncovered household at all cannot tell who was deleted: then they are
    only counted. One that is older than the facts cannot know who is new.
    """
    uncovered: set[str] = set()
    if tables.uncovered is not None:
        table = tables.uncovered
        uncovered = {ids["household_id"] for _, ids in reader.rows(table, ("household_id",))}
    if reader.departed:
        return [], uncovered
    return list(_unnamed(reader, tables, named | uncovered)), uncovered


def _unnamed(reader: _Reader, tables: PlanTables, accounted: set[str]) -> Iterator[Problem]:
    covered = tables.assignments.grid.file
    planned = reader.case.planned()["household_id"].tolist()
    missing = [household for household in planned if household not in accounted]
    if tables.uncovered is None and missing:
        params: dict[str, object] = {"count": len(missing)}
        yield Problem("planfile.not_named", covered, params=params, severity=Severity.WARNING)
        return
    for household in missing[:LISTED]:
        params = {"head": reader.heads[household], "household_id": household}
        yield Problem("planfile.row_gone", covered, params=params, severity=Severity.WARNING)
    if len(missing) > LISTED:
        params = {"count": len(missing) - LISTED}
        yield Problem("planfile.rows_gone", covered, params=params, severity=Severity.WARNING)


def _pairings(reader: _Reader, table: Table) -> pd.DataFrame:
    """Return who hooks which village; repeated rows count once."""
    found = set()
    for row, ids in reader.rows(table, ("cadre_id", "village_id")):
        if ids["cadre_id"] and ids["village_id"]:
            reader.places[ids["cadre_id"]] = Place(table.grid.file, row, table.head("village_id"))
            found.add((ids["cadre_id"], ids["village_id"]))
    rows = [dict(zip(PAIRING_COLUMNS, row, strict=True)) for row in sorted(found)]
    return _frame(rows, PAIRING_COLUMNS)


def _frame(rows: Sequence[Mapping[str, object]], columns: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            name: pd.Series([row[name] for row in rows], dtype="bool" if name == "kept" else "str")
            for name in columns
        }
    )


def _cell(table: Table, row: int, name: str) -> Cell:
    cells = table.grid.rows[row - 1]
    place = table.places[name]
    return cells[place] if place < len(cells) else ""


@cache
def _remarks() -> frozenset[str]:
    return frozenset(labels.text(code, lang) for code in _REMARKS for lang in labels.LANGS)


def _says_nothing(table: Table, cells: dict[str, Cell]) -> bool:
    """Whether a row holds no id, or is a total, the header once more or an empty sheet's remark."""
    texts = {name: str(cell).strip() for name, cell in cells.items()}
    if not any(texts.values()):
        return True
    if not _remarks().isdisjoint(texts.values()):
        return True
    return any(
        text.lower().startswith(_TOTALS) or text == table.head(name).strip()
        for name, text in texts.items()
    )
