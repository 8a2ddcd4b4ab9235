"""Problems as a table, for ``problems.csv`` and the terminal."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from bangfu_assign import labels
from bangfu_assign.errors import Problem
from bangfu_assign.labels import Lang

COLUMNS = ("severity", "file", "row", "column", "value", "problem")
"""What is told about a problem, in this order; headers are in the reader's language."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def problems_table(problems: Iterable[Problem], lang: Lang = "zh") -> pd.DataFrame:
    """Return one row per problem, all text, safe to open in a spreadsheet.

    Parameters
    ----------
    problems : iterable of Problem
        In the order wanted.
    lang : {"zh", "en"}
        Language of headers and sentences.

    Returns
    -------
    DataFrame
        Columns severity, file, row, column, value, problem under localised headers. Cells that a
        spreadsheet would run as a formula begin with an apostrophe.
    """
    rows = [
        (
            labels.text(f"problems.{problem.severity.value}", lang),
            problem.file,
            "" if problem.row is None else str(problem.row),
            problem.column,
            problem.value,
            problem.message(lang),
        )
        for problem in problems
    ]
    headers = [labels.text(f"facts.header_{name}", lang) for name in COLUMNS]
    safe = [[escape_formula(cell) for cell in row] for row in rows]
    return pd.DataFrame(safe, columns=headers, dtype="str")


def escape_formula(text: str) -> str:
    """Return the text with an apostrophe before it if a spreadsheet would take it for a formula.

    Examples
    --------
    >>> escape_formula("=1+1")
    "'=1+1"
    """
    return "'" + text if text.startswith(_FORMULA_STARTS) else text
