"""Reading one column: every distinct cell is parsed once, odd ones are listed with their rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from bangfu_assign.errors import Severity
from bangfu_assign.facts.cells import read_cell
from bangfu_assign.facts.findings import Findings, Hit
from bangfu_assign.facts.grid import Cell, is_blank
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
    nothing = Reading(BLANKS[column.kind])
    readings = {
        cell: nothing if is_blank(cell) else read_cell(cell, column, factor) for cell in set(cells)
    }
    _report_remarks(readings, cells, rows, column, findings, file=file, header=header)
    if column.required:
        _report_missing(readings, cells, rows, column, findings, file=file, header=header)
    values = [readings[cell].value for cell in cells]
    if column.kind is Kind.FLAG:
        values = [column.default if value is None else value for value in values]
    return pd.Series(values, dtype=DTYPES[column.kind])


def _report_remarks(
    readings: Mapping[Cell, Reading],
    cells: Sequence[Cell],
    rows: Sequence[int],
    column: Column,
    findings: Findings,
    *,
    file: str,
    header: str,
) -> None:
    """Report what was said about the distinct cells, at every row where they stand."""
    remarks = [(cell, remark) for cell, reading in readings.items() for remark in reading.remarks]
    for code, severity in sorted({(remark.code, remark.severity) for _, remark in remarks}):
        about = {cell: remark.params for cell, remark in remarks if remark.code == code}
        hits = [
            Hit(row, cell, about[cell])
            for row, cell in zip(rows, cells, strict=True)
            if cell in about
        ]
        private = column.kind in (Kind.ID_NUMBER, Kind.PHONE)
        findings.spread(code, severity, hits, file=file, column=header, private=private)


def _report_missing(
    readings: Mapping[Cell, Reading],
    cells: Sequence[Cell],
    rows: Sequence[int],
    column: Column,
    findings: Findings,
    *,
    file: str,
    header: str,
) -> None:
    """Report empty cells of a required column, as one problem if all of them are empty."""
    empty = {
        cell
        for cell, reading in readings.items()
        if (reading.value is pd.NA or reading.value == "" or reading.value != reading.value)
        and not any(remark.severity is Severity.ERROR for remark in reading.remarks)
    }
    hits = [Hit(row, cell) for row, cell in zip(rows, cells, strict=True) if cell in empty]
    if len(hits) > 1 and len(hits) == len(cells):
        findings.add("column_blank", file=file, column=header)
    elif hits:
        findings.spread("value_missing", Severity.ERROR, hits, file=file, column=header)
