"""The dated history of pairs that stands beside a plan, in place of the case's own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bangfu_assign.errors import FactsError
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.findings import Findings
from bangfu_assign.facts.schema import PAIRS
from bangfu_assign.facts.tables import complete, read_table


def with_history(case: Case, plan: str | Path) -> Case:
    """Return the case with the ``pairs.csv`` of a plan's folder; the case itself if it has none.

    A plan that was changed in the middle of the year says there who helped whom until when.

    Parameters
    ----------
    case : Case
        The facts.
    plan : path
        An OUT folder, or a file in it.

    Raises
    ------
    FactsError
        If the file is there and cannot be read as pairs.
    """
    path = Path(plan)
    path = (path if path.is_dir() else path.parent) / "pairs.csv"
    if not path.is_file():
        return case
    findings = Findings()
    frame = read_table(path, PAIRS, findings)
    if frame is None or findings.has_errors:
        raise FactsError(findings.problems())
    order = [*PAIRS.key, *(c.name for c in PAIRS.columns if c.name not in PAIRS.key)]
    pairs = complete(frame, PAIRS).sort_values(order, ignore_index=True, kind="stable")
    return replace(case, pairs=pairs)
