"""The shortest closed round is the shortest, whichever way it is found."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bangfu_assign.errors import PlanError
from bangfu_assign.facts.distance import UNREACHABLE
from bangfu_assign.facts.distance.closed_round import LISTED, TABLED, closed_round, held_karp
from bangfu_assign.facts.distance.long_round import long_round

METRES = st.integers(0, 30)


def matrices(least: int, most: int) -> st.SearchStrategy[np.ndarray]:
    """Return directed tables of legs: neither symmetric nor metric, with many equal legs."""
    sizes = st.integers(least, most)
    return sizes.flatmap(lambda n: arrays(np.int64, (n, n), elements=METRES))


def by_trying_everything(matrix: np.ndarray, stops: list[int]) -> int:
    if not stops:
        return 0
    return min(
        sum(int(matrix[a, b]) for a, b in zip((0, *tour), (*tour, 0), strict=True))
        for tour in permutations(stops)
    )


@settings(max_examples=100, deadline=None)
@given(matrices(1, 7), st.data())
def test_a_round_through_any_stops_equals_trying_all_orders(
    matrix: np.ndarray, data: st.DataObject
) -> None:
    stops = data.draw(st.lists(st.integers(0, len(matrix) - 1), max_size=9))
    expected = by_trying_everything(matrix, sorted(set(stops) - {0}))
    assert closed_round(matrix, stops) == expected


@settings(max_examples=40, deadline=None)
@given(matrices(4, 8))
def test_the_integer_program_equals_the_table(matrix: np.ndarray) -> None:
    assert long_round(matrix) == held_karp(matrix)


@pytest.mark.parametrize("stops", [LISTED, LISTED + 1, TABLED, TABLED + 1])
def test_the_ways_agree_where_one_takes_over_from_the_other(stops: int) -> None:
    """Stops on a circle, seen from a point on it: the round follows the circle."""
    angles = np.random.default_rng(stops).permutation(stops + 1) * 2 * np.pi / (stops + 1)
    at = np.column_stack([np.cos(angles), np.sin(angles)]) * 1000
    matrix = np.rint(np.hypot(*(at[:, None] - at[None]).transpose(2, 0, 1))).astype(np.int64)
    step = round(2000 * np.sin(np.pi / (stops + 1)))
    assert closed_round(matrix, range(1, stops + 1)) == (stops + 1) * step


def test_thirty_stops_in_clusters_are_visited_cluster_by_cluster() -> None:
    """Six far clusters of five points at one place: only the six journeys between them count."""
    angles = np.repeat(np.arange(6), 5) * np.pi / 3
    at = np.column_stack([np.cos(angles), np.sin(angles)]) * 1000
    matrix = np.rint(np.hypot(*(at[:, None] - at[None]).transpose(2, 0, 1))).astype(np.int64)
    assert closed_round(matrix, range(30)) == 6000


def test_one_way_roads_decide_the_direction() -> None:
    matrix = np.array(
        [[0, 1, 9, 9, 9], [9, 0, 1, 9, 9], [9, 9, 0, 1, 9], [9, 9, 9, 0, 1], [1, 9, 9, 9, 0]]
    )
    assert closed_round(matrix, range(1, 5)) == 5
    assert closed_round(matrix.T, range(1, 5)) == 5


def test_a_long_round_over_a_leg_that_does_not_exist_is_never_short() -> None:
    matrix = np.full((TABLED + 3, TABLED + 3), 5)
    matrix[-1, :] = UNREACHABLE
    assert closed_round(matrix, range(len(matrix))) >= UNREACHABLE


def test_no_length_is_given_when_time_is_up_before_the_proof() -> None:
    matrix = np.random.default_rng(0).integers(1, 1000, (25, 25))
    with pytest.raises(PlanError) as caught:
        long_round(matrix, time_limit_s=0.0)
    assert "24" in caught.value.problems[0].message("en")
