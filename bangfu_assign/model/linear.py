"""`LinearModel`: variables, rows and costs as plain arrays, handed to GLOP, HiGHS or CP-SAT alike.

The bound of every objective and the search for its incumbent must speak of the same model. So it is
written down once, solver-free, and each solver reads it from here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from bangfu_assign.model.arrays import Floats, Ints

INFINITY = 2**40
"""Stands for "no limit" in rows; far above any sum of the model."""


@dataclass(slots=True)
class LinearModel:
    """Integer variables with bounds, and rows ``low ≤ Σ coefficient · variable ≤ high``.

    Everything is integer. Variables and rows are numbered from 0 in the order of their creation.
    """

    low: list[int] = field(default_factory=list)
    high: list[int] = field(default_factory=list)
    row_low: list[int] = field(default_factory=list)
    row_high: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    values: list[int] = field(default_factory=list)

    def variable(self, low: int, high: int) -> int:
        """Add a variable and return its number."""
        self.low.append(low)
        self.high.append(high)
        return len(self.low) - 1

    def row(self, low: int = 0, high: int = 0) -> int:
        """Add an empty row and return its number; by default it is an equation with 0."""
        self.row_low.append(low)
        self.row_high.append(high)
        return len(self.row_low) - 1

    def put(self, row: int, column: int, value: int) -> None:
        """Add a coefficient; several for the same place add up."""
        self.rows.append(row)
        self.columns.append(column)
        self.values.append(value)

    def constrain(self, terms: Sequence[tuple[int, int]], low: int = 0, high: int = 0) -> int:
        """Add a row of (variable, coefficient) terms and return its number."""
        row = self.row(low, high)
        for variable, value in terms:
            self.put(row, variable, value)
        return row

    @property
    def size(self) -> int:
        """Number of variables."""
        return len(self.low)

    @property
    def height(self) -> int:
        """Number of rows."""
        return len(self.row_low)

    def costs(self, terms: Sequence[tuple[int, int]]) -> Ints:
        """Return a cost vector over all variables from (variable, cost) terms."""
        vector = np.zeros(self.size, dtype=np.int64)
        for variable, cost in terms:
            vector[variable] += cost
        return vector


@dataclass(frozen=True, slots=True, eq=False)
class LinearSolution:
    """An optimal solution of a relaxation.

    Attributes
    ----------
    values : (n,) float
        Value of each variable.
    reduced : (n,) float
        Reduced cost of each variable.
    duals : (m,) float
        Dual value of each row.
    """

    values: Floats
    reduced: Floats
    duals: Floats
