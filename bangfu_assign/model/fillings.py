"""How a village is filled in whole rounds: 26 households are not 8⅔ rounds of three.

The linear program fills villages with fractions of full rounds, and most of what it falls short of
the best plan comes from there. These rows say what whole rounds imply.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from bangfu_assign.model.arrays import Ints
from bangfu_assign.model.demand import Demand
from bangfu_assign.model.groups import Groups
from bangfu_assign.model.linear import INFINITY, LinearModel

MOST_RANGE = 12
"""Rows for each number of uncovered households in a range are written up to so many; of a wider one
only its ends, which say little anyway."""


@dataclass(slots=True)
class Fillings:
    """The filling rows of one village.

    Attributes
    ----------
    rows : list of int
        The rows.
    units, rests : list of int
        m and r of each inequality.
    """

    rows: list[int] = field(default_factory=list)
    units: list[int] = field(default_factory=list)
    rests: list[int] = field(default_factory=list)
    _entries: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    _tables: dict[tuple[int, int], Ints] = field(default_factory=dict)

    def entries(self, count: int) -> tuple[tuple[int, int], ...]:
        """Return the (row, coefficient) entries of a round with so many households there."""
        if count not in self._entries:
            worth = self.worth(np.array([count]))[:, 0].tolist()
            self._entries[count] = tuple(
                (row, value) for row, value in zip(self.rows, worth, strict=True) if value
            )
        return self._entries[count]

    def table(self, certain: int, most: int) -> Ints:
        """Return the coefficients of 0 to most households, so many of them certain anyway."""
        if (certain, most) not in self._tables:
            self._tables[certain, most] = self.worth(np.arange(most + 1) - certain)
        return self._tables[certain, most]

    def worth(self, counts: Ints) -> Ints:
        """Return the coefficients of rounds with so many households there, shape (rows, n)."""
        units, rests = np.array(self.units)[:, None], np.array(self.rests)[:, None]
        whole: Ints = rests * (counts // units) + np.minimum(counts % units, rests)
        return whole


def certain_loads(groups: Groups, loads: Sequence[tuple[int, int]]) -> list[int]:
    """Return by crew how many households every member surely has in its only village."""
    return [
        loads[k][0] if len(crew.caps) == 1 and not crew.is_paired and not crew.follows else 0
        for k, crew in enumerate(groups.crews)
    ]


def add_fillings(
    model: LinearModel, demand: Demand, groups: Groups, certain: Sequence[int]
) -> dict[int, Fillings]:
    """Add to a model how many rounds each village takes, as far as its bounds tell.

    Over a village Σ n · λ = d − u with whole λ and u uncovered beyond what d leaves out already.
    With r = d mod m > 0, rounding gives Σ (r ⌊n/m⌋ + min(n mod m, r)) · λ + u ≥ r ⌈d/m⌉: the
    residual capacity inequality of Magnanti, Mirchandani and Vachani (1993), an instance of
    mixed-integer rounding. The left side grows with what is covered, so that it holds with u = 0
    if less than that is uncovered. The fewer numbers may be uncovered, the more such rows say.
    """
    filling: dict[int, Fillings] = {}
    crews_in: dict[int, list[int]] = {}
    for k, crew in enumerate(groups.crews):
        for v in crew.caps:
            crews_in.setdefault(v, []).append(k)
    for v, crews in sorted(crews_in.items()):
        steps = demand.steps[v]
        households = sum(groups.cells[e].size for e in groups.cells_in[v])
        households += sum(groups.crews[k].locked.get(v, 0) for k in crews)
        households -= sum(certain[k] * groups.crews[k].size for k in crews)
        least = sum(model.low[var] for var in steps)
        most = sum(model.high[var] for var in steps)
        wide = most - least > MOST_RANGE
        for unit in range(2, max(groups.crews[k].quota for k in crews) + 1):
            for uncovered in (least, most) if wide else range(least, most + 1):
                need = households - uncovered
                rest = need % unit
                if need <= 0 or not rest:
                    continue
                row = model.row(rest * -(-need // unit), INFINITY)
                for var in steps[uncovered:]:  # at least as many as are uncovered beyond this
                    model.put(row, var, 1)
                here = filling.setdefault(v, Fillings())
                here.rows.append(row)
                here.units.append(unit)
                here.rests.append(rest)
    return filling
