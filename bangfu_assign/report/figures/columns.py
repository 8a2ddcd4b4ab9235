"""Long lists side by side: how many columns make a sheet that is about as wide as a screen."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import NamedTuple

ACROSS = 1.4
"""Wished width of a sheet as a multiple of its height."""


class Place(NamedTuple):
    """Where a block begins."""

    left: float
    top: float


class Flow(NamedTuple):
    """Blocks set out in columns: where each begins, where each column does, and the whole size."""

    places: list[Place]
    lefts: list[float]
    width: float
    height: float


def flow(heights: Sequence[float], wide: float, gap: float, head: float = 0.0) -> Flow:
    """Set blocks out in columns from left to right, none cut.

    Parameters
    ----------
    heights : sequence of float
        Of the blocks, in their order.
    wide, gap : float
        Width of a column, and what separates two.
    head : float
        Height of the heading that every column begins with.
    """
    candidates = [_set(heights, wide, gap, head, n) for n in range(1, min(len(heights), 40) + 1)]
    if not candidates:
        return Flow([], [0.0], wide, head)
    return min(candidates, key=lambda f: abs(log(f.width / f.height / ACROSS)))


def _set(heights: Sequence[float], wide: float, gap: float, head: float, columns: int) -> Flow:
    most = sum(heights) / columns + max(heights) / 2
    places, lefts = [], [0.0]
    top = head
    for high in heights:
        if top > head and top + high > head + most and len(lefts) < columns:
            lefts.append(lefts[-1] + wide + gap)
            top = head
        places.append(Place(lefts[-1], top))
        top += high
    height = max(p.top + h for p, h in zip(places, heights, strict=True))
    return Flow(places, lefts, lefts[-1] + wide, height)
