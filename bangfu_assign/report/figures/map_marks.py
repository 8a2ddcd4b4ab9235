"""The marks on the map: rounds as lines, villages, bases and the seat."""

from __future__ import annotations

from math import sqrt

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.patches import Rectangle

from bangfu_assign.report.figures import style
from bangfu_assign.report.figures.map_frame import XY, Sheet
from bangfu_assign.report.figures.placement import Array
from bangfu_assign.report.graph import EdgeKind, NodeKind
from bangfu_assign.report.queries import Leg, Point, edges_of, nodes_of, point_of

FROM_SEAT, BETWEEN, PAIRED = style.ORANGE, style.GREY, style.VERMILION
STAR_PT, TRIANGLE_PT = 9.0, 4.0


def line_width(cadres: int) -> float:
    """Return the width in points of a line that so many cadres travel."""
    return 0.75 * sqrt(cadres)


def draw_rounds(sheet: Sheet, rounds: list[Leg]) -> tuple[Array, Array]:
    """Draw the merged rounds, then the leadership pairings over them.

    Returns
    -------
    segments, widths : ndarray of shape (n, 4), (n,)
        What was drawn, in points from the map's lower left corner, for the labels to keep off.
    """
    projection = sheet.frame.projection
    if projection is None:
        return np.zeros((0, 4)), np.zeros(0)
    widths = [line_width(leg.cadres) for leg in rounds]
    lines = [(projection.xy(leg.a), projection.xy(leg.b)) for leg in rounds]
    colours = [FROM_SEAT if is_from_seat(sheet, leg) else BETWEEN for leg in rounds]
    _lines(sheet, lines, colors=colours, linewidths=widths, alpha=0.62, zorder=2)
    hooks = [(projection.xy(a), projection.xy(b)) for a, b in paired_places(sheet)]
    _lines(sheet, hooks, colors=PAIRED, linewidths=1.6, linestyles=(0, (4, 2)), zorder=3)
    ends = [(*sheet.frame.to_points(a), *sheet.frame.to_points(b)) for a, b in [*lines, *hooks]]
    return np.array(ends).reshape(-1, 4), np.array([*widths, *[1.6] * len(hooks)])


def is_from_seat(sheet: Sheet, leg: Leg) -> bool:
    """Tell whether a stretch begins or ends at the town's seat."""
    return sheet.seat is not None and sheet.seat in (leg.a, leg.b)


def paired_places(sheet: Sheet) -> list[tuple[Point, Point]]:
    """Return base and village of the leadership pairings whose ends are known and apart."""
    ends = [
        (point_of(sheet.graph, cadre), point_of(sheet.graph, village))
        for cadre, village in edges_of(sheet.graph, EdgeKind.PAIRING)
    ]
    return sorted({(a, b) for a, b in ends if a is not None and b is not None and a != b})


def _lines(sheet: Sheet, lines: list[tuple[XY, XY]], **look: object) -> None:
    """Draw straight lines, cut off at the map's edge (a far base must not cross the legend)."""
    if not lines:
        return
    left, bottom, right, top = sheet.frame.box
    drawn = LineCollection(lines, capstyle="round", **look)  # type: ignore[arg-type]
    sheet.axes.add_collection(drawn, autolim=False)
    window = Rectangle((left, bottom), right - left, top - bottom, transform=sheet.axes.transData)
    drawn.set_clip_path(window)


def draw_villages(sheet: Sheet) -> dict[str, float]:
    """Draw the villages, large ones below small ones; return each mark's radius in points."""
    graph, frame = sheet.graph, sheet.frame
    radii = {v: sheet.radius(graph.nodes[v]["households"]) for v in frame.villages}
    for weak, marker, edge, thick in ((False, "o", style.INK, 0.8), (True, "s", PAIRED, 2.2)):
        nodes = [v for v in frame.villages if graph.nodes[v]["weak"] is weak]
        nodes.sort(key=lambda v: (-radii[v], v))
        if not nodes:
            continue
        colours = [coverage_colour(sheet, v) for v in nodes]
        sheet.axes.scatter(
            [frame.villages[v][0] for v in nodes],
            [frame.villages[v][1] for v in nodes],
            s=[(2 * radii[v]) ** 2 * (0.8 if weak else 1) for v in nodes],  # a square looks larger
            c=colours, marker=marker, edgecolors=edge, linewidths=thick, zorder=5,
        )  # fmt: skip
    return radii


def coverage_colour(sheet: Sheet, village: str) -> str:
    """Return the colour of a village's coverage."""
    data = sheet.graph.nodes[village]
    return style.COVERAGE_COLOURS[style.coverage_class(data["covered"], data["households"])]


def draw_bases(sheet: Sheet) -> list[tuple[XY, float]]:
    """Mark the seat with a star and other bases outside the villages with triangles.

    Returns
    -------
    list of ((float, float), float)
        Their places in points from the map's lower left corner, and their radii.
    """
    projection = sheet.frame.projection
    if projection is None:
        return []
    drawn: list[tuple[XY, float]] = []
    left, bottom, right, top = sheet.frame.box
    for point in other_bases(sheet):
        x, y = projection.xy(point)
        if left <= x <= right and bottom <= y <= top:
            sheet.axes.plot(x, y, "^", markersize=2 * TRIANGLE_PT, color=style.INK, zorder=6,
                            markeredgecolor=style.PAPER, markeredgewidth=0.6)  # fmt: skip
            drawn.append((sheet.frame.to_points((x, y)), TRIANGLE_PT))
    if sheet.seat is not None:
        x, y = projection.xy(sheet.seat)
        sheet.axes.plot(x, y, "*", markersize=2 * STAR_PT, color=style.BLACK, zorder=7,
                        markeredgecolor=style.PAPER, markeredgewidth=0.8)  # fmt: skip
        drawn.append((sheet.frame.to_points((x, y)), STAR_PT))
    return drawn


def other_bases(sheet: Sheet) -> list[Point]:
    """Return the bases of cadres that are neither the seat nor a village's point, sorted."""
    graph = sheet.graph
    bases = {p for c in nodes_of(graph, NodeKind.CADRE) if (p := point_of(graph, c)) is not None}
    villages = {p for v in sheet.frame.villages if (p := point_of(graph, v)) is not None}
    return sorted(bases - villages - {sheet.seat})
