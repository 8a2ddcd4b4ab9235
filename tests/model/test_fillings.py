"""The filling rows hold for every way to fill a village in whole rounds."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bangfu_assign.model.fillings import Fillings, add_fillings
from bangfu_assign.model.linear import INFINITY, LinearModel


@st.composite
def villages(draw: st.DrawFn) -> tuple[int, int, int, int, int]:
    """Draw a village: households, fewest and most uncovered, how many are, the largest round."""
    households = draw(st.integers(1, 40))
    least = draw(st.integers(0, households))
    most = draw(st.integers(least, households))
    return households, least, most, draw(st.integers(least, most)), draw(st.integers(2, 6))


def filled(households: int, least: int, most: int, quota: int) -> tuple[LinearModel, Fillings]:
    """Return the rows of a village whose households one crew of enough members may help."""
    model = LinearModel()
    steps = [model.variable(int(k < least), int(k < most)) for k in range(households)]
    crew: Any = SimpleNamespace(
        caps={0: quota}, locked={}, size=households, quota=quota, is_paired=False, follows=False
    )
    groups: Any = SimpleNamespace(
        crews=[crew], cells=[SimpleNamespace(size=households)], cells_in=[[0]]
    )
    demand: Any = SimpleNamespace(steps=[steps])
    return model, add_fillings(model, demand, groups, [0]).get(0, Fillings())


@given(villages(), st.randoms(use_true_random=False))
def test_no_way_to_fill_a_village_is_cut_off(
    village: tuple[int, int, int, int, int], dice: Any
) -> None:
    """Whole rounds and any so many uncovered households keep every row."""
    households, least, most, uncovered, quota = village
    model, fillings = filled(households, least, most, quota)
    rounds, left = [], households - uncovered
    while left:
        rounds.append(dice.randint(1, min(quota, left)))
        left -= rounds[-1]
    # Which of the steps are taken is left open by the model: the first ones cost least.
    free = dice.sample(range(least, most), uncovered - least)
    taken = np.zeros(model.size, dtype=np.int64)
    taken[[*range(least), *free]] = 1
    paid = np.zeros(model.height, dtype=np.int64)
    np.add.at(paid, model.rows, np.array(model.values) * taken[model.columns])
    for count in rounds:
        for row, value in fillings.entries(count):
            paid[row] += value
    assert (paid >= np.array(model.row_low)).all()
    assert set(model.row_high) <= {INFINITY}


def test_a_third_of_a_round_does_not_fill_a_village() -> None:
    """26 households need nine rounds of three; 8⅔ do for a linear program without the row."""
    model, fillings = filled(26, 0, 0, 3)
    (row,) = [r for r, unit in zip(fillings.rows, fillings.units, strict=True) if unit == 3]
    worth = dict(fillings.entries(3))[row]
    assert worth * 26 / 3 < model.row_low[row] <= worth * 9


def test_tables_and_entries_say_the_same() -> None:
    """What a round pays by number of households is the same however it is asked for."""
    _, fillings = filled(31, 2, 5, 5)
    table = fillings.table(1, 5)
    for extra in range(5):
        entries = dict(fillings.entries(extra))
        assert table[:, extra + 1].tolist() == [entries.get(row, 0) for row in fillings.rows]
