"""Finding cells in the XML of a worksheet by their bytes, so that all other bytes can stay.

Expat tells where each tag begins. Nothing is parsed into a tree and written again: column widths,
print set-up, conditional formats and what future versions add stay as they are, to the byte.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from xml.parsers import expat

_TAG = re.compile(rb"<[^\"'>]*(?:\"[^\"]*\"[^\"'>]*|'[^']*'[^\"'>]*)*>")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


class OddXmlError(Exception):
    """The XML is not what Excel, WPS and LibreOffice write; nothing was changed."""


@dataclass(slots=True)
class XmlCell:
    """A cell's bytes ``[start, end)`` and what matters of it."""

    start: int
    end: int = 0
    style: str | None = None
    formula: dict[str, str] | None = None
    """Attributes of its formula, None without."""


@dataclass(slots=True)
class XmlRow:
    """A row's tag, its wanted cells, and where those it lacks belong."""

    start: int
    end: int
    """Of the row's start tag."""
    style: str | None
    """Of cells that the row lacks, if the whole row has a style."""
    cells: dict[int, XmlCell] = field(default_factory=dict)
    before: dict[int, int] = field(default_factory=dict)
    """By column: where a cell that the row lacks is to be put."""
    prefix: str = ""


@dataclass(slots=True)
class Merge:
    """A merged range, 0-based and inclusive, and its bytes."""

    start: int
    end: int
    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class SheetXml:
    """What was found in a worksheet.

    Attributes
    ----------
    rows : dict of int to XmlRow
        By 0-based row.
    column_styles : list of (first, last, style)
        Styles of whole columns, 0-based.
    merges : list of Merge
        In the order of the file.
    merges_all : (int, int) or None
        Bytes of the element that holds them.
    formulas : bool
        Whether any cell has one.
    shared_elsewhere : set of str
        Shared formulas that cells of other columns use.
    """

    rows: dict[int, XmlRow] = field(default_factory=dict)
    column_styles: list[tuple[int, int, str]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    merges_all: tuple[int, int] | None = None
    formulas: bool = False
    shared_elsewhere: set[str] = field(default_factory=set)


def scan(xml: bytes, columns: Collection[int]) -> SheetXml:
    """Return where the cells of some columns are.

    Parameters
    ----------
    xml : bytes
        ``xl/worksheets/sheet….xml``, UTF-8.
    columns : collection of int
        0-based.

    Raises
    ------
    OddXmlError
        If the XML is damaged, declares entities or is not UTF-8.
    """
    if b"\0" in xml[:200] or re.search(rb"encoding=[\"'](?!utf-?8)", xml[:200], re.IGNORECASE):
        raise OddXmlError("encoding")
    scanner = _Scanner(xml, sorted(columns))
    try:
        scanner.run()
    except (expat.ExpatError, ValueError, IndexError, AttributeError) as error:
        raise OddXmlError(str(error)) from error
    return scanner.found


def column_letters(column: int) -> str:
    """Return a 0-based column as Excel names it: 11 is L."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def reference(text: str) -> tuple[int, int]:
    """Return the 0-based row and column of a reference such as ``L4`` or ``$L$4``."""
    found = _REFERENCE.fullmatch(text.replace("$", ""))
    if found is None:
        raise ValueError(text)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


class _Scanner:
    def __init__(self, xml: bytes, columns: list[int]) -> None:
        self.xml, self.columns = xml, columns
        self.found = SheetXml()
        self.row = self.column = -1
        self.inside = False
        self.now: XmlRow | None = None
        self.cell: XmlCell | None = None
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = _refuse

    def run(self) -> None:
        self.parser.Parse(self.xml, True)

    def _tag_end(self) -> int:
        found = _TAG.match(self.xml, self.parser.CurrentByteIndex)
        if found is None:
            raise ValueError("tag")
        return found.end()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        prefix, _, local = name.rpartition(":")
        if local == "c" and self.inside:
            self._start_cell(attributes)
        elif local == "f" and self.inside:
            self.found.formulas = True
            if self.cell is not None:
                self.cell.formula = attributes
            elif attributes.get("t") == "shared":
                self.found.shared_elsewhere.add(attributes.get("si", ""))
        elif local == "row":
            self.row = int(attributes["r"]) - 1 if "r" in attributes else self.row + 1
            self.column, self.inside = -1, True
            own = attributes.get("customFormat") in ("1", "true")
            self.now = XmlRow(
                self.parser.CurrentByteIndex, self._tag_end(), attributes.get("s") if own else None
            )
            self.now.prefix = f"{prefix}:" if prefix else ""
            self.found.rows[self.row] = self.now
        elif local == "col" and "style" in attributes:
            self.found.column_styles.append(
                (int(attributes["min"]) - 1, int(attributes["max"]) - 1, attributes["style"])
            )
        elif local == "mergeCells":
            self.found.merges_all = self.parser.CurrentByteIndex, self._end_if_empty()
        elif local == "mergeCell":
            first, _, last = attributes["ref"].partition(":")
            (top, left), (bottom, right) = reference(first), reference(last or first)
            start, end = self.parser.CurrentByteIndex, self._end_if_empty()
            self.found.merges.append(Merge(start, end, top, left, bottom, right))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        _, self.column = (
            reference(attributes["r"]) if "r" in attributes else (self.row, self.column + 1)
        )
        row = self.now
        if row is None:
            raise ValueError("cell outside a row")
        start = self.parser.CurrentByteIndex
        for column in self.columns:
            if column == self.column:
                self.cell = XmlCell(start, self._end_if_empty(), attributes.get("s"))
                row.cells[column] = self.cell
            elif column < self.column:
                row.before.setdefault(column, start)

    def _end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local == "c" and self.cell is not None:
            self.cell.end, self.cell = self.cell.end or self._after(), None
        elif local == "row" and self.now is not None:
            here = self.parser.CurrentByteIndex
            if self.xml[self.now.end - 2 : self.now.end] != b"/>":
                for column in self.columns:
                    self.now.before.setdefault(column, here)
            self.now, self.inside = None, False
        elif local == "mergeCell":
            merge = self.found.merges[-1]
            merge.end = merge.end or self._after()
        elif local == "mergeCells" and self.found.merges_all is not None:
            start, end = self.found.merges_all
            self.found.merges_all = start, end or self._after()

    def _end_if_empty(self) -> int:
        """Return the end of an element without content (``<c/>``), 0 if it has an end tag."""
        end = self._tag_end()
        return end if self.xml[end - 2 : end] == b"/>" else 0

    def _after(self) -> int:
        """Return where the end tag that begins here is over."""
        return self.xml.index(b">", self.parser.CurrentByteIndex) + 1


def _refuse(*_: object) -> None:
    raise ValueError("document type declaration")
