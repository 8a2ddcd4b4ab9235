"""Branching on pairings: a leader is with this village or not, and staff follow.

Between two leaders who could change places the linear program takes a third of each way, and keeps
last year's households on both. No price of a round shows that; two linear programs do.
"""

from __future__ import annotations

import heapq
from itertools import count as numbers

import numpy as np

from bangfu_assign.model.clock import Clock
from bangfu_assign.model.pricing import Priced, Pricing, price
from bangfu_assign.model.program import Program

MOST_BRANCHES = 12
"""Linear programs at most."""

WHOLE = 1e-6
"""How near to a whole number an amount counts as one."""


def branch_pairings(
    pricing: Pricing, priced: Priced, program: Program, clock: Clock
) -> tuple[int, Priced]:
    """Return a bound that no plan within the pricing's bounds is below, and the best branch.

    Parameters
    ----------
    pricing, priced
        All rounds, and the linear program over them.
    program : Program
        That was solved for it; it ends with the bounds of some branch.
    clock : Clock
        When time is over, the least bound so far is returned.

    Returns
    -------
    bound : int
        Times `SCALE`.
    priced : Priced
        Of the branch with the least bound among those that were solved.
    """
    number = numbers()
    best = priced
    branches = [(priced.bound, next(number), pricing, priced)]
    for _ in range(MOST_BRANCHES):
        bound, _, here, shown = branches[0]
        var = _split(here, shown)
        if var is None or clock.is_over:
            break
        best = shown
        heapq.heappop(branches)
        amount = float(shown.values[var])
        for least, most in ((0, int(np.floor(amount))), (int(np.ceil(amount)), None)):
            low, high = here.low.copy(), here.high.copy()
            low[var] = max(low[var], least)
            high[var] = high[var] if most is None else most
            branch = here.within(low, high)
            program.bound(low, high)
            again = price(branch, clock, lambda _: None, program=program)
            heapq.heappush(branches, (max(bound, again.bound), next(number), branch, again))
    least_bound, _, _, shown = branches[0]
    return least_bound, shown if len(shown.values) else best


def _split(pricing: Pricing, priced: Priced) -> int | None:
    """Return the pairing that the linear program splits most evenly, None if none."""
    if not len(priced.values):
        return None
    split = {
        var: abs(priced.values[var] - np.floor(priced.values[var]) - 0.5)
        for var in pricing.master.demand.hooks.values()
        if abs(priced.values[var] - round(priced.values[var])) > WHOLE
    }
    return min(split, key=lambda var: (round(split[var], 6), var), default=None)
