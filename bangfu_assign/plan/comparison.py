"""`Comparison`: plans of variants side by side, and what their bounds allow to be said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import pandas as pd

from bangfu_assign.errors import Problem
from bangfu_assign.plan.plan import Plan, Scope


class Ending(StrEnum):
    """How the solving of a variant ended."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    IMPOSSIBLE = "impossible"
    """No plan obeys the rules, or none was found within the limit."""
    WRONG_FACTS = "wrong_facts"
    """The facts do not fit the policy."""
    OVERDUE = "overdue"
    """It had far exceeded its time and was ended."""
    CRASHED = "crashed"
    """Its process died, mostly for want of memory."""
    FAULT = "fault"
    """A fault of this program."""
    STOPPED = "stopped"
    """Ctrl-C came before."""


class Versus(StrEnum):
    """How a variant's objective compares with the base's."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    OPEN = "open"
    """Not decided: the difference lies within what is not proven."""
    OTHER = "other"
    """Not comparable: the variant measures it differently."""


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What became of one variant.

    Attributes
    ----------
    name, note : str
        As the office calls it.
    ending : Ending
        How its solving ended.
    plan : Plan or None
        None if there is none.
    values : mapping of str to int
        Every objective, recomputed from the pairs, also those the variant's policy does not order.
    yardsticks : mapping of str to str
        By objective, what it is measured with: two variants with the same text can be compared.
    same_as : str
        Name of an earlier variant that is the same problem, whose plan this is; else "".
    problems : tuple of Problem
        Why there is no plan.
    trace : str
        Of a fault of this program, for its log; never for the screen.
    exit_code : int or None
        Of a process that died.
    """

    name: str
    ending: Ending
    note: str = ""
    plan: Plan | None = None
    values: Mapping[str, int] = field(default_factory=dict)
    yardsticks: Mapping[str, str] = field(default_factory=dict)
    same_as: str = ""
    problems: tuple[Problem, ...] = ()
    trace: str = ""
    exit_code: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Variants side by side.

    Attributes
    ----------
    outcomes : tuple of Outcome
        In the order asked for.
    base : str
        Name of the variant the others are compared with.
    time_limit_s : float
        Seconds of search each was given.
    sensitivity : DataFrame or None
        What one more place of each rank buys (`bangfu_assign.scenario.more_places`).
    """

    outcomes: tuple[Outcome, ...]
    base: str
    time_limit_s: float = 0.0
    sensitivity: pd.DataFrame | None = None

    def __getitem__(self, name: str) -> Outcome:
        """Return the outcome of a variant (KeyError if there is none)."""
        for outcome in self.outcomes:
            if outcome.name == name:
                return outcome
        raise KeyError(name)

    @property
    def plans(self) -> dict[str, Plan]:
        """Return the plans there are, by name."""
        return {one.name: one.plan for one in self.outcomes if one.plan is not None}

    @property
    def table(self) -> pd.DataFrame:
        """Return one row per variant (`bangfu_assign.plan.compared.table`)."""
        from bangfu_assign.plan.compared import table  # noqa: PLC0415 (counts comparisons)

        return table(self)

    @property
    def changes(self) -> pd.DataFrame:
        """Return who wins, loses or changes cadre (`bangfu_assign.plan.compared.changes`)."""
        from bangfu_assign.plan.compared import changes  # noqa: PLC0415

        return changes(self)

    @property
    def by_village(self) -> pd.DataFrame:
        """Return the villages under each variant (`bangfu_assign.plan.compared.by_village`)."""
        from bangfu_assign.plan.compared import by_village  # noqa: PLC0415

        return by_village(self)

    def front(self, x: str = "travel", y: str = "coverage") -> list[str]:
        """Return the names of the variants that no other one beats in both of two objectives.

        Only variants that measure both as the base does take part; the plans found are compared,
        not what might still be found.
        """
        from bangfu_assign.plan.compared import front  # noqa: PLC0415

        return front(self, x, y)

    def __repr__(self) -> str:
        return f"Comparison({len(self.plans)} of {len(self.outcomes)} variants have a plan)"

    def _repr_html_(self) -> str:
        from bangfu_assign.plan.comparison_words import to_html  # noqa: PLC0415

        return to_html(self)


def versus(outcome: Outcome, base: Outcome, name: str) -> Versus:
    """Return what the bounds allow to be said about an objective of two plans.

    Each plan's value is a span: the least any plan of that variant can be worth, to what was found.
    Two spans that meet decide nothing. A bound speaks for the variant only if all its earlier
    objectives are proven, and for the whole town.
    """
    if outcome.yardsticks.get(name) != base.yardsticks.get(name):
        return Versus.OTHER
    if outcome.plan is not None and outcome.plan is base.plan:
        return Versus.SAME
    mine, theirs = _span(outcome, name), _span(base, name)
    if mine is None or theirs is None:
        return Versus.OPEN
    if mine[0] == mine[1] == theirs[0] == theirs[1]:
        return Versus.SAME
    if mine[1] < theirs[0]:
        return Versus.BETTER
    return Versus.WORSE if theirs[1] < mine[0] else Versus.OPEN


def _span(outcome: Outcome, name: str) -> tuple[int, int] | None:
    """Return least and found value of an objective; None if nothing is known about the least."""
    for objective in () if outcome.plan is None else outcome.plan.objectives:
        whole = objective.scope is Scope.TOWN
        if objective.name == name:
            return (objective.bound, objective.value) if whole else None
        if not (objective.proven and whole):
            return None
    return None
