"""Leadership pairings decided by hand, for rivals that cannot decide them themselves."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tests.benchmarks.puzzle import Puzzle


def hook(puzzle: Puzzle) -> dict[int, int]:
    """Return a village for every leader: the fixed one, else the nearest that still needs one.

    Those with the fewest choices choose first. This keeps ``per_village`` in all but odd cases.
    """
    count: dict[tuple[str, int], int] = {}
    hooks: dict[int, int] = {}
    for c in sorted(puzzle.leaders, key=lambda c: (len(puzzle.hookable(c)), c)):
        rank = puzzle.cadres[c].rank
        if rank is None:
            continue
        least, most = rank.per_village or (0, len(puzzle.leaders))

        def cost(
            v: int, c: int = c, name: str = rank.name, least: int = least, most: int = most
        ) -> tuple[bool, bool, int, int]:
            there = count.get((name, v), 0)
            return there >= most, there >= least, puzzle.out_and_back(c, v), v

        v = min(puzzle.hookable(c), key=cost)
        hooks[c] = v
        count[rank.name, v] = count.get((rank.name, v), 0) + 1
    return hooks


def open_pairs(puzzle: Puzzle, hooks: dict[int, int]) -> npt.NDArray[np.bool_]:
    """Return the allowed pairs (C, H) that are left once the leaders have their villages."""
    allowed = puzzle.allowed.copy()
    for c in range(len(puzzle.cadres)):
        tied = {hooks[c]} if c in hooks else {hooks[k] for k in puzzle.heads(c)}
        if tied:
            allowed[c] &= np.isin(puzzle.village_of, sorted(tied))
    return allowed
