"""Solves a `Linear` with CP-SAT, one objective after the other."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence

from ortools.sat.python import cp_model

from tests.benchmarks.lexicographic import Deadline, Found
from tests.benchmarks.linear import Linear, Terms


def minimise(
    linear: Linear, order: Sequence[str], deadline: Deadline, workers: int
) -> Found | None:
    """Minimise; each value found is a limit for the objectives after it, and the next hint."""
    model = cp_model.CpModel()
    variables = [
        model.new_bool_var("") if (low, high) == (0, 1) else model.new_int_var(low, high, "")
        for low, high in linear.bounds
    ]

    def total(terms: Terms) -> cp_model.LinearExprT:
        return cp_model.LinearExpr.weighted_sum(
            [variables[var] for var, _ in terms], [factor for _, factor in terms]
        )

    for terms, low, high in linear.rows:
        model.add_linear_constraint(total(terms), low, high)

    names = [name for name in order if name in linear.objectives]
    values: list[int] | None = None
    bounds: dict[str, int] = {}
    seconds = []
    for done, name in enumerate(names):
        terms, constant = linear.objectives[name]
        model.minimize(total(terms))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = workers
        start = time.perf_counter()
        solver.parameters.max_time_in_seconds = deadline.share(len(names) - done)
        status = solver.solve(model)
        if status == cp_model.UNKNOWN and values is None:
            solver.parameters.max_time_in_seconds = deadline.left
            status = solver.solve(model)
        seconds.append(f"{name} {time.perf_counter() - start:.1f}")
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            values = [solver.value(variable) for variable in variables]
        elif values is None:
            return None
        value = sum(factor * values[var] for var, factor in terms)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):  # of UNKNOWN, 0 may mean nothing
            bound = math.ceil(solver.best_objective_bound - 1e-6)
            bounds[name] = min(value, bound) + constant
        model.add(total(terms) <= value)
        model.clear_hints()  # type: ignore[no-untyped-call]
        for variable, hint in zip(variables, values, strict=True):
            model.add_hint(variable, hint)
    return None if values is None else Found(values, bounds, f"seconds: {', '.join(seconds)}")
