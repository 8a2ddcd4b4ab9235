"""The office's own file with the helper's columns filled in, and the proof that no more changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bangfu_assign.errors import FactsError, Problem, Severity
from bangfu_assign.facts.csv_grid import read_text
from bangfu_assign.facts.excel_grid import looks_like_workbook
from bangfu_assign.facts.findings import Findings
from bangfu_assign.facts.headers import score
from bangfu_assign.facts.register_rows import RegisterSheet, read_register_sheets
from bangfu_assign.facts.schema import HOUSEHOLDS
from bangfu_assign.report.notes import Note
from bangfu_assign.report.writeback.csv_file import OddCsvError, edit_csv
from bangfu_assign.report.writeback.entries import Entries, plain
from bangfu_assign.report.writeback.sheet_edit import SharedFormulaError, by_row
from bangfu_assign.report.writeback.sheet_xml import OddXmlError, column_letters
from bangfu_assign.report.writeback.xlsx_file import EditedBook, edit_book

_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Filled:
    """A register with the helpers in it.

    Attributes
    ----------
    name : str
        Name of the file; .xlsx in place of .xls.
    content : bytes
        The file.
    notes : tuple of Note
        What had to change besides the cells.
    """

    name: str
    content: bytes
    notes: tuple[Note, ...]


def fill_register(path: Path, sheets: Sequence[RegisterSheet], entries: Entries) -> Filled:
    """Return the office's file with the entries in it.

    Parameters
    ----------
    path : Path
        The .xlsx, .csv or .xls; which one it is is seen from its content.
    sheets : sequence of RegisterSheet
        As read from it.
    entries : Entries
        What to put where.

    Raises
    ------
    FactsError
        If the file cannot be changed without changing more than these cells.
    """
    content = path.read_bytes()
    if not looks_like_workbook(path):
        return _fill_csv(path, content, sheets, entries)
    notes: list[Note] = []
    name = path.name
    if not content.startswith(_ZIP):
        content, name = _converted(content, path), path.with_suffix(".xlsx").name
        notes.append(Note("writeback.converted", file=path.name, after=name))
    shown = {sheet.grid.sheet: _shown(sheet) for sheet in sheets}
    try:
        done = edit_book(content, entries.texts, shown)
    except SharedFormulaError as error:
        row, column = error.place
        cell = f"{column_letters(column)}{row + 1}"
        problem = Problem("writeback.shared_formula", path.name, row + 1, params={"cell": cell})
        raise FactsError(problem) from error
    except (OddXmlError, KeyError) as error:
        raise FactsError(Problem("writeback.odd_workbook", path.name)) from error
    files = {sheet.grid.sheet: sheet.grid.file for sheet in sheets}
    return Filled(name, done.content, (*notes, *_about(done, files)))


def _converted(content: bytes, path: Path) -> bytes:
    from bangfu_assign.report.writeback.old_xls import to_xlsx  # noqa: PLC0415 (rare)

    try:
        return to_xlsx(content)
    except Exception as error:  # xlrd meets damaged records with whatever comes
        raise FactsError(Problem("writeback.odd_workbook", path.name)) from error


def _about(done: EditedBook, files: dict[str, str]) -> Iterator[Note]:
    for name, sheet in done.sheets.items():
        for merged in sheet.dissolved:
            yield Note("writeback.unmerged", file=files[name], params={"cells": merged})
        for row, column in sheet.formulas:
            cell = f"{column_letters(column)}{row + 1}"
            yield Note("writeback.formula", file=files[name], row=row + 1, params={"cell": cell})


def _fill_csv(
    path: Path, content: bytes, sheets: Sequence[RegisterSheet], entries: Entries
) -> Filled:
    read = read_text(path, lambda row: score(row, HOUSEHOLDS), Findings())
    texts = entries.texts.get("", {})
    notes = []
    try:
        if read is None:
            raise OddCsvError(path.name)
        made = edit_csv(content, read, texts, sheets[0].grid.rows) if texts else content
    except OddCsvError as error:
        raise FactsError(Problem("writeback.odd_csv", path.name)) from error
    if read.encoding == "gb18030" and _is_gbk(content) and not _is_gbk(made):
        rare = "".join(sorted({c for text in texts.values() for c in text if not _in_gbk(c)}))
        notes.append(Note("writeback.not_in_gbk", file=path.name, params={"characters": rare}))
    return Filled(path.name, made, tuple(notes))


def proven(path: Path, before: Sequence[RegisterSheet], entries: Entries) -> bool:
    """Return whether a written register, read again, differs in the entries and in nothing else.

    Parameters
    ----------
    path : Path
        What was written.
    before : sequence of RegisterSheet
        The register as it was read.
    entries : Entries
        What was to be put where.
    """
    after = read_register_sheets(path, Findings())
    if len(after) != len(before):
        return False
    for old, new in zip(before, after, strict=True):
        told = by_row(entries.texts.get(old.grid.sheet, {}))
        if old.households != new.households or len(old.grid.rows) != len(new.grid.rows):
            return False
        for row, (cells, now) in enumerate(zip(old.grid.rows, new.grid.rows, strict=True)):
            texts = told.get(row, {})
            for column in range(max(len(cells), len(now))):
                there = old.cell(row, column), new.cell(row, column)
                if column in texts:
                    if plain(there[1]) != plain(texts[column]):
                        return False
                elif there[0] != there[1] and plain(there[0]) != plain(there[1]):
                    return False
    return True


def check_columns(sheets: Sequence[RegisterSheet]) -> list[Problem]:
    """Return which of the helper's columns the sheets lack."""
    return [
        Problem(
            f"writeback.no_{kind}",
            sheet.grid.file,
            sheet.header.row + 1,
            severity=Severity.ERROR,
        )
        for sheet in sheets
        for kind in sheet.missing()
    ]


def _shown(sheet: RegisterSheet) -> Callable[[int, int], str]:
    def shown(row: int, column: int) -> str:
        cell = sheet.cell(row, column)
        return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)

    return shown


def _is_gbk(content: bytes) -> bool:
    try:
        content.decode("gbk")
    except UnicodeDecodeError:
        return False
    return True


def _in_gbk(character: str) -> bool:
    try:
        character.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True
