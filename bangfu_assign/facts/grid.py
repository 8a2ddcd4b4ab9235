"""A grid: the cells of one sheet as they stand, with the row numbers Excel shows."""

from __future__ import annotations

from dataclasses import dataclass

MAX_ROWS = 1_048_576
"""Rows of an Excel sheet, and so of a table."""
MAX_COLUMNS = 300
MAX_CELLS = 40_000_000
"""Rows times columns of one sheet: beyond it a stray cell far out would fill the memory."""
MAX_CELL_CHARACTERS = 1000

Cell = object
"""str ("" for blank), int, float, datetime, date, time or timedelta; never bool or None."""


def is_blank(cell: Cell) -> bool:
    """Return whether a cell holds nothing that can be seen."""
    return cell == "" or (isinstance(cell, str) and cell.isspace())


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """The cells of one sheet.

    Attributes
    ----------
    file : str
        File name, with the sheet in brackets if the workbook has several.
    rows : list of list of Cell
        All rows from the sheet's first, so that ``rows[i]`` is Excel's row ``i + 1``; rows may
        differ in length.
    merged : tuple of (top, left, bottom, right)
        Merged ranges, 0-based, inclusive, already filled from their top-left cell.
    sheet : str
        The sheet's own name; "" for a text file.
    """

    file: str
    rows: list[list[Cell]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    sheet: str = ""
