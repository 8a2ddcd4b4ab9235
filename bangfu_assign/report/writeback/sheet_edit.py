"""Putting texts into cells of a worksheet's XML, and nothing else.

A text becomes an inline string in the cell's own style. A merged range over cells that are to
differ is dissolved, as its lower cells would show nothing; what it showed stays in the other rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from bangfu_assign.report.writeback.sheet_xml import (
    Merge,
    SheetXml,
    XmlCell,
    XmlRow,
    column_letters,
    scan,
)

Place = tuple[int, int]
"""0-based row and column."""

_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SPANS = re.compile(rb"(\sspans=[\"'])(\d+):(\d+)([\"'])")
_COUNT = re.compile(rb"(\scount=[\"'])\d+([\"'])")


class SharedFormulaError(Exception):
    """A formula in a cell to be filled also serves cells that are to stay."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self.place = place


@dataclass(frozen=True, slots=True)
class Edited:
    """A worksheet with texts put in.

    Attributes
    ----------
    xml : bytes
        The worksheet.
    dissolved : tuple of str
        Merged ranges that were taken apart, as ``L4:L8``.
    formulas : tuple of Place
        Cells whose formula gave way to a text.
    has_formulas : bool
        Whether the sheet had any formula, anywhere.
    """

    xml: bytes
    dissolved: tuple[str, ...]
    formulas: tuple[Place, ...]
    has_formulas: bool


def edit(xml: bytes, texts: Mapping[Place, str], shown: Callable[[int, int], str]) -> Edited:
    """Return a worksheet with texts in some cells.

    Parameters
    ----------
    xml : bytes
        The worksheet.
    texts : mapping of (row, column) to str
        What to put where, 0-based; "" empties a cell. The rows are there.
    shown : callable
        What a cell shows now: its own value, or that of the merged range it is in.

    Raises
    ------
    OddXmlError
        If the worksheet cannot be understood.
    SharedFormulaError
        If a formula to be overwritten also serves cells that are to stay.
    """
    sheet = scan(xml, {column for _, column in texts})
    dissolved, texts = _take_apart(sheet, texts, shown)
    gone = {merge.start for merge in dissolved}
    splices = [(m.start, m.end, b"") for m in dissolved]
    if sheet.merges_all is not None and dissolved:
        start, end = sheet.merges_all
        if len(gone) == len(sheet.merges):
            splices = [(start, end, b"")]
        else:
            tag = xml[start : xml.index(b">", start) + 1]
            left = str(len(sheet.merges) - len(gone)).encode()
            splices.append((start, start + len(tag), _COUNT.sub(rb"\g<1>" + left + rb"\2", tag)))
    formulas = tuple(place for place in sorted(texts) if _formula(sheet, place) is not None)
    _refuse_shared(sheet, set(texts))
    for row, cells in by_row(texts).items():
        splices += _row(xml, sheet, row, cells)
    return Edited(
        _spliced(xml, splices),
        tuple(_range(merge) for merge in dissolved),
        formulas,
        sheet.formulas,
    )


def by_row(texts: Mapping[Place, str]) -> dict[int, dict[int, str]]:
    """Return the texts by row and column, both ascending."""
    rows: dict[int, dict[int, str]] = {}
    for row, column in sorted(texts):
        rows.setdefault(row, {})[column] = texts[row, column]
    return rows


def _take_apart(
    sheet: SheetXml, texts: Mapping[Place, str], shown: Callable[[int, int], str]
) -> tuple[list[Merge], dict[Place, str]]:
    """Return the ranges that cannot stay merged, and all texts with those they had shown."""
    dissolved = []
    filled = dict(texts)
    columns = {column for _, column in texts}
    for merge in sheet.merges:
        cells = [
            (row, column)
            for column in sorted(columns)
            if merge.left <= column <= merge.right
            for row in range(merge.top, merge.bottom + 1)
        ]
        asked = {place: texts[place] for place in cells if place in texts}
        if not asked:
            continue
        first = merge.top, merge.left
        same = len(set(asked.values())) == 1 and len(asked) == len(cells)
        if same and merge.left == merge.right:
            for place in cells:
                if place != first:
                    del filled[place]  # under the first one, which shows for all
            continue
        dissolved.append(merge)
        for row, column in cells:
            # What stays in a row of the range must go on to be seen there.
            if (row, column) not in texts and (row, column) != first and column == merge.left:
                filled[row, column] = shown(row, column)
    return dissolved, filled


