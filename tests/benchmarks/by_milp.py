"""Solves a `Linear` with HiGHS through scipy, one objective after the other."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from functools import partial

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from tests.benchmarks.lexicographic import Deadline, Found
from tests.benchmarks.linear import INFINITY, Linear, Terms


def minimise(
    linear: Linear,
    order: Sequence[str],
    deadline: Deadline,
    workers: int,
) -> Found | None:
    """Minimise; scipy cannot be given a start, so a stage may find nothing and keep the last."""
    low, high = np.array(linear.bounds, dtype=float).T
    rows = list(linear.rows)
    names = [name for name in order if name in linear.objectives]
    values: list[int] | None = None
    bounds: dict[str, int] = {}
    seconds = []
    for done, name in enumerate(names):
        terms, constant = linear.objectives[name]
        start = time.perf_counter()
        solve = partial(
            milp,
            _dense(terms, len(low)),
            integrality=np.ones(len(low), dtype=np.int64),
            bounds=Bounds(low, high),
            constraints=_constraints(rows, len(low)),
        )
        limit_s = deadline.share(len(names) - done)
        result = solve(options={"time_limit": limit_s, "mip_rel_gap": 0.0})
        if result.x is None and values is None:
            result = solve(options={"time_limit": deadline.left, "mip_rel_gap": 0.0})
        seconds.append(f"{name} {time.perf_counter() - start:.1f}")
        if result.x is not None:
            values = [round(float(value)) for value in result.x]
        elif values is None:
            return None
        value = sum(factor * values[var] for var, factor in terms)
        bound = result.mip_dual_bound
        if bound is not None and math.isfinite(bound):
            bounds[name] = min(value, math.ceil(bound - 1e-6 * max(1.0, abs(bound)))) + constant
        rows.append((terms, -INFINITY, value))
    return None if values is None else Found(values, bounds, f"seconds: {', '.join(seconds)}")


def _dense(terms: Terms, size: int) -> np.ndarray:
    costs = np.zeros(size)
    for var, factor in terms:
        costs[var] += factor
    return costs


def _constraints(rows: list[tuple[Terms, int, int]], size: int) -> LinearConstraint:
    data = [factor for terms, _, _ in rows for _, factor in terms]
    columns = [var for terms, _, _ in rows for var, _ in terms]
    starts = np.cumsum([0, *(len(terms) for terms, _, _ in rows)])
    matrix = csr_array((data, columns, starts), shape=(len(rows), size), dtype=float)
    low = np.array([-np.inf if low == -INFINITY else low for _, low, _ in rows])
    return LinearConstraint(matrix, low, np.array([high for _, _, high in rows], dtype=float))
