"""Reading a case folder: every table, every check, one list of problems."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd

from bangfu_assign.errors import FactsError, Problem, Severity
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.files import ROADS, find_files, sha256
from bangfu_assign.facts.findings import Findings
from bangfu_assign.facts.graphml import read_graphml
from bangfu_assign.facts.partial import legible_rows
from bangfu_assign.facts.references import resolve
from bangfu_assign.facts.rows import places
from bangfu_assign.facts.schema import TABLES
from bangfu_assign.facts.tables import complete, read_table


def read_case(folder: str | Path) -> Case:
    """Read and check a case folder.

    Parameters
    ----------
    folder : path
        Holds ``households``, ``cadres``, ``villages`` and optional tables as .csv, .xlsx or .xls.

    Returns
    -------
    Case
        Validated; what was repaired or looks odd is in its ``notes``.

    Raises
    ------
    FactsError
        With every problem of the folder at once.
    UsageError
        If there is no such folder.
    """
    case, problems = examine(folder)
    if case is None:
        raise FactsError(p for p in problems if p.severity is Severity.ERROR)
    return case


def examine(folder: str | Path) -> tuple[Case | None, list[Problem]]:
    """Read a case folder and return what was found, whatever it is.

    Returns
    -------
    case : Case or None
        None if there are errors.
    problems : list of Problem
        Errors first, then warnings, then repairs, each by file, row and column.

    Raises
    ------
    UsageError
        If there is no such folder.
    """
    case, problems, _ = examine_all(folder)
    return case, problems


def examine_all(folder: str | Path) -> tuple[Case | None, list[Problem], Case | None]:
    """Read a case folder as `examine` does; what could be read of a faulty one comes third.

    Returns
    -------
    case, problems
        As from `examine`.
    as_read : Case or None
        The case again; where it has errors, its rows as far as they can be told apart, to be
        compared with the policy in the same breath (`bangfu_assign.facts.partial`). None if a
        table that every case needs cannot be read.

    Raises
    ------
    UsageError
        If there is no such folder.
    """
    with _collector_at_rest():
        return _examine(Path(folder))


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Stop the search for cyclic garbage: a large register makes millions of cells that all live.

    Looking through them again and again takes a quarter of the reading time and finds nothing.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _examine(folder: Path) -> tuple[Case | None, list[Problem], Case | None]:
    findings = Findings()
    files = find_files(folder, findings)
    frames: dict[str, pd.DataFrame] = {}
    for table in TABLES:
        if table.name in files:
            frame = read_table(files[table.name], table, findings)
            if frame is not None:
                frames[table.name] = frame
    _read_roads(files, frames, findings)
    resolve(frames, findings)
    problems = findings.problems()
    if findings.has_errors:
        legible = legible_rows(frames)
        if legible is None:
            return None, problems, None
        rows = {"folder": folder, "inputs": {}, "notes": (), "places": _places(legible)}
        return None, problems, Case(**_tables(legible), **rows)  # type: ignore[arg-type]
    case = Case(
        **_tables(frames),
        folder=folder,
        inputs={path.name: sha256(path) for _, path in sorted(files.items())},
        notes=tuple(problems),
        places=_places(frames),
    )
    return case, problems, case


def _tables(frames: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return every table of the schema, whole, typed and sorted."""
    tables = {}
    for table in TABLES:
        frame = frames.get(table.name)
        whole = table.empty() if frame is None else complete(frame, table)
        order = [*table.key, *(c.name for c in table.columns if c.name not in table.key)]
        tables[table.name] = whole.sort_values(order, ignore_index=True, kind="stable")
    return tables


_LOCATED = {
    "cadres": ("cadre_id",),
    "villages": ("village_id",),
    "locks": ("household_id", "cadre_id"),
}


def _places(frames: dict[str, pd.DataFrame]) -> dict[tuple[str, ...], tuple[str, int]]:
    """Return where each row stands that is checked against the policy later; the first of twins."""
    found: dict[tuple[str, ...], tuple[str, int]] = {}
    for table, key in _LOCATED.items():
        frame = frames.get(table)
        if frame is not None and {*key} <= {*frame.columns}:
            for ids, place in zip(
                frame[[*key]].itertuples(False, None), places(frame), strict=True
            ):
                found.setdefault((table, *ids), place)
    return found


def _read_roads(
    files: dict[str, Path], frames: dict[str, pd.DataFrame], findings: Findings
) -> None:
    """Read the GraphML if there is one; the road network must have one source, and be whole."""
    tables = [name for name in ("road_nodes", "road_edges") if name in files]
    if ROADS in files and tables:
        findings.add("roads_twice", file=files[ROADS].name)
    elif ROADS in files:
        frames |= read_graphml(files[ROADS], findings)
    elif len(tables) == 1:
        findings.add("roads_half", file=files[tables[0]].name)
