"""The independent check of a plan: which rules it breaks, and what it is worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from bangfu_assign.errors import Problem, Severity
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import Distances
from bangfu_assign.plan.layers import CO_HELPERS, PROJECTS
from bangfu_assign.policy import Policy
from bangfu_assign.rules import co_helpers, projects
from bangfu_assign.rules.checks import breaches_of
from bangfu_assign.rules.ledger import Ledger
from bangfu_assign.rules.objectives import values_of


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the check found.

    Attributes
    ----------
    breaches : tuple of Problem
        Every rule broken, in the users' words.
    values : mapping of str to int
        Every objective, recomputed from the pairs.
    layers : mapping of str to mapping of str to int
        The same of each layer (`bangfu_assign.plan.layers`) of which the plan says something.
    """

    breaches: tuple[Problem, ...]
    values: Mapping[str, int]
    layers: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether every rule is kept."""
        return not any(problem.severity is Severity.ERROR for problem in self.breaches)


def verify(
    case: Case,
    policy: Policy,
    assignments: pd.DataFrame,
    pairings: pd.DataFrame,
    distances: Distances | None = None,
    before: Mapping[str, str] | None = None,
    before_layers: Mapping[str, Mapping[str, str]] | None = None,
) -> Verdict:
    """Check a plan from whatever source against every rule, and recompute every objective.

    Nothing of the model is used: only the facts, the policy and the pairs.

    Parameters
    ----------
    case, policy, assignments, pairings, distances, before
        As in `bangfu_assign.rules.values`.
    before_layers : mapping of str to mapping of str to str, optional
        By layer: co-helper or project by household in an earlier plan.

    Raises
    ------
    FactsError
        If the distances have to be measured and cannot be.
    PlanError
        If a cadre's round is too long to prove it the shortest.
    """
    ledger = Ledger.open(case, policy, assignments, pairings, distances)
    return Verdict(
        tuple(breaches_of(ledger)), values_of(ledger, before), _layers(ledger, before_layers or {})
    )


def _layers(
    ledger: Ledger, before: Mapping[str, Mapping[str, str]]
) -> dict[str, Mapping[str, int]]:
    found: dict[str, Mapping[str, int]] = {}
    if ledger.co_helped:
        found[CO_HELPERS] = co_helpers.values(ledger, before.get(CO_HELPERS))
    if ledger.worked:
        found[PROJECTS] = projects.values(ledger, before.get(PROJECTS))
    return found
