"""Rule: each household has at most one project, within its places, and only one it can work in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import pandas as pd

from bangfu_assign.errors import Problem
from bangfu_assign.facts.distance import UNREACHABLE, to_projects_m
from bangfu_assign.rules.ledger import Ledger
from bangfu_assign.rules.objectives import need_weights


def check(ledger: Ledger) -> Iterator[Problem]:
    """Yield what breaks a rule of the layer; nothing if the plan has no such column."""
    if not ledger.worked:
        return
    roster = ledger.roster
    case = roster.case
    projects = {row["project_id"]: row for row in case.projects.to_dict("records")}
    labourers = dict(
        zip(case.households["household_id"], case.households["labourers"], strict=True)
    )
    metres = to_projects_m(case, roster.policy, roster.distances)
    column = {project: j for j, project in enumerate(case.projects["project_id"])}
    given = Counter(household for household, _ in ledger.worked)
    filled = Counter(project for _, project in ledger.worked)
    for household, project in ledger.worked:
        home, row = roster.homes.get(household), projects.get(project)
        params: dict[str, object] = {"household_id": household, "project_id": project}
        if home is None:
            yield Problem("rules.unknown_household", params={"household_id": household})
        if row is None:
            yield Problem("rules.unknown_project", params=params)
        if home is None or row is None:
            continue
        params |= {"head": home.head, "name": row["name"]}
        if home.row < 0:
            yield Problem("rules.not_planned_project", params=params)
        elif metres[home.row, column[project]] >= UNREACHABLE:
            yield Problem("rules.no_way_to_project", params=params)
        hands = labourers[household]
        if row["needs_labour"] and (pd.isna(hands) or hands < 1):
            yield Problem("rules.no_labour", params=params)
    for household in sorted(h for h, count in given.items() if count > 1):
        names = " / ".join(project for home, project in ledger.worked if home == household)
        head = roster.homes[household].head if household in roster.homes else "—"
        params = {"head": head, "household_id": household, "projects": names}
        yield Problem("rules.several_projects", params=params)
    for project in sorted(filled.keys() & projects.keys()):
        places = projects[project]["places"]
        most = 0 if pd.isna(places) else int(places)
        if filled[project] > most:
            yield Problem(
                "rules.over_places",
                params={
                    "name": projects[project]["name"],
                    "project_id": project,
                    "count": filled[project],
                    "places": most,
                },
            )


def values(ledger: Ledger, before: Mapping[str, str] | None = None) -> Mapping[str, int]:
    """Return the objectives of the layer.

    ``coverage`` sums the need weights of the planned households without a project, ``distance`` the
    metres from the others to theirs. With ``before``, the project by household in an earlier plan,
    ``changes`` counts the planned households who have it no longer.
    """
    roster = ledger.roster
    weights = need_weights(roster.case, roster.policy)
    metres = to_projects_m(roster.case, roster.policy, roster.distances)
    column = {project: j for j, project in enumerate(roster.case.projects["project_id"])}
    pairs = [
        (home.row, column[project])
        for household, project in ledger.worked or ()
        if (home := roster.homes.get(household)) is not None and home.row >= 0 and project in column
    ]
    working = {row for row, _ in pairs}
    found = {
        "coverage": sum(weight for row, weight in enumerate(weights) if row not in working),
        "distance": sum(int(metres[row, j]) for row, j in pairs),
    }
    if before is None:
        return found
    given = set(ledger.worked or ())
    planned = {home.id for home in roster.planned}
    lost = sum(h in planned and (h, project) not in given for h, project in before.items())
    return {**found, "changes": lost}
