"""What a process does for one variant: solve it, and measure the plan by every yardstick."""

from __future__ import annotations

import json
import time
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from bangfu_assign import workflow
from bangfu_assign.errors import FactsError, NoPlanError, Problem
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import Distances
from bangfu_assign.labels import Lang
from bangfu_assign.plan import Plan, Progress, Status
from bangfu_assign.plan.comparison import Ending
from bangfu_assign.policy import Policy
from bangfu_assign.rules.ledger import Ledger
from bangfu_assign.rules.objectives import need_weights, values_of
from bangfu_assign.scenario.pool import Tell

TOLD_EVERY_S = 0.5

AGAIN = 3
"""Times the work of a second search, if the first did not even prove the first objective: a plan
from a search cut short would look like a bad policy."""


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """One variant to be solved.

    Attributes
    ----------
    case, policy, distances
        What to solve.
    time_limit_s : float
        Seconds of search, counted in the solver's reproducible work.
    patience_s : float
        Wall-clock seconds after which the search is ended all the same.
    seed, lang
        As in `bangfu_assign.workflow.solve`.
    """

    case: Case
    policy: Policy
    distances: Distances
    time_limit_s: float
    patience_s: float
    seed: int
    lang: Lang


@dataclass(frozen=True, slots=True, eq=False)
class Solved:
    """What became of it (see `bangfu_assign.plan.comparison.Outcome`)."""

    ending: Ending
    plan: Plan | None = None
    values: Mapping[str, int] | None = None
    yardsticks: Mapping[str, str] | None = None
    problems: tuple[Problem, ...] = ()
    trace: str = ""


def solve(job: Job, tell: Tell) -> Solved:
    """Solve one variant; whatever goes wrong is an answer, too."""
    from bangfu_assign.model.solve import WORK_PER_SECOND  # noqa: PLC0415 (ortools)

    told = [float("-inf")]

    def progress(line: Progress) -> None:
        if time.monotonic() - told[0] >= TOLD_EVERY_S:
            told[0] = time.monotonic()
            tell(line)

    try:
        for times in (1, AGAIN):
            plan = workflow.solve(
                job.case,
                job.policy,
                distances=job.distances,
                time_limit_s=job.patience_s,
                deterministic_limit=WORK_PER_SECOND * job.time_limit_s * times,
                seed=job.seed,
                progress=progress,
                lang=job.lang,
            )
            if all(objective.proven for objective in plan.objectives[:1]):
                break
        ledger = Ledger.open(job.case, job.policy, plan.assignments, plan.pairings, job.distances)
        ending = Ending.OPTIMAL if plan.status is Status.OPTIMAL else Ending.FEASIBLE
        return Solved(ending, plan, values_of(ledger), yardsticks(ledger))
    except NoPlanError as error:
        return Solved(Ending.IMPOSSIBLE, problems=error.problems)
    except FactsError as error:
        return Solved(Ending.WRONG_FACTS, problems=error.problems)
    except Exception:  # noqa: BLE001 - one variant's fault is one row of the comparison
        return Solved(Ending.FAULT, trace=traceback.format_exc())


def yardsticks(ledger: Ledger) -> dict[str, str]:
    """Return by objective what it is measured with; equal texts can be compared.

    Need and its weights for coverage, the pairs that ought to stay for continuity, the places for
    load, the metric for distances.
    """
    roster = ledger.roster
    policy = roster.policy
    planned = [home.id for home in roster.planned]
    travel = policy.travel.model_dump(mode="json", exclude={"max_km", "max_villages"})
    measured = _digest([travel, policy.plan.seat])
    return {
        "coverage": _digest([planned, need_weights(roster.case, policy)]),
        "continuity": _digest(sorted(ledger.owed().items())),
        "evenness": _digest(planned),
        "load": _digest([(helper.id, helper.quota) for helper in roster.serving]),
        "travel": measured,
        "walk": measured,
    }


def _digest(content: object) -> str:
    return sha256(json.dumps(content).encode()).hexdigest()[:16]