def _formula(sheet: SheetXml, place: Place) -> dict[str, str] | None:
    row = sheet.rows.get(place[0])
    cell = None if row is None else row.cells.get(place[1])
    return None if cell is None else cell.formula


def _refuse_shared(sheet: SheetXml, places: set[Place]) -> None:
    """Refuse to overwrite a formula that others lean on."""
    staying = sheet.shared_elsewhere | {
        cell.formula.get("si", "")
        for row, found in sheet.rows.items()
        for column, cell in found.cells.items()
        if cell.formula is not None and (row, column) not in places
    }
    for place in sorted(places):
        formula = _formula(sheet, place) or {}
        kind, spread = formula.get("t"), formula.get("ref", "")
        leaned_on = kind == "shared" and spread and formula.get("si") in staying
        if leaned_on or (kind in ("array", "dataTable") and ":" in spread):
            raise SharedFormulaError(place)


def _row(
    xml: bytes, sheet: SheetXml, row: int, texts: Mapping[int, str]
) -> list[tuple[int, int, bytes]]:
    found = sheet.rows.get(row)
    if found is None:  # a blank row inside a range that was merged
        return []
    splices = []
    for column, text in texts.items():
        cell = found.cells.get(column)
        if cell is None and (not text or column not in found.before):
            continue
        start, end = (found.before[column],) * 2 if cell is None else (cell.start, cell.end)
        made = _cell(found, row, column, text, _style(sheet, found, column, cell))
        splices.append((start, end, made))
    tag = xml[found.start : found.end]
    spans = _SPANS.search(tag)
    last, first = max(texts) + 1, min(texts) + 1
    if spans and splices and not int(spans[2]) <= first <= last <= int(spans[3]):
        wide = f"{min(first, int(spans[2]))}:{max(last, int(spans[3]))}".encode()
        changed = tag[: spans.start(2)] + wide + tag[spans.end(3) :]
        splices.append((found.start, found.end, changed))
    return splices


def _style(sheet: SheetXml, row: XmlRow, column: int, cell: XmlCell | None) -> str | None:
    """Return the style a text typed into the cell would get in Excel."""
    if cell is not None:
        return cell.style
    if row.style is not None:
        return row.style
    return next((s for first, last, s in sheet.column_styles if first <= column <= last), None)


def _cell(row: XmlRow, number: int, column: int, text: str, style: str | None) -> bytes:
    prefix = row.prefix
    head = f'<{prefix}c r="{column_letters(column)}{number + 1}"'
    if style is not None:
        head += f' s="{style}"'
    if not text:
        return f"{head}/>".encode()
    # Excel reads _x0041_ as the letter A; an underscore written as such stays one.
    safe = escape(_ESCAPED.sub("_x005F_", text))
    space = ' xml:space="preserve"' if text != text.strip() or "  " in text else ""
    inner = f"<{prefix}is><{prefix}t{space}>{safe}</{prefix}t></{prefix}is>"
    return f'{head} t="inlineStr">{inner}</{prefix}c>'.encode()


def _range(merge: Merge) -> str:
    first = f"{column_letters(merge.left)}{merge.top + 1}"
    return f"{first}:{column_letters(merge.right)}{merge.bottom + 1}"


def _spliced(xml: bytes, splices: list[tuple[int, int, bytes]]) -> bytes:
    """Return the bytes with pieces replaced; pieces do not overlap."""
    parts, at = [], 0
    for start, end, piece in sorted(splices, key=lambda s: s[:2]):
        parts += [xml[at:start], piece]
        at = end
    return b"".join([*parts, xml[at:]])
