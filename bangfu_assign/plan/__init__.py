"""The plan: who helps whom, what it is worth, and its figures counted from the pairs."""

from bangfu_assign.plan.layers import Layer, LayerObjective
from bangfu_assign.plan.plan import (
    ASSIGNMENT_COLUMNS,
    BROKEN_COLUMNS,
    CHANGE_COLUMNS,
    LOCK_COLUMNS,
    NO_PROJECT_COLUMNS,
    PAIRING_COLUMNS,
    PAST_COLUMNS,
    UNCOVERED_COLUMNS,
    Objective,
    Plan,
    Progress,
    Scope,
    Status,
    empty_table,
)
from bangfu_assign.plan.shortage import Fix, HallSet, Shortage

__all__ = [
    "ASSIGNMENT_COLUMNS",
    "BROKEN_COLUMNS",
    "CHANGE_COLUMNS",
    "LOCK_COLUMNS",
    "NO_PROJECT_COLUMNS",
    "PAIRING_COLUMNS",
    "PAST_COLUMNS",
    "UNCOVERED_COLUMNS",
    "Fix",
    "HallSet",
    "Layer",
    "LayerObjective",
    "Objective",
    "Plan",
    "Progress",
    "Scope",
    "Shortage",
    "Status",
    "empty_table",
]
