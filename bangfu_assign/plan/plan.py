"""`Plan`: who helps whom, with the worth of the plan and what was proven about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import pandas as pd

from bangfu_assign.facts.case import Case
from bangfu_assign.plan.layers import Layer
from bangfu_assign.plan.shortage import Shortage
from bangfu_assign.policy import Policy

ASSIGNMENT_COLUMNS = (
    "household_id", "cadre_id", "village_id", "co_helper_id", "project_id", "kept",
)  # fmt: skip
PAIRING_COLUMNS = ("cadre_id", "village_id")
NO_PROJECT_COLUMNS = ("household_id", "reason", "explanation")
UNCOVERED_COLUMNS = ("household_id", "reason", "explanation", "cheapest_fix")

BROKEN_COLUMNS = ("household_id", "last_cadre_id", "cadre_id", "reason", "explanation")
"""Last year's pairs that do not go on: code and sentence say why."""
CHANGE_COLUMNS = ("household_id", "old_cadre_id", "new_cadre_id", "reason", "sentence")
"""What is different from an earlier plan of the same year."""
PAST_COLUMNS = ("household_id", "cadre_id", "since", "until", "reason")
"""Pairs as dated history; an open pair has no ``until``."""
LOCK_COLUMNS = ("household_id", "cadre_id", "kind", "reason")


class Status(StrEnum):
    """What is known about a plan as a whole."""

    OPTIMAL = "optimal"
    """Every objective is proven, in the strict order, each within its `Objective.scope`."""
    FEASIBLE = "feasible"
    """Every rule is kept; at least one objective may still be improved."""


class Scope(StrEnum):
    """What an objective's bound holds for."""

    TOWN = "town"
    """No plan under the rules, equal in all earlier objectives, has a smaller value."""
    VILLAGE = "village"
    """No plan with the same households per cadre and village, and the same kept pairs, has."""


@dataclass(frozen=True, slots=True)
class Objective:
    """One objective: its value in the plan and the least value any plan could have.

    Attributes
    ----------
    name : str
        One of `bangfu_assign.policy.OBJECTIVES`.
    value : int
        Recomputed from the pairs by `bangfu_assign.rules`; smaller is better.
    bound : int
        Valid lower bound within `scope`, given that all earlier objectives keep their value.
    seconds : float
        Time spent on it.
    scope : Scope
        What the bound holds for.
    """

    name: str
    value: int
    bound: int
    seconds: float = 0.0
    scope: Scope = Scope.TOWN

    @property
    def proven(self) -> bool:
        """Whether the value equals its bound."""
        return self.value == self.bound

    @property
    def gap(self) -> float:
        """Return (value − bound) / value, 0 for a proven objective."""
        return 0.0 if self.proven else (self.value - self.bound) / max(self.value, 1)


@dataclass(frozen=True, slots=True)
class Progress:
    """One line of the solve's history: what was known when.

    Attributes
    ----------
    objective : str
        The objective being worked on.
    value : int or None
        Incumbent, None while there is none.
    bound : int or None
        Lower bound, None while there is none.
    seconds : float
        Since the start of the solve.
    """

    objective: str
    value: int | None
    bound: int | None
    seconds: float


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Plan:
    """Who helps whom.

    Attributes
    ----------
    case, policy
        What it was made for.
    assignments : DataFrame
        `ASSIGNMENT_COLUMNS`, sorted by household; one row per household that has a cadre (or a
        co-helper or project); ``kept`` is True if the cadre is last year's.
    pairings : DataFrame
        `PAIRING_COLUMNS`: which paired cadre hooks which village, sorted by cadre.
    uncovered : DataFrame
        `UNCOVERED_COLUMNS`: planned households without a cadre, sorted by household; the reason is
        a code, explanation and fix are sentences (filled in by `bangfu_assign.explain`).
    without_project : DataFrame
        `NO_PROJECT_COLUMNS`: planned households without a project, sorted by household, with a code
        and a sentence (filled in by `bangfu_assign.explain`); empty if the case has no projects.
    layers : tuple of Layer
        What was shown about co-helpers and projects; a layer without helpers is absent.
    objectives : tuple of Objective
        In the policy's strict order.
    status : Status
        Optimal or feasible.
    history : tuple of Progress
        Bound and incumbent over time.
    seconds, peak_memory_mb : float
        Of the whole solve.
    seed : int
        Of the search.
    versions : mapping of str to str
        Of Python, the tool and the libraries that decide the result.
    records : mapping of str to DataFrame
        What else is on record about the pairs, by name; a name is missing where nothing was asked:
        ``broken`` (`BROKEN_COLUMNS`), ``changes`` (`CHANGE_COLUMNS`), ``pairs`` (`PAST_COLUMNS`)
        and ``locks`` (those of the case with those made from hand edits).
    shortage : Shortage or None
        Why households stay uncovered, set by set (filled in by `bangfu_assign.explain`); None if
        nobody has looked.
    """

    case: Case
    policy: Policy
    assignments: pd.DataFrame
    pairings: pd.DataFrame
    uncovered: pd.DataFrame = field(default_factory=lambda: empty_table(UNCOVERED_COLUMNS))
    objectives: tuple[Objective, ...] = ()
    status: Status = Status.FEASIBLE
    history: tuple[Progress, ...] = ()
    seconds: float = 0.0
    peak_memory_mb: float = 0.0
    seed: int = 0
    versions: Mapping[str, str] = field(default_factory=dict)
    without_project: pd.DataFrame = field(default_factory=lambda: empty_table(NO_PROJECT_COLUMNS))
    layers: tuple[Layer, ...] = ()
    records: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    shortage: Shortage | None = None

    def objective(self, name: str) -> Objective:
        """Return an objective by name (KeyError if the policy does not order it)."""
        for objective in self.objectives:
            if objective.name == name:
                return objective
        raise KeyError(name)

    def layer(self, name: str) -> Layer | None:
        """Return a layer by name, None if the plan has none of it."""
        return next((layer for layer in self.layers if layer.name == name), None)

    def summary(self) -> dict[str, Any]:
        """Return status, objectives, counts and targets: what stands in ``summary.json``.

        See `bangfu_assign.plan.summary.summarise` for the keys.
        """
        from bangfu_assign.plan.summary import summarise  # noqa: PLC0415 (counts plans)

        return summarise(self)

    def __repr__(self) -> str:
        covered = int((self.assignments["cadre_id"] != "").sum())
        return (
            f"Plan({self.status.value}: {covered} assignments, "
            f"{len(self.pairings)} pairings, {len(self.uncovered)} uncovered)"
        )

    def _repr_html_(self) -> str:
        from bangfu_assign.plan.html import to_html  # noqa: PLC0415 (shows plans)

        return to_html(self)


def empty_table(columns: tuple[str, ...]) -> pd.DataFrame:
    """Return a table of text columns without rows."""
    return pd.DataFrame({c: pd.Series([], dtype="bool" if c == "kept" else "str") for c in columns})
