"""Reading a plan back from disk, also after it was edited by hand."""

from bangfu_assign.rules.plan_file.infer import infer_pairings
from bangfu_assign.rules.plan_file.read import PlanFile, read_plan

__all__ = ["PlanFile", "infer_pairings", "read_plan"]
