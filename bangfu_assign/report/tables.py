"""The plan as CSV tables that Excel opens and programs read: the same plan, the same bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from bangfu_assign.plan import (
    ASSIGNMENT_COLUMNS,
    BROKEN_COLUMNS,
    CHANGE_COLUMNS,
    LOCK_COLUMNS,
    PAIRING_COLUMNS,
    PAST_COLUMNS,
    UNCOVERED_COLUMNS,
    Plan,
)
from bangfu_assign.plan.placements import placements
from bangfu_assign.plan.text import display, guard
from bangfu_assign.plan.views import by_cadre, by_village
from bangfu_assign.report.journeys import Journeys

CADRE_COLUMNS = (
    "cadre_id", "quota", "load", "villages", "round_m", "walk_m", "name", "rank", "unit",
    "position", "available", "principal", "village_ids", "paired_ids",
)  # fmt: skip
VILLAGE_COLUMNS = (
    "village_id", "name", "town", "weak", "households", "persons", "planned", "persons_planned",
    "covered", "persons_covered", "uncovered", "cadres", "paired_ids",
)  # fmt: skip
PLACEMENT_COLUMNS = (
    "household_id", "village_id", "cadre_id", "co_helper_id", "project_id", "project_m", "missing",
    "project_reason", "explanation",
)  # fmt: skip
RECORD_COLUMNS = {
    "broken": BROKEN_COLUMNS,
    "changes": CHANGE_COLUMNS,
    "pairs": PAST_COLUMNS,
    "locks": LOCK_COLUMNS,
}
"""Tables that only some plans have (`Plan.records`)."""

_PROSE = frozenset(
    (
        "name", "town", "rank", "unit", "position", "reason", "explanation", "cheapest_fix",
        "sentence",
    )
)  # fmt: skip
"""Columns read by people, cleaned of control characters; ids are written as they are."""


def tables(plan: Plan, journeys: Journeys) -> dict[str, bytes]:
    """Return every CSV file of a plan by its name.

    UTF-8 with a byte order mark, lines ended by a line feed, rows sorted by id, whole numbers
    without a point, flags ``true`` and ``false``, lists of ids separated by ``;``, nothing for an
    unknown number. Text that a spreadsheet would take for a formula has an apostrophe before it
    (`bangfu_assign.plan.text.unguard` takes it away).

    Parameters
    ----------
    plan : Plan
        What to write.
    journeys : Journeys
        For ``round_m``, ``walk_m`` and ``project_m``.
    """
    cadres = by_cadre(plan)
    cadres["round_m"] = [journeys.round_m.get(c) for c in cadres["cadre_id"]]
    cadres["walk_m"] = [journeys.walk_m.get(c) for c in cadres["cadre_id"]]
    sorted_by = {"assignments": "household_id", "pairings": "cadre_id", "uncovered": "household_id"}
    found = {
        "assignments": (plan.assignments, ASSIGNMENT_COLUMNS),
        "pairings": (plan.pairings, PAIRING_COLUMNS),
        "cadres": (cadres, CADRE_COLUMNS),
        "villages": (by_village(plan), VILLAGE_COLUMNS),
        "uncovered": (plan.uncovered, UNCOVERED_COLUMNS),
    }
    if plan.layers:
        placed = placements(plan)
        placed["project_m"] = [journeys.project_m.get(h) for h in placed["household_id"]]
        found["placements"] = (placed, PLACEMENT_COLUMNS)
    found |= {
        name: (plan.records[name], columns)
        for name, columns in RECORD_COLUMNS.items()
        if name in plan.records
    }
    return {
        f"{name}.csv": to_csv(
            table.sort_values(sorted_by[name], kind="stable") if name in sorted_by else table,
            columns,
        )
        for name, (table, columns) in found.items()
    }


def write_tables(plan: Plan, folder: Path, journeys: Journeys) -> None:
    """Write every CSV file of a plan into a folder (see `tables`)."""
    for name, content in tables(plan, journeys).items():
        (folder / name).write_bytes(content)


def to_csv(table: pd.DataFrame, columns: Sequence[str]) -> bytes:
    """Return some columns of a table as CSV bytes, rows as they stand."""
    rows = zip(*(_cells(table[name], prose=name in _PROSE) for name in columns), strict=True)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    # A lone surrogate (from a broken file name or cell) has no UTF-8 form.
    return stream.getvalue().encode("utf-8-sig", errors="replace")


def _cells(column: pd.Series, *, prose: bool) -> Iterable[str]:
    return (_cell(value, prose=prose) for value in column.tolist())


def _cell(value: Any, *, prose: bool) -> str:
    if isinstance(value, str):
        return guard(display(value) if prose else value)
    if isinstance(value, tuple):
        return guard(";".join(map(str, value)))
    if value is None or pd.isna(value):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(int(value)) if float(value).is_integer() else repr(float(value))
    return guard(display(value) if prose else str(value))
