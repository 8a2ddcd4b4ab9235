"""What the two integer solvers share: the clock, and the strict order of objectives."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tests.benchmarks.linear import Linear


@dataclass(slots=True)
class Deadline:
    """Seconds left of a rival's limit."""

    limit_s: float
    start: float = field(default_factory=time.perf_counter)

    @property
    def left(self) -> float:
        """Seconds left, never quite none."""
        return max(0.1, self.limit_s - (time.perf_counter() - self.start))

    def share(self, stages_left: int) -> float:
        """Return what one objective may take: half of what is left, the last one all of it.

        Otherwise an objective that is not proven would eat the time of all that follow. A first
        objective for which nothing at all was found is tried again with all that is left.
        """
        return self.left if stages_left == 1 else self.left / 2


@dataclass(frozen=True, slots=True)
class Found:
    """The best solution and the bounds, each given the values of the objectives before."""

    values: list[int]
    bounds: Mapping[str, int]
    note: str


Minimise = Callable[[Linear, Sequence[str], Deadline, int], Found | None]
"""Minimises a model's objectives in strict order with so many workers; None if nothing is found."""
