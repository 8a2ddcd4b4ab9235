"""The model: the only room that imports ortools.

`solve` compiles facts and policy into an `Instance`, finds who helps whom, and says what is proven.
Small towns are solved as a whole (`exact`). Others in three steps: how many places reach which
village (`compact`), who travels where (`rounds`, `master`, `travel`), whose households at which
sites (`zoom`, `names`). `solve_layers` adds co-helpers and projects to a plan of party cadres;
`contradictions` names the rules that cannot hold together.
"""

from bangfu_assign.model.conflict import contradictions
from bangfu_assign.model.layers import solve_layers
from bangfu_assign.model.solve import solve

__all__ = ["contradictions", "solve", "solve_layers"]
