"""From the sheets of one file to one typed table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from bangfu_assign.errors import Severity
from bangfu_assign.facts.body import data_rows
from bangfu_assign.facts.columns import read_column
from bangfu_assign.facts.csv_grid import read_csv
from bangfu_assign.facts.excel_grid import looks_like_workbook, read_workbook
from bangfu_assign.facts.findings import Findings, Hit
from bangfu_assign.facts.grid import Cell, Grid, is_blank
from bangfu_assign.facts.headers import (
    Header,
    columns_of,
    find_header,
    header_key,
    read_header,
    score,
    vocabulary,
    wanted,
)
from bangfu_assign.facts.rows import FILE, RELATION, ROW
from bangfu_assign.facts.schema import Kind, Table


class TableSheet(NamedTuple):
    """One sheet that holds a table: its cells, what its columns are, and its rows as read."""

    grid: Grid
    header: Header
    frame: pd.DataFrame


def read_table(path: Path, table: Table, findings: Findings) -> pd.DataFrame | None:
    """Return the table of a file with `columns_of` it that are there, and ``_row``, ``_file``.

    Parameters
    ----------
    path : Path
        A .csv, .xlsx or .xls file.
    table : Table
        What it should hold.
    findings : Findings
        Takes everything wrong or repaired.

    Returns
    -------
    DataFrame or None
        None if no sheet holds such a table; the reason is in `findings`.
    """
    sheets = read_sheets(path, table, findings)
    if not sheets:
        findings.fail(table.name)
        return None
    frame = pd.concat([sheet.frame for sheet in sheets], ignore_index=True)
    if table.required and frame.empty:
        findings.add("no_rows", file=path.name)
        findings.fail(table.name)
        return None
    return frame


def read_sheets(path: Path, table: Table, findings: Findings) -> list[TableSheet]:
    """Return the sheets of a file that hold a table, as `read_table` joins them.

    Parameters
    ----------
    path, table, findings
        As in `read_table`; the list is empty if no sheet holds such a table.
    """
    if looks_like_workbook(path):
        if path.suffix.lower() == ".csv":
            findings.add("workbook_named_csv", Severity.WARNING, file=path.name)
        grids = read_workbook(path, findings)
    elif path.suffix.lower() == ".csv":
        grids = read_csv(path, lambda row: score(row, table), findings)
    else:
        named_excel = path.suffix.lower() in (".xlsx", ".xls")
        findings.add("not_a_workbook" if named_excel else "not_a_table", file=path.name)
        grids = []
    if not grids:
        if not findings.has_errors_in(path.name):
            findings.add("file_empty", file=path.name)
        return []
    fitting = _fitting(grids, table, path.name, findings)
    read = [_sheet(grid, row, table, findings) for grid, row in fitting]
    return [sheet for sheet in read if sheet is not None]


def _fitting(
    grids: list[Grid], table: Table, file: str, findings: Findings
) -> list[tuple[Grid, int]]:
    """Return the sheets whose header has as many required columns as the best one's."""
    found = []
    for grid in grids:
        header = find_header(grid, table)
        if header is not None:
            found.append((_required_named(grid.rows[header[0]], table), header[1], grid, header[0]))
    if not found:
        expected = "、".join(wanted(table, c.name) for c in table.columns if c.required)
        findings.add("no_header", file=file, expected=expected)
        return []
    best_required = max(required for required, *_ in found)
    best_score = max(score_ for required, score_, *_ in found if required == best_required)
    fitting = [
        (grid, row)
        for required, score_, grid, row in found
        if required == best_required and score_ * 2 >= best_score
    ]
    taken = {grid.file for grid, _ in fitting}
    for grid in grids:
        if grid.file not in taken:
            findings.add("sheet_ignored", Severity.WARNING, file=grid.file)
    if len(fitting) > 1:
        findings.add(
            "sheets_joined",
            Severity.REPAIR,
            file=file,
            sheets="、".join(g.file for g, _ in fitting),
        )
    return fitting


def _required_named(row: list[Cell], table: Table) -> int:
    strong, weak = vocabulary(table.name)
    keys = {header_key(cell) for cell in row if isinstance(cell, str) and len(cell) <= 60}
    named = {strong.get(key) or weak.get(key) for key in keys}
    return sum(column.required and column.name in named for column in table.columns)


