"""GLOP: `Columns` in, plain arrays out, like HiGHS (`model.highs`).

For towns of a few thousand rows. Its corners differ from HiGHS', and the rounds that look cheap
there hold the best tour more often (measured on ten towns); in a county it takes ten times as long.
"""

from __future__ import annotations

import numpy as np
import ortools.linear_solver.pywraplp as pywraplp  # noqa: PLR0402 - mypy knows it only so

from bangfu_assign.model.arrays import Floats, Ints
from bangfu_assign.model.columns import Columns
from bangfu_assign.model.linear import INFINITY


class Glop:
    """One linear program in GLOP's memory.

    Parameters
    ----------
    row_low, row_high : sequence of int
        Rows; `INFINITY` stands for none.
    columns : Columns
        Columns to begin with.
    """

    def __init__(self, row_low: list[int], row_high: list[int], columns: Columns) -> None:
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        infinity = self._solver.infinity()
        self._rows = [
            self._solver.Constraint(
                float(low) if low > -INFINITY else -infinity,
                float(high) if high < INFINITY else infinity,
            )
            for low, high in zip(row_low, row_high, strict=True)
        ]
        self._objective = self._solver.Objective()
        self._objective.SetMinimization()
        self._variables: list[pywraplp.Variable] = []
        self.add(columns)

    def charge(self, columns: Ints, costs: Floats) -> None:
        """Set the costs of some columns."""
        for column, cost in zip(columns.tolist(), costs.tolist(), strict=True):
            self._objective.SetCoefficient(self._variables[column], cost)

    def bound(self, columns: Ints, low: Ints, high: Ints) -> None:
        """Set the bounds of some columns."""
        for column, least, most in zip(columns.tolist(), low.tolist(), high.tolist(), strict=True):
            self._variables[column].SetBounds(least, most)

    def add(self, columns: Columns) -> None:
        """Add columns after the last."""
        infinity = self._solver.infinity()
        entries = columns.entries
        begins = entries.indptr.tolist()
        rows, values = entries.indices.tolist(), entries.data.tolist()
        for j, (cost, low, high) in enumerate(
            zip(columns.costs.tolist(), columns.low.tolist(), columns.high.tolist(), strict=True)
        ):
            variable = self._solver.NumVar(low, high if high < np.inf else infinity, "")
            if cost:
                self._objective.SetCoefficient(variable, cost)
            for at in range(begins[j], begins[j + 1]):
                self._rows[rows[at]].SetCoefficient(variable, values[at])
            self._variables.append(variable)

    def run(self, time_limit_s: float) -> bool:
        """Solve; return whether the end was reached."""
        self._solver.SetTimeLimit(max(1, int(time_limit_s * 1000)))
        return bool(self._solver.Solve() == pywraplp.Solver.OPTIMAL)

    def values(self) -> Floats:
        """Return the value of every column."""
        return np.array([variable.solution_value() for variable in self._variables])

    def duals(self) -> Floats:
        """Return the dual value of every row."""
        return np.array([row.dual_value() for row in self._rows])
