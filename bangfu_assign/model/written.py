"""A `LinearModel` as CP-SAT reads it, without what its bounds decide already."""

from __future__ import annotations

import numpy as np
from ortools.sat.python import cp_model
from scipy.sparse import csr_matrix

from bangfu_assign.model.arrays import Ints
from bangfu_assign.model.linear import INFINITY, LinearModel


def written(
    model: LinearModel,
    costs: Ints,
    low: Ints,
    high: Ints,
    hint: Ints | None = None,
    cutoff: int | None = None,
) -> cp_model.CpModel:
    """Write a model down for CP-SAT, straight into its message.

    Expressions of `cp_model` would say the same, term by term and three times as slowly; a town is
    solved by some sixty models.

    Parameters
    ----------
    model, costs, low, high
        Rows of the model, (n,) cost and bounds of its variables, numbered alike in CP-SAT.
    hint : (n,) int, optional
        A solution to start from.
    cutoff : int, optional
        Only solutions of at most this cost are solutions.
    """
    cp = cp_model.CpModel()
    for ends in zip(low.tolist(), high.tolist(), strict=True):
        cp.proto.variables.add().domain.extend(ends)
    _write_rows(cp, model, low, high)
    priced = np.flatnonzero(costs)
    if len(priced):
        objective = cp.proto.objective
        objective.vars.extend(priced.tolist())
        objective.coeffs.extend(costs[priced].tolist())
        objective.scaling_factor = 1.0
        if cutoff is not None:
            # As a row it would be presolved with all the others, for seconds.
            objective.domain.extend([-INFINITY, cutoff])
    if hint is not None:
        cp.proto.solution_hint.vars.extend(range(len(hint)))
        cp.proto.solution_hint.values.extend(hint.tolist())
    return cp


def _write_rows(cp: cp_model.CpModel, model: LinearModel, low: Ints, high: Ints) -> None:
    """Write the rows over the variables that are still free, but none that always holds."""
    height = model.height
    a = csr_matrix(  # adds up repeated coefficients
        (np.array(model.values, dtype=np.int64), (model.rows, model.columns)),
        shape=(height, model.size),
    )
    fixed = low == high
    constant = a @ np.where(fixed, low, 0)
    row_of = np.repeat(np.arange(height), np.diff(a.indptr))
    free = ~fixed[a.indices] & (a.data != 0)
    row_of, places, values = row_of[free], a.indices[free], a.data[free]
    rising = values > 0
    least, most = np.zeros(height, dtype=np.int64), np.zeros(height, dtype=np.int64)
    np.add.at(least, row_of, values * np.where(rising, low[places], high[places]))
    np.add.at(most, row_of, values * np.where(rising, high[places], low[places]))
    row_low = np.array(model.row_low, dtype=np.int64) - constant
    row_high = np.array(model.row_high, dtype=np.int64) - constant
    begin = np.searchsorted(row_of, np.arange(height + 1)).tolist()
    terms, factors = places.tolist(), values.tolist()
    ends = list(
        zip(
            np.maximum(row_low, -INFINITY).tolist(),
            np.minimum(row_high, INFINITY).tolist(),
            strict=True,
        )
    )
    for i in np.flatnonzero((row_low > least) | (row_high < most)).tolist():
        row = cp.proto.constraints.add().linear
        row.vars.extend(terms[begin[i] : begin[i + 1]])
        row.coeffs.extend(factors[begin[i] : begin[i + 1]])
        row.domain.extend(ends[i])
