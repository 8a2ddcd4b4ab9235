"""CP-SAT over a `LinearModel`: an incumbent, a bound, and a status that means what it says."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from ortools.sat.python import cp_model
from ortools.sat.python.cp_model_helper import SatParameters

from bangfu_assign.model.arrays import Ints
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.linear import LinearModel
from bangfu_assign.model.written import written

SLICE = 2.0
"""Deterministic seconds of the first slice of a search."""

MUCH = 10_000
"""Variables with which a search with cuts gets to its root in one `SLICE`; with more of them its
first slice is as much longer, for it is lost if it ends before."""

ROOT = 12.0
"""Deterministic seconds of such a slice at most."""

MOST_CUT = 30_000
"""Variables up to which a search that is stuck is begun anew with cuts."""

CUT_ROUNDS, MOST_CUTS = 5, 20_000
"""Rounds of cuts at the root, and cuts in all, where a search begins with cuts."""

FEW = 3_000
"""Free variables that are worth trying out one by one."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to search.

    Attributes
    ----------
    workers, seed : int
        Threads and random seed of CP-SAT; one worker gives the same plan every time.
    work : float
        Deterministic seconds for this search.
    cutting : bool
        Whether cuts are sought in many rounds before the search: for small models with a linear
        program that says little (measured: half the time, and proofs that are not found without).
    """

    workers: int = 1
    seed: int = 0
    work: float = 60.0
    cutting: bool = False


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
    floor: int | None = None,
    on_progress: Callable[[int | None, int | None], None] | None = None,
) -> Found:
    """Minimise costs over a model with CP-SAT, in slices.

    A search soon knows most variables for certain but goes on carrying them. Begun anew with what
    it knows, on the little that is left, it ends in a fraction of the time (measured: the travel of
    a town of 2,000 households in 4 seconds instead of 100).

    Where cuts have raised the bound but not to the end, the lower half of what is left between
    bound and cutoff is searched first: the lower the ceiling, the more variables it decides
    (measured: the travel of 110 villages in 45 seconds instead of 110).

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
        Look only for solutions of at most this value. Bounds then speak of such solutions.
    floor : int, optional
        A lower bound known before.
    on_progress : callable, optional
        Called with incumbent and bound whenever one of them improves.
    """
    work = effort.work
    best: Ints | None = None
    bound = floor
    trial: int | None = None  # a ceiling below the cutoff, while that is tried
    whole = low, high  # what holds up to the cutoff, not only up to the ceiling
    length = _to_the_root(model.size) if effort.cutting else SLICE
    while work > 0 and not clock.is_over:  # writing a model down takes seconds nobody has then
        done = _slice(
            model, costs, low, high, clock, replace(effort, work=min(length, work)),
            hint if best is None else None, cutoff if trial is None else trial, on_progress,
        )  # fmt: skip
        work -= done.work
        if done.values is not None:
            best = done.values
        value = None if best is None else int(costs @ best)
        if done.status == cp_model.INFEASIBLE:
            if trial is None or cutoff is None:
                return Found(best, value, infeasible=best is None)
            bound, (low, high), length = trial + 1, whole, SLICE  # nothing up to the ceiling
            trial = _between(bound, cutoff)
            continue
        if done.status == cp_model.OPTIMAL:
            return Found(best, value, infeasible=False)
        learned = (
            effort.cutting and done.bound is not None and (bound is None or done.bound > bound)
        )
        if done.bound is not None:
            reached = done.bound if trial is None else min(done.bound, trial + 1)
            bound = reached if bound is None else max(bound, reached)
        if done.values is not None and value is not None:
            if not costs.any():
                break
            cutoff, trial = value - 1, None
            bound = value if bound is None else min(bound, value)
            learned = False  # it is nearly always the best now
        left = int((low < high).sum())
        if done.low is not None and done.high is not None:
            low, high = done.low, done.high
        if trial is None:
            whole = low, high
        if int((low < high).sum()) > left // 2:
            length *= 2  # what it has learned is worth more than a new beginning
            # A search that gets stuck needs a better bound (measured: 5 seconds instead of 50).
            effort = replace(effort, cutting=effort.cutting or model.size <= MOST_CUT)
        if trial is None and learned and bound is not None and cutoff is not None:
            trial, length = _between(bound, cutoff), SLICE
    return Found(best, bound, infeasible=False)


def _to_the_root(size: int) -> float:
    """Return the deterministic seconds in which a search with cuts gets to its root."""
    return min(SLICE * max(1.0, size / MUCH), ROOT)


def _between(bound: int, cutoff: int) -> int | None:
    """Return a ceiling to try before the cutoff: the lower it is, the sooner the search ends."""
    return bound + (cutoff - bound) // 2 if bound < cutoff else None


@dataclass(frozen=True, slots=True, eq=False)
class _Done:
    """What one slice found; `low` and `high` hold for every solution better than its own."""

    status: cp_model.CpSolverStatus
    values: Ints | None
    bound: int | None
    low: Ints | None
    high: Ints | None
    work: float


def _slice(
    model: LinearModel,
    costs: Ints,
    low: Ints,
    high: Ints,
    clock: Clock,
    effort: Effort,
    hint: Ints | None,
    cutoff: int | None,
    on_progress: Callable[[int | None, int | None], None] | None,
) -> _Done:
    cp = written(model, costs, low, high, hint, cutoff)
    solver = cp_model.CpSolver()
    _set(solver.parameters, effort, clock, free=int((low < high).sum()))
    callback = _Reporter(on_progress) if on_progress is not None else None
    status = clock.run(lambda: solver.solve(cp, callback), solver.stop_search)
    response = solver.response_proto
    clock.spend(response.deterministic_time)
    if status == cp_model.MODEL_INVALID:
        raise AssertionError(cp.validate())
    bound: int | None = None
    if status != cp_model.INFEASIBLE:
        bound = math.ceil(solver.best_objective_bound - 1e-6) if costs.any() else 0
    values = None
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        values = np.array(list(response.solution), dtype=np.int64)
    elif (costs < 0).any():
        bound = None  # ended before there was any, it is 0, which then says something wrong
    ends = [list(variable.domain) for variable in response.tightened_variables]
    known = len(ends) == len(low) and all(ends)
    return _Done(
        status,
        values,
        bound,
        np.array([end[0] for end in ends], dtype=np.int64) if known else None,
        np.array([end[-1] for end in ends], dtype=np.int64) if known else None,
        response.deterministic_time,
    )


def _set(parameters: SatParameters, effort: Effort, clock: Clock, free: int) -> None:
    parameters.num_workers = effort.workers
    parameters.random_seed = effort.seed
    # One worker with full linearisation proves what eight without it do not (measured).
    parameters.linearization_level = 2
    # Trying out variables, before or in between, and looking for symmetries takes longer than the
    # search itself where there are thousands (measured); crews have no symmetry left.
    parameters.cp_model_probing_level = 2 if free <= FEW else 0
    parameters.use_sat_inprocessing = free <= FEW
    parameters.symmetry_level = 0
    if effort.cutting:
        parameters.max_cut_rounds_at_level_zero = CUT_ROUNDS
        parameters.max_num_cuts = MOST_CUTS
        parameters.add_lp_constraints_lazily = False
    parameters.fill_tightened_domains_in_response = True
    parameters.max_time_in_seconds = max(clock.remaining, 0.01)
    work = effort.work if clock.work_left is None else min(effort.work, clock.work_left)
    parameters.max_deterministic_time = max(work, 0.0)
    parameters.catch_sigint_signal = False


class _Reporter(cp_model.CpSolverSolutionCallback):
    """Hands every improvement on."""

    def __init__(self, on_progress: Callable[[int | None, int | None], None]) -> None:
        super().__init__()
        self._on_progress = on_progress

    def on_solution_callback(self) -> None:
        """Report incumbent and bound."""
        self._on_progress(round(self.objective_value), math.ceil(self.best_objective_bound - 1e-6))
