"""HiGHS: `Columns` in, plain arrays out.

The simplex method starts again from its last basis when columns join, which is what pricing rounds
needs: at county size a tenth of a second instead of ten. Nothing here is a proof: bounds are
computed anew in whole numbers (`model.relaxation`), solutions are checked row by row
(`model.mixed`).
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np

from bangfu_assign.model.arrays import Floats, Ints
from bangfu_assign.model.columns import Columns
from bangfu_assign.model.linear import INFINITY
from bangfu_assign.model.quiet import nothing_on_stdout

_core: Any = import_module("scipy.optimize._highspy._core")
"""The HiGHS inside scipy. The package highspy cannot be loaded beside ortools, which brings another
HiGHS along; scipy's own `linprog` and `milp` begin anew every time."""

DUAL = 1
"""HiGHS' number for the dual simplex method: new bounds keep the last duals."""

PRIMAL = 4
"""HiGHS' number for the primal simplex method: new columns and costs keep the last solution."""


class Highs:
    """One program in HiGHS' memory.

    Parameters
    ----------
    row_low, row_high : sequence of int
        Rows; `INFINITY` stands for none.
    columns : Columns
        Columns to begin with.
    whole : bool
        Whether the variables are whole numbers.
    """

    def __init__(
        self, row_low: list[int], row_high: list[int], columns: Columns, *, whole: bool = False
    ) -> None:
        low, high = np.array(row_low, dtype=np.float64), np.array(row_high, dtype=np.float64)
        program = _core.HighsLp()
        program.num_row_, program.num_col_ = len(low), len(columns.costs)
        program.row_lower_ = np.where(low <= -INFINITY, -np.inf, low)
        program.row_upper_ = np.where(high >= INFINITY, np.inf, high)
        program.col_cost_ = columns.costs
        program.col_lower_, program.col_upper_ = columns.low, columns.high
        program.a_matrix_.format_ = _core.MatrixFormat.kColwise
        program.a_matrix_.start_ = columns.entries.indptr
        program.a_matrix_.index_ = columns.entries.indices
        program.a_matrix_.value_ = columns.entries.data
        if whole:
            program.integrality_ = [_core.HighsVarType.kInteger] * len(columns.costs)
        self._highs = _core._Highs()
        self.set(output_flag=False, threads=1)
        self._highs.passModel(program)

    def set(self, **options: bool | float | str) -> None:
        """Set options by HiGHS' names."""
        for name, value in options.items():
            self._highs.setOptionValue(name, value)

    def charge(self, columns: Ints, costs: Floats) -> None:
        """Set the costs of some columns."""
        self._highs.changeColsCost(len(columns), columns.astype(np.int32), costs)
        self.set(simplex_strategy=PRIMAL)

    def bound(self, columns: Ints, low: Ints, high: Ints) -> None:
        """Set the bounds of some columns."""
        self._highs.changeColsBounds(
            len(columns),
            columns.astype(np.int32),
            low.astype(np.float64),
            high.astype(np.float64),
        )
        self.set(simplex_strategy=DUAL)

    def add(self, columns: Columns) -> None:
        """Add columns after the last."""
        entries = columns.entries
        self._highs.addCols(
            len(columns.costs), columns.costs, columns.low, columns.high,
            entries.nnz, entries.indptr[:-1].astype(np.int32),
            entries.indices.astype(np.int32), entries.data,
        )  # fmt: skip
        self.set(simplex_strategy=PRIMAL)

    def begin_at(self, values: Ints) -> None:
        """Give a solution to begin with: what no better one can have is then ruled out sooner."""
        known = _core.HighsSolution()
        known.col_value = values.astype(np.float64).tolist()
        self._highs.setSolution(known)

    def run(self, time_limit_s: float) -> bool:
        """Solve; return whether the end was reached."""
        # HiGHS counts the time of all runs of a program together.
        self.set(time_limit=self._highs.getRunTime() + max(time_limit_s, 0.1))
        with nothing_on_stdout():
            self._highs.run()
        return bool(self._highs.getModelStatus() == _core.HighsModelStatus.kOptimal)

    def values(self) -> Floats:
        """Return the value of every column; of none if there is no solution."""
        return np.array(self._highs.getSolution().col_value, dtype=np.float64)

    def duals(self) -> Floats:
        """Return the dual value of every row."""
        return np.array(self._highs.getSolution().row_dual, dtype=np.float64)
