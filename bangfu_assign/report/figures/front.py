"""The trade-off between two measures: which scenarios are not beaten in both at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from math import isnan

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from bangfu_assign.labels import Lang, text
from bangfu_assign.report.figures import style
from bangfu_assign.report.figures.board import DASHED, FONT, XY, Board, Chart, Look
from bangfu_assign.report.figures.lettering import text_width
from bangfu_assign.report.figures.measures import heading, numbers, shown
from bangfu_assign.report.figures.measures import names as scenario_names
from bangfu_assign.report.figures.placement import LEADER_FROM, Spot, ink_of, place
from bangfu_assign.report.figures.scale import Linear, span
from bangfu_assign.report.fonts import clip

LEFT, TOP, RIGHT, BOTTOM = 90.0, 30.0, 700.0, 430.0
WIDTH, HEIGHT, INSET, RADIUS = 720.0, 470.0, 0.08, 4.0

BEST = Look(face=style.BLUE, edge=style.INK, width=0.8, zorder=4)
BEATEN = Look(face=style.PAPER, edge=style.INK, width=1.0, zorder=4)
EDGE = Look(edge=style.BLUE, width=1.4, dashes=DASHED, zorder=3)
FRAME = Look(edge=style.GREY, width=0.8, zorder=2)
GRID = Look(edge=style.PALE, width=0.5, zorder=1)
LEADER = Look(edge=style.GREY, width=0.6, zorder=2)


def draw_front(
    table: pd.DataFrame,
    x: str,
    y: str,
    ax: Axes | None = None,
    lang: Lang = "zh",
    *,
    more_is_better: Collection[str] = (),
) -> Axes:
    """Draw scenarios as points and the front of those that no other beats in both measures.

    Parameters
    ----------
    table : DataFrame
        A row per scenario (see `bangfu_assign.report.figures.scenarios.draw_scenarios`); rows
        without one of the two numbers are left out.
    x, y : str
        Columns of numbers; less is better.
    ax : Axes, optional
        Where to draw; everything is scaled to fit. Made anew with pyplot if absent.
    lang : {"zh", "en"}
        Language of the words.
    more_is_better : collection of str
        Which of the two is better the larger it is (households covered, for one).

    Returns
    -------
    Axes
        The axes drawn on.

    Raises
    ------
    KeyError
        If the table has no such column.
    """
    return front_chart(table, x, y, lang, more_is_better).draw(ax, lang)


def front_chart(
    table: pd.DataFrame, x: str, y: str, lang: Lang, more_is_better: Collection[str] = ()
) -> Chart:
    """Return the chart of a table; see `draw_front`."""
    found = [
        (name, a, b)
        for name, a, b in zip(
            scenario_names(table, lang), numbers(table, x), numbers(table, y), strict=True
        )
        if not (isnan(a) or isnan(b))
    ]
    points = [(a, b) for _, a, b in found]
    signs = (-1 if x in more_is_better else 1, -1 if y in more_is_better else 1)
    best = unbeaten(points, signs)

    names = [clip(name, 28) for name, _, _ in found]
    if found:
        across = Linear(*_padded([a for a, _ in points]), LEFT, RIGHT)
        up = Linear(*_padded([b for _, b in points]), BOTTOM, TOP)
        spots = [(across.at(a), up.at(b)) for a, b in points]
        corners = _stairs([spots[n] for n in sorted(best, key=lambda n: spots[n])], signs)
        labels = _labels(spots, names, corners)

    def paint(board: Board) -> None:
        _key(board)
        board.rect(LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP, FRAME)
        board.say((LEFT + RIGHT) / 2, BOTTOM + 30, heading(x, lang), 9.5, ha="center")
        board.say(0, TOP - 14, heading(y, lang), 9.5)
        if not found:
            return
        _grid(board, across, up)
        if len(corners) > 1:
            board.line(corners, EDGE)
        for n, spot in enumerate(spots):
            board.mark(*spot, "o", 2 * RADIUS, BEST if n in best else BEATEN)
            _name(board, names[n], spot, labels[n])

    note = text("charts.front_note", lang)
    left_out = sum(label is None for label in labels) if found else 0
    if left_out:
        note += ("" if lang == "zh" else " ") + text("charts.front_left_out", lang, n=left_out)
    title = text("charts.front_title", lang, x=heading(x, lang), y=heading(y, lang))
    counts = text("charts.front_counts", lang, n=len(found), best=len(best))
    return Chart((WIDTH, HEIGHT), title, counts, note, paint)


def unbeaten(points: Sequence[tuple[float, float]], signs: tuple[int, int] = (1, 1)) -> set[int]:
    """Return the points than which no other is as good in both numbers and better in one.

    Parameters
    ----------
    points : sequence of (float, float)
        By place.
    signs : (int, int)
        1 where less is better, −1 where more is.
    """
    scored = [(a * signs[0], b * signs[1]) for a, b in points]
    return {
        n
        for n, (a, b) in enumerate(scored)
        if not any(c <= a and d <= b and (c, d) != (a, b) for c, d in scored)
    }


def _padded(values: list[float]) -> tuple[float, float]:
    low, high = span(values)
    room = (high - low) * INSET
    return low - room, high + room


def _stairs(spots: list[XY], signs: tuple[int, int]) -> list[XY]:
    """Return the front as steps from point to point, on the side where all is beaten."""
    corners: list[XY] = []
    for spot in spots:
        if corners:
            corners.append(_corner(corners[-1], spot, signs))
        corners.append(spot)
    return corners


def _labels(spots: list[XY], names: list[str], corners: list[XY]) -> list[Spot | None]:
    """Find room for the names, off the front: up is up for `place`, down on a board."""
    sizes = np.array([(text_width(name, FONT) + 2, FONT * 1.5) for name in names])
    marks = np.array([(x, -y) for x, y in spots])
    bounds = (LEFT + 2, -BOTTOM + 2, RIGHT - 2, -TOP - 2)
    steps = np.array([(ax, -ay, bx, -by) for (ax, ay), (bx, by) in pairwise(corners)])
    front = ink_of(steps.reshape(-1, 4), np.full(len(steps), 20.0), bounds)
    order = list(range(len(spots)))
    return place(marks, np.full(len(spots), RADIUS), sizes, order, bounds, ink=front)


def _name(board: Board, name: str, spot: XY, label: Spot | None) -> None:
    if label is None:
        return
    board.say(label.x, -label.y, name, ha="center")
    if label.distance >= LEADER_FROM:
        half = board.wide(name) / 2
        near_x = min(max(spot[0], label.x - half), label.x + half)
        near_y = min(max(spot[1], -label.y - FONT / 2), -label.y + FONT / 2)
        board.line([spot, (near_x, near_y)], LEADER)


def _corner(a: XY, b: XY, signs: tuple[int, int]) -> XY:
    worse_up = signs[1] > 0  # a larger y stands higher on the sheet
    y = min(a[1], b[1]) if worse_up else max(a[1], b[1])
    x = max(a[0], b[0]) if signs[0] > 0 else min(a[0], b[0])
    return x, y


def _grid(board: Board, across: Linear, up: Linear) -> None:
    for tick in across.ticks(6):
        x = across.at(tick)
        board.line([(x, TOP), (x, BOTTOM)], GRID)
        board.say(x, BOTTOM + 12, shown(tick), ha="center")
    for tick in up.ticks(7):
        y = up.at(tick)
        board.line([(LEFT, y), (RIGHT, y)], GRID)
        board.say(LEFT - 8, y, shown(tick), ha="right")


def _key(board: Board) -> None:
    right = RIGHT
    for look, code in ((BEATEN, "front_beaten"), (BEST, "front_best")):
        words = board.label(code)
        board.say(right, TOP - 14, words, ha="right")
        board.mark(right - board.wide(words) - 9, TOP - 14, "o", 2 * RADIUS, look)
        right -= board.wide(words) + 34
