"""Pricing rounds all at once finds just what listing and pricing them one by one finds."""

from __future__ import annotations

from itertools import combinations, pairwise, permutations, product
from types import SimpleNamespace
from typing import Any

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bangfu_assign.facts.distance import UNREACHABLE
from bangfu_assign.model.groups import Crew
from bangfu_assign.model.rounds import FORBIDDEN, Market, closed_way_m, parts, shortcuts_m

RELAXED = settings(max_examples=200, deadline=None, derandomize=True)


def instance(out: Any, back: Any, between: Any, max_villages: int = 3) -> Any:
    """Return what a market looks at in an instance: one base, metres, villages a cadre."""
    return SimpleNamespace(
        out_m=np.array([out]),
        back_m=np.array([back]),
        village_m=np.array(between),
        max_villages=max_villages,
    )


def crew(quota: int, caps: dict[int, int], hooks: tuple[int, ...] = ()) -> Crew:
    return Crew((0,), quota, caps, {}, {}, {}, hooks, -1, follows=False)


def way_by_hand(town: Any, villages: tuple[int, ...]) -> int:
    """Return the shortest closed way; an unknown leg leads over the base."""
    if not villages:
        return 0
    best = 10**12
    for order in permutations(villages):
        metres = town.out_m[0][order[0]] + town.back_m[0][order[-1]]
        for a, b in pairwise(order):
            leg = town.village_m[a][b]
            metres += leg if leg < UNREACHABLE else town.back_m[0][a] + town.out_m[0][b]
        best = min(best, int(metres))
    return best


def rounds_by_hand(
    town: Any, who: Crew, least: int, most: int, needed: dict[int, int]
) -> dict[tuple[tuple[int, int], ...], int]:
    """Return the metres of every round that keeps the rules, by its stops."""
    rounds = {}
    for size in range(town.max_villages + 1):
        for villages in combinations(sorted(who.caps), size):
            for counts in product(*(range(1, who.caps[v] + 1) for v in villages)):
                served = dict(zip(villages, counts, strict=True))
                fits = max(least, sum(needed.values())) <= sum(counts) <= most
                if fits and all(served.get(v, 0) >= n for v, n in needed.items()):
                    rounds[tuple(served.items())] = way_by_hand(town, villages)
    return rounds


@st.composite
def markets(draw: st.DrawFn) -> dict[str, Any]:
    n = draw(st.integers(1, 5))
    metres = st.sampled_from([0, 1, 5, 10, 50, 300])
    leg = st.one_of(metres, metres, st.just(UNREACHABLE))
    between = [[0 if i == j else draw(leg) for j in range(n)] for i in range(n)]
    town = instance(
        [draw(metres) for _ in range(n)],
        [draw(metres) for _ in range(n)],
        between,
        draw(st.integers(1, 3)),
    )
    quota = draw(st.integers(1, 4))
    villages = draw(st.sets(st.integers(0, n - 1), min_size=1))
    caps = {v: draw(st.integers(1, quota)) for v in sorted(villages)}
    needed = {
        v: draw(st.integers(1, cap)) for v, cap in caps.items() if draw(st.integers(0, 5)) == 0
    }
    most = draw(st.integers(1, quota))
    return {
        "town": town,
        "crew": crew(quota, caps),
        "least": draw(st.integers(0, most)),
        "most": most,
        "needed": needed,
        "fees": np.array(
            [[draw(st.integers(-400, 100)) for _ in caps] for _ in range(quota + 1)],
            dtype=np.int64,
        ),
        "burden": np.array([draw(st.integers(-100, 100)) for _ in range(quota + 1)]),
        "scale": draw(st.sampled_from((1, 3))),
        "above": draw(st.sampled_from((0, 50, 10**9))),
        "many": draw(st.sampled_from((1, 4, 10_000))),
    }


@RELAXED
@given(markets())
def test_the_cheapest_rounds_are_those_of_the_full_list(case: dict[str, Any]) -> None:
    town, who = case["town"], case["crew"]
    market = Market(town, 7, who, case["least"], case["most"], case["needed"], shortcuts_m(town))
    by_hand = rounds_by_hand(town, who, case["least"], case["most"], case["needed"])
    if market.is_hopeless:
        assert not by_hand
        return
    column = {v: i for i, v in enumerate(sorted(who.caps))}
    prices = {
        stops: case["scale"] * metres
        + sum(int(case["fees"][n, column[v]]) for v, n in stops)
        + int(case["burden"][sum(n for _, n in stops)])
        for stops, metres in by_hand.items()
    }
    least, found, left_out = market.cheapest(
        case["fees"], case["burden"], case["scale"], case["above"], case["many"]
    )
    if not prices:
        assert (least, found) == (FORBIDDEN, [])
        return
    assert least == min(prices.values())
    within = sorted(price for price in prices.values() if price <= least + case["above"])
    assert len(found) == min(len(within), case["many"])
    assert len(found) + left_out == len(within)
    assert [price for price, _ in found] == within[: len(found)]
    assert len({one.stops for _, one in found}) == len(found)
    for price, one in found:
        assert one.crew == 7
        assert prices[one.stops] == price
        assert by_hand[one.stops] == one.metres


@RELAXED
@given(markets())
def test_listed_rounds_are_all_rounds(case: dict[str, Any]) -> None:
    town, who = case["town"], case["crew"]
    market = Market(town, 0, who, case["least"], case["most"], case["needed"], shortcuts_m(town))
    if not market.is_hopeless:
        listed = market.listed()
        by_hand = rounds_by_hand(town, who, case["least"], case["most"], case["needed"])
        assert {one.stops: one.metres for one in listed} == by_hand
        assert len(listed) == len(by_hand)
        assert {one.stops for one in market.plain()} <= by_hand.keys()


def test_a_leader_stops_in_the_village_of_the_pairing_even_without_households() -> None:
    town = instance([5, 7], [5, 7], [[0, 1], [1, 0]])
    who = crew(2, {0: 2}, hooks=(0, 1))
    market = Market(town, 0, who, 0, 2, {}, shortcuts_m(town))
    assert {one.stops: one.metres for one in market.listed()} == {
        ((0, 0),): 0,
        ((0, 1),): 10,
        ((0, 2),): 10,
        ((1, 0),): 0,
    }


@RELAXED
@given(markets())
def test_the_closed_way_is_the_shortest_order_of_its_villages(case: dict[str, Any]) -> None:
    town = case["town"]
    for villages in combinations(sorted(case["crew"].caps), min(3, len(case["crew"].caps))):
        assert closed_way_m(town, 0, villages) == way_by_hand(town, villages)


def test_a_shortcut_over_another_village_is_seen_and_zero_metres_are_a_way() -> None:
    town = instance([0] * 3, [0] * 3, [[0, 9, 0], [9, 0, 2], [0, 2, 0]])
    assert shortcuts_m(town).tolist() == [[0, 2, 0], [2, 0, 2], [0, 2, 0]]


@given(st.integers(1, 7), st.integers(1, 4))
@example(3, 4)
def test_parts_are_all_ordered_sums(total: int, size: int) -> None:
    every = [p for p in product(range(1, total + 1), repeat=size) if sum(p) == total]
    assert sorted(parts(total, size)) == every
