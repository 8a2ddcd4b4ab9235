"""The master's linear program, solved again and again while rounds are added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from scipy.sparse import coo_array, csc_array, hstack

from bangfu_assign.model.arrays import Floats, Ints
from bangfu_assign.model.columns import Columns, columns_of
from bangfu_assign.model.glop import Glop
from bangfu_assign.model.highs import Highs
from bangfu_assign.model.master import Master
from bangfu_assign.model.rounds import Round

LARGE = 8_000
"""Rows beyond which HiGHS is faster than GLOP by far (measured)."""


class Program:
    """A warm-started linear program over a master's known rounds.

    Parameters
    ----------
    master : Master
        Its rounds may grow; `solve` takes the new ones in.
    penalty : int
        Price of a missing or surplus unit.
    costs : (first,) int, optional
        Of the variables that are not rounds; rounds cost their metres.
    rows : iterable of int, optional
        Where something may be missing: nowhere if the rounds known are those of a plan; everywhere
        if not given.
    """

    def __init__(
        self,
        master: Master,
        penalty: int,
        costs: Ints | None = None,
        rows: Iterable[int] | None = None,
    ) -> None:
        self._master, model, first = master, master.model, master.first
        if costs is None:
            costs = np.zeros(first, dtype=np.int64)
        low, high = np.array(model.low, dtype=np.int64), np.array(model.high, dtype=np.int64)
        own = columns_of(model, np.concatenate([costs, _metres(master.rounds)]), low, high)
        # The members' row bounds a round already; a second bound would take its price away.
        own.high[first:] = np.inf
        # Before the right rounds are known, what is missing or too much is bought at a price that
        # no round is worth.
        rows = sorted(master.rows_of_rounds() if rows is None else rows)
        many = 2 * len(rows)
        bought = coo_array(
            (np.tile([1.0, -1.0], len(rows)), (np.repeat(rows, 2).astype(np.int64), range(many))),
            shape=(model.height, many),
        )
        self._bought = np.arange(many) + model.size
        engine = Glop if model.height <= LARGE else Highs
        self._engine: Glop | Highs = engine(
            model.row_low,
            model.row_high,
            Columns(
                np.concatenate([own.costs, np.full(many, float(penalty))]),
                np.concatenate([own.low, np.zeros(many)]),
                np.concatenate([own.high, np.full(many, np.inf)]),
                csc_array(hstack([own.entries, bought])),
            ),
        )
        self._taken = len(master.rounds)

    def charge(self, penalty: int) -> None:
        """Set the price of a missing or surplus unit."""
        self._engine.charge(self._bought, np.full(len(self._bought), float(penalty)))

    def recharge(self, costs: Ints) -> None:
        """Set the costs of the variables that are not rounds."""
        self._engine.charge(np.arange(self._master.first), costs.astype(np.float64))

    def bound(self, low: Ints, high: Ints) -> None:
        """Set the bounds of the variables that are not rounds."""
        self._engine.bound(np.arange(self._master.first), low, high)

    def take_in(self) -> None:
        """Add the rounds the master has learned since."""
        new = self._master.rounds[self._taken :]
        if new:
            self._engine.add(_columns(self._master, new))
        self._taken = len(self._master.rounds)

    def solve(self, time_limit_s: float) -> tuple[Floats, Floats, float] | None:
        """Return variables' values, rows' duals and what is missing; None if it failed."""
        if not self._engine.run(time_limit_s):
            return None
        values = self._engine.values()
        missing = float(values[self._bought].sum())
        return np.delete(values, self._bought), self._engine.duals(), missing


def _metres(rounds: Sequence[Round]) -> Ints:
    return np.array([one.metres for one in rounds], dtype=np.int64)


def _columns(master: Master, rounds: Sequence[Round]) -> Columns:
    """Return rounds as columns; where one enters a row twice, it adds up."""
    entries = [
        (row, i, value) for i, one in enumerate(rounds) for row, value in master.entries(one)
    ]
    rows, columns, values = zip(*entries, strict=True)
    many = len(rounds)
    return Columns(
        _metres(rounds).astype(np.float64),
        np.zeros(many),
        np.full(many, np.inf),
        csc_array(
            (np.array(values, dtype=np.float64), (rows, columns)),
            shape=(master.model.height, many),
        ),
    )
