"""Finding the header row of a sheet and what each of its columns is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Any

from bangfu_assign.errors import Severity
from bangfu_assign.facts import aliases
from bangfu_assign.facts.findings import Findings
from bangfu_assign.facts.grid import Cell, Grid
from bangfu_assign.facts.numbers import unit_factor
from bangfu_assign.facts.schema import Column, Table
from bangfu_assign.facts.tidy import simplify

SEARCHED_ROWS = 20
"""The header stands in one of the first rows, below titles and notes."""

_BRACKETS = re.compile(r"[(\[【〔《<](.*?)[)\]】〕》>]")
_YEAR = re.compile(r"(?:19|20)\d{2}年度?|(?:本|当|上)年度?")
_DROPPED = re.compile(r"[\s_\-*:、,.·/#'\"\u200b-\u200f\ufeff]")


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header stands and what its columns are.

    Attributes
    ----------
    row : int
        Index of the header in the grid's rows.
    texts : tuple of str
        The cells of the header as they stand.
    places : dict of str to int
        Position of each recognised column, by canonical name.
    factors : dict of str to float
        What bare numbers of a column are multiplied by, where the header names another unit.
    helper_places : tuple of int
        Positions of the other side's columns (the helper's, in a household roster).
    """

    row: int
    texts: tuple[str, ...]
    places: dict[str, int]
    factors: dict[str, float] = field(default_factory=dict)
    helper_places: tuple[int, ...] = ()


@lru_cache(100_000)
def header_key(text: str) -> str:
    """Return a header without what varies: width, blanks, units in brackets, years, case.

    Examples
    --------
    >>> header_key("2010年家庭年人均纯收入(元)")
    '家庭年人均纯收入'
    """
    text = simplify(unicodedata.normalize("NFKC", text).strip())
    text = re.sub(r"\s", "", text)
    bare = _DROPPED.sub("", _YEAR.sub("", _BRACKETS.sub("", text))).lower()
    return bare or _DROPPED.sub("", text).lower()


