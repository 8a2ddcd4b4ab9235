"""The shortest closed round through many stops: an integer program with its proof checked."""

from __future__ import annotations

import math
import time

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from bangfu_assign.errors import PlanError, Problem
from bangfu_assign.facts.distance import UNREACHABLE

Metres = npt.NDArray[np.int64]
Arcs = npt.NDArray[np.int64]

TIME_LIMIT_S = 60.0
"""Longest search for one round. Quotas of real plans are 2 to 5; this is for 14 and more."""


def long_round(matrix: Metres, time_limit_s: float = TIME_LIMIT_S) -> int:
    """Return the shortest round 0 → all others → 0.

    Every place is left once and entered once; as long as the answer falls apart into several
    rounds, each of them is forbidden and the program is solved again (Dantzig, Fulkerson and
    Johnson 1954), first in fractions, which is quick and finds most of the cuts, then in integers.
    An answer counts only if its length in integers equals the solver's bound.

    Returns
    -------
    int
        `UNREACHABLE` if no round visits all places.

    Raises
    ------
    PlanError
        If the proof was not complete in time.
    """
    count = len(matrix)
    tail, head = np.nonzero((matrix < UNREACHABLE) & ~np.eye(count, dtype=bool))
    metres = matrix[tail, head]
    fixed = [_once_each(tail, head, count), _no_way_back(tail, head, count)]
    cuts: list[Arcs] = []
    stop = time.monotonic() + time_limit_s
    whole = False
    while (left := stop - time.monotonic()) > 0:
        found = milp(
            metres.astype(float),
            integrality=np.full(len(tail), int(whole)),
            bounds=Bounds(0, 1),
            constraints=[*fixed, *_leave_each(cuts, len(tail))],
            options={"mip_rel_gap": 0.0, "time_limit": left},
        )
        if found.status == 2:
            return UNREACHABLE
        if found.status != 0:
            break
        used = np.flatnonzero(found.x > 1e-6)
        parts, part_of = connected_components(
            csr_array((np.ones(len(used)), (tail[used], head[used])), shape=(count, count)),
            directed=False,
        )
        if parts > 1:
            cuts += [
                np.flatnonzero((part_of[tail] == part) & (part_of[head] != part))
                for part in range(parts)
            ]
            continue
        length = int(metres[used].sum())
        bound = found.fun if not whole else found.mip_dual_bound
        # The bound is a float: a hundredth of a metre is far above its error, far below a metre.
        if len(used) == count and length == math.ceil(bound - 0.01):
            return length
        if whole:
            break
        whole = True
    raise PlanError(Problem("rules.round_too_long", params={"stops": count - 1}))


def _once_each(tail: Arcs, head: Arcs, count: int) -> LinearConstraint:
    """Every place is left once and entered once."""
    arcs = np.arange(len(tail))
    rows, columns = np.concatenate([tail, count + head]), np.concatenate([arcs, arcs])
    ones = csr_array((np.ones(len(rows)), (rows, columns)), shape=(2 * count, len(tail)))
    return LinearConstraint(ones, 1, 1)


def _no_way_back(tail: Arcs, head: Arcs, count: int) -> LinearConstraint:
    """No round of two places: where the way there and back is as long, most answers have many."""
    pair = np.minimum(tail, head) * count + np.maximum(tail, head)
    _, rows = np.unique(pair, return_inverse=True)
    ones = csr_array((np.ones(len(tail)), (rows, np.arange(len(tail)))))
    return LinearConstraint(ones, 0, 1)


def _leave_each(cuts: list[Arcs], arcs: int) -> list[LinearConstraint]:
    """Every set of places that was once a round of its own is left at least once."""
    if not cuts:
        return []
    rows = np.repeat(np.arange(len(cuts)), [len(cut) for cut in cuts])
    columns = np.concatenate(cuts)
    ones = csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(cuts), arcs))
    return [LinearConstraint(ones, 1, np.inf)]