def _sheet(grid: Grid, row: int, table: Table, findings: Findings) -> TableSheet | None:
    header = read_header(grid, table, row, findings)
    findings.note_headers(
        grid.file, {name: header.texts[place] for name, place in header.places.items()}
    )
    implied = _implied(header, table)
    missing = [
        column.name
        for column in table.columns
        if column.required and column.name not in header.places and column.name not in implied
    ]
    for name in missing:
        findings.add(
            "column_missing", file=grid.file, row=row + 1, column=name, wanted=wanted(table, name)
        )
    indices = data_rows(grid, header, findings)
    _report_merged(grid, header, findings)
    _report_overlong(grid, header, indices, findings)
    frame = _columns(grid, header, indices, table, findings)
    _report_helpers(grid, header, indices, findings)
    return None if missing else TableSheet(grid, header, frame)


def _implied(header: Header, table: Table) -> frozenset[str]:
    """Return the required columns that others stand for; what is still missing is found later.

    The village is in a 15-digit household id; in a sheet with one row per person the number of
    persons is that of the rows, and a member's row may leave the household's id to the head's.
    """
    if table.name != "households":
        return frozenset()
    per_person = {"persons", "household_id"} if RELATION in header.places else set()
    return frozenset({"village", *per_person})


def _columns(
    grid: Grid, header: Header, indices: list[int], table: Table, findings: Findings
) -> pd.DataFrame:
    numbers = [index + 1 for index in indices]
    series: dict[str, pd.Series] = {}
    implied = _implied(header, table)
    for wanted_column in columns_of(table):
        optional = wanted_column.name in implied
        column = replace(wanted_column, required=False) if optional else wanted_column
        place = header.places.get(column.name)
        if place is None:
            continue
        cells = [
            row[place] if place < len(row) else "" for row in map(grid.rows.__getitem__, indices)
        ]
        series[column.name] = read_column(
            cells, numbers, column, findings,
            file=grid.file, header=header.texts[place] or column.name,
            factor=header.factors.get(column.name, 1),
        )  # fmt: skip
    series[ROW] = pd.Series(numbers, dtype="int64")
    series[FILE] = pd.Series([grid.file] * len(numbers), dtype="str")
    return pd.DataFrame(series)


def _cell(row: list[Cell], place: int) -> Cell:
    """Return a cell; what a row is too short for is blank."""
    return row[place] if place < len(row) else ""


def _report_merged(grid: Grid, header: Header, findings: Findings) -> None:
    """List the merged ranges of the data that were filled."""
    used = set(header.places.values())
    hits = [
        Hit(top + 1, grid.rows[top][left])
        for top, left, _, right in grid.merged
        if top > header.row and used.intersection(range(left, right + 1))
    ]
    findings.spread("merged_cells", Severity.REPAIR, hits, file=grid.file)


def _report_overlong(grid: Grid, header: Header, indices: list[int], findings: Findings) -> None:
    """Report rows with cells right of the header: a stray comma has shifted them."""
    width = len(header.texts)
    if not grid.file.lower().endswith(".csv"):
        return
    for index in indices:
        row = grid.rows[index]
        if len(row) > width and any(cell != "" for cell in row[width:]):
            findings.add("row_too_long", file=grid.file, row=index + 1, cells=len(row), width=width)


def _report_helpers(grid: Grid, header: Header, indices: list[int], findings: Findings) -> None:
    """Say that the other side's columns are filled and were not taken over."""
    for place in header.helper_places:
        filled = sum(not is_blank(_cell(grid.rows[index], place)) for index in indices)
        if filled:
            findings.add(
                "helper_column_filled", Severity.REPAIR, file=grid.file, row=header.row + 1,
                column=header.texts[place], cells=filled,
            )  # fmt: skip


def complete(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return a table with all its columns in order, typed, and only those."""
    whole = {}
    empty = table.empty()
    for column in table.columns:
        if column.name in frame:
            whole[column.name] = frame[column.name].reset_index(drop=True)
        elif column.kind is Kind.FLAG:
            whole[column.name] = pd.Series([column.default] * len(frame), dtype="bool")
        else:
            blank = "" if empty[column.name].dtype == "str" else None
            whole[column.name] = pd.Series([blank] * len(frame), dtype=empty[column.name].dtype)
    return pd.DataFrame(whole)
