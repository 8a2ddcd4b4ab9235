"""Reading .xlsx and .xls sheets: all visible sheets as grids, merged cells filled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from bangfu_assign.errors import Severity
from bangfu_assign.facts.findings import Findings
from bangfu_assign.facts.grid import MAX_CELLS, Cell, Grid
from bangfu_assign.facts.zip_check import check_workbook

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"


def looks_like_workbook(path: Path) -> bool:
    """Return whether the first bytes are those of an .xlsx or .xls, whatever the suffix says."""
    with path.open("rb") as stream:
        return stream.read(4) in (_ZIP, _OLE)


def read_workbook(path: Path, findings: Findings) -> list[Grid]:
    """Return the visible sheets that have cells.

    Parameters
    ----------
    path : Path
        An .xlsx or .xls file; which one is seen from its content.
    findings : Findings
        Takes encrypted, broken and oversized files, hidden sheets.
    """
    with path.open("rb") as stream:
        magic = stream.read(4)
    if magic == _ZIP:
        if not check_workbook(path, findings):
            return []
    elif magic != _OLE:
        findings.add("not_a_workbook", file=path.name)
        return []
    grids: list[Grid] = []
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            sheets = [s for s in book.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
            for sheet in sheets:
                name = path.name if len(sheets) == 1 else f"{path.name}[{sheet.name}]"
                if sheet.visible != SheetVisibleEnum.Visible:
                    findings.add("hidden_sheet", Severity.WARNING, file=name)
                    continue
                grid = _grid(book.get_sheet_by_name(sheet.name), name, findings)
                if grid is not None:
                    grids.append(grid)
    except PasswordError:
        findings.add("encrypted", file=path.name)
        return []
    except BaseException as error:
        if isinstance(error, (KeyboardInterrupt, SystemExit, GeneratorExit)):
            raise
        findings.add("workbook_broken", file=path.name)
        return []
    return grids


def _grid(sheet: Any, name: str, findings: Findings) -> Grid | None:
    if sheet.start is None:
        return None
    if sheet.total_height * sheet.total_width > MAX_CELLS:
        findings.add("sheet_too_large", file=name, rows=MAX_CELLS)
        return None
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    for row in rows:
        if True in row or False in row:  # also true of 1 and 0, hence the look at each cell
            for place, cell in enumerate(row):
                if isinstance(cell, bool):
                    row[place] = "TRUE" if cell else "FALSE"
    return Grid(name, rows, _fill_merged(rows, sheet.merged_cell_ranges or []), sheet.name)


def _fill_merged(
    rows: list[list[Cell]], ranges: list[tuple[tuple[int, int], tuple[int, int]]]
) -> tuple[tuple[int, int, int, int], ...]:
    """Give every cell of a merged range the value of its top-left one."""
    filled = []
    budget = MAX_CELLS
    for (top, left), (bottom, right) in sorted(ranges):
        if top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        last = min(bottom, len(rows) - 1)
        budget -= (last - top + 1) * (right - left + 1)
        if budget < 0:
            break  # overlapping ranges made to keep a reader busy
        for row in rows[top : last + 1]:
            end = min(right + 1, len(row))
            row[left:end] = [value] * max(end - left, 0)
        if value != "":
            filled.append((top, left, last, right))
    return tuple(filled)
