"""The marks on the map: rounds as lines, villages, bases and the seat."""

from __future__ import annotations

from math import atan2, degrees, hypot, sqrt

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.patches import Rectangle
from matplotlib.typing import MarkerType

from bangfu_assign.report.figures import style
from bangfu_assign.report.figures.map_frame import XY, Sheet
from bangfu_assign.report.figures.placement import Array
from bangfu_assign.report.graph import EdgeKind, NodeKind
from bangfu_assign.report.points import Point
from bangfu_assign.report.queries import Leg, edges_of, nodes_of, point_of, sources

FROM_SEAT, BETWEEN, PAIRED = style.ORANGE, style.GREY, style.VERMILION
STAR_PT, TRIANGLE_PT, DIAMOND_PT = 9.0, 4.0, 3.8


def line_width(cadres: int) -> float:
    """Return the width in points of a line that so many cadres travel."""
    return min(0.75 * sqrt(cadres), 5.0)


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
    widths = [line_width(leg.cadres) * sheet.frame.zoom for leg in rounds]
    lines = [(projection.xy(leg.a), projection.xy(leg.b)) for leg in rounds]
    colours = [FROM_SEAT if is_from_seat(sheet, leg) else BETWEEN for leg in rounds]
    _lines(sheet, lines, colors=colours, linewidths=widths, alpha=sheet.line_alpha, zorder=2)
    hooks = [(projection.xy(a), projection.xy(b)) for a, b in paired_places(sheet)]
    _lines(sheet, hooks, colors=style.PAPER, linewidths=3.0 * sheet.frame.zoom, zorder=3)
    _lines(
        sheet,
        hooks,
        colors=PAIRED,
        linewidths=1.6 * sheet.frame.zoom,
        linestyles=(0, (4, 2)),
        zorder=3,
    )
    for place, angle in exits(sheet, [*lines, *hooks]):
        _mark(sheet, place, (3, 0, round(angle - 90)), 3.5, style.PAPER, style.INK)
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


def exits(sheet: Sheet, lines: list[tuple[XY, XY]]) -> list[tuple[XY, float]]:
    """Return where lines leave the map for a base beyond it, and the direction in degrees."""
    left, bottom, right, top = sheet.frame.box
    found: dict[XY, float] = {}
    for a, b in lines:
        for near, far in ((a, b), (b, a)):
            if inside(sheet, far) or not inside(sheet, near):
                continue
            dx, dy = far[0] - near[0], far[1] - near[1]
            shares = [1.0]
            shares += [((right if dx > 0 else left) - near[0]) / dx] if dx else []
            shares += [((top if dy > 0 else bottom) - near[1]) / dy] if dy else []
            share = min(shares)
            at = round(near[0] + share * dx, 3), round(near[1] + share * dy, 3)
            found[at] = degrees(atan2(dy, dx))
    return sorted(found.items())


def inside(sheet: Sheet, at: XY) -> bool:
    """Tell whether a place in metres is on the map."""
    left, bottom, right, top = sheet.frame.box
    return left <= at[0] <= right and bottom <= at[1] <= top


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
    return style.COVERAGE_COLOURS[style.coverage_class(data["helped"], data["households"])]


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
    for point in other_bases(sheet):
        place = projection.xy(point)
        if inside(sheet, place):
            drawn.append(_mark(sheet, place, "^", TRIANGLE_PT, style.INK, style.PAPER))
    if sheet.seat is not None:
        place = projection.xy(sheet.seat)
        drawn.append(_mark(sheet, place, "*", STAR_PT, style.BLACK, style.PAPER))
    return drawn


def draw_projects(sheet: Sheet) -> dict[str, XY]:
    """Mark the projects with diamonds; return their places in metres, by node.

    One that stands at a village's point, or on another project's, is moved to the edge of the
    village's mark, so that both are seen.
    """
    places: dict[str, XY] = {}
    for node, place in project_places(sheet).items():
        at = sheet.frame.to_points(place)
        for other in sorted(sheet.frame.villages):
            village = sheet.frame.to_points(sheet.frame.villages[other])
            radius = sheet.radius(sheet.graph.nodes[other]["households"])
            if hypot(at[0] - village[0], at[1] - village[1]) < radius:
                aside = (radius + DIAMOND_PT) * 0.75
                at = (village[0] - aside, village[1] - aside)
        while any(sheet.frame.to_metres(at) == taken for taken in places.values()):
            at = (at[0] + 2 * DIAMOND_PT, at[1])
        places[node] = sheet.frame.to_metres(at)
        _mark(sheet, places[node], "D", DIAMOND_PT, style.GREEN, style.INK)
    return places


def project_places(sheet: Sheet) -> dict[str, XY]:
    """Return the projects on the map that have households, in metres, by node, sorted."""
    projection = sheet.frame.projection
    if projection is None:
        return {}
    found = {}
    for node in nodes_of(sheet.graph, NodeKind.PROJECT):
        point = point_of(sheet.graph, node)
        if point is not None and sources(sheet.graph, node, EdgeKind.WORKS_IN):
            place = projection.xy(point)
            if inside(sheet, place):
                found[node] = place
    return found


def _mark(
    sheet: Sheet,
    place: XY,
    marker: MarkerType,
    radius_pt: float,
    colour: str,
    edge: str,
) -> tuple[XY, float]:
    radius = radius_pt * sheet.frame.zoom
    sheet.axes.plot(
        *place, marker=marker, markersize=2 * radius, markerfacecolor=colour,
        markeredgecolor=edge, markeredgewidth=0.8, zorder=7,
    )  # fmt: skip
    return sheet.frame.to_points(place), radius


def other_bases(sheet: Sheet) -> list[Point]:
    """Return the bases of cadres that are neither the seat nor a village's point, sorted."""
    graph = sheet.graph
    bases = {p for c in nodes_of(graph, NodeKind.CADRE) if (p := point_of(graph, c)) is not None}
    villages = {p for v in sheet.frame.villages if (p := point_of(graph, v)) is not None}
    return sorted(bases - villages - {sheet.seat})
