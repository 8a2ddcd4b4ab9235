"""What the columns of a table of scenarios are called, and how their numbers are written."""

from __future__ import annotations

from typing import Any

import pandas as pd

from bangfu_assign.labels import Lang, text
from bangfu_assign.plan.text import display
from bangfu_assign.policy import OBJECTIVES

_NAMES = ("scenario", "name")
_COMPARED = ("travel_km", "walk_km", "places", "kept", "gained", "lost", "moved")
_KNOWN = {
    **{name: f"summary.{name}" for name in (*OBJECTIVES, "changes")},
    "covered": "charts.covered_households",
    "uncovered": "charts.uncovered_households",
    **{name: f"compared.{name}" for name in _COMPARED},
}
_METRES = ("travel", "walk")


def name_column(table: pd.DataFrame) -> list[str]:
    """Return the scenarios' names: ``scenario``, else the first column of text, else the index."""
    for column in (*_NAMES, *table.columns):
        if column in table and not _numeric(table[column]):
            return [str(name) for name in table[column]]
    return [str(name) for name in table.index]


def names(table: pd.DataFrame, lang: Lang) -> list[str]:
    """Return the scenarios' names for people: ``base`` is what a comparison calls its policy."""
    base = text("compared.base_name", lang)
    return [base if name == "base" else display(name) for name in name_column(table)]


def measures(table: pd.DataFrame) -> list[Any]:
    """Return the columns of numbers, in their order; yes-or-no columns are none."""
    return [column for column in table.columns if _numeric(table[column])]


def heading(column: object, lang: Lang) -> str:
    """Return what a column is called: one of a comparison's by its label, others as they are."""
    code = _KNOWN.get(str(column))
    if code is None:
        return display(column)
    said = text(code, lang)
    return text("charts.in_km", lang, name=said) if column in _METRES else said


def numbers(table: pd.DataFrame, column: str) -> list[float]:
    """Return a column's numbers as they are shown: metres in kilometres."""
    by = 1000.0 if column in _METRES else 1.0
    return [float(value) / by for value in table[column]]


def shown(value: float) -> str:
    """Return a number with its thousands apart; two decimals at most, one from a thousand on."""
    number = round(float(value), 2 if abs(value) < 1000 else 1)
    return f"{int(number):,}" if number.is_integer() else f"{number:,.2f}".rstrip("0")


def _numeric(column: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)
