"""One variant in its process: searched long enough to mean something, every fault an answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bangfu_assign import workflow
from bangfu_assign.facts.distance import measure
from bangfu_assign.plan import Objective, Plan, empty_table
from bangfu_assign.plan.comparison import Ending
from bangfu_assign.plan.plan import ASSIGNMENT_COLUMNS, PAIRING_COLUMNS
from bangfu_assign.scenario.work import AGAIN, Job, solve
from tests.build import make_case, make_policy

CASE = make_case(
    [{"household_id": "h1"}],
    [{"cadre_id": "c1"}],
    [{"village_id": "v1", "lon": 118.85, "lat": 34.85}],
)
POLICY = make_policy(seat=(118.85, 34.85))
JOB = Job(CASE, POLICY, measure(CASE, POLICY), 10.0, 60.0, 0, "zh")


def searched(
    monkeypatch: pytest.MonkeyPatch, answer: Callable[[int], Plan]
) -> tuple[list[float], Any]:
    """Solve the job with a search that answers by how often it was asked; return its limits."""
    limits: list[float] = []

    def search(case: object, policy: object, **options: Any) -> Plan:
        limits.append(options["deterministic_limit"])
        return answer(len(limits))

    monkeypatch.setattr(workflow, "solve", search)
    return limits, solve(JOB, lambda content: None)


def plan(bound: int) -> Plan:
    tables = empty_table(ASSIGNMENT_COLUMNS), empty_table(PAIRING_COLUMNS)
    return Plan(CASE, POLICY, *tables, objectives=(Objective("coverage", 1, bound),))


def test_a_search_cut_short_is_done_again_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """If the first objective is not proven, there is one more search with more work, not two."""
    limits, solved = searched(monkeypatch, lambda times: plan(0))
    assert limits == [limits[0], AGAIN * limits[0]]
    assert solved.ending is Ending.FEASIBLE


def test_a_proven_first_objective_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is searched again where coverage is proven."""
    limits, _ = searched(monkeypatch, lambda times: plan(1))
    assert len(limits) == 1


def test_a_fault_of_the_program_is_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is raised becomes a row with its trace for the log."""

    def fail(times: int) -> Plan:
        raise ZeroDivisionError("no such thing")

    _, solved = searched(monkeypatch, fail)
    assert solved.ending is Ending.FAULT
    assert "no such thing" in solved.trace
