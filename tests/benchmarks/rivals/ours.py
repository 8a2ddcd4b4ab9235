"""The tool itself, as a user of Python would call it, with its own default of one worker.

Its time includes what the others are spared: looking for contradictions in facts and policy, the
independent check of the plan, and the reason for every household that stays uncovered.
"""

from __future__ import annotations

from bangfu_assign.facts.case import Case
from bangfu_assign.plan import Scope
from bangfu_assign.policy import Policy
from bangfu_assign.workflow import solve
from tests.benchmarks.answer import Answer


def run(case: Case, policy: Policy, limit_s: float, workers: int) -> Answer:
    """Solve with one worker, whatever the others get: only that repeats to the letter."""
    plan = solve(case, policy, time_limit_s=limit_s)
    took = ", ".join(f"{o.name} {o.seconds:.1f}" for o in plan.objectives)
    by_village = [o.name for o in plan.objectives if o.scope is Scope.VILLAGE]
    scope = f"; bound of {', '.join(by_village)} holds village by village" if by_village else ""
    return Answer(
        pairs=dict(
            zip(plan.assignments["household_id"], plan.assignments["cadre_id"], strict=True)
        ),
        pairings=dict(zip(plan.pairings["cadre_id"], plan.pairings["village_id"], strict=True)),
        bounds={objective.name: objective.bound for objective in plan.objectives},
        note=f"seconds by objective: {took}{scope}",
    )
