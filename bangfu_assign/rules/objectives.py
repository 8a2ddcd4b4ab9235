"""The six objectives of a plan, summed up from its pairs; each is an integer, smaller is better."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import Distances
from bangfu_assign.policy import OBJECTIVES, Policy
from bangfu_assign.rules.by_cadre import travels
from bangfu_assign.rules.ledger import Ledger


def values(
    case: Case,
    policy: Policy,
    assignments: pd.DataFrame,
    pairings: pd.DataFrame,
    distances: Distances | None = None,
    before: Mapping[str, str] | None = None,
) -> dict[str, int]:
    """Return every objective's value of a plan, whether or not the policy orders it.

    Parameters
    ----------
    case, policy
        The facts, and what the office decides.
    assignments : DataFrame
        At least ``household_id`` and ``cadre_id``.
    pairings : DataFrame
        ``cadre_id`` and ``village_id``.
    distances : Distances, optional
        Of the same case and policy; measured if left out.
    before : mapping of str to str, optional
        Cadre by household in an earlier plan: `changes` is then worked out, too.

    Returns
    -------
    dict of str to int
        By name, in the order of `OBJECTIVES`. Rows with unknown ids or households that are not
        planned count nothing; `breaches` names them.

    Raises
    ------
    FactsError
        If the distances have to be measured and cannot be.
    PlanError
        If a cadre's round is too long to prove it the shortest.
    """
    return values_of(Ledger.open(case, policy, assignments, pairings, distances), before)


def values_of(ledger: Ledger, before: Mapping[str, str] | None = None) -> dict[str, int]:
    """Return every objective's value of an open ledger."""
    details = travels(ledger)
    sums: dict[str, Callable[[], int]] = {
        "coverage": lambda: coverage(ledger),
        "continuity": lambda: continuity(ledger),
        "evenness": lambda: evenness(ledger),
        "load": lambda: load(ledger),
        "travel": lambda: sum(one.round_m for one in details.values()),
        "walk": lambda: sum(one.walk_m for one in details.values()),
    }
    found: dict[str, int] = {name: sums[name]() for name in OBJECTIVES}
    return found if before is None else {**found, "changes": changes(ledger, before)}


def need_weights(case: Case, policy: Policy) -> list[int]:
    """Return the weight of need of each planned household, 3 the neediest."""
    return policy.need_weights(case.planned())


def coverage(ledger: Ledger) -> int:
    """Return the sum of the need weights of the planned households without a cadre."""
    weights = np.array(need_weights(ledger.roster.case, ledger.roster.policy), dtype=np.int64)
    return int(weights[~ledger.covered()].sum())


def continuity(ledger: Ledger) -> int:
    """Return how many households that should keep last year's cadre do not (不脱贫不脱钩)."""
    given = {(home.id, helper.id) for home, helper in ledger.pairs}
    return sum(pair not in given for pair in ledger.owed().items())


def changes(ledger: Ledger, before: Mapping[str, str]) -> int:
    """Return how many planned households had a cadre in an earlier plan and do not have it now.

    Whoever is new, or had nobody, cannot count; nor whoever is not in this year's plan any more.
    """
    homes = ledger.roster.homes
    given = {(home.id, helper.id) for home, helper in ledger.pairs}
    return sum(
        household in homes and homes[household].row >= 0 and (household, cadre) not in given
        for household, cadre in before.items()
    )


def evenness(ledger: Ledger) -> int:
    """Return how unevenly the uncovered lie: per village the sum of round(1000 (2k − 1) / n)."""
    village_of = ledger.roster.village_of
    villages = len(ledger.roster.village_row)
    planned = np.bincount(village_of, minlength=villages).tolist()
    uncovered = np.bincount(village_of[~ledger.covered()], minlength=villages).tolist()
    return sum(
        round(1000 * (2 * k - 1) / n)
        for n, u in zip(planned, uncovered, strict=True)
        for k in range(1, u + 1)
    )


def load(ledger: Ledger) -> int:
    """Return the sum over the available cadres of principal ranks of (quota − load)²."""
    homes = ledger.by_cadre()
    return sum(
        (helper.quota - len(homes.get(helper.id, ()))) ** 2 for helper in ledger.roster.serving
    )
