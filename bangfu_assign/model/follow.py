"""A plan that follows the compact model's solution, for when there is no time for rounds.

In a county the objectives before travel are settled long before any tour is known. Who keeps the
cadre, who hooks which village and who is left out is taken from there; the others choose among the
places left. What ``max_villages`` forbids then is lost, and that is little.
"""

from __future__ import annotations

import numpy as np

from bangfu_assign.model.demand import add_demand
from bangfu_assign.model.groups import Groups
from bangfu_assign.model.handing import Handing, neediest_first
from bangfu_assign.model.instance import NOBODY, Instance
from bangfu_assign.model.linear import LinearModel
from bangfu_assign.model.mend import hooks_in, who_stays
from bangfu_assign.model.repair import Known
from bangfu_assign.model.serving import serves_where
from bangfu_assign.model.stages import Staged


def follow(instance: Instance, groups: Groups, staged: Staged) -> Known | None:
    """Return cadre of each household and village of each paired cadre; None if there is no such.

    Parameters
    ----------
    instance, groups
        The town.
    staged : Staged
        What the stages left; their last solution is followed.
    """
    if staged.values is None:
        return None
    demand = add_demand(LinearModel(), instance, groups)  # its variables are the compact model's
    hooks = hooks_in(groups, demand, staged.values)
    cadre_of = instance.must.copy()
    waiting = who_stays(instance, groups, demand, staged.values, cadre_of)
    handing = Handing(instance, serves_where(instance, hooks), cadre_of)
    if not handing.is_right:
        return None
    handing.fill(neediest_first(instance, np.array(waiting, dtype=np.int64)))
    # Who was to be left out may still have a place that nobody else can use.
    handing.hand_out(neediest_first(instance, np.flatnonzero(cadre_of == NOBODY)))
    return cadre_of, hooks
