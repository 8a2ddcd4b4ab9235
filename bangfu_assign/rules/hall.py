"""Hall's condition, checked: these households can only be served by these cadres, who are too few.

A set of households whose cadres have fewer places than it has members cannot be covered, whatever
the plan (Hall 1935). The check recomputes who is open to whom and counts; it needs no flow.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from bangfu_assign.errors import Problem
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import Distances, measure
from bangfu_assign.policy import Policy
from bangfu_assign.rules.open_pairs import OpenPairs
from bangfu_assign.rules.roster import Roster


def check_hall(
    case: Case,
    policy: Policy,
    households: Iterable[str],
    cadres: Iterable[str],
    pairings: pd.DataFrame | None,
    *,
    places: int | None = None,
    distances: Distances | None = None,
) -> list[Problem]:
    """Return what is wrong with a claim that these households can only have these cadres.

    Parameters
    ----------
    case, policy
        The facts, and what the office decides.
    households : iterable of str
        The set, planned households.
    cadres : iterable of str
        Everybody who may serve any of them, no more and no fewer.
    pairings : DataFrame or None
        Which leader hooks which village; None if that is open.
    places : int, optional
        How many places these cadres are said to have.
    distances : Distances, optional
        Of the same case and policy; measured if left out.

    Returns
    -------
    list of Problem
        Empty if the claim holds and the places are fewer than the households.

    Raises
    ------
    FactsError
        If the distances have to be measured and cannot be.
    """
    roster = Roster.of(case, policy, measure(case, policy) if distances is None else distances)
    return check_open(OpenPairs.of(roster, pairings), households, cadres, places)


def check_open(
    pairs: OpenPairs, households: Iterable[str], cadres: Iterable[str], places: int | None = None
) -> list[Problem]:
    """Return what is wrong with such a claim, where it is known who is open to whom."""
    members, claimed = sorted(set(households)), set(cadres)
    roster = pairs.roster
    unknown = [h for h in members if h not in roster.homes or roster.homes[h].row < 0]
    if unknown:
        return [Problem("shortage.hall_not_planned", params={"household_id": h}) for h in unknown]
    rows = [roster.homes[h].row for h in members]
    reach = np.any(pairs.open_to[:, rows], axis=1)[pairs.kind_of]
    true = {pairs.helpers[c].id for c in np.flatnonzero(reach)}
    problems = [
        Problem("shortage.hall_cadre_missing", params={"cadre_id": c})
        for c in sorted(true - claimed)
    ]
    problems += [
        Problem("shortage.hall_cadre_too_many", params={"cadre_id": c})
        for c in sorted(claimed - true)
    ]
    there = int(pairs.quota[reach].sum())
    if places is not None and places != there:
        problems.append(
            Problem("shortage.hall_places", params={"places": there, "claimed": places})
        )
    if there >= len(members):
        params: dict[str, object] = {"places": there, "households": len(members)}
        problems.append(Problem("shortage.hall_enough", params=params))
    return problems
