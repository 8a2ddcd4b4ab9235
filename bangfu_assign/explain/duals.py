"""Reduced costs: what forcing a pair costs in coverage and continuity at least.

A forced pair uses up a place and a household of the town's linear program
(`bangfu_assign.explain.program`). By weak duality what is left of the program costs at least its
old bound less the duals of the rows concerned, whatever the duals are. They are rounded to
multiples of 1 / `SCALE`, and everything after that is exact in whole numbers: a proof, not an
estimate.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from bangfu_assign.explain.network import Ints, Network
from bangfu_assign.explain.program import Program, Rows, town_program
from bangfu_assign.rules.open_pairs import OpenPairs

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

SCALE = 2**12
"""Duals are rounded to multiples of 1 / SCALE."""

PRICED = ("coverage", "continuity")
"""Objectives of the program, in either order."""


@dataclass(frozen=True, slots=True, eq=False)
class Duals:
    """A town's linear program, solved; asked about one pair at a time.

    Attributes
    ----------
    names : tuple of str
        The leading objectives of the policy's order that the program prices.
    step : int
        Worth of one unit of the first of two objectives, more than the second can amount to.
    program : Program
    kept : dict of int to int
        Row of the household to row of the cadre who should stay.
    """

    names: tuple[str, ...]
    step: int
    program: Program
    kept: dict[int, int]
    _bound: int
    _dual: Ints
    _reduced: Ints
    _stay_cost: int

    @classmethod
    def of(
        cls, pairs: OpenPairs, network: Network, weight: Ints, kept: dict[int, int]
    ) -> Duals | None:
        """Solve the program; None if the policy orders something else first, or it cannot be.

        Parameters
        ----------
        pairs, network
            Pairs that are in some plan.
        weight : (H,) int64
            Need of each planned household.
        kept : dict of int to int
            Row of the household to row of the cadre who should stay.
        """
        order = pairs.roster.policy.objectives.order
        names = order[: 2 if set(order[:2]) == set(PRICED) else int(order[0] in PRICED)]
        if not names or not network.link.size:
            return None
        step = dict.fromkeys(names, 1)
        if len(names) == 2:
            most = {"coverage": int(weight.sum()), "continuity": len(kept)}
            step[names[0]] = most[names[1]] + 1
        stay_cost = step.get("continuity", 0)
        program = town_program(pairs, network, weight, kept, step.get("coverage", 0), stay_cost)
        dual = _duals(program.rows)
        if dual is None:
            return None
        bound, reduced = _bound(program.rows, dual)
        bound += stay_cost * SCALE * len(kept)
        return cls(tuple(names), step[names[0]], program, kept, bound, dual, reduced, stay_cost)

    def forced(self, home: int, cadre: int) -> tuple[int, ...]:
        """Return lower bounds of `names` if a household has a cadre, to be taken in order."""
        # That the pair may also keep others from staying is left aside: the bound is no better.
        program = self.program
        k, e = int(program.class_of[cadre]), int(program.cell_of[home])
        used = [program.class_row[k], program.cell_row[e]]
        tie = program.tie_row.get((k, program.village_of[e]))
        used += [] if tie is None else [tie]
        bound = self._bound - int(self._dual[used].sum())
        if home in self.kept:
            # One household fewer of the cell could stay, and whether this one does is known.
            stay = program.stay[int(program.class_of[self.kept[home]]), e]
            bound -= min(0, int(self._reduced[stay]))
            bound -= self._stay_cost * SCALE * (self.kept[home] == cadre)
        least = max(0, -(-bound // SCALE))
        return (least,) if len(self.names) == 1 else divmod(least, self.step)


def _duals(rows: Rows) -> Ints | None:
    """Return the duals of the rows times `SCALE`, at most 0 for rows ≤; None without an optimum."""
    from scipy.optimize import linprog  # noqa: PLC0415 - only where alternatives are asked for

    a: Any = _matrix(rows).astype(np.float64)
    equal, right = np.array(rows.equal, dtype=bool), np.array(rows.right, dtype=np.float64)
    result = linprog(
        np.array(rows.cost, dtype=np.float64),
        A_ub=a[~equal] if (~equal).any() else None,
        b_ub=right[~equal] if (~equal).any() else None,
        A_eq=a[equal] if equal.any() else None,
        b_eq=right[equal] if equal.any() else None,
        bounds=[(0, most) for most in rows.most],
        method="highs-ds",
    )
    if result.status != 0:
        return None
    dual = np.zeros(len(right))
    dual[equal], dual[~equal] = result.eqlin.marginals, result.ineqlin.marginals
    whole = np.rint(dual * SCALE).astype(np.int64)
    return np.where(equal, whole, np.minimum(whole, 0))


def _bound(rows: Rows, dual: Ints) -> tuple[int, Ints]:
    """Return the bound that duals prove, and the reduced costs, both times `SCALE`.

    Every variable adds its reduced cost, where that is negative, times the most it can be.
    """
    reduced = np.array(rows.cost, dtype=np.int64) * SCALE - _matrix(rows).T @ dual
    bound = int(dual @ np.array(rows.right, dtype=np.int64))
    bound += int((np.minimum(reduced, 0) * np.array(rows.most, dtype=np.int64)).sum())
    return bound, reduced


def _matrix(rows: Rows) -> csr_matrix:
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    entries = np.array(rows.entries, dtype=np.int64).reshape(-1, 3)
    shape = len(rows.right), len(rows.cost)
    return csr_matrix((entries[:, 2], (entries[:, 0], entries[:, 1])), shape=shape)
