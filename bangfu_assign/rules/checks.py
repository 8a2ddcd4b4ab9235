"""All rules in the order in which an office would read about them."""

from __future__ import annotations

import pandas as pd

from bangfu_assign.errors import Problem
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import Distances
from bangfu_assign.policy import Policy
from bangfu_assign.rules import (
    co_helpers,
    eligible,
    few_villages,
    home_village,
    known_ids,
    leaders,
    locks,
    one_helper,
    paired_village,
    planned,
    projects,
    quota,
    reach,
    stay,
    unit_village,
)
from bangfu_assign.rules.ledger import Ledger

RULES = (
    known_ids,
    planned,
    one_helper,
    eligible,
    quota,
    leaders,
    paired_village,
    unit_village,
    home_village,
    reach,
    few_villages,
    locks,
    stay,
    co_helpers,
    projects,
)
"""Every hard rule; each module has a ``check`` that yields what breaks it."""


def breaches(
    case: Case,
    policy: Policy,
    assignments: pd.DataFrame,
    pairings: pd.DataFrame,
    distances: Distances | None = None,
) -> list[Problem]:
    """Return every way in which a plan breaks a hard rule; empty if it breaks none.

    Parameters
    ----------
    case, policy, assignments, pairings, distances
        As in `bangfu_assign.rules.values`.

    Raises
    ------
    FactsError
        If the distances have to be measured and cannot be.
    """
    return breaches_of(Ledger.open(case, policy, assignments, pairings, distances))


def breaches_of(ledger: Ledger) -> list[Problem]:
    """Return every breach of an open ledger, rule by rule, each rule's by id."""
    found: list[Problem] = []
    said: set[tuple[str, str]] = set()
    for rule in RULES:
        for problem in rule.check(ledger):
            # An unknown household may be given a cadre and a project: it is unknown once.
            key = problem.code, repr(sorted(problem.params.items()))
            if key not in said:
                found.append(problem)
            said.add(key)
    return found
