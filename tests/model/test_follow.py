"""A plan without rounds: valid whatever the town, and as good as the compact model where it can."""

from __future__ import annotations

import pytest

from bangfu_assign.facts.distance import measure
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.compact import compact_model
from bangfu_assign.model.follow import follow
from bangfu_assign.model.groups import group
from bangfu_assign.model.instance import NOBODY, build_instance
from bangfu_assign.model.slices import Effort
from bangfu_assign.model.stages import run_stages
from bangfu_assign.model.worth import worth
from tests.model.towns import medium_town


@pytest.mark.parametrize("seed", range(12))
def test_the_plan_keeps_quotas_villages_and_scopes_and_no_bound_is_above_its_coverage(
    seed: int,
) -> None:
    case, policy = medium_town(seed)
    distances = measure(case, policy)
    instance = build_instance(case, policy, distances)
    model, demand, _ = compact_model(instance, group(instance, by_base=False))
    names = ["coverage", "load"]
    staged = run_stages(model, demand, names, Clock(20), Effort(), lambda *_: None)
    plan = follow(instance, group(instance), staged)
    assert plan is not None
    cadre_of, hooks = plan
    served: dict[int, list[int]] = {}
    for h, c in enumerate(cadre_of.tolist()):
        if c != NOBODY:
            assert instance.allowed(c, h)
            assert not instance.paired[c] or hooks[c] == instance.village_of[h]
            served.setdefault(c, []).append(int(instance.village_of[h]))
    for c, villages in served.items():
        assert len(villages) <= instance.quota[c]
        assert len(set(villages)) <= instance.max_villages
    value = worth(instance, cadre_of, distances.walk_m)["coverage"]
    assert value >= staged.stages[0].bound
    assert value <= staged.stages[0].value + 3  # max_villages costs a household at most
