"""The same thing twice: ids, pairs, locks, distances; people who may be one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from bangfu_assign.errors import Severity
from bangfu_assign.facts.findings import Findings
from bangfu_assign.facts.rows import FILE, ROW, chosen, places, spread_rows
from bangfu_assign.facts.schema import CADRES, GROUPS, HOUSEHOLDS, PROJECTS, ROAD_NODES, VILLAGES

_OBJECTS = (HOUSEHOLDS, CADRES, VILLAGES, GROUPS, PROJECTS, ROAD_NODES)
"""Tables with one row per object, told apart by their keys."""

_FACTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "pairs": (("household_id", "cadre_id", "since"), ("until",)),
    "locks": (("household_id", "cadre_id"), ("kind",)),
    "distances": (("cadre_id", "village_id"), ("metres",)),
}
"""Tables that state facts about a key: what the key is, and what may not differ."""


def check_duplicates(frames: dict[str, pd.DataFrame], findings: Findings) -> None:
    """Report what stands twice; keep one of rows that say the same."""
    for table in _OBJECTS:
        if table.name in frames:
            frame = frames[table.name]
            filled = frame[(frame[list(table.key)] != "").all(axis=1)]
            _report(filled, table.key, "id_twice", Severity.ERROR, findings)
    for name, (key, told) in _FACTS.items():
        if name in frames:
            frames[name] = _one_of_each(frames[name], key, told, findings)
    if "households" in frames:
        _warn(frames["households"], ("id_number",), "id_number_twice", findings)
        _warn(frames["households"], ("head_name", "village"), "same_name", findings)
    if "cadres" in frames:
        _warn(frames["cadres"], ("phone",), "phone_twice", findings)
        _warn(frames["cadres"], ("name", "unit", "village"), "same_name", findings)


def _warn(frame: pd.DataFrame, columns: tuple[str, ...], code: str, findings: Findings) -> None:
    """Warn of rows that agree in columns of which the first is filled."""
    if columns[0] in frame:
        present = [column for column in columns if column in frame]
        filled = frame[frame[columns[0]] != ""]
        _report(filled, present, code, Severity.WARNING, findings)


def _report(
    frame: pd.DataFrame, key: Sequence[str], code: str, severity: Severity, findings: Findings
) -> None:
    """Report every row whose key stands in an earlier row, with that row."""
    twins = frame[frame.duplicated(list(key), keep=False)].sort_values([FILE, ROW])
    first: dict[tuple[object, ...], tuple[str, int]] = {}
    params: list[dict[str, Any]] = []
    keys = list(zip(*(twins[column] for column in key), strict=True))
    for words, place in zip(keys, places(twins), strict=True):
        file_other, other = first.setdefault(words, place)
        params.append({"other": other, "file_other": file_other})
    later = [place != first[words] for words, place in zip(keys, places(twins), strict=True)]
    spread_rows(
        findings, chosen(twins, later), code, severity, column=key[0],
        values=[" ".join(map(str, words)) for words, keep in zip(keys, later, strict=True) if keep],
        params=[fill for fill, keep in zip(params, later, strict=True) if keep],
        private=key[0] in ("id_number", "phone"),
    )  # fmt: skip


def _one_of_each(
    frame: pd.DataFrame, key: tuple[str, ...], told: tuple[str, ...], findings: Findings
) -> pd.DataFrame:
    """Return one row per key and what is told of it; report contradictions."""
    key = tuple(column for column in key if column in frame)
    told = tuple(column for column in told if column in frame)
    columns = [column for column in frame.columns if column not in (ROW, FILE)]
    # Which of equal rows is kept (their other columns may differ) must not depend on their order.
    kept = frame.sort_values([*columns, FILE, ROW]).drop_duplicates([*key, *told])
    _report(frame, [*key, *told], "row_twice", Severity.REPAIR, findings)
    code = "lock_contradicts" if "kind" in told else "row_contradicts"
    _report(kept, key, code, Severity.ERROR, findings)
    return kept.sort_values([FILE, ROW]).reset_index(drop=True)
