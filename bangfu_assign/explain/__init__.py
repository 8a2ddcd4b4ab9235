"""Why: reasons for what a plan does not give, in words."""

from bangfu_assign.explain.shortage import explain_shortage
from bangfu_assign.explain.uncovered import reasons

__all__ = ["explain_shortage", "reasons"]
