"""Looking into an .xlsx before it is parsed: bombs, far cells, errors, formulas without value.

An .xlsx is a zip of XML. What its directory and its cell references say is enough to refuse a file
that would fill the memory, and to find cells that the reader would show as blank.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from bangfu_assign.facts.findings import Findings
from bangfu_assign.facts.grid import MAX_CELLS, MAX_COLUMNS, MAX_ROWS

_MAX_UNPACKED = 2 * 2**30
_MAX_RATIO = 200
_RATIO_MATTERS_FROM = 50 * 2**20
_MAX_MEMBERS = 5000
_CHUNK = 4 * 2**20
_OVERLAP = 4096

_SHEET = re.compile(r"^xl/worksheets/[^/]+\.xml$", re.IGNORECASE)
# On text made plain by `_plain`; each begins with a literal, which the search jumps to.
_ROW = re.compile(rb'<row [^>]{0,200}?\br="(\d{1,9})"')
_FAR = re.compile(rb' r="([A-Z]{2,3})\d{1,9}"')
_ERROR = re.compile(rb'<c (?=[^>]{0,200}?\bt="e")[^>]{0,200}?\br="([A-Z]{1,3}\d{1,9})"')
_NO_VALUE = re.compile(
    rb'<c [^>]{0,200}?\br="([A-Z]{1,3}\d{1,9})"[^>]{0,200}>'
    rb"<f\b[^>]{0,200}(?:/>|>[^<]{0,2000}</f>)(?:<v */>|<v></v>)?</c>"
)
_ONE_KIND = bytes.maketrans(b"\t\r\n'", b'   "')
_PREFIX = re.compile(rb"<(/?)\w+:")
_EQUALS = re.compile(rb' *= *"')
_LISTED = 200


def check_workbook(path: Path, findings: Findings) -> bool:
    """Return whether an .xlsx can be parsed safely; report why not, and cells without a value."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            unpacked = sum(m.file_size for m in members)
            packed = sum(m.compress_size for m in members)
            if (
                len(members) > _MAX_MEMBERS
                or unpacked > _MAX_UNPACKED
                or (unpacked > _RATIO_MATTERS_FROM and unpacked > _MAX_RATIO * max(packed, 1))
            ):
                findings.add("zip_bomb", file=path.name)
                return False
            sheets = [m for m in members if _SHEET.match(m.filename)]
            sane = [_sheet_is_sane(archive, m, path.name, findings) for m in sheets]
            return all(sane)
    except Exception:  # noqa: BLE001 - damaged archives raise errors of zlib, lzma, struct, …
        findings.add("workbook_broken", file=path.name)
        return False


def _sheet_is_sane(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, file: str, findings: Findings
) -> bool:
    last_row, last_column = 1, 26
    wrong: dict[str, list[str]] = {"excel_error": [], "formula_without_value": []}
    for chunk in map(_plain, _chunks(archive, member)):
        last_row = max([last_row, *map(int, _ROW.findall(chunk))])
        for letters in set(_FAR.findall(chunk)):
            last_column = max(last_column, _column_number(letters.decode()))
        # Plain searches first: most sheets have no errors and no formulas.
        if b't="e"' in chunk:
            wrong["excel_error"] += [cell.decode() for cell in _ERROR.findall(chunk)]
        if b"<f" in chunk:
            wrong["formula_without_value"] += [cell.decode() for cell in _NO_VALUE.findall(chunk)]
    if last_row > MAX_ROWS or last_column > MAX_COLUMNS or last_row * last_column > MAX_CELLS:
        findings.add("sheet_too_large", file=file, rows=MAX_ROWS)
        return False
    for code, cells in wrong.items():
        for cell in list(dict.fromkeys(cells))[:_LISTED]:
            letters = cell.rstrip("0123456789")
            findings.add(code, file=file, row=int(cell[len(letters) :]), column=letters, cell=cell)
    return True


def _chunks(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield a member in pieces that overlap, so that no tag is cut in two."""
    tail = b""
    total = 0
    with archive.open(member) as stream:
        while piece := stream.read(_CHUNK):
            total += len(piece)
            if total > _MAX_UNPACKED:
                raise zipfile.BadZipFile
            yield tail + piece
            tail = piece[-_OVERLAP:]


def _plain(chunk: bytes) -> bytes:
    """Return XML with one kind of blank and quote, and tags without namespace prefixes."""
    chunk = chunk.translate(_ONE_KIND)
    if b":row" in chunk or b":c " in chunk:
        chunk = _PREFIX.sub(rb"<\1", chunk)
    if b' ="' in chunk or b'= "' in chunk:
        chunk = _EQUALS.sub(b'="', chunk)
    return chunk


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
