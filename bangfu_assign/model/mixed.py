"""HiGHS as a finder of whole solutions: fast at rows that are nearly a network, no proof of ours.

At county size it finds at its root what CP-SAT needs minutes for. Its bound rests on floating-point
arithmetic and is not used; its solution is checked row by row in whole numbers.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from bangfu_assign.model.arrays import Floats, Ints
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.linear import INFINITY, LinearModel
from bangfu_assign.model.relaxation import matrix

NODES = 50
"""Branches at most: the same end on every machine, before the clock strikes."""


def find_whole(
    model: LinearModel, costs: Ints, low: Ints, high: Ints, clock: Clock, nodes: int = NODES
) -> Ints | None:
    """Return a good whole solution of a model, usually the best; None if none was found."""
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - not always needed

    if clock.is_over or not model.size:
        return None
    row_low, row_high = np.array(model.row_low), np.array(model.row_high)
    result: Any = milp(
        costs,
        integrality=np.ones(model.size, dtype=np.int64),
        bounds=Bounds(low, high),
        constraints=LinearConstraint(
            matrix(model).astype(np.float64),
            np.where(row_low <= -INFINITY, -np.inf, row_low),
            np.where(row_high >= INFINITY, np.inf, row_high),
        ),
        options={
            "mip_rel_gap": 0.0,
            "node_limit": nodes,
            "time_limit": max(clock.remaining, 0.1),
        },
    )
    return None if result.x is None else checked(model, result.x, low, high)


def checked(model: LinearModel, values: Floats, low: Ints, high: Ints) -> Ints | None:
    """Return a solution rounded, if that keeps every row and bound to the letter."""
    whole: Ints = np.rint(values).astype(np.int64)
    if (whole < low).any() or (whole > high).any():
        return None
    activity = matrix(model) @ whole
    if (activity < np.array(model.row_low)).any() or (activity > np.array(model.row_high)).any():
        return None
    return whole
