"""CP-SAT over a `LinearModel`: an incumbent, a bound, and a status that means what it says."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from bangfu_assign.model.arrays import Ints
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.linear import INFINITY, LinearModel


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to search.

    Attributes
    ----------
    workers, seed : int
        Threads and random seed of CP-SAT; one worker gives the same plan every time.
    work : float
        Deterministic seconds for this search.
    """

    workers: int = 1
    seed: int = 0
    work: float = 60.0


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What a search found.

    Attributes
    ----------
    values : (n,) int or None
        Best solution, None if none was found.
    bound : int or None
        Lower bound on the objective, None if nothing is known.
    infeasible : bool
        Proven that no solution exists (never set by a mere timeout).
    """

    values: Ints | None
    bound: int | None
    infeasible: bool


def search(
    model: LinearModel,
    costs: Ints,
    low: Ints,
    high: Ints,
    clock: Clock,
    effort: Effort,
    *,
    hint: Ints | None = None,
    cutoff: int | None = None,
    on_progress: Callable[[int | None, int | None], None] | None = None,
) -> Found:
    """Minimise costs over a model with CP-SAT.

    Parameters
    ----------
    model, costs, low, high
        Rows of the model, cost and bounds of each variable.
    clock, effort
        Limits.
    hint : (n,) int, optional
        A solution to start from. It is the caller's to keep: CP-SAT may lose it when time runs out
        inside presolve.
    cutoff : int, optional
        Look only for solutions of at most this value.
    on_progress : callable, optional
        Called with incumbent and bound whenever one of them improves.
    """
    if clock.is_over:  # writing a large model down takes seconds that nobody has
        return Found(None, None, infeasible=False)
    cp = cp_model.CpModel()
    variables = [
        cp.new_int_var(lo, hi, "") for lo, hi in zip(low.tolist(), high.tolist(), strict=True)
    ]
    _add_rows(cp, model, variables, low, high)
    priced = np.flatnonzero(costs)
    expression = cp_model.LinearExpr.weighted_sum(
        [variables[j] for j in priced], costs[priced].tolist()
    )
    if len(priced):
        cp.minimize(expression)
        if cutoff is not None:
            cp.add(expression <= cutoff)
    if hint is not None:
        for variable, value in zip(variables, hint.tolist(), strict=True):
            cp.add_hint(variable, value)
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.num_workers = effort.workers
    parameters.random_seed = effort.seed
    # One worker with full linearisation proves what eight without it do not (measured).
    parameters.linearization_level = 2
    parameters.max_time_in_seconds = max(clock.remaining, 0.01)
    work = effort.work if clock.work_left is None else min(effort.work, clock.work_left)
    parameters.max_deterministic_time = max(work, 0.0)
    parameters.catch_sigint_signal = False
    callback = _Reporter(on_progress) if on_progress is not None else None
    status = clock.run(lambda: solver.solve(cp, callback), solver.stop_search)
    clock.spend(solver.response_proto.deterministic_time)
    if status == cp_model.INFEASIBLE:
        return Found(None, None, infeasible=True)
    if status == cp_model.MODEL_INVALID:
        raise AssertionError(cp.validate())
    bound = math.ceil(solver.best_objective_bound - 1e-6) if len(priced) else 0
    if status == cp_model.UNKNOWN:
        # Values read now would all be 0. So may be the bound, which then says nothing if a cost
        # is negative.
        return Found(None, bound if (costs >= 0).all() else None, infeasible=False)
    values = np.array([solver.value(variable) for variable in variables], dtype=np.int64)
    return Found(values, bound, infeasible=False)


def _add_rows(
    cp: cp_model.CpModel,
    model: LinearModel,
    variables: list[cp_model.IntVar],
    low: Ints,
    high: Ints,
) -> None:
    """Add the rows, leaving out what the bounds already decide."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - adds up repeated coefficients

    a = csr_matrix(
        (np.array(model.values, dtype=np.int64), (model.rows, model.columns)),
        shape=(model.height, model.size),
    )
    fixed = low == high
    constant = a @ np.where(fixed, low, 0)
    for i in range(model.height):
        span = slice(a.indptr[i], a.indptr[i + 1])
        places, values = a.indices[span], a.data[span]
        free = ~fixed[places] & (values != 0)
        places, values = places[free], values[free]
        row_low, row_high = (
            model.row_low[i] - int(constant[i]),
            model.row_high[i] - int(constant[i]),
        )
        least = int(np.where(values > 0, values * low[places], values * high[places]).sum())
        most = int(np.where(values > 0, values * high[places], values * low[places]).sum())
        if row_low <= least and most <= row_high:
            continue
        expression = cp_model.LinearExpr.weighted_sum(
            [variables[j] for j in places], values.tolist()
        )
        cp.add_linear_constraint(expression, max(row_low, -INFINITY), min(row_high, INFINITY))


class _Reporter(cp_model.CpSolverSolutionCallback):
    """Hands every improvement on."""

    def __init__(self, on_progress: Callable[[int | None, int | None], None]) -> None:
        super().__init__()
        self._on_progress = on_progress

    def on_solution_callback(self) -> None:
        """Report incumbent and bound."""
        self._on_progress(round(self.objective_value), math.ceil(self.best_objective_bound - 1e-6))
