"""How far each cadre travels under a plan, in metres, as the reports print it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from bangfu_assign.facts.distance import UNREACHABLE, Distances, measure, to_projects_m
from bangfu_assign.plan import Plan
from bangfu_assign.rules import cadre_table, co_helper_table


@dataclass(frozen=True, slots=True)
class Journeys:
    """Distances of one plan by id; an id that is missing has no known distance.

    Attributes
    ----------
    round_m : mapping of cadre id to int
        Closed round base → villages served → base.
    walk_m : mapping of cadre id to int
        Closed rounds village point → households → village point, summed over the cadre's villages.
    reach_m : mapping of household id to int
        One way from the base of the household's cadre.
    project_m : mapping of household id to int
        One way from the household to its project.
    """

    round_m: Mapping[str, int] = field(default_factory=dict)
    walk_m: Mapping[str, int] = field(default_factory=dict)
    reach_m: Mapping[str, int] = field(default_factory=dict)
    project_m: Mapping[str, int] = field(default_factory=dict)


def journeys_of(plan: Plan, distances: Distances | None = None) -> Journeys:
    """Measure a plan's journeys by the independent rules, not as the model saw them.

    Parameters
    ----------
    plan : Plan
        Whose journeys.
    distances : Distances, optional
        Of the plan's case and policy; measured if left out.

    Raises
    ------
    FactsError
        If the distances have to be measured and cannot be.
    """
    metres = measure(plan.case, plan.policy) if distances is None else distances
    cadres = cadre_table(plan.case, plan.policy, plan.assignments, plan.pairings, metres)
    others = co_helper_table(plan.case, plan.policy, plan.assignments, plan.pairings, metres)
    everybody = pd.concat([cadres, others])
    return Journeys(
        round_m=_known(everybody["cadre_id"], everybody["round_m"]),
        walk_m=_known(everybody["cadre_id"], everybody["walk_m"]),
        reach_m=_reach(plan, metres),
        project_m=_to_projects(plan, metres),
    )


def _to_projects(plan: Plan, metres: Distances) -> dict[str, int]:
    given = plan.assignments[plan.assignments["project_id"] != ""]
    if given.empty:
        return {}
    way_m = to_projects_m(plan.case, plan.policy, metres)
    row_of = {home: row for row, home in enumerate(plan.case.planned()["household_id"])}
    column = {project: j for j, project in enumerate(plan.case.projects["project_id"])}
    pairs = [
        (home, project)
        for home, project in zip(given["household_id"], given["project_id"], strict=True)
        if home in row_of and project in column
    ]
    return _known(
        [home for home, _ in pairs],
        [int(way_m[row_of[home], column[project]]) for home, project in pairs],
    )


def _reach(plan: Plan, metres: Distances) -> dict[str, int]:
    row_of = {cadre: row for row, cadre in enumerate(plan.case.cadres["cadre_id"])}
    home_of = {home: row for row, home in enumerate(plan.case.planned()["household_id"])}
    found = {}
    for cadre, helped in plan.assignments.groupby("cadre_id")["household_id"]:
        if cadre in row_of:
            reach = metres.reach_m(row_of[cadre])
            homes = [home for home in helped if home in home_of]
            found.update(_known(homes, [reach[home_of[home]] for home in homes]))
    return found


def _known(ids: Iterable[str], lengths: Iterable[int]) -> dict[str, int]:
    return {i: int(m) for i, m in zip(ids, lengths, strict=True) if m < UNREACHABLE}
