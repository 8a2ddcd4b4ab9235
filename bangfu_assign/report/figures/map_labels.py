"""The villages' names on the map, with the uncovered counted and the leaders named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import numpy as np
from matplotlib import patheffects
from matplotlib.figure import Figure
from matplotlib.text import Annotation

from bangfu_assign.labels import text
from bangfu_assign.report.figures import style
from bangfu_assign.report.figures.map_frame import XY, Sheet
from bangfu_assign.report.figures.map_marks import DIAMOND_PT
from bangfu_assign.report.figures.placement import LEADER_FROM, Array, Spot, ink_of, place
from bangfu_assign.report.fonts import clean, clip
from bangfu_assign.report.graph import EdgeKind
from bangfu_assign.report.queries import sources

NAME_COLUMNS = 16
MOST_LEADERS = 2
"""Leaders named beside a village; the rest are counted."""
MOST_PAIRED = 12
"""Leaders are named if at most so many villages are paired; else the names would hide the map."""
MOST_PROJECTS = 12
"""Projects are named if they are at most so many."""
PROJECT_COLUMNS = 34
PROJECT_INK = "#00664B"
"""Their green, darkened for small text."""
HALO = (patheffects.withStroke(linewidth=2.4, foreground=style.PAPER),)


@dataclass(slots=True)
class Label:
    """The pieces of one village's label: name, uncovered number, line of leaders."""

    name: Annotation
    number: Annotation | None
    leaders: Annotation | None
    size: XY = (0.0, 0.0)
    name_width: float = 0.0
    line_height: float = 0.0


def label_all(
    sheet: Sheet,
    radii: dict[str, float],
    projects: dict[str, XY],
    lines: tuple[Array, Array],
    others: list[tuple[XY, float]],
) -> int:
    """Name the villages, and the projects if they are few, without overlap.

    Parameters
    ----------
    sheet : Sheet
        The drawing.
    radii : dict of str to float
        Radius of each village's mark in points.
    projects : dict of str to (float, float)
        Places of the projects in metres, by node.
    lines : tuple of ndarray
        Segments and widths from `draw_rounds`.
    others : list of ((float, float), float)
        Marks of bases to keep clear of, with their radii.

    Returns
    -------
    int
        How many villages' names found no room. Weak villages and those with many uncovered come
        first, so what is left out is the least urgent.
    """
    villages = list(sheet.frame.villages)
    paired = sum(bool(sources(sheet.graph, v, EdgeKind.PAIRING)) for v in villages)
    labels = [_make(sheet, v, with_leaders=paired <= MOST_PAIRED) for v in villages]
    diamond = DIAMOND_PT * sheet.frame.zoom
    named = list(projects) if len(projects) <= MOST_PROJECTS else []
    labels += [_project(sheet, node, projects[node]) for node in named]
    places = [*(sheet.frame.villages[v] for v in villages), *(projects[p] for p in named)]
    marks = np.array([sheet.frame.to_points(place) for place in places])
    width, height = sheet.frame.size_pt
    bounds = (0.0, 0.0, width, height)
    others = others + [(sheet.frame.to_points(at), diamond) for at in projects.values()]
    obstacles = np.array([(x - r, y - r, x + r, y + r) for (x, y), r in others]).reshape(-1, 4)
    order = sorted(range(len(villages)), key=lambda n: (*_urgency(sheet, villages[n]), villages[n]))
    spots = place(
        marks,
        np.array([*(radii[v] for v in villages), *[diamond] * len(named)]),
        np.array([label.size for label in labels]),
        [*order, *range(len(villages), len(labels))],
        bounds,
        obstacles,
        ink_of(*lines, bounds),
    )
    for n, spot in enumerate(spots):
        _settle(sheet, labels[n], (float(marks[n, 0]), float(marks[n, 1])), spot)
    return sum(spot is None for spot in spots[: len(villages)])


def _urgency(sheet: Sheet, village: str) -> tuple[bool, int, int]:
    data = sheet.graph.nodes[village]
    return not data["weak"], -data["uncovered"], -data["households"]


