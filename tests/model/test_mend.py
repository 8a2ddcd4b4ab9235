"""A plan that is being changed is mended at once: valid, with the values the stages have proven."""

from __future__ import annotations

import random

import pandas as pd
import pytest

from bangfu_assign import rules
from bangfu_assign.facts.distance import measure
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.counts import count
from bangfu_assign.model.groups import group
from bangfu_assign.model.instance import NOBODY, build_instance
from bangfu_assign.model.mend import mend
from bangfu_assign.model.slices import Effort
from bangfu_assign.model.solve import order_of
from bangfu_assign.model.worth import worth
from tests.test_replanning import EVENTS, POLICY, cells, first_plan, happens, town

COUNTED = ("coverage", "changes", "continuity", "evenness", "load")


@pytest.mark.parametrize("number", range(len(EVENTS)), ids=lambda n: f"{n}-{EVENTS[n]}")
def test_the_mended_plan_has_the_proven_values_and_keeps_the_rules(number: int) -> None:
    """After each event every counted objective is at its stage's value, and no rule is broken."""
    case = happens(town(), first_plan(), random.Random(number), EVENTS[number])
    distances = measure(case, POLICY)
    instance = build_instance(case, POLICY, distances, cells(first_plan(), "cadre_id"))
    order = [name for name in order_of(POLICY, changing=True) if name in COUNTED]
    clock, effort = Clock(20), Effort()
    staged, _ = count(instance, order, clock, effort, lambda *_: None, {})
    mended = mend(instance, group(instance), staged, clock, effort)
    assert mended is not None
    cadre_of, hooks = mended
    assert hooks == {}
    values = worth(instance, cadre_of, distances.walk_m)
    assert {name: values[name] for name in order} == {s.name: s.value for s in staged.stages}
    pairs = [
        (instance.household_ids[h], instance.cadre_ids[c], case.planned()["village"].iloc[h])
        for h, c in enumerate(cadre_of.tolist())
        if c != NOBODY
    ]
    table = pd.DataFrame(pairs, columns=["household_id", "cadre_id", "village_id"], dtype="str")
    pairings = pd.DataFrame(columns=["cadre_id", "village_id"], dtype="str")
    assert rules.verify(case, POLICY, table, pairings, distances).ok
