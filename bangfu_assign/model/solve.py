"""From an instance to a plan: small towns as a whole, others by rounds and zoom."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from bangfu_assign.errors import NoPlanError, Problem
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import Distances
from bangfu_assign.model.arrays import Ints
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.conflict import find_conflict
from bangfu_assign.model.exact import is_small, solve_whole
from bangfu_assign.model.first import first_plan
from bangfu_assign.model.instance import NOBODY, Instance, build_instance
from bangfu_assign.model.repair import Known
from bangfu_assign.model.slices import Effort
from bangfu_assign.model.town import Town, solve_town
from bangfu_assign.model.worth import worth
from bangfu_assign.plan import (
    ASSIGNMENT_COLUMNS,
    PAIRING_COLUMNS,
    Objective,
    Plan,
    Progress,
    Scope,
    Status,
)
from bangfu_assign.policy import Policy

WORK_PER_SECOND = 0.5
"""Deterministic seconds given for a second of the time limit (one takes one to two)."""


@dataclass(slots=True)
class History:
    """Bound and incumbent over time, each objective in its turn."""

    clock: Clock
    progress: Callable[[Progress], None] | None
    lines: list[Progress] = field(default_factory=list)

    def __call__(self, name: str, value: int | None, bound: int | None) -> None:
        """Note what is known of an objective now."""
        # No objective is ever negative; early bounds of the search may be.
        bound = None if bound is None or bound < 0 else bound
        line = Progress(name, value, bound, self.clock.seconds)
        self.lines.append(line)
        if self.progress is not None:
            self.progress(line)


def solve(
    case: Case,
    policy: Policy,
    distances: Distances,
    *,
    keep: Mapping[str, str] | None = None,
    time_limit_s: float = 40.0,
    seed: int = 0,
    workers: int = 1,
    deterministic_limit: float | None = None,
    progress: Callable[[Progress], None] | None = None,
    expecting: Callable[[Plan], Callable[[], None]] | None = None,
) -> Plan:
    """Assign every planned household that can be, in the policy's strict order of objectives.

    Parameters
    ----------
    case, policy, distances
        Facts and policy that agree, and the distances measured for both.
    keep : mapping of str to str, optional
        Cadre by household id in a plan that is being changed: after coverage comes ``changes``, the
        number of households that lose this cadre, then the policy's other objectives.
    time_limit_s : float
        Wall-clock seconds; the best plan so far is returned at the limit and on Ctrl-C.
    seed, workers : int
        Of the search; one worker gives the same plan every time.
    deterministic_limit : float, optional
        Deterministic seconds of CP-SAT in all; if not given, so many that they are used up before
        the wall clock stops an ordinary machine, and the plan is the same every time.
    progress : callable, optional
        Is given a `Progress` whenever something improves.
    expecting : callable, optional
        Is given, in another thread, the plan there will be if nothing better is found, while that
        is being proven; what it returns is called in that thread and must keep its failures to
        itself. It may never be called, and the plan returned may be another one. It is never called
        when this has returned.

    Raises
    ------
    NoPlanError
        If no plan keeps the rules, or none was found within the limit.
    """
    if deterministic_limit is None:
        deterministic_limit = WORK_PER_SECOND * time_limit_s
    clock = Clock(time_limit_s, deterministic_limit)
    history = History(clock, progress)
    effort = Effort(workers=workers, seed=seed)
    with clock.listening():
        instance = build_instance(case, policy, distances, keep)
        order = order_of(policy, changing=keep is not None)
        first = None if clock.is_over else first_plan(case, policy, instance)
        conflict = None if first or clock.is_over else find_conflict(case, policy, instance)
        if conflict is not None:
            raise NoPlanError(conflict.problems())
        known = None if first is None else (first.cadre_of, first.hooks)

        def write(town: Town) -> Plan:
            return _plan(case, policy, distances, instance, town, order, history)

        town = solve_instance(
            instance, order, distances, clock, effort, history, known,
            None if expecting is None else lambda town: expecting(write(town)),
        ) or first  # fmt: skip
    if town is None:
        raise NoPlanError(Problem("model.no_plan_in_time" if clock.is_over else "model.no_plan"))
    plan = write(town)
    for objective in plan.objectives:
        if objective.name == "walk":  # is known only when the households are named
            history("walk", objective.value, objective.bound)
    return replace(plan, history=tuple(history.lines))


def order_of(policy: Policy, *, changing: bool) -> tuple[str, ...]:
    """Return the strict order of a solve: the policy's, or that of a plan being changed."""
    order: tuple[str, ...] = policy.objectives.order
    if not changing:
        return order
    return ("coverage", "changes", *(name for name in order if name != "coverage"))


