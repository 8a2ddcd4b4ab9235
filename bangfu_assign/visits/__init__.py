"""The register of visits, checked against a plan: who was not contacted in which month."""

from bangfu_assign.visits.check import Visits, check_visits
from bangfu_assign.visits.coverage import (
    Kind,
    by_cadre,
    by_month,
    by_village,
    kinds,
    missing,
    totals,
)
from bangfu_assign.visits.entry import Entry, Who
from bangfu_assign.visits.past import with_history
from bangfu_assign.visits.register import Register, read_register
from bangfu_assign.visits.states import STATES, State

__all__ = [
    "STATES",
    "Entry",
    "Kind",
    "Register",
    "State",
    "Visits",
    "Who",
    "by_cadre",
    "by_month",
    "by_village",
    "check_visits",
    "kinds",
    "missing",
    "read_register",
    "totals",
    "with_history",
]
