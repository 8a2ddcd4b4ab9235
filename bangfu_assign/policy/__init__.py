"""The policy: ranks, quotas, pairings, travel, objectives and targets, as the office decides them."""

from bangfu_assign.policy.policy import (
    NEED_WEIGHTS,
    OBJECTIVES,
    Objectives,
    PlanSection,
    Policy,
    Rank,
    Serves,
    Targets,
    Travel,
)
from bangfu_assign.policy.read import read_policy

__all__ = [
    "NEED_WEIGHTS",
    "OBJECTIVES",
    "Objectives",
    "PlanSection",
    "Policy",
    "Rank",
    "Serves",
    "Targets",
    "Travel",
    "read_policy",
]
