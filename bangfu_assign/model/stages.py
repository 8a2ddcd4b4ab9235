"""Strict order: one objective after the other, each fixed at its best before the next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bangfu_assign.model.arrays import Ints
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.demand import Demand
from bangfu_assign.model.linear import INFINITY, LinearModel
from bangfu_assign.model.mixed import checked, find_whole
from bangfu_assign.model.relaxation import ceil_bound, fixings, matrix, relax, safe_bound
from bangfu_assign.model.search import Found, search
from bangfu_assign.model.slices import Effort

SMALL = 2_500
"""Variables up to which CP-SAT finds and proves sooner than HiGHS finds."""

WORK_SHARE = 0.3
"""Share of the deterministic time left that one objective's proof may use up, if not told."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What a stage showed.

    Attributes
    ----------
    name : str
        The objective.
    value, bound : int
        Best value found and lower bound, given the values of the stages before.
    seconds : float
        Spent on it.
    kept : int
        What later stages may not exceed: the value, or more where it is known to be out of reach.
    """

    name: str
    value: int
    bound: int
    seconds: float
    kept: int

    @property
    def proven(self) -> bool:
        """Whether nothing better exists."""
        return self.value == self.bound


@dataclass(frozen=True, slots=True, eq=False)
class Staged:
    """What a row of stages leaves behind.

    Attributes
    ----------
    stages : tuple of Stage
        In the order given; ends early if time ran out.
    values : (n,) int or None
        A solution with all the values; None if there is no solution at all.
    low, high : (n,) int
        Bounds every solution keeps that has all the values.
    infeasible : bool
        Proven that the model has no solution.
    """

    stages: tuple[Stage, ...]
    values: Ints | None
    low: Ints
    high: Ints
    infeasible: bool = False


def run_stages(
    model: LinearModel,
    demand: Demand,
    names: Sequence[str],
    clock: Clock,
    effort: Effort,
    report: Callable[[str, int | None, int | None], None],
    *,
    allowed: Mapping[str, int] | None = None,
    start: Ints | None = None,
    hopeful: Collection[str] = (),
    share: float = WORK_SHARE,
) -> Staged:
    """Minimise objectives one after the other.

    A stage first solves the linear relaxation. Where its solution is whole, as in a network, it is
    the optimum; where not, CP-SAT goes on from the bound. What the reduced costs then rule out for
    every solution of the stage's value is fixed for all later stages.

    Parameters
    ----------
    model, demand
        The rows, and the costs of the objectives.
    names : sequence of str
        Objectives in strict order.
    clock, effort, report
        Limits, and whom to tell.
    allowed : mapping of str to int, optional
        Later stages may be this much worse in these objectives, where a value is known not to be
        reachable.
    start : (n,) int, optional
        A solution to begin with.
    hopeful : collection of str, optional
        Objectives whose bound is taken for the value without looking for a solution that has it.
        Whoever then finds one, in this model or a tighter one, has proven them all at once.
    share : float
        Of the deterministic time left, that one objective's proof may use up.
    """
    low, high = np.array(model.low, dtype=np.int64), np.array(model.high, dtype=np.int64)
    stages: list[Stage] = []
    best = start
    for name in names:
        begin, before = clock.seconds, best
        if name == "load":
            best = _with_load_rows(model, demand, best, low, high, clock)
        costs, offset = model.costs(demand.costs[name]), demand.offset[name]
        report(name, None if best is None else int(costs @ best) + offset, None)
        relaxed = relax(model, costs, low, high, clock.remaining)
        trusting = name in hopeful
        if trusting and relaxed is None:
            return Staged(tuple(stages), None, low, high)
        bound, reduced = None, None
        whole: Ints | None = None
        if relaxed is not None:
            bound, reduced = safe_bound(model, matrix(model), costs, relaxed[1], low, high)
            whole = checked(model, relaxed[0], low, high)
        least = -INFINITY if bound is None else ceil_bound(bound)
        if whole is not None and int(costs @ whole) == least:
            best = whole
        elif trusting and (best is None or int(costs @ best) > least):
            best = None
        elif best is None or int(costs @ best) > least:
            best = _better(costs, best, whole)
            if model.size > SMALL:
                best = _better(costs, best, find_whole(model, costs, low, high, clock))
            if best is None or int(costs @ best) > least:
                found = _prove(model, costs, low, high, clock, effort, share, best, bound, reduced)
                if found.infeasible and best is None:
                    # Proven only if nothing was taken on trust before.
                    return Staged(tuple(stages), None, low, high, infeasible=not hopeful)
                best = _better(costs, best, found.values)
                least = max(least, -INFINITY if found.bound is None else found.bound)
        if best is None and not trusting:
            return Staged(tuple(stages), before, low, high)
        value = least if best is None else int(costs @ best)
        kept = max(value, (allowed or {}).get(name, value + offset) - offset)
        if bound is not None and reduced is not None:
            low, high = fixings(bound, reduced, low, high, kept)
        _keep_value(model, costs, low, high, kept)
        stages.append(
            Stage(
                name,
                value + offset,
                min(least, value) + offset,
                clock.seconds - begin,
                kept + offset,
            )
        )
        report(name, None if best is None else stages[-1].value, stages[-1].bound)
    return Staged(tuple(stages), best, low, high)


def _with_load_rows(
    model: LinearModel, demand: Demand, best: Ints | None, low: Ints, high: Ints, clock: Clock
) -> Ints | None:
    """Write the rows only load needs; return a solution that keeps them, if one is found.

    With the pairings of the solution so far, load is nearly a network, even in a county.
    """
    for row in demand.only_for_load:
        model.constrain(*row)
    if best is None or not demand.only_for_load:
        return best
    low, high = low.copy(), high.copy()
    hooks = list(demand.hooks.values())
    low[hooks] = high[hooks] = best[hooks]
    return find_whole(model, model.costs(demand.costs["load"]), low, high, clock)


def _better(costs: Ints, best: Ints | None, other: Ints | None) -> Ints | None:
    if best is None or other is None:
        return other if best is None else best
    return other if int(costs @ other) < int(costs @ best) else best


def _prove(
    model: LinearModel,
    costs: Ints,
    low: Ints,
    high: Ints,
    clock: Clock,
    effort: Effort,
    share: float,
    best: Ints | None,
    bound: int | None,
    reduced: Ints | None,
) -> Found:
    """Search what reduced costs leave of the solutions no worse than the best one."""
    if best is not None and bound is not None and reduced is not None:
        low, high = fixings(bound, reduced, low, high, int(costs @ best))
    if clock.work_left is not None:
        effort = replace(effort, work=min(effort.work, share * clock.work_left))
    return search(model, costs, low, high, clock, effort, hint=best)


def _keep_value(model: LinearModel, costs: Ints, low: Ints, high: Ints, value: int) -> None:
    """Add the row that later stages may not be worse here, unless the bounds say so already."""
    if int(np.where(costs > 0, costs * high, costs * low).sum()) > value:
        priced = np.flatnonzero(costs)
        model.constrain(
            list(zip(priced.tolist(), costs[priced].tolist(), strict=True)), -INFINITY, value
        )
