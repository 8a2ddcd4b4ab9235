"""There is a valid plan to fall back on wherever there is any plan, found without a search."""

from __future__ import annotations

import pandas as pd
from hypothesis import HealthCheck, given, settings

from bangfu_assign.agreement import disagreements
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import measure
from bangfu_assign.model.first import first_plan
from bangfu_assign.model.instance import NOBODY, build_instance
from bangfu_assign.policy import Policy
from bangfu_assign.rules import verify
from tests.model.towns import medium_town
from tests.oracle import best
from tests.strategies import tiny_towns


def checked(case: Case, policy: Policy) -> int | None:
    """Return how many households the first plan covers, once the rules accept it."""
    distances = measure(case, policy)
    instance = build_instance(case, policy, distances)
    town = first_plan(case, policy, instance)
    if town is None:
        return None
    pairs = [
        (instance.household_ids[h], instance.cadre_ids[c])
        for h, c in enumerate(town.cadre_of.tolist())
        if c != NOBODY
    ]
    hooks = [(instance.cadre_ids[c], instance.village_ids[v]) for c, v in town.hooks.items()]
    verdict = verify(
        case,
        policy,
        pd.DataFrame(pairs, columns=["household_id", "cadre_id"], dtype="str"),
        pd.DataFrame(hooks, columns=["cadre_id", "village_id"], dtype="str"),
        distances,
    )
    assert verdict.breaches == ()
    assert town.bounds == {}  # nothing is claimed
    return len(pairs)


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(tiny_towns())
def test_the_first_plan_keeps_every_rule_and_exists_where_any_plan_does(
    town: tuple[Case, Policy],
) -> None:
    found = disagreements(*town, measure(*town))
    if not found.facts and not found.impossible:
        assert (checked(*town) is None) == (best(*town) is None)


def test_the_first_plan_leaves_few_places_unused() -> None:
    case, policy = medium_town(7, households=600, villages=40, cadres=160)
    places = sum(
        policy.rank(rank).quota if pd.isna(own) else int(own)
        for rank, own in zip(case.cadres["rank"], case.cadres["quota"], strict=True)
    )
    covered = checked(case, policy)
    assert covered is not None
    assert covered > 0.8 * min(places, 600)
