"""Every rule and every objective, recomputed from a plan's pairs by code that knows no solver."""

from bangfu_assign.rules.allowed import AllowedPairs, allowed_pairs, owed
from bangfu_assign.rules.by_cadre import cadre_table
from bangfu_assign.rules.checks import breaches
from bangfu_assign.rules.objectives import need_weights, values
from bangfu_assign.rules.rounds import closed_round
from bangfu_assign.rules.verdict import Verdict, verify

__all__ = [
    "AllowedPairs",
    "Verdict",
    "allowed_pairs",
    "breaches",
    "cadre_table",
    "closed_round",
    "need_weights",
    "owed",
    "values",
    "verify",
]
