"""The columns of every table: canonical name, kind, whether required, default."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd


class Kind(StrEnum):
    """What a column holds, and so how its cells are read and stored."""

    ID = "id"
    TEXT = "text"
    NAME = "name"
    """A person's name."""
    COUNT = "count"
    MEASURE = "measure"
    FLAG = "flag"
    ID_NUMBER = "id_number"
    PHONE = "phone"
    DATE = "date"
    DAYS = "days"
    """One or several days, separated by ``;``; a year may be missing (``--03-05``)."""


DTYPES: dict[Kind, str] = {
    Kind.ID: "str",
    Kind.TEXT: "str",
    Kind.NAME: "str",
    Kind.COUNT: "Int64",
    Kind.MEASURE: "float64",
    Kind.FLAG: "bool",
    Kind.ID_NUMBER: "str",
    Kind.PHONE: "str",
    Kind.DATE: "str",
    Kind.DAYS: "str",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes
    ----------
    name : str
        Canonical English header.
    kind : Kind
        What it holds.
    required : bool
        Whether the header must be there and every cell filled.
    default : bool
        Value of an empty flag.
    low, high : float or None
        Bounds of a number, inclusive.
    """

    name: str
    kind: Kind
    required: bool = False
    default: bool = False
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the case folder."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    required: bool = False

    def column(self, name: str) -> Column:
        """Return a column by its canonical name (KeyError if there is none)."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    def empty(self) -> pd.DataFrame:
        """Return the table with all its columns, typed, and no rows."""
        return pd.DataFrame({c.name: pd.Series([], dtype=DTYPES[c.kind]) for c in self.columns})


def _lon_lat() -> tuple[Column, Column]:
    return (
        Column("lon", Kind.MEASURE, low=-180, high=180),
        Column("lat", Kind.MEASURE, low=-90, high=90),
    )


HOUSEHOLDS = Table(
    "households",
    (
        Column("household_id", Kind.ID, required=True),
        Column("head_name", Kind.NAME, required=True),
        Column("village", Kind.ID, required=True),
        Column("persons", Kind.COUNT, required=True, low=1, high=50),
        Column("group", Kind.TEXT),
        Column("labourers", Kind.COUNT, low=0, high=50),
        Column("income_yuan", Kind.MEASURE, low=-1e6, high=1e7),
        Column("category", Kind.TEXT),
        Column("cause", Kind.TEXT),
        Column("need", Kind.COUNT, low=1, high=3),
        Column("planned", Kind.FLAG, default=True),
        Column("trained", Kind.COUNT, low=0, high=50),
        Column("transferred", Kind.COUNT, low=0, high=50),
        Column("loan_10k_yuan", Kind.MEASURE, low=0, high=1e5),
        *_lon_lat(),
        Column("id_number", Kind.ID_NUMBER),
        Column("phone", Kind.PHONE),
    ),
    key=("household_id",),
    required=True,
)

CADRES = Table(
    "cadres",
    (
        Column("cadre_id", Kind.ID),
        Column("name", Kind.NAME, required=True),
        Column("rank", Kind.TEXT, required=True),
        Column("unit", Kind.TEXT),
        Column("position", Kind.TEXT),
        Column("phone", Kind.PHONE),
        Column("village", Kind.ID),
        *_lon_lat(),
        Column("quota", Kind.COUNT, low=0, high=1000),
        Column("available", Kind.FLAG, default=True),
    ),
    key=("cadre_id",),
    required=True,
)

VILLAGES = Table(
    "villages",
    (
        Column("village_id", Kind.ID, required=True),
        Column("name", Kind.TEXT, required=True),
        *_lon_lat(),
        Column("weak", Kind.FLAG),
        Column("town", Kind.TEXT),
        Column("unit", Kind.TEXT),
        Column("collective_income_10k_yuan", Kind.MEASURE, low=-1e6, high=1e7),
    ),
    key=("village_id",),
    required=True,
)

GROUPS = Table(
    "groups",
    (
        Column("village", Kind.ID, required=True),
        Column("group", Kind.TEXT, required=True),
        *_lon_lat(),
    ),
    key=("village", "group"),
)

PAIRS = Table(
    "pairs",
    (
        Column("household_id", Kind.ID, required=True),
        Column("cadre_id", Kind.ID, required=True),
        Column("since", Kind.DATE),
        Column("until", Kind.DATE),
        Column("reason", Kind.TEXT),
    ),
    key=("household_id", "cadre_id", "since"),
)

LOCKS = Table(
    "locks",
    (
        Column("household_id", Kind.ID, required=True),
        Column("cadre_id", Kind.ID, required=True),
        Column("kind", Kind.TEXT, required=True),
        Column("reason", Kind.TEXT),
    ),
    key=("household_id", "cadre_id"),
)

PROJECTS = Table(
    "projects",
    (
        Column("project_id", Kind.ID, required=True),
        Column("name", Kind.TEXT, required=True),
        Column("village", Kind.ID),
        *_lon_lat(),
        Column("places", Kind.COUNT, low=0, high=1e6),
        Column("needs_labour", Kind.FLAG),
    ),
    key=("project_id",),
)

DISTANCES = Table(
    "distances",
    (
        Column("cadre_id", Kind.ID, required=True),
        Column("village_id", Kind.ID, required=True),
        Column("metres", Kind.COUNT, required=True, low=0, high=1e7),
    ),
    key=("cadre_id", "village_id"),
)

ROAD_NODES = Table(
    "road_nodes",
    (
        Column("id", Kind.ID, required=True),
        Column("lon", Kind.MEASURE, required=True, low=-180, high=180),
        Column("lat", Kind.MEASURE, required=True, low=-90, high=90),
    ),
    key=("id",),
)

ROAD_EDGES = Table(
    "road_edges",
    (
        Column("u", Kind.ID, required=True),
        Column("v", Kind.ID, required=True),
        Column("length_m", Kind.MEASURE, required=True, low=0, high=1e6),
        Column("oneway", Kind.FLAG),
    ),
    key=("u", "v", "length_m"),
)

VISITS = Table(
    "visits",
    (
        Column("household_id", Kind.ID),
        Column("head_name", Kind.NAME),
        Column("village", Kind.TEXT),
        Column("date", Kind.DAYS, required=True),
        Column("form", Kind.TEXT),
        Column("content", Kind.TEXT),
        Column("cadre_id", Kind.TEXT),
        Column("helper", Kind.TEXT),
        Column("helper_signed", Kind.TEXT),
        Column("household_signed", Kind.TEXT),
    ),
    key=("household_id", "date"),
    required=True,
)
"""The register of visits: no table of a case, but a file handed in beside a plan."""

TABLES: tuple[Table, ...] = (
    HOUSEHOLDS, CADRES, VILLAGES, GROUPS, PAIRS, LOCKS, PROJECTS, DISTANCES, ROAD_NODES, ROAD_EDGES,
)  # fmt: skip
"""Every table, in the order in which they are read."""
