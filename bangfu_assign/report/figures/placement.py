"""Labels beside their marks without overlap: deterministic, exact about what does not fit.

Each label is tried at places around its mark, near ones first. Places that touch another label, a
mark or the edge are ruled out; among the rest the one with the least cost wins (near the mark, to
its right, over little ink). Labels are set in order of importance, then each is taken up and set
again while the others stay, which also finds room for some that had none. A label without any free
place is left out and reported as None: better no name than two on top of each other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

GAP = 2.0
"""Free space around marks and labels, in the unit of the input (points)."""
RINGS = (0.0, 5.0, 12.0, 22.0, 36.0)
"""Distances from the mark that are tried."""
LEADER_FROM = 10.0
"""Labels at least this far from their mark need a line to it."""
ANGLES = 16
ROUNDS = 3
INK_CELL = 4.0
RING_COST, TURN_COST, INK_COST = 1.0, 3.0, 0.5


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a label stands: its centre, and how far its box is from the mark's edge."""

    x: float
    y: float
    distance: float


@dataclass(frozen=True, slots=True)
class Ink:
    """How much is drawn where, as a summed table, so that a box is priced in one step."""

    sums: Array
    left: float
    bottom: float

    def under(self, boxes: Array) -> Array:
        """Return the ink under boxes (n × left, bottom, right, top)."""
        rows, columns = self.sums.shape
        i = np.clip(((boxes[:, [0, 2]] - self.left) / INK_CELL).astype(int), 0, columns - 1)
        j = np.clip(((boxes[:, [1, 3]] - self.bottom) / INK_CELL).astype(int), 0, rows - 1)
        s = self.sums
        total: Array = s[j[:, 1], i[:, 1]] - s[j[:, 0], i[:, 1]] - s[j[:, 1], i[:, 0]]
        corner: Array = s[j[:, 0], i[:, 0]]
        return np.add(total, corner)


def ink_of(segments: Array, weights: Array, bounds: tuple[float, float, float, float]) -> Ink:
    """Return the ink of straight lines.

    Parameters
    ----------
    segments : ndarray of shape (n, 4)
        Ends x0, y0, x1, y1.
    weights : ndarray of shape (n,)
        Their widths.
    bounds : tuple of float
        Left, bottom, right, top of the drawing.
    """
    left, bottom, right, top = bounds
    shape = (int((top - bottom) / INK_CELL) + 3, int((right - left) / INK_CELL) + 3)
    grid = np.zeros(shape)
    for (x0, y0, x1, y1), weight in zip(segments, weights, strict=True):
        steps = int(max(abs(x1 - x0), abs(y1 - y0)) / INK_CELL) + 1
        along = np.linspace(0, 1, steps + 1)
        i = ((x0 + along * (x1 - x0) - left) / INK_CELL).astype(int) + 1
        j = ((y0 + along * (y1 - y0) - bottom) / INK_CELL).astype(int) + 1
        inside = (i > 0) & (i < shape[1]) & (j > 0) & (j < shape[0])
        np.add.at(grid, (j[inside], i[inside]), weight)
    return Ink(grid.cumsum(axis=0).cumsum(axis=1), left, bottom)


def place(
    marks: Array,
    radii: Array,
    sizes: Array,
    importance: list[int],
    bounds: tuple[float, float, float, float],
    obstacles: Array | None = None,
    ink: Ink | None = None,
) -> list[Spot | None]:
    """Find a free place for each label.

    Parameters
    ----------
    marks : ndarray of shape (n, 2)
        Centres of the marks, in points.
    radii, sizes : ndarray of shape (n,), (n, 2)
        Radius of each mark; width and height of each label.
    importance : list of int
        Indices of the labels, the one that must not be left out first.
    bounds : tuple of float
        Left, bottom, right, top that no label may cross.
    obstacles : ndarray of shape (m, 4), optional
        More boxes to keep clear of.
    ink : Ink, optional
        Lines that labels rather avoid.

    Returns
    -------
    list of Spot or None
        In the order of ``marks``.
    """
    square = np.column_stack([marks - radii[:, None], marks + radii[:, None]])
    fixed = square if obstacles is None or not len(obstacles) else np.vstack([square, obstacles])
    choices = [
        _choices(marks[n], radii[n], sizes[n], bounds, fixed, ink) for n in range(len(marks))
    ]
    taken = np.full((len(marks), 4), np.inf)  # a box at infinity touches nothing
    chosen: list[Spot | None] = [None] * len(marks)
    for _ in range(ROUNDS):
        before = list(chosen)
        for n in importance:
            boxes, spots = choices[n]
            taken[n] = np.inf
            free = np.flatnonzero(~_touching(boxes, taken).any(axis=1))
            chosen[n] = spots[free[0]] if len(free) else None
            if len(free):
                taken[n] = boxes[free[0]]
        if chosen == before:
            break
    return chosen


def _choices(
    mark: Array,
    radius: float,
    size: Array,
    bounds: tuple[float, float, float, float],
    fixed: Array,
    ink: Ink | None,
) -> tuple[Array, list[Spot]]:
    """Return a label's boxes clear of everything fixed, cheapest first, with their spots."""
    turn = np.arange(ANGLES) * 2 * np.pi / ANGLES
    toward = np.column_stack([np.cos(turn), np.sin(turn)])
    rings = np.repeat(RINGS, ANGLES)
    toward = np.tile(toward, (len(RINGS), 1))
    reach = (radius + GAP + rings)[:, None] * toward
    centres = mark + reach + np.clip(1.5 * toward, -1, 1) * size / 2
    boxes = np.column_stack([centres - size / 2, centres + size / 2])
    away = 1 - toward[:, 0] + 0.2 * np.abs(toward[:, 1]) + 0.1 * (toward[:, 1] < 0)
    cost = RING_COST * rings + TURN_COST * away
    if ink is not None:
        cost = cost + INK_COST * ink.under(boxes)
    inside = (boxes[:, 0] >= bounds[0]) & (boxes[:, 1] >= bounds[1])
    inside &= (boxes[:, 2] <= bounds[2]) & (boxes[:, 3] <= bounds[3])
    usable = inside & ~_touching(boxes, fixed).any(axis=1)
    order = [k for k in np.argsort(cost, kind="stable") if usable[k]]
    spots = [Spot(float(centres[k, 0]), float(centres[k, 1]), float(rings[k])) for k in order]
    return boxes[order], spots


def _touching(boxes: Array, others: Array) -> NDArray[np.bool_]:
    """Tell for each box and each other whether they are closer than half the gap."""
    a, b = boxes[:, None, :], others[None, :, :]
    room = GAP / 2
    touching: NDArray[np.bool_] = (
        (a[..., 0] < b[..., 2] + room)
        & (a[..., 2] > b[..., 0] - room)
        & (a[..., 1] < b[..., 3] + room)
        & (a[..., 3] > b[..., 1] - room)
    )
    return touching
