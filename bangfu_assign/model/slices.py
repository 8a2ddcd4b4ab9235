"""One slice of a search: CP-SAT over a `LinearModel`, and a status that means what it says."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model
from ortools.sat.python.cp_model_helper import SatParameters

from bangfu_assign.model.arrays import Ints
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.linear import LinearModel
from bangfu_assign.model.written import written

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
class Slice:
    """What CP-SAT found in one slice of a search.

    Attributes
    ----------
    status : CpSolverStatus
        CP-SAT's own word.
    values : (n,) int or None
        Best solution, None if none was found.
    bound : int or None
        Lower bound on the objective, None if nothing is known.
    low, high : (n,) int or None
        Bounds of the variables in every solution better than `values`, and not above the ceiling.
    work : float
        Deterministic seconds it took.
    """

    status: cp_model.CpSolverStatus
    values: Ints | None
    bound: int | None
    low: Ints | None
    high: Ints | None
    work: float

    @property
    def is_infeasible(self) -> bool:
        """Whether there is proven to be no solution up to the ceiling."""
        return self.status == cp_model.INFEASIBLE

    @property
    def is_optimal(self) -> bool:
        """Whether `values` is proven to be best."""
        return self.status == cp_model.OPTIMAL


def run_slice(
    model: LinearModel,
    costs: Ints,
    low: Ints,
    high: Ints,
    clock: Clock,
    effort: Effort,
    hint: Ints | None,
    ceiling: int | None,
    on_progress: Callable[[int | None, int | None], None] | None,
) -> Slice:
    """Let CP-SAT minimise costs over a model until it ends or its effort is spent.

    Parameters
    ----------
    model, costs, low, high
        Rows of the model, cost and bounds of each variable.
    clock, effort
        Limits.
    hint : (n,) int or None
        A solution to start from.
    ceiling : int or None
        Only solutions of at most this cost are solutions.
    on_progress : callable or None
        Called with incumbent and bound whenever one of them improves.

    Raises
    ------
    AssertionError
        If CP-SAT takes the model for none.
    """
    cp = written(model, costs, low, high, hint, ceiling)
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
    return Slice(
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
