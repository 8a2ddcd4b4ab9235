"""HiGHS as a finder of whole solutions: fast at rows that are nearly a network, no proof of ours.

At county size it finds at its root what CP-SAT needs minutes for. Its bound rests on floating-point
arithmetic and is not used; its solution is checked row by row in whole numbers.
"""

from __future__ import annotations

import numpy as np

from bangfu_assign.model.arrays import Floats, Ints
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.columns import columns_of
from bangfu_assign.model.highs import Highs
from bangfu_assign.model.linear import LinearModel
from bangfu_assign.model.relaxation import matrix

NODES = 50
"""Branches at most: the same end on every machine, before the clock strikes."""


def find_whole(
    model: LinearModel,
    costs: Ints,
    low: Ints,
    high: Ints,
    clock: Clock,
    nodes: int = NODES,
    gap: float = 0.0,
) -> Ints | None:
    """Return a good whole solution of a model, usually the best; None if none was found.

    Parameters
    ----------
    model, costs, low, high
        Rows of the model, cost and bounds of each variable.
    clock : Clock
        Limits.
    nodes : int
        Branches at most.
    gap : float
        Share of the value that need not be searched for.
    """
    if clock.is_over or not model.size:
        return None
    highs = Highs(model.row_low, model.row_high, columns_of(model, costs, low, high), whole=True)
    highs.set(mip_rel_gap=gap, mip_max_nodes=nodes)
    highs.run(clock.remaining)
    values = highs.values()
    return checked(model, values, low, high) if len(values) else None


def checked(model: LinearModel, values: Floats | Ints, low: Ints, high: Ints) -> Ints | None:
    """Return a solution rounded, if that keeps every row and bound to the letter."""
    whole: Ints = np.rint(values).astype(np.int64)
    if (whole < low).any() or (whole > high).any():
        return None
    activity = matrix(model) @ whole
    if (activity < np.array(model.row_low)).any() or (activity > np.array(model.row_high)).any():
        return None
    return whole
