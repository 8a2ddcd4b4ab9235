"""The layers beside the party cadres: co-helpers, then projects, each proven for itself."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from bangfu_assign.agreement.co_helpers import CoHelperView, co_helper_view
from bangfu_assign.errors import NoPlanError, Problem
from bangfu_assign.facts.distance import Distances, to_projects_m
from bangfu_assign.model.arrays import Bools, Ints
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.contest import contest, narrowed
from bangfu_assign.model.greedy import as_it_comes
from bangfu_assign.model.instance import NOBODY, Instance, build_instance
from bangfu_assign.model.projects import assign_projects, open_to_work, project_places
from bangfu_assign.model.slices import Effort
from bangfu_assign.model.solve import order_of, solve_instance
from bangfu_assign.model.town import Town
from bangfu_assign.model.worth import worth
from bangfu_assign.plan import ASSIGNMENT_COLUMNS, Plan
from bangfu_assign.plan.layers import CO_HELPERS, PROJECTS, Layer, LayerObjective

LEAST_SECONDS = 10.0
"""Wall-clock seconds a layer may take even if the plan of the cadres has used up the time.

A town's layer takes two or three; the rest is for busy machines.
"""

WORK = 5.0
"""Deterministic seconds of each search: a second helper is not worth minutes."""


def solve_layers(
    plan: Plan,
    distances: Distances,
    *,
    time_limit_s: float = 60.0,
    seed: int = 0,
    workers: int = 1,
    deterministic_limit: float | None = None,
    keep: Mapping[str, Mapping[str, str]] | None = None,
) -> Plan:
    """Return the plan with co-helpers and projects, its party cadres untouched.

    Parameters
    ----------
    plan : Plan
        Of the party cadres.
    distances : Distances
        Of its case and policy.
    time_limit_s : float
        Wall-clock seconds; at least `LEAST_SECONDS` are granted.
    seed, workers, deterministic_limit
        Of the search, as in `bangfu_assign.model.solve`; the limit holds for each search.
    keep : mapping of str to mapping of str to str, optional
        By layer (`CO_HELPERS`, `PROJECTS`): co-helper or project by household id in a plan that is
        being changed. After the layer's coverage comes ``changes``, then its other objectives.

    Returns
    -------
    Plan
        ``co_helper_id`` and ``project_id`` filled in; households without a party cadre that have
        one of them have a row with a blank ``cadre_id``; ``layers`` says what was proven.

    Raises
    ------
    NoPlanError
        If the locks on co-helpers contradict the rules.
    """
    work = WORK if deterministic_limit is None else min(WORK, deterministic_limit)
    effort = Effort(workers=workers, seed=seed, work=work)
    clock = Clock(max(time_limit_s, LEAST_SECONDS))
    layers = []
    co_helper_of: dict[str, str] = {}
    view = co_helper_view(plan.case, plan.policy, plan.assignments, plan.pairings)
    if view.co_helpers:
        with clock.listening():
            own = None if keep is None else keep.get(CO_HELPERS)
            co_helper_of, layer = _co_helpers(view, distances, clock, effort, own)
        layers.append(layer)
    project_of: dict[str, str] = {}
    if len(plan.case.projects):
        own = None if keep is None else keep.get(PROJECTS)
        project_of, layer = _projects(plan, distances, own)
        layers.append(layer)
    return replace(
        plan,
        assignments=_joined(plan, co_helper_of, project_of),
        layers=tuple(layers),
    )


def _co_helpers(
    view: CoHelperView,
    distances: Distances,
    clock: Clock,
    effort: Effort,
    keep: Mapping[str, str] | None,
) -> tuple[dict[str, str], Layer]:
    begin = time.perf_counter()
    instance = build_instance(view.case, view.policy, distances, keep)
    order = order_of(view.policy, changing=keep is not None)
    town = _solved(instance, order, distances, clock, effort)
    values = worth(instance, town.cadre_of, distances.walk_m)
    helped = np.flatnonzero(town.cadre_of != NOBODY).tolist()
    own = [c for c in instance.cadres if instance.cadre_ids[c] in view.co_helpers]
    layer = Layer(
        CO_HELPERS,
        tuple(
            LayerObjective(name, values[name], min(town.bounds.get(name, 0), values[name]))
            for name in order
        ),
        helpers=len(own),
        places=int(instance.quota[own].sum()),
        filled=len(helped),
        seconds=time.perf_counter() - begin,
    )
    names = instance.household_ids, instance.cadre_ids
    return {names[0][h]: names[1][int(town.cadre_of[h])] for h in helped}, layer


def _solved(
    instance: Instance, order: tuple[str, ...], distances: Distances, clock: Clock, effort: Effort
) -> Town:
    """Solve the layer, if possible over those households only that can have a co-helper."""
    open_ = contest(instance)
    if order[0] == "coverage":
        small = narrowed(instance, open_.inside)
        left = int(instance.weight[~open_.inside].sum())
        town = solve_instance(small, order, distances, clock, effort, lambda *_: None)
        if town is not None:
            cadre_of = np.full(len(open_.inside), NOBODY, dtype=np.int64)
            cadre_of[open_.inside] = town.cadre_of
            if int(instance.weight[cadre_of == NOBODY].sum()) == open_.least:
                gone = ~open_.inside
                constant = {
                    "coverage": left,
                    "continuity": int((instance.last[gone] != NOBODY).sum()),
                    "changes": int((instance.keep[gone] != NOBODY).sum()),
                }
                bounds = {name: b + constant.get(name, 0) for name, b in town.bounds.items()}
                return replace(town, cadre_of=cadre_of, bounds=bounds)
    town = solve_instance(instance, order, distances, clock, effort, lambda *_: None)
    if town is not None:
        return town
    cadre_of = as_it_comes(instance)
    if not _keeps_locks(instance):
        raise NoPlanError(Problem("model.no_co_helpers"))
    bounds = {"coverage": open_.least} if order[0] == "coverage" else {}
    return Town(cadre_of, {}, bounds, {}, walk_by_village=False)


def _keeps_locks(instance: Instance) -> bool:
    """Whether the locked pairs by themselves keep within quotas and numbers of villages."""
    locked = np.flatnonzero(instance.must != NOBODY)
    theirs, most = instance.must[locked], np.where(instance.paired, 1, instance.max_villages)
    served = {(int(c), int(v)) for c, v in zip(theirs, instance.village_of[locked], strict=True)}
    villages = np.bincount([c for c, _ in sorted(served)], minlength=len(most))
    load = np.bincount(theirs, minlength=len(most))
    return bool((load <= instance.quota).all() and (villages <= most).all())


def _projects(
    plan: Plan, distances: Distances, keep: Mapping[str, str] | None
) -> tuple[dict[str, str], Layer]:
    begin = time.perf_counter()
    case, policy = plan.case, plan.policy
    planned, places = case.planned(), project_places(case)
    metres = to_projects_m(case, policy, distances)
    incomes = planned["income_yuan"].to_numpy(dtype=np.float64)
    weight = np.array(policy.need_weights(planned), dtype=np.int64)
    ids = case.projects["project_id"].tolist()
    open_to = open_to_work(case, metres)
    before, lost = _before(planned["household_id"].tolist(), ids, keep or {}, open_to)
    project_of, left, way_m = assign_projects(
        weight,
        np.where(np.isnan(incomes), np.inf, incomes),
        open_to,
        metres,
        places,
        None if keep is None else before,
    )
    found = {
        household: ids[int(j)]
        for household, j in zip(planned["household_id"], project_of, strict=True)
        if j != NOBODY
    }
    worths = {"coverage": left}
    if keep is not None:
        worths["changes"] = lost + int(((before != NOBODY) & (before != project_of)).sum())
    worths["distance"] = way_m
    layer = Layer(
        PROJECTS,
        tuple(LayerObjective(name, value, value) for name, value in worths.items()),
        helpers=int((places > 0).sum()),
        places=int(places.sum()),
        filled=len(found),
        seconds=time.perf_counter() - begin,
    )
    return found, layer


def _before(
    households: list[str], projects: list[str], keep: Mapping[str, str], open_to: Bools
) -> tuple[Ints, int]:
    """Return each household's project until now, and how many may not go on with theirs."""
    row = {household: h for h, household in enumerate(households)}
    column = {project: j for j, project in enumerate(projects)}
    before = np.full(len(households), NOBODY, dtype=np.int64)
    lost = 0
    for household, project in keep.items():
        h, j = row.get(household), column.get(project)
        if h is None:
            continue
        if j is not None and open_to[h, j]:
            before[h] = j
        else:
            lost += 1
    return before, lost


def _joined(
    plan: Plan, co_helper_of: Mapping[str, str], project_of: Mapping[str, str]
) -> pd.DataFrame:
    """Return the assignments with the layers' columns, and rows for those without a cadre."""
    old = plan.assignments
    village = dict(
        zip(plan.case.households["household_id"], plan.case.households["village"], strict=True)
    )
    added = sorted({*co_helper_of, *project_of} - set(old["household_id"]))
    table = pd.DataFrame(
        {
            "household_id": [*old["household_id"], *added],
            "cadre_id": [*old["cadre_id"], *[""] * len(added)],
            "village_id": [*old["village_id"], *[village[h] for h in added]],
        },
        dtype="str",
    )
    for column, found in (("co_helper_id", co_helper_of), ("project_id", project_of)):
        cells = [found.get(h, "") for h in table["household_id"]]
        table[column] = pd.Series(cells, dtype="str")
    table["kept"] = pd.Series([*old["kept"], *[False] * len(added)], dtype="bool")
    table = table.sort_values("household_id", kind="stable", ignore_index=True)
    return table[list(ASSIGNMENT_COLUMNS)]