def _make(sheet: Sheet, village: str, *, with_leaders: bool) -> Label:
    """Make the pieces at the mark, to measure them; `_settle` moves them to their place."""
    data = sheet.graph.nodes[village]
    name = clip(clean(data.get("name", data["code"])), NAME_COLUMNS)
    at = sheet.frame.villages[village]
    label = Label(_piece(sheet, at, name, style.INK, sheet.font_pt), None, None)
    if data["uncovered"]:
        number = f"−{data['uncovered']}"
        label.number = _piece(sheet, at, number, style.ALARM, sheet.font_pt)
    leaders = sources(sheet.graph, village, EdgeKind.PAIRING) if with_leaders else []
    if leaders:
        words = _leaders(sheet, leaders)
        label.leaders = _piece(sheet, at, words, style.INK, sheet.font_pt * 0.88)
    name_w, line_h = _measure(label.name)
    number_w = _measure(label.number)[0] + 2 if label.number else 0.0
    below = _measure(label.leaders) if label.leaders else (0.0, 0.0)
    label.name_width, label.line_height = name_w, line_h
    label.size = (max(name_w + number_w, below[0]), line_h + below[1])
    return label


def _project(sheet: Sheet, node: str, at: XY) -> Label:
    """Make the label of a project: its name, smaller than a village's."""
    name = clip(clean(sheet.graph.nodes[node]["label"]), PROJECT_COLUMNS)
    piece = _piece(sheet, at, name, PROJECT_INK, sheet.font_pt * 0.88)
    size = _measure(piece)
    return Label(piece, None, None, size, *size)


def _leaders(sheet: Sheet, leaders: list[str]) -> str:
    order = sorted(leaders, key=lambda c: (sheet.graph.nodes[c]["seniority"], c))
    names = [clip(clean(sheet.graph.nodes[c].get("name", "")), 10) for c in order]
    joined = ("、" if sheet.lang == "zh" else ", ").join(names[:MOST_LEADERS])
    if len(names) > MOST_LEADERS:
        joined += text("figures.more", sheet.lang, n=len(names))
    return text("figures.leaders", sheet.lang, names=joined)


def _piece(sheet: Sheet, at: XY, words: str, colour: str, size: float) -> Annotation:
    return sheet.axes.annotate(
        words, at, xytext=(0, 0), textcoords="offset points",
        ha="left", va="top", fontsize=size, color=colour, parse_math=False, zorder=10,
        annotation_clip=False, path_effects=HALO,
    )  # fmt: skip


def _measure(piece: Annotation) -> XY:
    """Return width and height in points."""
    figure = cast(Figure, piece.get_figure(root=True))
    box = piece.get_window_extent()
    return box.width * 72 / figure.dpi, box.height * 72 / figure.dpi


def _settle(sheet: Sheet, label: Label, mark: XY, spot: Spot | None) -> None:
    """Move a label to its spot, with a line to its mark if it stands off; or take it away."""
    pieces = [p for p in (label.name, label.number, label.leaders) if p is not None]
    if spot is None:
        for piece in pieces:
            piece.remove()
        return
    left, top = spot.x - label.size[0] / 2 - mark[0], spot.y + label.size[1] / 2 - mark[1]
    label.name.xyann = (left, top)
    if label.number is not None:
        label.number.xyann = (left + label.name_width + 2, top)
    if label.leaders is not None:
        label.leaders.xyann = (left, top - label.line_height)
    if spot.distance >= LEADER_FROM:
        right, bottom = left + label.size[0], top - label.size[1]
        nearest = (min(max(0.0, left), right), min(max(0.0, bottom), top))
        sheet.axes.annotate(
            "", label.name.xy, xytext=nearest, textcoords="offset points", annotation_clip=False,
            zorder=4, arrowprops={"arrowstyle": "-", "color": style.GREY, "linewidth": 0.6,
                                  "shrinkA": 0, "shrinkB": 0},
        )  # fmt: skip
