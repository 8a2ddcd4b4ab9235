"""A solve ends on time, and on Ctrl-C, with the best plan so far and a status that is true."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bangfu_assign import workflow
from bangfu_assign.errors import NoPlanError
from bangfu_assign.plan import Plan, Status
from bangfu_assign.rules import verify
from tests.model.towns import medium_town

ROOT = Path(__file__).parents[2]

INTERRUPTED = """
import os, signal
from bangfu_assign import workflow
from bangfu_assign.rules import verify
from tests.model.towns import medium_town

case, policy = medium_town(1, households=300, villages=20, cadres=80)
pressed = []

def progress(line):
    if line.objective == "travel" and not pressed:  # a second Ctrl-C would end at once
        pressed.append(True)
        os.kill(os.getpid(), signal.SIGINT)

plan = workflow.solve(case, policy, time_limit_s=300, progress=progress)
assert not verify(case, policy, plan.assignments, plan.pairings).breaches
print(len(plan.assignments), plan.status.value, len(pressed))
"""


def honest(plan: Plan) -> None:
    """Check that the plan keeps the rules and claims no more than is so."""
    verdict = verify(plan.case, plan.policy, plan.assignments, plan.pairings)
    assert verdict.breaches == ()
    for objective in plan.objectives:
        assert objective.bound <= objective.value == verdict.values[objective.name]
    proven = all(objective.proven for objective in plan.objectives)
    assert (plan.status is Status.OPTIMAL) == proven


@pytest.mark.parametrize("limit_s", [1.0, 3.0])
def test_a_short_limit_gives_a_valid_plan_and_a_true_status(limit_s: float) -> None:
    case, policy = medium_town(7, households=600, villages=40, cadres=160)
    honest(workflow.solve(case, policy, time_limit_s=limit_s))


def test_the_deterministic_limit_gives_the_same_plan_twice() -> None:
    case, policy = medium_town(8, households=90, villages=9, cadres=24)
    first, second = (workflow.solve(case, policy, deterministic_limit=0.2) for _ in range(2))
    honest(first)
    assert first.assignments.equals(second.assignments)
    assert first.pairings.equals(second.pairings)


def test_no_time_at_all_is_said_and_no_plan_is_made_up() -> None:
    case, policy = medium_town(7, households=200, villages=12, cadres=50)
    try:
        honest(workflow.solve(case, policy, time_limit_s=0.0))
    except NoPlanError as error:
        assert [problem.code for problem in error.problems] == ["model.no_plan_in_time"]


def test_ctrl_c_gives_the_best_plan_so_far() -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    covered, status, pressed = done.stdout.split()
    assert int(covered) > 0
    assert status == "feasible"
    assert pressed == "1"
