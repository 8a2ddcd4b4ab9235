"""Households and cadres are merged only if no rule and no objective can tell them apart."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings

from bangfu_assign.agreement import disagreements
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import measure
from bangfu_assign.model.groups import Groups, group
from bangfu_assign.model.instance import NOBODY, Instance, build_instance
from bangfu_assign.policy import Policy
from tests.build import make_case, make_policy
from tests.strategies import tiny_towns

SEAT = (118.85, 34.85)
VILLAGES = [
    {"village_id": "v1", "lon": 118.85, "lat": 34.85},
    {"village_id": "v2", "lon": 118.95, "lat": 34.85},
]
HOUSEHOLDS = [
    {"household_id": "h1", "village": "v1", "need": 3},
    {"household_id": "h2", "village": "v1", "need": 3},
    {"household_id": "h3", "village": "v1", "need": 1},
    {"household_id": "h4", "village": "v2", "need": 3},
]
CADRES = [{"cadre_id": c} for c in ("a", "b", "c")]


def grouped(
    cadres: list[dict[str, Any]] = CADRES, by_base: bool = True, **tables: Any
) -> tuple[Instance, Groups]:
    case = make_case(HOUSEHOLDS, cadres, VILLAGES, **tables)
    policy = make_policy(seat=SEAT, year=2012)
    instance = build_instance(case, policy, measure(case, policy))
    return instance, group(instance, by_base=by_base)


def cells(instance: Instance, groups: Groups) -> list[set[str]]:
    return [{instance.household_ids[h] for h in cell.members} for cell in groups.cells]


def crews(instance: Instance, groups: Groups) -> list[set[str]]:
    return [{instance.cadre_ids[c] for c in crew.members} for crew in groups.crews]


def test_a_cell_is_one_need_in_one_village() -> None:
    instance, groups = grouped()
    assert cells(instance, groups) == [{"h1", "h2"}, {"h3"}, {"h4"}]
    assert crews(instance, groups) == [{"a", "b", "c"}]
    assert groups.crews[0].caps == {0: 3, 1: 1}


def test_a_never_lock_parts_its_household_and_its_cadre_from_the_others() -> None:
    never = [{"household_id": "h1", "cadre_id": "b", "kind": "never"}]
    instance, groups = grouped(locks=never)
    assert cells(instance, groups) == [{"h1"}, {"h2"}, {"h3"}, {"h4"}]
    assert crews(instance, groups) == [{"a", "c"}, {"b"}]
    lone = groups.crews[1]
    assert lone.caps == {0: 2, 1: 1}
    assert lone.partial == {0: (1, 2)}


def test_a_locked_household_is_in_no_cell() -> None:
    must = [{"household_id": "h4", "cadre_id": "b", "kind": "must"}]
    instance, groups = grouped(locks=must)
    assert cells(instance, groups) == [{"h1", "h2"}, {"h3"}]
    (lone,) = [crew for crew in groups.crews if crew.locked]
    assert [instance.cadre_ids[c] for c in lone.members] == ["b"]
    assert lone.locked == {1: 1}
    assert lone.caps[1] == 1


def test_last_years_cadre_is_a_crew_of_its_own() -> None:
    pairs = [{"household_id": "h1", "cadre_id": "b", "since": "2010"}]
    instance, groups = grouped(pairs=pairs)
    assert crews(instance, groups) == [{"a", "c"}, {"b"}]
    assert groups.crews[1].kept == {0: 1}


def test_bases_and_quotas_part_cadres_and_bases_only_where_they_matter() -> None:
    cadres = [{"cadre_id": "a", "lon": 118.9, "lat": 34.9}, *CADRES[1:]]
    cadres[2] = {**cadres[2], "quota": 1}
    assert crews(*grouped(cadres)) == [{"a"}, {"b"}, {"c"}]
    assert crews(*grouped(cadres, by_base=False)) == [{"a", "b"}, {"c"}]


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(tiny_towns())
def test_members_of_a_cell_and_of_a_crew_are_alike_in_all_that_counts(
    town: tuple[Case, Policy],
) -> None:
    case, policy = town
    distances = measure(case, policy)
    found = disagreements(case, policy, distances)
    if found.facts or found.impossible:
        return
    instance = build_instance(case, policy, distances)
    groups = group(instance)
    free = {h for h in instance.households if instance.must[h] == NOBODY}
    assert sorted(h for cell in groups.cells for h in cell.members) == sorted(free)
    for cell in groups.cells:
        first, *others = cell.members.tolist()
        for h in others:
            assert instance.village_of[h] == instance.village_of[first]
            assert instance.weight[h] == instance.weight[first]
            for c in instance.cadres:
                assert instance.allowed(c, h) == instance.allowed(c, first)
    assert sorted(c for crew in groups.crews for c in crew.members) == list(instance.cadres)
    for crew in groups.crews:
        first, *others = crew.members
        for c in others:
            assert instance.quota[c] == instance.quota[first]
            assert instance.paired[c] == instance.paired[first]
            assert (instance.out_m[c] == instance.out_m[first]).all()
            assert (instance.back_m[c] == instance.back_m[first]).all()
            assert not np.isin([c, first], instance.last).any()
            for h in instance.households:
                assert instance.allowed(c, h) == instance.allowed(first, h)
