"""From facts and policy to a plan that an independent check accepts, in one call."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256

import pandas as pd

from bangfu_assign.agreement import disagreements
from bangfu_assign.explain.projects import without_project
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import Distances, measure
from bangfu_assign.labels import Lang
from bangfu_assign.machine import peak_memory_mb, versions
from bangfu_assign.plan import LayerObjective, Objective, Plan, Progress
from bangfu_assign.plan.past import of_year
from bangfu_assign.policy import Policy
from bangfu_assign.report.painter import Painter
from bangfu_assign.rules import Verdict, verify
from bangfu_assign.sequel import Sequel


class RejectedPlanError(RuntimeError):
    """The model made a plan that the independent check rejects: a fault of this program."""


def solve(
    case: Case,
    policy: Policy,
    *,
    previous: Plan | None = None,
    keep: Mapping[str, str] | None = None,
    keep_layers: Mapping[str, Mapping[str, str]] | None = None,
    distances: Distances | None = None,
    time_limit_s: float = 40.0,
    seed: int = 0,
    workers: int = 1,
    deterministic_limit: float | None = None,
    progress: Callable[[Progress], None] | None = None,
    lang: Lang = "zh",
    painter: Painter | None = None,
) -> Plan:
    """Decide who helps whom: check, measure, solve, verify, explain.

    Parameters
    ----------
    case, policy
        The facts, and what the office decides.
    previous : Plan, optional
        Last year's, in place of the case's own ``pairs`` table.
    keep : mapping of str to str, optional
        Cadre by household in a plan that is to be changed as little as possible
        (`bangfu_assign.replanning`): after coverage comes ``changes``, then the policy's order.
    keep_layers : mapping of str to mapping of str to str, optional
        By layer (`bangfu_assign.plan.layers`): co-helper or project by household in that plan.
    distances : Distances, optional
        Of the case and the policy; measured if left out.
    time_limit_s : float
        Wall-clock seconds for the search; at the limit the best plan so far is returned.
    seed, workers : int
        Of the search. More than one worker may choose another of several equal plans.
    deterministic_limit : float, optional
        Limit in the solver's own reproducible unit, so that stopping early gives the same plan on
        every machine; the wall clock still ends the search.
    progress : callable, optional
        Is given a `Progress` whenever a value or a bound improves.
    lang : {"zh", "en"}
        Language of the explanations in ``plan.uncovered``.
    painter : Painter, optional
        Explains the plan of the cadres while this process proves it and looks for co-helpers and
        projects.

    Returns
    -------
    Plan
        Accepted by `bangfu_assign.rules.verify`.

    Raises
    ------
    FactsError
        If the facts do not fit the policy; every problem is named.
    NoPlanError
        If no plan obeys the rules, or none was found in time.
    RejectedPlanError
        If the check rejects the model's plan: a fault of this program.
    """
    from bangfu_assign import model  # noqa: PLC0415 - ortools is loaded only to solve

    start = time.perf_counter()
    if previous is not None:
        case = with_previous(case, previous.assignments)
    disagreements(case, policy).raise_errors()
    if distances is None:
        distances = measure(case, policy)
    disagreements(case, policy, distances).raise_errors()

    def add_layers(plan: Plan) -> Plan:
        return model.solve_layers(
            plan,
            distances,
            time_limit_s=time_limit_s - (time.perf_counter() - start),
            seed=seed,
            workers=workers,
            deterministic_limit=deterministic_limit,
            keep=keep_layers,
        )

    sequel = Sequel(distances, lang, painter, add_layers)
    plan = model.solve(
        case,
        policy,
        distances,
        keep=keep,
        time_limit_s=time_limit_s,
        seed=seed,
        workers=workers,
        deterministic_limit=deterministic_limit,
        progress=progress,
        expecting=sequel.expect,
    )
    plan, answer = sequel.completed(plan)
    verdict = verify(case, policy, plan.assignments, plan.pairings, distances, keep, keep_layers)
    _require_right(plan, verdict)
    told = answer()
    plan = replace(plan, shortage=told.shortage, uncovered=told.uncovered)
    return replace(
        plan,
        without_project=without_project(plan, distances, lang=lang),
        seed=seed,
        versions=versions(),
        records=_records(plan, told.broken),
        seconds=time.perf_counter() - start,
        peak_memory_mb=peak_memory_mb(),
    )


def _require_right(plan: Plan, verdict: Verdict) -> None:
    """Raise RejectedPlanError unless the plan keeps the rules and is worth what the model says."""
    faults = [problem.sentence("en") for problem in verdict.breaches]
    told: list[tuple[str, Objective | LayerObjective, int]] = [
        (objective.name, objective, verdict.values[objective.name]) for objective in plan.objectives
    ]
    for layer in plan.layers:
        # A layer in which nobody could be given anything has nothing to be recomputed from.
        values = verdict.layers.get(layer.name, {})
        told += [
            (f"{layer.name}.{objective.name}", objective, values[objective.name])
            for objective in layer.objectives
            if objective.name in values
        ]
    for name, objective, value in told:
        if objective.value != value:
            faults.append(f"{name} is {value}, the model says {objective.value}")
        if objective.bound > value:
            faults.append(f"{name} is {value}, below its bound {objective.bound}")
    if faults:
        raise RejectedPlanError("\n".join(faults))


def _records(plan: Plan, ended: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return last year's pairs that do not go on, and all pairs as dated history."""
    records = {"broken": ended}
    year = plan.policy.plan.year
    if year is not None:  # without it nobody can say when a pair began
        records["pairs"] = of_year(plan, year, ended)
    return records


def with_previous(case: Case, assignments: pd.DataFrame) -> Case:
    """Return the case with last year's helpers taken from a plan, in place of its ``pairs``.

    Parameters
    ----------
    case : Case
        This year's facts.
    assignments : DataFrame
        Last year's, with ``household_id``, ``cadre_id`` and perhaps ``co_helper_id``. Households
        who have left the register are passed over, and co-helpers who have left. Cadres who have
        left stay: that their pairs end has to be explained. A pair that stands in ``pairs`` already
        keeps its ``since``.
    """
    here = assignments[assignments["household_id"].isin(case.households["household_id"])]
    pairs = here.loc[here["cadre_id"].ne(""), ["household_id", "cadre_id"]]
    if "co_helper_id" in here:
        # Who is in no roster would be taken for a party cadre.
        others = here.loc[here["co_helper_id"].isin(case.cadres["cadre_id"])]
        others = others[["household_id", "co_helper_id"]]
        pairs = pd.concat([pairs, others.rename(columns={"co_helper_id": "cadre_id"})])
    known = case.pairs[case.pairs["until"].eq("")]
    begun_pairs = zip(known["household_id"], known["cadre_id"], strict=True)
    since = dict(zip(begun_pairs, known["since"], strict=True))
    begun = [
        since.get(pair, "") for pair in zip(pairs["household_id"], pairs["cadre_id"], strict=True)
    ]
    pairs = pairs.assign(since=begun, until="", reason="")
    pairs = pairs.sort_values(["household_id", "cadre_id"], ignore_index=True)
    pairs = pairs[list(case.pairs.columns)].astype(case.pairs.dtypes.to_dict())
    # Whoever believes what was proven about a plan must know that it had other pairs.
    inputs = {**case.inputs, "previous": sha256(pairs.to_csv(index=False).encode()).hexdigest()}
    return replace(case, pairs=pairs, inputs=inputs)
