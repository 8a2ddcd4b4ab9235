"""`Case`: the facts of one town, validated, immutable, sorted by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from bangfu_assign.errors import Problem


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """The facts: who lives where, who works where, what was decided before.

    Every table is always there, with all the columns of `bangfu_assign.facts.schema`, in this
    order and of these types, and with no rows if the case has no such file. Rows are sorted by id,
    so that the order of rows in the files can never change a plan. Text is ``str`` with "" for
    missing; counts are ``Int64`` with ``<NA>``; measures are ``float64`` with ``NaN``; flags are
    ``bool`` with the default filled in.

    Attributes
    ----------
    households, cadres, villages, groups, pairs, locks, projects, distances, road_nodes, road_edges
        Tables, one row per object. ``village`` columns hold village ids (or ""). ``cadres.rank`` is
        the word in the roster; `Policy.rank` resolves it.
    folder : Path or None
        Where the case was read from.
    inputs : mapping of str to str
        SHA-256 of each file read, by file name.
    notes : tuple of Problem
        Repairs and warnings made while reading.
    places : mapping of (table, id, …) to (file, row)
        Where the rows of ``cadres``, ``villages`` and ``locks`` (by household and cadre) stand, so
        that what is found later can be told at its row; empty if the case was not read from files.
    """

    households: pd.DataFrame
    cadres: pd.DataFrame
    villages: pd.DataFrame
    groups: pd.DataFrame
    pairs: pd.DataFrame
    locks: pd.DataFrame
    projects: pd.DataFrame
    distances: pd.DataFrame
    road_nodes: pd.DataFrame
    road_edges: pd.DataFrame
    folder: Path | None = None
    inputs: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Problem, ...] = ()
    places: Mapping[tuple[str, ...], tuple[str, int]] = field(default_factory=dict)

    def place_of(self, table: str, *key: str) -> tuple[str, int | None]:
        """Return file and row of one row of a table; the table's name and None if unknown."""
        return self.places.get((table, *key), (table, None))

    def planned(self) -> pd.DataFrame:
        """Return the households of this year's plan, sorted by id, with a fresh 0…n-1 index."""
        return self.households[self.households["planned"]].reset_index(drop=True)

    def describe(self) -> str:
        """Return one line with the counts, without any personal datum."""
        return (
            f"Case({len(self.households)} households, {len(self.cadres)} cadres, "
            f"{len(self.villages)} villages)"
        )

    __repr__ = describe
