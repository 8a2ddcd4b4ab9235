"""Reading one column: every distinct cell is parsed once, odd ones are listed with their rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

import pandas as pd

from bangfu_assign.errors import Severity
from bangfu_assign.facts.cells import read_cell
from bangfu_assign.facts.findings import Findings, Hit
from bangfu_assign.facts.grid import Cell
from bangfu_assign.facts.reading import BLANKS, Reading
from bangfu_assign.facts.schema import DTYPES, Column, Kind


def read_column(
    cells: Sequence[Cell],
    rows: Sequence[int],
    column: Column,
    findings: Findings,
    *,
    file: str,
    header: str,
    factor: float = 1,
) -> pd.Series:
    """Return a typed column without missing text.

    Parameters
    ----------
    cells : sequence of Cell
        The column's cells, blank ones as "".
    rows : sequence of int
        Excel's row number of each.
    column : Column
        What it is.
    findings : Findings
        Takes faults, warnings and repairs.
    file, header : str
        Where it stands.
    factor : float
        From the unit in the header.
    """
    blank = BLANKS[column.kind]
    readings = {cell: read_cell(cell, column, factor) for cell in set(cells) if cell != ""}
    readings[""] = Reading(blank)
    private = column.kind in (Kind.ID_NUMBER, Kind.PHONE)
    for code, severity in sorted(
        {(r.code, r.severity) for x in readings.values() for r in x.remarks}
    ):
        about = {
            cell: next(r.params for r in reading.remarks if r.code == code)
            for cell, reading in readings.items()
            if any(r.code == code for r in reading.remarks)
        }
        hits = [
            Hit(row, cell, about[cell])
            for row, cell in zip(rows, cells, strict=True)
            if cell in about
        ]
        findings.spread(code, severity, hits, file=file, column=header, private=private)
    values = [readings[cell].value for cell in cells]
    if column.required:
        faulty = {
            c for c, x in readings.items() if any(r.severity is Severity.ERROR for r in x.remarks)
        }
        _report_missing(values, cells, rows, faulty, blank, findings, file=file, header=header)
    if column.kind is Kind.FLAG:
        values = [column.default if value is None else value for value in values]
    return pd.Series(values, dtype=DTYPES[column.kind])


def _report_missing(
    values: list[object],
    cells: Sequence[Cell],
    rows: Sequence[int],
    faulty: set[Cell],
    blank: object,
    findings: Findings,
    *,
    file: str,
    header: str,
) -> None:
    """Report empty cells of a required column, as one problem if all of them are empty."""
    missing = [
        (value is blank or value == "" or value != value) and cell not in faulty  # noqa: PLR0124
        for value, cell in zip(values, cells, strict=True)
    ] if blank is not pd.NA else [
        value is blank and cell not in faulty for value, cell in zip(values, cells, strict=True)
    ]  # fmt: skip
    if len(missing) > 1 and all(missing):
        findings.add("column_blank", file=file, column=header)
    elif any(missing):
        hits = [Hit(row) for row in compress(rows, missing)]
        findings.spread("value_missing", Severity.ERROR, hits, file=file, column=header)
