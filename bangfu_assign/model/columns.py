"""Columns of a linear program: what either engine (`model.glop`, `model.highs`) is fed with."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csc_array

from bangfu_assign.model.arrays import Floats, Ints
from bangfu_assign.model.linear import LinearModel


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Columns of a linear program.

    Attributes
    ----------
    costs, low, high : (n,) float
        Cost and bounds of each.
    entries : (m, n) sparse
        Coefficients.
    """

    costs: Floats
    low: Floats
    high: Floats
    entries: csc_array


def columns_of(model: LinearModel, costs: Ints, low: Ints, high: Ints) -> Columns:
    """Return the variables of a model as columns, with these costs and bounds."""
    return Columns(
        costs.astype(np.float64),
        low.astype(np.float64),
        high.astype(np.float64),
        csc_array(
            (np.array(model.values, dtype=np.float64), (model.rows, model.columns)),
            shape=(model.height, model.size),
        ),
    )
