"""Small case folders, right in everything but what a test changes."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

from bangfu_assign.errors import Problem, Severity
from bangfu_assign.facts import Case, examine

Rows = Sequence[Sequence[Any]]

VILLAGES: Rows = [
    ["village_id", "name", "lon", "lat"],
    ["320707109200", "班庄村", "118.85", "34.85"],
    ["320707109201", "曹顶村", "118.86", "34.86"],
]
CADRES: Rows = [
    ["cadre_id", "name", "rank", "village"],
    ["C1", "王平", "办事员", "班庄村"],
    ["C2", "李和", "办事员", ""],
]
HOUSEHOLDS: Rows = [
    ["household_id", "head_name", "village", "persons"],
    ["320707109200001", "张山", "班庄村", "3"],
    ["320707109201001", "赵水", "320707109201", "2"],
]


def with_column(rows: Rows, header: str, *cells: Any) -> list[list[Any]]:
    """Return rows with one more column; missing cells are blank."""
    filled = [header, *cells, *[""] * (len(rows) - 1 - len(cells))]
    return [[*row, cell] for row, cell in zip(rows, filled, strict=True)]


def with_cell(rows: Rows, row: int, column: str, cell: Any) -> list[list[Any]]:
    """Return rows with another cell in a row (1 is the first below the header)."""
    changed = [list(r) for r in rows]
    changed[row][list(rows[0]).index(column)] = cell
    return changed


def write_csv(path: Path, rows: Rows, encoding: str = "utf-8-sig", delimiter: str = ",") -> None:
    with path.open("w", newline="", encoding=encoding) as stream:
        csv.writer(stream, delimiter=delimiter).writerows(rows)


def write_xlsx(path: Path, rows: Rows) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    book.save(path)


def make(folder: Path, **tables: Rows | None) -> Path:
    """Write a case folder as CSV; a table given as None is left out."""
    folder.mkdir(parents=True, exist_ok=True)
    defaults = {"villages": VILLAGES, "cadres": CADRES, "households": HOUSEHOLDS}
    for name, rows in {**defaults, **tables}.items():
        if rows is not None:
            write_csv(folder / f"{name}.csv", rows)
    return folder


def errors(folder: Path) -> list[Problem]:
    case, problems = examine(folder)
    found = [p for p in problems if p.severity is Severity.ERROR]
    assert (case is None) == bool(found)
    return found


def notes(folder: Path) -> tuple[Case, dict[str, Problem]]:
    """Return the case, which must be usable, and its notes by code."""
    case, problems = examine(folder)
    assert case is not None, [p.sentence("en") for p in problems]
    return case, {p.code.removeprefix("facts."): p for p in problems}
