"""Which rows below the header are data: not blanks, totals, repeated headers, footnotes."""

from __future__ import annotations

import re

from bangfu_assign.errors import Severity
from bangfu_assign.facts.findings import Findings, Hit
from bangfu_assign.facts.grid import Cell, Grid
from bangfu_assign.facts.headers import Header, header_key

_TOTAL = re.compile(
    r"(?:.{0,15})?(?:合计|小计|总计|共计|累计|总数)[:：]?|(?:grand|sub)?-?total:?", re.IGNORECASE
)
_NOTE = re.compile(
    r"(?:注|备注|说明|附注|填表|填报|制表|审核|审批|负责人|联系人|联系电话|监督电话|日期|note).*[:：].*"
    r"|第\s*\d+\s*页.*|以下(?:空白|无正文).*|\(?以上.*",
    re.IGNORECASE | re.DOTALL,
)


def data_rows(grid: Grid, header: Header, findings: Findings) -> list[int]:
    """Return the indices of the rows that hold data; every row left out is listed as a repair."""
    rows = grid.rows
    last = len(rows)
    while last > header.row + 1 and not any(cell != "" for cell in rows[last - 1]):
        last -= 1  # the blank end of a sheet is no repair
    left_out: dict[str, list[Hit]] = {}
    keys = {place: header_key(text) for place, text in enumerate(header.texts) if text}
    places = sorted(header.places.values())
    id_places = _id_places(header)
    kept = []
    for index in range(header.row + 1, last):
        code = _why_not(rows[index], header, keys, places, id_places)
        if code:
            left_out.setdefault(code, []).append(Hit(index + 1, _first(rows[index])))
        else:
            kept.append(index)
    titles = [
        Hit(i + 1, _first(row))
        for i, row in enumerate(rows[: header.row])
        if any(c != "" for c in row)
    ]
    findings.spread("title_row", Severity.REPAIR, titles, file=grid.file)
    for code, hits in left_out.items():
        findings.spread(code, Severity.REPAIR, hits, file=grid.file)
    return kept


def _id_places(header: Header) -> list[int]:
    return [place for name, place in header.places.items() if name == "id" or name.endswith("_id")]


def _why_not(
    row: list[Cell],
    header: Header,
    keys: dict[int, str],
    places: list[int],
    id_places: list[int],
) -> str:
    """Return the code of what the row is if it is no data, else ""."""
    width = len(row)
    if all(p < width and row[p] != "" for p in id_places) and id_places:
        first = row[id_places[0]]
        if not isinstance(first, str) or (first.isascii() and first[-1:].isdigit()):
            return ""  # the common case: a row with an id is data
    filled = [(place, cell) for place, cell in enumerate(row) if cell != "" and str(cell).strip()]
    if not filled:
        return "blank_row"
    texts = [(place, cell) for place, cell in filled if isinstance(cell, str)]
    if len(texts) == len(filled):
        same = sum(header_key(cell) == keys.get(place) for place, cell in texts if len(cell) <= 60)
        if same >= 2 and same * 2 >= len(filled):
            return "repeated_header"
    if any(len(cell) <= 20 and _TOTAL.fullmatch("".join(cell.split())) for _, cell in texts):
        return "total_row"
    if len({cell for _, cell in filled}) == 1 and len(places) > 1:
        cell = filled[0][1]
        spread_out = len(filled) >= 3 and len(filled) >= len(places)
        if isinstance(cell, str) and (spread_out or _NOTE.fullmatch(cell.strip())):
            return "note_row"
    return ""


def _first(row: list[Cell]) -> Cell:
    return next((cell for cell in row if cell != ""), "")
