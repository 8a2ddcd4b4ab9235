"""Reading cells that hold ids, each checked against a roster; the nearest known one is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bangfu_assign.errors import Problem, Severity
from bangfu_assign.facts.cells import read_cell
from bangfu_assign.facts.grid import Cell
from bangfu_assign.facts.masks import mask
from bangfu_assign.facts.nearest import Nearest
from bangfu_assign.facts.schema import Column, Kind
from bangfu_assign.plan.text import unguard
from bangfu_assign.rules.plan_file.sheets import Table

_SHOWN_CHARACTERS = 60


class Ids:
    """The known ids of one kind.

    Parameters
    ----------
    code : str
        What to say of an unknown one.
    names : mapping of str to str
        Name by id: somebody may have typed the name where the id belongs.
    departed : str
        If given, an unknown id is somebody who has left since: it is kept, and this said of it.
    """

    def __init__(self, code: str, names: Mapping[str, str], departed: str = "") -> None:
        self._code = code
        self._departed = departed
        self._names = names
        self._nearest = Nearest(names)
        by_name: dict[str, list[str]] = {}
        for id_, name in names.items():
            by_name.setdefault(name, []).append(id_)
        self._by_name = by_name

    def read(self, cell: Cell, table: Table, row: int, column: str) -> tuple[str, list[Problem]]:
        """Return the id in a cell ("" if it is blank or unknown), and what is wrong with it."""
        if cell == "":
            return "", []
        text = unguard(cell) if isinstance(cell, str) else cell
        if text in self._names:
            return str(text), []
        reading = read_cell(text, Column(column, Kind.ID))
        problems = [
            _problem(
                f"facts.{remark.code}", table, row, column, cell, remark.params, remark.severity
            )
            for remark in reading.remarks
        ]
        id_ = str(reading.value)
        if id_ in self._names or not id_:
            return id_, problems
        if self._departed:
            code = f"planfile.{self._departed}"
            return id_, [*problems, _problem(code, table, row, column, cell, {}, Severity.WARNING)]
        near = self._near(id_)
        code = f"planfile.{self._code}" + ("_near" if near else "")
        return "", [*problems, _problem(code, table, row, column, cell, {"near": near})]

    def _near(self, written: str) -> str:
        """Return who may be meant: of that name, or with an id nearly the same."""
        namesakes = self._by_name.get(written, [])
        near = namesakes if 0 < len(namesakes) <= 3 else [self._nearest(written)]
        return " / ".join(f"{id_} ({self._names[id_]})" for id_ in near if id_)


def _problem(
    code: str,
    table: Table,
    row: int,
    column: str,
    cell: Cell,
    params: Mapping[str, object],
    severity: Severity = Severity.ERROR,
) -> Problem:
    value = mask(str(cell))[:_SHOWN_CHARACTERS]
    return Problem(code, table.grid.file, row, table.head(column), value, dict(params), severity)


def names_of(ids: Iterable[str], names: Iterable[str]) -> dict[str, str]:
    """Return names by id."""
    return dict(zip(ids, names, strict=True))
