"""Inside one village the zoom finds the least walk, and hands out just what it was told to."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bangfu_assign.model.clock import Clock
from bangfu_assign.model.slices import Effort
from bangfu_assign.model.walks import Walks
from bangfu_assign.model.zoom import Helper, Spot, Street, Zoomed, zoom

RELAXED = settings(max_examples=60, deadline=None, derandomize=True)


@st.composite
def streets(draw: st.DrawFn) -> Street:
    """Draw a village's task that can be done: the numbers are read off a choice at random."""
    sites = draw(st.integers(1, 3))
    metres = np.array(
        [
            [0 if i == j else draw(st.integers(0, 30)) for j in range(sites + 1)]
            for i in range(sites + 1)
        ],
        dtype=np.int64,
    )
    count = draw(st.integers(1, 5))
    where = [(draw(st.integers(0, sites)), draw(st.integers(0, 1))) for _ in range(count)]
    helpers = draw(st.integers(1, 3))
    cells = [draw(st.sampled_from((None, None, (0,), (1,)))) for _ in range(helpers)]
    taken: Counter[int] = Counter()
    uncovered = {0: 0, 1: 0}
    for _, cell in where:
        able = [i for i in range(helpers) if cells[i] is None or cell in cells[i]]
        chosen = draw(st.sampled_from([*able, -1]))
        if chosen < 0:
            uncovered[cell] += 1
        else:
            taken[chosen] += 1
    fixed = st.sets(st.integers(0, sites), max_size=2)
    spots: dict[tuple[int, int], list[int]] = {}
    for h, key in enumerate(where):
        spots.setdefault(key, []).append(h)
    return Street(
        helpers=tuple(
            Helper(cadre=i, free=taken[i], fixed=tuple(sorted(draw(fixed))), cells=cells[i])
            for i in range(helpers)
        ),
        spots=tuple(Spot(*key, tuple(members)) for key, members in sorted(spots.items())),
        uncovered={c: n for c, n in uncovered.items() if any(cell == c for _, cell in where)},
        walks=Walks(metres),
    )


def least_by_hand(street: Street) -> int:
    """Return the least walk of all ways to give each household a helper or none."""
    households = [spot for spot in street.spots for _ in spot.households]
    best = [10**9]

    def give(k: int, mine: tuple[tuple[int, ...], ...], left: Counter[int]) -> None:
        if k == len(households):
            full = all(
                len(sites) == helper.free
                for sites, helper in zip(mine, street.helpers, strict=True)
            )
            if full and all(left[c] == n for c, n in street.uncovered.items()):
                best[0] = min(best[0], walked(street, mine))
            return
        spot = households[k]
        give(k + 1, mine, left + Counter([spot.cell]))
        for i, helper in enumerate(street.helpers):
            if helper.cells is None or spot.cell in helper.cells:
                more = (*mine[:i], (*mine[i], spot.site), *mine[i + 1 :])
                give(k + 1, more, left)

    give(0, ((),) * len(street.helpers), Counter())
    return best[0]


def walked(street: Street, mine: Any) -> int:
    return sum(
        street.walks.length_m((*helper.fixed, *sites))
        for sites, helper in zip(mine, street.helpers, strict=True)
    )


def handed_out(street: Street, found: Zoomed) -> list[list[int]]:
    """Return every helper's sites, once it is sure that the numbers are as told."""
    mine: list[list[int]] = [[] for _ in street.helpers]
    given: Counter[int] = Counter()
    for (helper, spot), count in found.taken.items():
        cells = street.helpers[helper].cells
        assert cells is None or street.spots[spot].cell in cells
        mine[helper] += [street.spots[spot].site] * count
        given[spot] += count
    assert [len(sites) for sites in mine] == [helper.free for helper in street.helpers]
    for cell, many in street.uncovered.items():
        left = sum(
            len(spot.households) - given[i]
            for i, spot in enumerate(street.spots)
            if spot.cell == cell
        )
        assert left == many
    return mine


@RELAXED
@given(streets())
def test_the_zoom_finds_the_least_walk_and_its_bound_is_no_higher(street: Street) -> None:
    found = zoom(street, Clock(60), Effort())
    assert found is not None
    least = least_by_hand(street)
    assert walked(street, handed_out(street, found)) == least
    assert found.bound_m == least


def test_without_time_nothing_is_chosen() -> None:
    walks = Walks(np.array([[0, 3], [4, 0]]))
    street = Street((Helper(0, 1, (), None),), (Spot(1, 0, (0,)),), {0: 0}, walks)
    assert zoom(street, Clock(0), Effort()) is None
    found = zoom(street, Clock(60), Effort())
    assert found is not None
    assert (found.taken, found.bound_m) == ({(0, 0): 1}, 7)


def test_with_more_sites_than_walks_can_be_listed_the_numbers_still_hold() -> None:
    """Only walks over near sites are offered then; the bound claims nothing."""
    points = np.array([[(37 * k) % 101, (53 * k) % 89] for k in range(61)])
    metres = np.abs(points[:, None] - points[None, :]).sum(axis=2).astype(np.int64)
    street = Street(
        helpers=tuple(Helper(i, 5, (), None) for i in range(6)),
        spots=tuple(Spot(k, 0, (k,)) for k in range(1, 61)),
        uncovered={0: 30},
        walks=Walks(metres),
    )
    found = zoom(street, Clock(60), Effort(work=1.0))
    assert found is not None
    assert 0 <= found.bound_m <= walked(street, handed_out(street, found))
