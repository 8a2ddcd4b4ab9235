"""The plan: who helps whom, what it is worth, and its figures counted from the pairs."""

from bangfu_assign.plan.plan import (
    ASSIGNMENT_COLUMNS,
    BROKEN_COLUMNS,
    CHANGE_COLUMNS,
    LOCK_COLUMNS,
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

__all__ = [
    "ASSIGNMENT_COLUMNS",
    "BROKEN_COLUMNS",
    "CHANGE_COLUMNS",
    "LOCK_COLUMNS",
    "PAIRING_COLUMNS",
    "PAST_COLUMNS",
    "UNCOVERED_COLUMNS",
    "Objective",
    "Plan",
    "Progress",
    "Scope",
    "Status",
    "empty_table",
]
