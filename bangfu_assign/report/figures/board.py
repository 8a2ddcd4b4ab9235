"""A board: a drawing in points from its upper left corner, shrunk as a whole to fit its axes.

Every chart is one: a `Chart` says how large it is and what stands on it, and is drawn on any axes
at the largest zoom up to full size. Marks and words are noted first and drawn at the end, all of
one look together: a town of 400 villages has thousands, and single ones would be slow.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple, cast

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import BoxStyle, PathPatch
from matplotlib.path import Path

from bangfu_assign.labels import Lang, text
from bangfu_assign.report.figures import style
from bangfu_assign.report.figures.lettering import Lettering, text_width
from bangfu_assign.report.fonts import chinese, clean

XY = tuple[float, float]
Dashes = tuple[float, ...]

FONT = 8.5
DASHED: Dashes = (4, 2)
DOTTED: Dashes = (1, 2)

_ROUND = BoxStyle.Round(pad=0, rounding_size=2.5)
_WORDS_ABOVE = 1.0
"""Added to the largest zorder of marks: words are never covered."""


class Look(NamedTuple):
    """How a shape or a line is drawn; widths in points."""

    face: str = "none"
    edge: str = "none"
    width: float = 0.0
    hatch: str | None = None
    dashes: Dashes = ()
    zorder: float = 3.0
    alpha: float = 1.0


@dataclass(slots=True)
class Board:
    """What parts of one drawing share: where it is drawn, its language, what was noted so far."""

    axes: Axes
    lang: Lang
    zoom: float
    words: Lettering
    shapes: dict[Look, list[Path]] = field(default_factory=dict)
    marks: dict[tuple[str, float, Look], list[XY]] = field(default_factory=dict)

    def label(self, code: str, **parameters: object) -> str:
        """Return a word of `labels/charts.py`."""
        return text(f"charts.{code}", self.lang, **parameters)

    def say(self, x: float, y: float, words: str, size: float = FONT, **look: Any) -> None:
        """Write words, vertically centred on y; ``color`` and ``ha`` may be given."""
        self.words.say(x, y, words, size, **look)

    def wide(self, words: str, size: float = FONT) -> float:
        """Return how wide words are, in points."""
        return text_width(clean(words), size)

    def shape(self, path: Path, look: Look) -> None:
        """Note an outline."""
        self.shapes.setdefault(look, []).append(path)

    def line(self, places: Sequence[XY], look: Look) -> None:
        """Note a line through places."""
        self.shape(Path(np.array(places, dtype=float)), look)

    def rect(self, left: float, top: float, wide: float, high: float, look: Look) -> None:
        """Note a rectangle; one without width is nothing."""
        if wide > 0:
            corners = [(left, top), (left + wide, top), (left + wide, top + high),
                       (left, top + high), (left, top)]  # fmt: skip
            self.shape(Path(np.array(corners), closed=True), look)

    def box(self, left: float, right: float, middle: float, look: Look) -> None:
        """Note a rounded box one row high."""
        outline = rounded(right - left)
        corner = np.array((left, middle - 7))
        self.shape(Path(outline.vertices + corner, outline.codes), look)

    def mark(self, x: float, y: float, marker: str, size: float, look: Look) -> None:
        """Note a marker of matplotlib, so many points wide."""
        self.marks.setdefault((marker, size, look), []).append((x, y))

    def flush(self) -> None:
        """Draw what was noted."""
        for look, paths in self.shapes.items():
            self.axes.add_artist(
                PathPatch(
                    Path.make_compound_path(*paths), fill=look.face != "none", clip_on=False,
                    facecolor=look.face, edgecolor=look.edge, linewidth=look.width * self.zoom,
                    hatch=look.hatch, linestyle=(0, look.dashes) if look.dashes else "solid",
                    zorder=look.zorder, alpha=look.alpha if look.alpha < 1 else None,
                    capstyle="butt", joinstyle="miter",
                )
            )  # fmt: skip
        for (marker, size, look), places in self.marks.items():
            self.axes.scatter(
                [x for x, _ in places], [y for _, y in places], s=(size * self.zoom) ** 2,
                marker=marker, c=look.face, edgecolors=look.edge, zorder=look.zorder,
                linewidths=look.width * self.zoom, clip_on=False, alpha=look.alpha,
            )  # fmt: skip
        top = max((look.zorder for look in [*self.shapes, *(m[2] for m in self.marks)]), default=0)
        self.words.set_zorder(top + _WORDS_ABOVE)


@cache
def rounded(wide: float) -> Path:
    """Return a rounded box one row high with its upper left corner in the origin."""
    return _ROUND(0, 0, wide, 14, 1)


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing that is ready to be made.

    Attributes
    ----------
    size : (float, float)
        Width and height in points at full size, without title and footnote.
    title, counts, note : str
        Above the drawing, in two lines; below it.
    paint : callable
        Notes everything on the board it is given.
    """

    size: XY
    title: str
    counts: str
    note: str
    paint: Callable[[Board], None]

    @property
    def inches(self) -> XY:
        """Return the size of a figure that holds it at full size."""
        return style.page_size(self.size[0] / 72, self.size[1] / 72)

    def draw(self, ax: Axes | None, lang: Lang) -> Axes:
        """Draw on axes, made anew with pyplot if absent; return them."""
        with chinese():
            axes = style.new_axes(self.inches) if ax is None else ax
            axes.set_axis_off()
            zoom = fit_limits(axes, self.size)
            style.headline(axes, self.title, self.counts, zoom)
            style.footnote(axes, self.note, zoom)
            with style.outside_layout(axes):
                zoom = fit_limits(axes, self.size)  # the title may have moved the axes
                board = Board(axes, lang, zoom, Lettering(axes, zoom))
                self.paint(board)
                board.flush()
        return axes


def fit_limits(axes: Axes, size: XY) -> float:
    """Set limits within which a drawing so large fits, at most at full size; return the zoom."""
    figure = cast(Figure, axes.get_figure(root=True))
    if figure.get_layout_engine() is not None:
        figure.draw_without_rendering()
    box = axes.get_window_extent()
    wide, high = box.width * 72 / figure.dpi, box.height * 72 / figure.dpi
    zoom = min(1.0, wide / size[0], high / size[1])
    axes.set_xlim(0, wide / zoom)
    axes.set_ylim(high / zoom, 0)
    return zoom
