"""Writing to the byte: CSV with BOM, workbooks without a clock, folders moved into place."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import xlsxwriter

from bangfu_assign.errors import Problem, UsageError
from bangfu_assign.sample.register_sheet import Cell, Sheet

CREATED = datetime(2012, 1, 1)
"""Fixed creation date of every workbook, so that the same sample has the same bytes."""

MARK = "<!-- bangfu-assign sample: this folder may be replaced by the next sample -->"
"""First line of a sample's README: only a folder with it is ever replaced."""

FILES = (
    "README.md", "policy.toml", "scenarios.toml", "households.xlsx", "households.csv",
    "cadres.xlsx", "villages.csv", "groups.csv", "pairs.csv", "locks.csv", "projects.csv",
)  # fmt: skip
"""Every file a sample may hold."""


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write a CSV that Excel opens: UTF-8 with BOM, and the same bytes on every system."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    path.write_bytes(text.getvalue().encode("utf-8-sig"))


def write_workbook(
    path: Path, name: str, sheet: Sheet, *, header_row: int, widths: Sequence[int]
) -> None:
    """Write one sheet; rows above the header are merged across, text never turns into numbers.

    Parameters
    ----------
    path : Path
        The new file.
    name : str
        Name of the sheet.
    sheet : Sheet
        Cells and vertical merges.
    header_row : int
        Index of the header row; all rows above are titles.
    widths : sequence of int
        Width of each column in characters.
    """
    with xlsxwriter.Workbook(str(path), {"strings_to_numbers": False}) as book:
        book.set_properties({"created": CREATED})
        page = book.add_worksheet(name)
        plain = book.add_format({"valign": "vcenter"})
        head = book.add_format({"bold": True, "border": 1, "align": "center", "text_wrap": True})
        title = book.add_format({"bold": True, "align": "center", "font_size": 14})
        for column, width in enumerate(widths):
            page.set_column(column, column, width)
        for i, row in enumerate(sheet.rows):
            if i < header_row:
                page.merge_range(i, 0, i, len(widths) - 1, row[0], title)
                continue
            style = head if i == header_row else None
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    if cell:
                        page.write_string(i, column, cell, style)
                elif cell is not None:
                    page.write_number(i, column, cell, style)
        for top, bottom, column in sheet.merges:
            page.merge_range(top, column, bottom, column, sheet.rows[top][column], plain)
        page.freeze_panes(header_row + 1, 0)


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """Give a new folder beside `out`, and move it into place once everything is written.

    Raises
    ------
    UsageError
        If `out` is a file, or a folder with anything but a former sample in it.
    """
    out = out.absolute()
    if out.exists() and not _may_replace(out):
        raise UsageError(Problem("sample.not_empty", params={"folder": str(out)}))
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    beside.chmod(0o755)
    try:
        new = beside / "new"
        new.mkdir()
        yield new
        if out.exists():
            out.rename(beside / "old")
        new.rename(out)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _may_replace(out: Path) -> bool:
    if not out.is_dir():
        return False
    names = {p.name for p in out.iterdir()}
    if not names:
        return True
    readme = out / "README.md"
    if not names <= set(FILES) or not readme.is_file():
        return False
    return readme.read_bytes().startswith(MARK.encode())
