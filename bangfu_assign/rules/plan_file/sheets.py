"""Finding the tables of a plan: in an OUT folder, a .csv, or a workbook edited by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bangfu_assign import labels
from bangfu_assign.errors import PlanError, Problem, Severity, UsageError
from bangfu_assign.facts.csv_grid import read_csv
from bangfu_assign.facts.excel_grid import looks_like_workbook, read_workbook
from bangfu_assign.facts.findings import Findings
from bangfu_assign.facts.grid import Cell, Grid
from bangfu_assign.facts.headers import header_key
from bangfu_assign.plan.as_written import SHEET

HEADERS: dict[str, str] = {
    "household_id": "户码 户编号 农户编码 农户编号 建档立卡号 贫困户编号 建档立卡编号",
    "cadre_id": "帮扶干部编号 干部编号 帮扶责任人编号 帮扶人编号 干部编码",
    "village_id": "村编号 村编码 村代码 行政村编号 行政村代码",
    "co_helper_id": "协助帮扶人编号 协助帮扶编号 协助人编号",
    "project_id": "项目编号",
}
"""Headers of the ids a plan consists of, beside their canonical names."""

SEARCHED_ROWS = 20
"""The header stands in one of the first rows, below titles and notes."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of a plan, its columns of ids found.

    Attributes
    ----------
    grid : Grid
        The cells.
    header : int
        Index of the header's row.
    places : dict of str to int
        Column of each id by canonical name.
    """

    grid: Grid
    header: int
    places: dict[str, int]

    def head(self, name: str) -> str:
        """Return a column's header as it stands in the file."""
        return str(self.grid.rows[self.header][self.places[name]])

    def rows(self) -> Iterator[tuple[int, dict[str, Cell]]]:
        """Yield the row number Excel shows and the cells of the ids, row by row."""
        for index, row in enumerate(self.grid.rows[self.header + 1 :], start=self.header + 2):
            yield (
                index,
                {name: row[k] if k < len(row) else "" for name, k in self.places.items()},
            )


@dataclass(frozen=True, slots=True)
class PlanTables:
    """The tables of a plan as they stand; pairings and the uncovered may be missing."""

    assignments: Table
    pairings: Table | None
    uncovered: Table | None
    problems: tuple[Problem, ...]


def find_tables(path: str | Path) -> PlanTables:
    """Return the tables of a plan.

    Parameters
    ----------
    path : path
        An OUT folder (its ``assignments.csv`` decides, else its ``plan.xlsx``), a ``.csv`` of
        assignments (``pairings.csv`` and ``uncovered.csv`` are looked for beside it), or a
        workbook: the sheet of households by its name, else the first sheet that has ids of both
        households and cadres.

    Raises
    ------
    UsageError
        If there is no such path.
    PlanError
        If nothing there is a plan, or it cannot be read.
    """
    path = Path(path)
    if path.is_dir():
        names = ("assignments.csv", "plan.xlsx", "plan.xls")
        files = [path / name for name in names if (path / name).is_file()]
        if not files:
            raise PlanError(Problem("planfile.no_plan_here", params={"folder": str(path)}))
        path = files[0]
    if not path.is_file():
        raise UsageError(Problem("planfile.no_such_plan", params={"path": str(path)}))
    findings = Findings()
    try:
        grids = _read(path, findings)
        beside: list[Grid] = []
        if not looks_like_workbook(path):
            for name in ("pairings.csv", "uncovered.csv"):
                if (other := path.parent / name).is_file() and other != path:
                    beside += _read(other, findings)
    except OSError as error:
        why = error.strerror or type(error).__name__
        problem = Problem("planfile.unreadable", file=path.name, params={"why": why})
        raise PlanError(problem) from error
    if findings.has_errors:
        raise PlanError(findings.problems())
    tables = [table for grid in (*grids, *beside) if (table := _table(grid)) is not None]
    assignments = _first(tables, "sheet_households", ("household_id", "cadre_id"), ())
    if assignments is None:
        raise PlanError(Problem("planfile.no_assignments", file=path.name))
    return PlanTables(
        assignments=assignments,
        pairings=_first(tables, "sheet_pairings", ("cadre_id", "village_id"), ("household_id",)),
        uncovered=_first(tables, "sheet_uncovered", ("household_id",), ("cadre_id",)),
        problems=tuple(
            p
            for p in findings.problems()
            if p.severity is Severity.WARNING and not p.file.endswith(f"[{SHEET}]")
        ),
    )


def _read(path: Path, findings: Findings) -> list[Grid]:
    if looks_like_workbook(path):
        return read_workbook(path, findings)
    return read_csv(path, lambda row: len(_places(row)), findings)


def _table(grid: Grid) -> Table | None:
    """Return the sheet as a table if one of its first rows names an id."""
    best: Table | None = None
    for index, row in enumerate(grid.rows[:SEARCHED_ROWS]):
        places = _places(row)
        if places and (best is None or len(places) > len(best.places)):
            best = Table(grid, index, places)
    return best


def _places(row: Iterable[Cell]) -> dict[str, int]:
    """Return the first column of each id that a row names."""
    places: dict[str, int] = {}
    for place, cell in enumerate(row):
        if isinstance(cell, str) and 0 < len(cell) <= 60:
            name = _vocabulary().get(header_key(cell))
            if name is not None:
                places.setdefault(name, place)
    return places


@cache
def _vocabulary() -> dict[str, str]:
    return {
        header_key(word): name for name, words in HEADERS.items() for word in (name, *words.split())
    }


def _first(
    tables: list[Table], sheet: str, needed: tuple[str, ...], excluded: tuple[str, ...]
) -> Table | None:
    """Return the table on the sheet of this name, else the first that has the columns."""
    fits = [
        table
        for table in tables
        if table.places.keys() >= set(needed) and table.places.keys().isdisjoint(excluded)
    ]
    names = {f"[{labels.text(f'workbook.{sheet}', lang)}]" for lang in labels.LANGS}
    named = [table for table in fits if any(table.grid.file.endswith(name) for name in names)]
    return next(iter([*named, *fits]), None)
