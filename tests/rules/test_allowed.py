"""Which pairs some plan could hold."""

from __future__ import annotations

import pytest
from hypothesis import assume, given

from bangfu_assign.errors import FactsError
from bangfu_assign.facts.case import Case
from bangfu_assign.policy import Policy
from bangfu_assign.rules import allowed_pairs, with_kept
from tests.rules.town import policy, tables, town
from tests.strategies import tiny_towns

HOUSEHOLDS = [{"household_id": f"h{k}", "village": f"v{k}"} for k in (1, 2, 3)]


@pytest.mark.parametrize(
    ("cadre", "villages"),
    [
        ({"rank": "clerk"}, "123"),
        ({"rank": "clerk", "available": False}, ""),
        ({"rank": "clerk", "quota": 0}, ""),
        ({"rank": "owner"}, ""),
        ({"rank": "nobody"}, ""),
        ({"rank": "local", "village": "v2"}, "2"),
        ({"rank": "local"}, ""),
        ({"rank": "leader"}, "12"),
        ({"rank": "leader", "village": "v2"}, "2"),
        ({"rank": "staff", "unit": "农业局"}, "3"),
        ({"rank": "staff"}, ""),
    ],
)
def test_a_rank_opens_the_villages_it_could_ever_serve(
    cadre: dict[str, object], villages: str
) -> None:
    case = town(HOUSEHOLDS, [{"cadre_id": "c1", **cadre}])
    open_ = allowed_pairs(case, policy()).of_cadre("c1")
    assert "".join("123"[k] for k in range(3) if open_[k]) == villages


@pytest.mark.parametrize(
    ("leader", "villages"), [({}, "12"), ({"village": "v2"}, "2"), ({"available": False}, "1")]
)
def test_staff_can_go_wherever_their_leader_could_be_paired(
    leader: dict[str, object], villages: str
) -> None:
    cadres = [
        {"cadre_id": "c1", "rank": "staff", "unit": "水利局"},
        {"cadre_id": "c2", "rank": "leader", "unit": "水利局", **leader},
    ]
    open_ = allowed_pairs(town(HOUSEHOLDS, cadres), policy()).of_cadre("c1")
    assert "".join("123"[k] for k in range(3) if open_[k]) == villages


def test_two_leaders_of_a_unit_open_the_villages_of_both() -> None:
    cadres = [
        {"cadre_id": "c1", "rank": "staff", "unit": "水利局"},
        {"cadre_id": "c2", "rank": "leader", "unit": "水利局", "village": "v1"},
        {"cadre_id": "c3", "rank": "leader", "unit": "水利局", "village": "v2"},
    ]
    open_ = allowed_pairs(town(HOUSEHOLDS, cadres), policy()).of_cadre("c1")
    assert open_.tolist() == [True, True, False]


def test_ids_that_do_not_exist_are_not_allowed() -> None:
    allowed = allowed_pairs(town(HOUSEHOLDS, [{"cadre_id": "c1"}]), policy())
    assert not allowed.contains("h9", "c1")
    assert not allowed.contains("h1", "c9")


def test_kept_marks_last_years_pairs_also_of_lifted_households() -> None:
    households = [{**h, "income_yuan": 9000.0} for h in HOUSEHOLDS]
    pairs = [{"household_id": "h1", "cadre_id": "c1"}, {"household_id": "h2", "cadre_id": "c2"}]
    case = town(households, [{"cadre_id": "c1"}, {"cadre_id": "c2"}], pairs=pairs)
    assignments, _ = tables([("h1", "c1"), ("h2", "c1"), ("h3", "c1")])
    assert with_kept(case, policy(), assignments)["kept"].tolist() == [True, False, False]


@given(tiny_towns(max_cadres=6))
def test_cadres_who_are_alike_are_allowed_the_same(drawn: tuple[Case, Policy]) -> None:
    """Whatever opens or closes a pair is in the likeness: locks, bases, entries of distances."""
    case, rules = drawn
    try:
        allowed = allowed_pairs(case, rules)
    except FactsError:
        assume(False)
    first: dict[object, list[bool]] = {}
    for cadre in case.cadres["cadre_id"]:
        open_ = allowed.of_cadre(cadre).tolist()
        assert first.setdefault(allowed.likeness(cadre), open_) == open_
