"""The same counts in ``scipy.optimize.milp`` (HiGHS, one thread). Leaves out walk."""

from __future__ import annotations

from bangfu_assign.facts.case import Case
from bangfu_assign.policy import Policy
from tests.benchmarks.answer import Answer
from tests.benchmarks.by_milp import minimise
from tests.benchmarks.rivals import count_cpsat


def run(case: Case, policy: Policy, limit_s: float, workers: int) -> Answer | None:
    """Solve the count model with HiGHS."""
    return count_cpsat.run(case, policy, limit_s, workers, minimise)
