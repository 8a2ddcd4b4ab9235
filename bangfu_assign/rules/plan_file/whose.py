"""Whether a plan is of this case at all: said once, not in a line for every household."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from bangfu_assign.errors import PlanError, Problem
from bangfu_assign.facts.cells import read_cell
from bangfu_assign.facts.masks import mask
from bangfu_assign.facts.schema import Column, Kind
from bangfu_assign.plan.text import unguard
from bangfu_assign.rules.plan_file.sheets import PlanTables

FEW = 3
"""With fewer households than this a plan may as well be mistyped."""
KNOWN_SHARE = 0.1
"""A roster may change a lot in a year, but never by nine households in ten."""

_HOUSEHOLD = Column("household_id", Kind.ID)


def require_same_case(tables: PlanTables, path: str | Path, roster: Collection[str]) -> None:
    """Refuse a plan of which the case knows (nearly) no household.

    The hashes in ``summary.json`` cannot tell: they differ after every change of a table.

    Parameters
    ----------
    tables : PlanTables
        The plan as it lies on disk.
    path : path
        As the user named it.
    roster : collection of str
        The case's households.

    Raises
    ------
    PlanError
        With one problem, in place of one for each row.
    """
    named = sorted(_households(tables))
    known = sum(household in roster for household in named)
    if len(named) < FEW or known > KNOWN_SHARE * len(named):
        return
    params = {
        "plan": str(path),
        "count": len(named),
        "known": known,
        "example": mask(next(household for household in named if household not in roster)),
        "own": mask(min(roster, default="")),
    }
    raise PlanError(Problem("planfile.other_case", tables.assignments.grid.file, params=params))


def _households(tables: PlanTables) -> set[str]:
    """Return the ids a plan names, as far as they can be read: spoilt ones say nothing."""
    found = set()
    for table in (tables.assignments, tables.uncovered):
        for _, cells in () if table is None else table.rows():
            cell = cells["household_id"]
            text = unguard(cell) if isinstance(cell, str) else cell
            if text != "" and (id_ := str(read_cell(text, _HOUSEHOLD).value)):
                found.add(id_)
    return found
