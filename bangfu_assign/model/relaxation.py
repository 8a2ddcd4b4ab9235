"""The linear relaxation, and bounds from it that no rounding error can spoil."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from bangfu_assign.model.arrays import Bools, Floats, Ints
from bangfu_assign.model.linear import INFINITY, LinearModel

SCALE = 2**16
"""Duals are rounded to multiples of 1 / SCALE, then everything is exact in whole numbers."""

LARGE = 30_000
"""Variables beyond which GLOP is several times as fast as HiGHS (measured)."""


def matrix(model: LinearModel) -> csr_matrix:
    """Return the rows of a model as a sparse matrix of whole numbers, shape (rows, variables)."""
    return csr_matrix(
        (np.array(model.values, dtype=np.int64), (model.rows, model.columns)),
        shape=(model.height, model.size),
    )


def relax(
    model: LinearModel, costs: Ints, low: Ints, high: Ints, time_limit_s: float
) -> tuple[Floats, Floats] | None:
    """Solve the linear relaxation: with HiGHS, whose corners are whole more often, or GLOP.

    Returns
    -------
    (values, duals) or None
        Shapes (variables,) and (rows,); None if it is infeasible or out of time: never mistake the
        two for each other, `safe_bound` needs no optimum.
    """
    if not model.size:  # a town with nobody in this year's plan and nobody to help; HiGHS refuses
        return np.zeros(0), np.zeros(model.height)
    solver = _by_glop if model.size > LARGE else _by_highs
    return solver(model, costs, low, high, max(time_limit_s, 0.1))


def _by_glop(
    model: LinearModel, costs: Ints, low: Ints, high: Ints, time_limit_s: float
) -> tuple[Floats, Floats] | None:
    from ortools.linear_solver.python import model_builder_helper as glop  # noqa: PLC0415 - rare

    row_low, row_high = np.array(model.row_low), np.array(model.row_high)
    program: Any = glop.ModelBuilderHelper()  # its stubs name the type of arrays in an old way
    program.fill_model_from_sparse_data(
        low.astype(np.float64),
        high.astype(np.float64),
        costs.astype(np.float64),
        np.where(row_low <= -INFINITY, -np.inf, row_low).astype(np.float64),
        np.where(row_high >= INFINITY, np.inf, row_high).astype(np.float64),
        matrix(model).astype(np.float64),
    )
    solver: Any = glop.ModelSolverHelper("GLOP")
    solver.set_time_limit_in_seconds(time_limit_s)
    solver.solve(program)
    if solver.status() != glop.SolveStatus.OPTIMAL:
        return None
    return solver.variable_values(), solver.dual_values()


def _by_highs(
    model: LinearModel, costs: Ints, low: Ints, high: Ints, time_limit_s: float
) -> tuple[Floats, Floats] | None:
    a = matrix(model).astype(np.float64)
    row_low, row_high = np.array(model.row_low), np.array(model.row_high)
    equal = row_low == row_high
    upper, lower = (row_high < INFINITY) & ~equal, (row_low > -INFINITY) & ~equal
    stacked = _stack(a[upper], -a[lower])
    # scipy's stubs know dense matrices only; the solver takes sparse ones.
    result: Any = linprog(  # type: ignore[call-overload]
        costs,
        A_ub=stacked,
        b_ub=np.concatenate([row_high[upper], -row_low[lower]]) if stacked is not None else None,
        A_eq=a[equal] if equal.any() else None,
        b_eq=row_low[equal] if equal.any() else None,
        bounds=np.column_stack([low, high]),
        method="highs-ds",
        options={"time_limit": time_limit_s},
    )
    if result.status != 0:
        return None
    duals = np.zeros(model.height)
    if equal.any():
        duals[equal] = result.eqlin.marginals
    if stacked is not None:
        marginals = result.ineqlin.marginals
        duals[upper] += marginals[: upper.sum()]
        duals[lower] -= marginals[upper.sum() :]
    return result.x, duals


def _stack(top: csr_matrix, bottom: csr_matrix) -> csr_matrix | None:
    from scipy.sparse import vstack  # noqa: PLC0415 - only when there are such rows

    return vstack([top, bottom]).tocsr() if top.shape[0] + bottom.shape[0] else None


def safe_bound(
    model: LinearModel, a: csr_matrix, costs: Ints, duals: Floats, low: Ints, high: Ints
) -> tuple[int, Ints]:
    """Return a lower bound valid whatever the duals, and the exact reduced costs.

    Weak duality: for any y, min c·x over the rows and bounds is at least
    Σ_i max(y_i, 0) low_i + min(y_i, 0) high_i + Σ_j min (c − Aᵀy)_j x_j over low_j ≤ x_j ≤ high_j.
    With y in multiples of 1 / `SCALE` every term is a whole number, so the bound is a proof, not a
    floating-point estimate.

    Returns
    -------
    bound : int
        Times `SCALE`.
    reduced : (n,) int
        Reduced costs times `SCALE`.
    """
    y = np.rint(duals * SCALE).astype(np.int64)
    row_low, row_high = np.array(model.row_low), np.array(model.row_high)
    y[(y > 0) & (row_low <= -INFINITY)] = 0
    y[(y < 0) & (row_high >= INFINITY)] = 0
    reduced = costs * SCALE - a.T @ y
    bound = int((np.where(y > 0, row_low, row_high) * y)[y != 0].sum())
    bound += int((np.where(reduced > 0, low, high) * reduced).sum())
    return bound, reduced


def fixings(bound: int, reduced: Ints, low: Ints, high: Ints, value: int) -> tuple[Ints, Ints]:
    """Return bounds tightened to what a solution no worse than a value can have.

    A variable at distance d from the end its reduced cost prefers costs d times that reduced cost
    on top of the bound.
    """
    slack = value * SCALE - bound
    room = np.where(reduced != 0, slack // np.maximum(np.abs(reduced), 1), high - low)
    room = np.clip(room, 0, high - low)
    tight: Bools = reduced > 0
    return np.where(reduced < 0, high - room, low), np.where(tight, low + room, high)


def ceil_bound(bound: int) -> int:
    """Return a scaled bound as the least whole value it allows."""
    return -(-bound // SCALE)
