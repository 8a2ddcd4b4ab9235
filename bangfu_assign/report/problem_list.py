"""``problems.csv``: everything found wrong with a case, to be worked off row by row."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from bangfu_assign.errors import Problem
from bangfu_assign.labels import Lang
from bangfu_assign.plan.text import display
from bangfu_assign.report.tables import to_csv

PROBLEM_COLUMNS = ("severity", "file", "row", "column", "value", "problem", "count", "code")


def write_problems(found: Iterable[Problem], folder: Path, lang: Lang = "zh") -> Path:
    """Write ``problems.csv`` into a folder, made if need be, and return its path.

    The file appears whole or not at all, readable by its owner alone: it quotes the register.

    Parameters
    ----------
    found : iterable of Problem
        In the order in which they shall stand.
    folder : Path
        Whatever else is in it stays.
    lang : {"zh", "en"}
        Language of the sentences; headers and severities are the same in both.

    Raises
    ------
    OSError
        If the folder cannot be made or written to.
    """
    content = problem_table(found, lang)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "problems.csv"
    handle, draft = tempfile.mkstemp(prefix=".problems-", dir=folder)  # made for its owner alone
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    return path


def problem_table(found: Iterable[Problem], lang: Lang = "zh") -> bytes:
    """Return problems as CSV bytes, in the order in which they come."""
    rows = [
        (
            problem.severity.value,
            display(problem.file),
            problem.row,
            display(problem.column),
            display(problem.value),
            display(problem.message(lang)),
            problem.count,
            problem.code,
        )
        for problem in found
    ]
    return to_csv(pd.DataFrame(rows, columns=PROBLEM_COLUMNS, dtype=object), PROBLEM_COLUMNS)
