"""A first plan in no time: valid, not good.

Whatever cuts the search for a good plan short, time running out or Ctrl-C, there is this one to
fall back on. Leaders are paired as the rules demand; then households choose, the neediest first.
"""

from __future__ import annotations

import numpy as np

from bangfu_assign.facts.case import Case
from bangfu_assign.model.conflict import Rules
from bangfu_assign.model.handing import Handing, neediest_first
from bangfu_assign.model.instance import NOBODY, Instance
from bangfu_assign.model.serving import serves_where
from bangfu_assign.model.town import Town
from bangfu_assign.policy import Policy


def first_plan(case: Case, policy: Policy, instance: Instance) -> Town | None:
    """Return a plan that keeps every rule, with nothing proven; None if none is found.

    Parameters
    ----------
    case, policy, instance
        The town; the instance was built from the other two.
    """
    rules = Rules(case, policy, instance)
    rules.write()
    hooks = rules.pairings()
    if hooks is None:
        return None
    cadre_of = np.full(len(instance.household_ids), NOBODY, dtype=np.int64)
    handing = Handing(instance, serves_where(instance, hooks), cadre_of)
    order = policy.objectives.order
    stay = [instance.last] if "continuity" in order[: _place(order, "coverage")] else []
    for wanted in (instance.must, instance.keep, *stay, None):
        waiting = cadre_of == NOBODY
        if wanted is not None:
            waiting &= wanted != NOBODY
        handing.hand_out(neediest_first(instance, np.flatnonzero(waiting)), wanted)
    return Town(cadre_of, hooks, {}, {}, walk_by_village=False)


def _place(order: tuple[str, ...], name: str) -> int:
    return order.index(name) if name in order else len(order)
