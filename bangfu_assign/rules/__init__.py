"""Every rule and every objective, recomputed from a plan's pairs by code that knows no solver."""

from bangfu_assign.facts.distance.closed_round import closed_round
from bangfu_assign.rules.allowed import AllowedPairs, allowed_pairs, owed, with_kept
from bangfu_assign.rules.by_cadre import cadre_table
from bangfu_assign.rules.checks import breaches
from bangfu_assign.rules.co_helpers import co_helper_table
from bangfu_assign.rules.objectives import need_weights, values
from bangfu_assign.rules.plan_file import PlanFile, infer_pairings, read_plan
from bangfu_assign.rules.verdict import Verdict, verify

__all__ = [
    "AllowedPairs",
    "PlanFile",
    "Verdict",
    "allowed_pairs",
    "breaches",
    "cadre_table",
    "closed_round",
    "co_helper_table",
    "infer_pairings",
    "need_weights",
    "owed",
    "read_plan",
    "values",
    "verify",
    "with_kept",
]
