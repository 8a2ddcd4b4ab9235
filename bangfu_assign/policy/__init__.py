"""The policy: ranks, quotas, pairings, travel, objectives, targets, as the office decides them."""

from bangfu_assign.policy.advice import advice
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
from bangfu_assign.policy.read import parse_policy, read_policy, read_policy_with_notes

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
    "advice",
    "parse_policy",
    "read_policy",
    "read_policy_with_notes",
]
