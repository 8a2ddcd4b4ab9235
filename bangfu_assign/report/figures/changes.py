"""From last year's pairs to this year's, as streams as wide as their households are many."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.path import Path

from bangfu_assign.labels import Lang, text
from bangfu_assign.plan import Plan
from bangfu_assign.report import flows as kinds
from bangfu_assign.report.figures import style
from bangfu_assign.report.figures.board import Board, Chart, Look
from bangfu_assign.report.figures.heading import title_of_plan
from bangfu_assign.report.flows import flows

LEFT, BAR, RIGHT, WIDTH = 150.0, 16.0, 540.0, 720.0
HEAD, HEIGHT, GAP, LEAST = 24.0, 330.0, 24.0, 1.5
"""Heights in points: of the titles, of all streams, between two bars; the thinnest stream."""

_BAR = Look(face=style.INK, edge=style.INK, width=0.5, zorder=4)
_LOOKS = {
    kinds.KEPT: Look(face=style.BLUE, edge=style.BLUE, width=0.5, alpha=0.55),
    kinds.CHANGED: Look(face=style.ORANGE, edge=style.INK, width=0.4, hatch="..", alpha=0.7),
    kinds.NEWLY: Look(face=style.GREEN, edge=style.GREEN, width=0.5, hatch="\\\\", alpha=0.55),
    kinds.LOST: Look(face=style.VERMILION, edge=style.INK, width=0.4, hatch="xx", alpha=0.8),
    kinds.STILL: Look(face=style.PAPER, edge=style.VERMILION, width=0.8, hatch="//"),
    kinds.RELEASED: Look(face=style.PALE, edge=style.GREY, width=0.5),
}


def draw_changes(
    plan: Plan, ax: Axes | None = None, lang: Lang = "zh", *, previous: Plan | None = None
) -> Axes:
    """Draw who kept their cadre, got another or a first one, was left without, or left the plan.

    Parameters
    ----------
    plan : Plan
        The plan now.
    ax : Axes, optional
        Where to draw; everything is scaled to fit. Made anew with pyplot if absent.
    lang : {"zh", "en"}
        Language of the words.
    previous : Plan, optional
        The plan before (also an earlier one of the same year); else the case's ``pairs`` of last
        year are taken, and households new in the register are not told apart.

    Returns
    -------
    Axes
        The axes drawn on.
    """
    return change_chart(plan, previous, lang).draw(ax, lang)


def change_chart(plan: Plan, previous: Plan | None, lang: Lang) -> Chart:
    """Return the chart of two plans; see `draw_changes`."""
    counted = flows(plan, previous)
    before = {k: n for k in kinds.BEFORE if (n := _sum(counted, 0, k))}
    now = {k: n for k in kinds.NOW if (n := _sum(counted, 1, k))}

    def paint(board: Board) -> None:
        for x, code, align in ((LEFT + BAR, "before", "right"), (RIGHT, "now", "left")):
            board.say(x, HEAD / 2, board.label(code), 9.5, ha=align, color=style.GREY)
        if not counted:
            return
        scale = HEIGHT / sum(counted.values())
        lefts, rights = _tops(before, scale), _tops(now, scale)
        # A stream takes its turn on the left in the order of the right side, and the reverse, so
        # that no two of the same bar cross.
        for (source, target), count in counted.items():
            wide = max(count * scale, LEAST)
            _stream(board, lefts[source], rights[target], wide, _LOOKS[target])
            lefts[source] += wide
            rights[target] += wide
        _bars(board, before, scale, LEFT, -8.0)
        _bars(board, now, scale, RIGHT, BAR + 8.0)

    gaps = max(len(before), len(now), 1) - 1
    counts = text(
        "charts.change_counts", lang, before=f"{before.get(kinds.HAD, 0):,}",
        **{k: f"{now.get(k, 0):,}" for k in kinds.NOW if k != kinds.STILL},
    )  # fmt: skip
    return Chart(
        (WIDTH, HEAD + HEIGHT + gaps * GAP + 12), title_of_plan(plan, lang, "change_title"), counts,
        text("charts.change_note", lang), paint,
    )  # fmt: skip


def _sum(counted: dict[tuple[str, str], int], side: int, kind: str) -> int:
    return sum(n for key, n in counted.items() if key[side] == kind)


def _tops(sizes: dict[str, int], scale: float) -> dict[str, float]:
    tops, top = {}, HEAD
    for kind, count in sizes.items():
        tops[kind] = top
        top += count * scale + GAP
    return tops


def _bars(board: Board, sizes: dict[str, int], scale: float, left: float, offset: float) -> None:
    align = "right" if offset < 0 else "left"
    for kind, top in _tops(sizes, scale).items():
        high = max(sizes[kind] * scale, LEAST)
        board.rect(left, top, BAR, high, _BAR)
        middle = top + high / 2
        count = board.label("households", n=f"{sizes[kind]:,}")
        board.say(left + offset, middle, f"{board.label(kind)}  {count}", 9.5, ha=align)


def _stream(board: Board, left: float, right: float, wide: float, look: Look) -> None:
    x0, x1 = LEFT + BAR, RIGHT
    half = (x0 + x1) / 2
    corners = [
        (x0, left), (half, left), (half, right), (x1, right),
        (x1, right + wide), (half, right + wide), (half, left + wide), (x0, left + wide),
        (x0, left),
    ]  # fmt: skip
    curve = [Path.CURVE4] * 3
    codes = [Path.MOVETO, *curve, Path.LINETO, *curve, Path.CLOSEPOLY]
    board.shape(Path(np.array(corners), codes), look)
