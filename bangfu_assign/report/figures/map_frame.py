"""The map's frame: where every village, base and line stands on the sheet."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, sqrt
from typing import cast

import networkx as nx
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bangfu_assign.labels import Lang
from bangfu_assign.report.graph import NodeKind
from bangfu_assign.report.projection import Projection, centred
from bangfu_assign.report.queries import nodes_of, point_of

XY = tuple[float, float]
Box = tuple[float, float, float, float]

KEY_PT = 190.0
"""Width of the legend, to the right of the map, at full size."""
FULL_PT = (760.0, 540.0)
"""Axes at least so wide and high are drawn at full size; smaller ones are drawn smaller."""
FAR_BASE = 0.3
"""Bases farther outside the villages than this share of their extent are not drawn to."""
MARGIN_PT = 26.0
"""Free border around the villages, so that names at the edge have room."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Places in metres on the map, and the map's size on paper.

    Attributes
    ----------
    villages : dict of str to (float, float)
        Every village node; those without coordinates stand in rows below the others.
    listed : tuple of str
        The villages without coordinates.
    projection : Projection or None
        None if no village has coordinates.
    box : tuple of float
        Left, bottom, right, top of the map proper in metres: the legend is right of it.
    points_per_metre : float
        Typographic points (1/72 inch) per metre.
    zoom : float
        Factor for text, marks and lines, at most 1.
    """

    villages: dict[str, XY]
    listed: tuple[str, ...]
    projection: Projection | None
    box: Box
    points_per_metre: float
    zoom: float

    def to_points(self, at: XY) -> XY:
        """Return a place in points from the map's lower left corner."""
        scale = self.points_per_metre
        return (at[0] - self.box[0]) * scale, (at[1] - self.box[1]) * scale

    def to_metres(self, at: XY) -> XY:
        """Undo `to_points`."""
        scale = self.points_per_metre
        return self.box[0] + at[0] / scale, self.box[1] + at[1] / scale

    @property
    def size_pt(self) -> XY:
        """Return the map's width and height in points."""
        return self.to_points((self.box[2], self.box[3]))


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the parts of one drawing share.

    Attributes
    ----------
    axes, graph, frame
        Where, what, and at which scale is drawn.
    lang : {"zh", "en"}
        Language of the words.
    font_pt : float
        Size of village names.
    line_alpha : float
        Opacity of the rounds: the more lines, the fainter each.
    seat : tuple of float or None
        Longitude and latitude of the town's seat, None if it cannot be drawn.
    """

    axes: Axes
    graph: nx.DiGraph[str]
    frame: Frame
    lang: Lang
    font_pt: float
    line_alpha: float
    seat: XY | None

    @property
    def most(self) -> int:
        """Return the planned households of the largest village."""
        return max((self.graph.nodes[v]["households"] for v in self.frame.villages), default=0)

    def radius(self, households: int) -> float:
        """Return the radius in points of a village's mark: its area is proportional to households.

        The largest mark shrinks with the number of villages and with the map, so that all marks
        together cover about a tenth of it at most.
        """
        width, height = self.frame.size_pt
        each = sqrt(width * height / len(self.frame.villages))
        largest = min(15.0 * self.frame.zoom, 0.18 * each)
        return max(largest * sqrt(households / max(self.most, 1)), 2.4 * self.frame.zoom)


def set_frame(axes: Axes, graph: nx.DiGraph[str], seat: XY | None) -> Frame:
    """Fit the axes' limits around the villages, true to scale, with room for the legend.

    Parameters
    ----------
    axes : Axes
        Its present size on the figure counts: the frame is fitted to it.
    graph : DiGraph
        The assignment graph.
    seat : tuple of float, optional
        Longitude and latitude of the town's seat: always on the map if any village is.
    """
    villages = nodes_of(graph, NodeKind.VILLAGE)
    known = {v: p for v in villages if (p := point_of(graph, v)) is not None}
    listed = tuple(v for v in villages if v not in known)
    projection = centred([*known.values(), *([seat] if seat else [])]) if known else None
    at: dict[str, XY] = {}
    if projection is not None:
        at = {v: projection.xy(p) for v, p in known.items()}
    must = [*at.values(), *([projection.xy(seat)] if seat and projection else [])]
    box = _around(must) if must else (0.0, 0.0, 1000.0, 0.0)
    at |= _rows(listed, box)
    box = _around([*must, *_near_bases(graph, projection, box), *at.values()])
    width, height = size_pt(axes)
    zoom = zoom_of(axes)
    map_width, margin = width - KEY_PT * zoom, 2 * MARGIN_PT * zoom
    scale = min(
        (map_width - margin) / max(box[2] - box[0], 1e-9),
        (height - margin) / max(box[3] - box[1], 1e-9),
    )
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    half = (map_width / scale / 2, height / scale / 2)
    left, right = middle[0] - half[0], middle[0] + half[0]
    bottom, top = middle[1] - half[1], middle[1] + half[1]
    axes.set_xlim(left, left + width / scale)
    axes.set_ylim(bottom, top)
    axes.set_aspect("equal", adjustable="box")
    return Frame(at, listed, projection, (left, bottom, right, top), scale, zoom)


def zoom_of(axes: Axes) -> float:
    """Return the factor by which text and marks shrink on small axes, 1 on large ones."""
    width, height = size_pt(axes)
    return min(1.0, width / FULL_PT[0], height / FULL_PT[1])


def size_pt(axes: Axes) -> XY:
    """Return the axes' size in points, after any automatic layout has settled."""
    figure = cast(Figure, axes.get_figure(root=True))
    if figure.get_layout_engine() is not None:
        figure.draw_without_rendering()
    box = axes.get_window_extent()
    return box.width * 72 / figure.dpi, box.height * 72 / figure.dpi


def _around(places: list[XY]) -> Box:
    """Return the box around places, never without extent."""
    xs, ys = [p[0] for p in places], [p[1] for p in places]
    box = (min(xs), min(ys), max(xs), max(ys))
    if box[2] - box[0] < 1 and box[3] - box[1] < 1:
        return (box[0] - 500, box[1] - 500, box[2] + 500, box[3] + 500)
    return box


def _rows(listed: tuple[str, ...], box: Box) -> dict[str, XY]:
    """Set villages without coordinates out in rows below a box, by id."""
    if not listed:
        return {}
    width = max(box[2] - box[0], 1.0)
    columns = max(ceil(sqrt(len(listed) * 1.4)), 4)
    step = width / columns
    return {
        v: (box[0] + (n % columns + 0.5) * step, box[1] - (n // columns + 1) * step)
        for n, v in enumerate(listed)
    }


def _near_bases(graph: nx.DiGraph[str], projection: Projection | None, box: Box) -> list[XY]:
    """Return the bases that lie among or close to the villages: a far one shrinks no map."""
    if projection is None:
        return []
    room = FAR_BASE * max(box[2] - box[0], box[3] - box[1])
    points = {p for c in nodes_of(graph, NodeKind.CADRE) if (p := point_of(graph, c)) is not None}
    places = [projection.xy(p) for p in sorted(points)]
    return [
        (x, y)
        for x, y in places
        if box[0] - room <= x <= box[2] + room and box[1] - room <= y <= box[3] + room
    ]
