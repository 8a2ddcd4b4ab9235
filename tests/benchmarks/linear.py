"""`Linear`: an integer program as plain lists, so that two solvers can be given the same one."""

from __future__ import annotations

from dataclasses import dataclass, field

Terms = list[tuple[int, int]]
"""Pairs of variable and coefficient."""

INFINITY = 1 << 40


@dataclass(slots=True)
class Linear:
    """Integer variables with bounds, rows with bounds, and objectives by name.

    Attributes
    ----------
    bounds : list of (int, int)
        Least and most of each variable.
    rows : list of (Terms, int, int)
        Linear rows with their least and most.
    objectives : dict of str to (Terms, int)
        What to minimise: terms and a constant.
    """

    bounds: list[tuple[int, int]] = field(default_factory=list)
    rows: list[tuple[Terms, int, int]] = field(default_factory=list)
    objectives: dict[str, tuple[Terms, int]] = field(default_factory=dict)

    def integer(self, low: int, high: int) -> int:
        """Add a variable and return its number."""
        self.bounds.append((low, high))
        return len(self.bounds) - 1

    def boolean(self) -> int:
        """Add a variable that is 0 or 1."""
        return self.integer(0, 1)

    def between(self, terms: Terms, low: int, high: int) -> None:
        """Require low ≤ terms ≤ high."""
        self.rows.append((terms, low, high))

    def at_most(self, terms: Terms, high: int) -> None:
        """Require terms ≤ high."""
        self.rows.append((terms, -INFINITY, high))
