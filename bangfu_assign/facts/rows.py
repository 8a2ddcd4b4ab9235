"""Where the rows of a table stand in their files, and findings about whole rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from bangfu_assign.errors import Severity
from bangfu_assign.facts.findings import Findings, Hit

ROW, FILE, RELATION = "_row", "_file", "_relation"
"""Columns that say where a row stands, and what a person is to the head; dropped at the end."""


def places(frame: pd.DataFrame) -> list[tuple[str, int]]:
    """Return file and Excel row of every row of a table."""
    return list(zip(frame[FILE].tolist(), frame[ROW].tolist(), strict=True))


def chosen(frame: pd.DataFrame, mask: Iterable[bool]) -> pd.DataFrame:
    """Return the rows where the mask is true (``frame[[]]`` would mean no columns, not no rows)."""
    return frame.loc[np.fromiter(mask, dtype=bool, count=len(frame))]


def spread_rows(
    findings: Findings,
    rows: pd.DataFrame,
    code: str,
    severity: Severity,
    *,
    column: str,
    values: Iterable[object] | None = None,
    params: Iterable[Mapping[str, Any]] | None = None,
    private: bool = False,
) -> None:
    """Report a finding about rows of a table, each at its place.

    Parameters
    ----------
    findings : Findings
        Takes them.
    rows : DataFrame
        The rows, with ``_file`` and ``_row``.
    code, severity
        What it is.
    column : str
        Which column it is about.
    values : iterable, optional
        What stands there; by default the column's cells.
    params : iterable of mapping, optional
        Parameters of the sentence; ``near`` in them makes the code ``…_near``.
    private : bool
        Whether the values are ID numbers or phones.
    """
    told: Sequence[object] = rows[column].tolist() if values is None else list(values)
    filled: Sequence[Mapping[str, Any]] = [{}] * len(rows) if params is None else list(params)
    hits: dict[tuple[str, str], list[Hit]] = {}
    for (file, row), value, fill in zip(places(rows), told, filled, strict=True):
        name = f"{code}_near" if "near" in fill else code
        hits.setdefault((name, file), []).append(Hit(row, value, fill))
    for (name, file), listed in sorted(hits.items(), key=lambda item: item[0]):
        listed.sort(key=lambda hit: hit.row or 0)
        findings.spread(name, severity, listed, file=file, column=column, private=private)


def blank_column(frame: pd.DataFrame, column: str) -> None:
    """Add an empty text column to a table, in place, if it has none of that name."""
    if column not in frame:
        frame[column] = pd.Series([""] * len(frame), dtype="str", index=frame.index)