def solve_instance(
    instance: Instance,
    order: tuple[str, ...],
    distances: Distances,
    clock: Clock,
    effort: Effort,
    report: Callable[[str, int | None, int | None], None],
    known: Known | None = None,
    expecting: Callable[[Town], Callable[[], None]] | None = None,
) -> Town | None:
    """Solve a small town as a whole, others by rounds and zoom; None if no plan was found."""
    if is_small(instance):
        return _small_town(instance, order, distances, clock, effort, report)
    return solve_town(instance, order, distances.walk_m, clock, effort, report, known, expecting)


def _small_town(
    instance: Instance,
    order: tuple[str, ...],
    distances: Distances,
    clock: Clock,
    effort: Effort,
    report: Callable[[str, int | None, int | None], None],
) -> Town | None:
    shown = set(order)

    def tell(name: str, value: int | None, bound: int | None) -> None:
        if name in shown:
            report(name, value, bound)

    whole = solve_whole(instance, order, distances.walk_m, clock, effort, tell)
    if whole.cadre_of is None:
        return None
    stages = {stage.name: stage for stage in whole.staged.stages}
    return Town(
        whole.cadre_of,
        whole.hooks,
        {name: stages[name].bound for name in order if name in stages},
        {name: stages[name].seconds for name in order if name in stages},
        walk_by_village=False,
    )


def _plan(
    case: Case,
    policy: Policy,
    distances: Distances,
    instance: Instance,
    town: Town,
    order: tuple[str, ...],
    history: History,
) -> Plan:
    """Write down the plan with its values recomputed from the names."""
    values = worth(instance, town.cadre_of, distances.walk_m)
    objectives = []
    # A bound speaks of plans with all earlier values. A value below its bound shows that one of
    # these has changed on the way: from there on nothing is known, and nothing is claimed.
    known = True
    for name in order:
        value, bound = values[name], max(0, town.bounds.get(name, 0))
        known = known and bound <= value
        bound = bound if known else 0  # no objective can be negative
        scope = Scope.VILLAGE if name == "walk" and town.walk_by_village else Scope.TOWN
        objectives.append(Objective(name, value, bound, town.seconds.get(name, 0.0), scope))
    proven = all(objective.proven for objective in objectives)
    return Plan(
        case=case,
        policy=policy,
        assignments=_assignments(instance, town.cadre_of),
        pairings=_pairings(instance, town.hooks),
        objectives=tuple(objectives),
        status=Status.OPTIMAL if proven else Status.FEASIBLE,
        history=tuple(history.lines),
        seconds=history.clock.seconds,
    )


def _assignments(instance: Instance, cadre_of: Ints) -> pd.DataFrame:
    covered = np.flatnonzero(cadre_of != NOBODY).tolist()
    table = pd.DataFrame(
        {
            "household_id": [instance.household_ids[h] for h in covered],
            "cadre_id": [instance.cadre_ids[int(cadre_of[h])] for h in covered],
            "village_id": [instance.village_ids[int(instance.village_of[h])] for h in covered],
            "co_helper_id": "",
            "project_id": "",
        },
        dtype="str",
    )
    table["kept"] = instance.before[covered] == cadre_of[covered]
    return table[list(ASSIGNMENT_COLUMNS)]


def _pairings(instance: Instance, hooks: dict[int, int]) -> pd.DataFrame:
    pairs = sorted(hooks.items())
    return pd.DataFrame(
        {
            "cadre_id": [instance.cadre_ids[c] for c, _ in pairs],
            "village_id": [instance.village_ids[v] for _, v in pairs],
        },
        columns=list(PAIRING_COLUMNS),
        dtype="str",
    )