@cache
def vocabulary(table: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return strong and weak header keys of a table, each with its canonical column."""
    strong = {header_key(name): name for name in aliases.STRONG[table]}
    for name, words in aliases.STRONG[table].items():
        strong |= {header_key(word): name for word in words.split()}
    for column, words in aliases.EXTRAS.get(table, ()):
        strong |= {header_key(word): column.name for word in words.split()}
    weak = {
        header_key(word): name
        for name, words in aliases.WEAK.get(table, {}).items()
        for word in words.split()
        if header_key(word) not in strong
    }
    return strong, weak


def score(row: Sequence[Cell], table: Table) -> int:
    """Return how many different columns of the table a row names."""
    strong, weak = vocabulary(table.name)
    named = set()
    for cell in row[:400]:
        if isinstance(cell, str) and 0 < len(cell) <= 60:
            key = header_key(cell)
            named.add(strong.get(key) or weak.get(key))
    return len(named - {None})


def find_header(grid: Grid, table: Table) -> tuple[int, int] | None:
    """Return (index, score) of the row that names the most columns, the first of equals.

    A single name is enough only if it stands alone in its row or no row has more: the missing
    columns are then reported by name.
    """
    best = max(
        ((score(row, table), -index) for index, row in enumerate(grid.rows[:SEARCHED_ROWS])),
        default=(0, 0),
    )
    return None if best[0] == 0 else (-best[1], best[0])


def read_header(grid: Grid, table: Table, row: int, findings: Findings) -> Header:
    """Return what the columns of a header row are; report duplicates and unknown headers."""
    texts = tuple(str(cell).strip() if cell != "" else "" for cell in grid.rows[row])
    keys = [header_key(text) if text else "" for text in texts]
    strong, weak = vocabulary(table.name)
    other = {header_key(w) for w in aliases.OTHER_SIDE.get(table.name, "").split()} - set(strong)
    helper_places = [place for place, key in enumerate(keys) if key in other]
    foreign = _foreign_phones(keys, helper_places, table.name)
    named: dict[str, list[int]] = {}
    for place, key in enumerate(keys):
        if place not in foreign and key in strong:
            named.setdefault(strong[key], []).append(place)
    for place, key in enumerate(keys):
        if place in foreign or key not in weak:
            continue
        name = weak[key]
        if name not in named or all(keys[p] in weak for p in named[name]):
            named.setdefault(name, []).append(place)
        elif key not in aliases.KNOWN_UNUSED:
            findings.add(
                "header_passed_over", Severity.REPAIR, file=grid.file, row=row + 1,
                column=texts[place], used=texts[named[name][0]],
            )  # fmt: skip
    for name, twins in named.items():
        if len(twins) > 1 and not _merged_twin(grid, row, twins):
            findings.add(
                "header_twice", file=grid.file, row=row + 1, column=texts[twins[1]],
                first=texts[twins[0]], wanted=wanted(table, name),
            )  # fmt: skip
    places = {name: found[0] for name, found in named.items()}
    _report_unknown(grid, table, row, texts, keys, {*helper_places, *foreign}, findings)
    for place in sorted(foreign):
        findings.add(
            "phone_of_other_side", Severity.REPAIR, file=grid.file, row=row + 1, column=texts[place]
        )
    factors = _factors(grid, table, row, texts, places, findings)
    return Header(row, texts, places, factors, tuple(sorted({*helper_places, *foreign})))


def wanted(table: Table, name: str) -> str:
    """Return a column's canonical name with the Chinese headers that are understood for it."""
    words = " ".join(source[table.name].get(name, "") for source in (aliases.STRONG, aliases.WEAK)
                     if table.name in source)  # fmt: skip
    chinese = [word for word in words.split() if not word.isascii()][:4]
    return f"{name}（{'、'.join(chinese)}）" if chinese else name


def columns_of(table: Table) -> tuple[Column, ...]:
    """Return the table's columns and those read only to understand it."""
    return (*table.columns, *(column for column, _ in aliases.EXTRAS.get(table.name, ())))


def _foreign_phones(keys: list[str], helper_places: list[int], table: str) -> set[int]:
    """Return the bare 联系电话 columns that belong to the other side.

    One phone column belongs to whoever the columns before it describe, unless the other side has a
    phone column of its own; of several bare ones those behind the other side's columns are its.
    """
    bare = [place for place, key in enumerate(keys) if key in aliases.BARE_PHONE]
    if not bare or not helper_places:
        return set()
    other_phones = {header_key(word) for word in aliases.OTHER_PHONE[table].split()}
    if any(key in other_phones for key in keys):
        return set()
    if table == "households":
        return {place for place in bare if place > helper_places[0]}
    own = [p for p, key in enumerate(keys) if vocabulary(table)[0].get(key) in ("name", "cadre_id")]
    return {place for place in bare if own and helper_places[0] < place < own[0]}


def _merged_twin(grid: Grid, row: int, places: list[int]) -> bool:
    """Return whether the equal headers are one header merged over several columns."""
    return any(
        top <= row <= bottom and left <= places[0] and places[-1] <= right
        for top, left, bottom, right in grid.merged
    )


def _report_unknown(
    grid: Grid,
    table: Table,
    row: int,
    texts: tuple[str, ...],
    keys: list[str],
    skipped: set[int],
    findings: Findings,
) -> None:
    strong, weak = vocabulary(table.name)
    known = [*strong, *weak]
    for place, key in enumerate(keys):
        if not key or place in skipped or key in strong or key in weak:
            continue
        if key in aliases.KNOWN_UNUSED:
            continue
        near = get_close_matches(key, known, n=1, cutoff=0.7)
        place_in_file: dict[str, Any] = {"file": grid.file, "row": row + 1, "column": texts[place]}
        if near:
            name = strong.get(near[0]) or weak[near[0]]
            findings.add(
                "header_unknown_near", Severity.WARNING, **place_in_file, near=wanted(table, name)
            )
        else:
            findings.add("header_unknown", Severity.WARNING, **place_in_file)


def _factors(
    grid: Grid,
    table: Table,
    row: int,
    texts: tuple[str, ...],
    places: dict[str, int],
    findings: Findings,
) -> dict[str, float]:
    """Return the factors of columns whose header names another unit than the canonical one."""
    factors = {}
    columns = {column.name: column for column in columns_of(table)}
    for name, place in places.items():
        for unit in _BRACKETS.findall(unicodedata.normalize("NFKC", texts[place])):
            factor = unit_factor(columns[name], unit)
            if factor is not None and factor != 1:
                factors[name] = factor
                findings.add(
                    "unit_in_header", Severity.REPAIR, file=grid.file, row=row + 1,
                    column=texts[place], factor=f"{factor:g}", wanted=name,
                )  # fmt: skip
    return factors
