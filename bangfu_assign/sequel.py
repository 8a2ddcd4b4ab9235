"""What follows the search: co-helpers, projects and explanations.

It takes as long as the proof that there is no better plan, and concerns the plan that is being
proven. So it is begun with that plan, beside the search; should a better one turn up, it is done
again for that.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd

from bangfu_assign.explain.broken import broken
from bangfu_assign.explain.shortage import explain_shortage
from bangfu_assign.explain.standing import opened
from bangfu_assign.explain.uncovered import reasons
from bangfu_assign.facts.distance import Distances
from bangfu_assign.labels import Lang
from bangfu_assign.plan import Plan
from bangfu_assign.plan.shortage import Shortage
from bangfu_assign.report.painter import Painter


@dataclass(frozen=True, slots=True)
class Explained:
    """What is said of a plan of party cadres, whoever else helps along.

    Attributes
    ----------
    shortage : Shortage
        Why households stay uncovered.
    uncovered, broken : DataFrame
        `UNCOVERED_COLUMNS` and `BROKEN_COLUMNS` of `bangfu_assign.plan.plan`.
    """

    shortage: Shortage
    uncovered: pd.DataFrame
    broken: pd.DataFrame


@dataclass(frozen=True, slots=True, eq=False)
class _Begun:
    """What was begun for an expected plan."""

    plan: Plan
    answer: Callable[[], Explained]
    layered: Future[Plan]


class Sequel:
    """Completes plans of party cadres; one that was expected is complete sooner.

    Parameters
    ----------
    distances : Distances
        Of the case and the policy of all plans.
    lang : {"zh", "en"}
        Language of the sentences.
    painter : Painter or None
        Its process explains while this one looks for co-helpers and projects.
    add_layers : callable
        Returns a plan with co-helpers and projects; shares nothing that it changes.
    """

    def __init__(
        self,
        distances: Distances,
        lang: Lang,
        painter: Painter | None,
        add_layers: Callable[[Plan], Plan],
    ) -> None:
        self._distances, self._lang, self._painter = distances, lang, painter
        self._add_layers = add_layers
        self._begun: _Begun | None = None

    def expect(self, plan: Plan) -> Callable[[], None]:
        """Begin with the plan that there will most likely be; return what is left to be called."""
        begun = self._begun = _Begun(plan, self._explaining(plan), Future())

        def complete() -> None:
            try:
                begun.layered.set_result(self._add_layers(plan))
            except BaseException as error:  # noqa: BLE001 - raised if this is the plan in the end
                begun.layered.set_exception(error)

        return complete

    def completed(self, plan: Plan) -> tuple[Plan, Callable[[], Explained]]:
        """Return a plan with co-helpers and projects, and what waits for its explanation.

        Raises
        ------
        NoPlanError
            If the locks on co-helpers contradict the rules.
        """
        begun = self._begun
        if begun is None or not _same_pairs(plan, begun.plan):
            answer = self._explaining(plan)
            completed = self._add_layers(plan)
            if begun is not None:  # nothing may go on behind what is written next
                with self._hearing():
                    begun.layered.exception()
            return completed, answer
        # Of an unproven plan other things are said.
        as_expected = _shown(plan) == _shown(begun.plan)
        answer = begun.answer if as_expected else self._explaining(plan)
        with self._hearing():
            layered = begun.layered.result()
        return replace(plan, assignments=layered.assignments, layers=layered.layers), answer

    @staticmethod
    def _hearing() -> AbstractContextManager[None]:
        """Let Ctrl-C end no command that has a plan: the layers are done in seconds."""
        from bangfu_assign.model.clock import Clock  # noqa: PLC0415 - ortools is loaded by now

        return Clock(0.0).listening()

    def _explaining(self, plan: Plan) -> Callable[[], Explained]:
        question = partial(explained, plan, self._distances, self._lang)
        return question if self._painter is None else self._painter.begin(question)


def _same_pairs(one: Plan, other: Plan) -> bool:
    return one.assignments.equals(other.assignments) and one.pairings.equals(other.pairings)


def _shown(plan: Plan) -> list[tuple[str, int, int]]:
    return [(objective.name, objective.value, objective.bound) for objective in plan.objectives]


def explained(plan: Plan, distances: Distances, lang: Lang) -> Explained:
    """Explain a plan of party cadres: who stays without one, and which pairs do not go on.

    Parameters
    ----------
    plan : Plan
        A plan that keeps the rules.
    distances : Distances
        Of its case and policy.
    lang : {"zh", "en"}
        Language of the sentences.
    """
    ledger = opened(plan, distances)
    plan = replace(plan, shortage=(shortage := explain_shortage(plan, ledger=ledger)))
    return Explained(
        shortage, reasons(plan, lang=lang, ledger=ledger), broken(plan, distances, lang)
    )
