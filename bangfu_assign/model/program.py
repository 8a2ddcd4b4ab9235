"""The master's linear program, solved again and again while rounds are added."""

from __future__ import annotations

import numpy as np
import ortools.linear_solver.pywraplp as pywraplp  # noqa: PLR0402 - mypy knows it only so

from bangfu_assign.model.arrays import Floats, Ints
from bangfu_assign.model.linear import INFINITY
from bangfu_assign.model.master import Master


class Program:
    """A warm-started linear program over a master's known rounds.

    Parameters
    ----------
    master : Master
        Its rounds may grow; `solve` takes the new ones in.
    penalty : int
        Price of a missing or surplus unit.
    costs : (first,) int, optional
        Of the variables that are not rounds; rounds cost their metres.
    """

    def __init__(
        self, master: Master, penalty: int, costs: Ints | None = None, kind: str = "GLOP"
    ) -> None:
        self._master = master
        self._solver = pywraplp.Solver.CreateSolver(kind)
        model = master.model
        infinity = self._solver.infinity()
        self._rows = [
            self._solver.Constraint(
                float(low) if low > -INFINITY else -infinity,
                float(high) if high < INFINITY else infinity,
            )
            for low, high in zip(model.row_low, model.row_high, strict=True)
        ]
        self._variables = [
            self._solver.NumVar(float(low), float(high), "")
            for low, high in zip(model.low[: master.first], model.high[: master.first], strict=True)
        ]
        # The members' row bounds a round already; a second bound would take its price away.
        self._variables += [self._solver.NumVar(0.0, infinity, "") for _ in master.rounds]
        for row, column, value in zip(model.rows, model.columns, model.values, strict=True):
            cell = self._rows[row]
            variable = self._variables[column]
            cell.SetCoefficient(variable, cell.GetCoefficient(variable) + value)
        self._objective = self._solver.Objective()
        self._objective.SetMinimization()
        for one, variable in zip(master.rounds, self._variables[master.first :], strict=True):
            self._objective.SetCoefficient(variable, float(one.metres))
        if costs is not None:
            for j in np.flatnonzero(costs).tolist():
                self._objective.SetCoefficient(self._variables[j], float(costs[j]))
        # Before the right rounds are known, what is missing or too much is bought at a price that
        # no round is worth.
        self._artificial = []
        for row in sorted(master.rows_of_rounds()):
            for sign in (1.0, -1.0):
                variable = self._solver.NumVar(0.0, infinity, "")
                self._rows[row].SetCoefficient(variable, sign)
                self._objective.SetCoefficient(variable, float(penalty))
                self._artificial.append(variable)

    def charge(self, penalty: int) -> None:
        """Set the price of a missing or surplus unit."""
        for variable in self._artificial:
            self._objective.SetCoefficient(variable, float(penalty))

    def take_in(self) -> None:
        """Add the rounds the master has learned since."""
        master, infinity = self._master, self._solver.infinity()
        for one in master.rounds[len(self._variables) - master.first :]:
            variable = self._solver.NumVar(0.0, infinity, "")
            self._objective.SetCoefficient(variable, float(one.metres))
            for row, value in master.entries(one):
                self._rows[row].SetCoefficient(variable, float(value))
            self._variables.append(variable)

    def solve(self, time_limit_s: float) -> tuple[Floats, Floats, float] | None:
        """Return variables' values, rows' duals and what is missing; None if it failed."""
        self._solver.SetTimeLimit(max(1, int(time_limit_s * 1000)))
        if self._solver.Solve() != pywraplp.Solver.OPTIMAL:
            return None
        values = np.array([variable.solution_value() for variable in self._variables])
        duals = np.array([row.dual_value() for row in self._rows])
        missing = sum(variable.solution_value() for variable in self._artificial)
        return values, duals, missing
