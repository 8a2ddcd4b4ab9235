"""Thousands of words as one drawing: a page of names costs little more than its glyphs.

matplotlib lays out, measures and paints every `Text` by itself, which takes most of the time of a
page with a thousand names. Here the outlines of all words of one colour make a single path. Only
what a table needs is offered: horizontal words of any size, aligned left, in the middle or right.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.colors import to_rgba
from matplotlib.ft2font import LoadFlags
from matplotlib.path import Path
from matplotlib.transforms import Bbox, IdentityTransform
from numpy.typing import NDArray

from bangfu_assign.report.figures import style
from bangfu_assign.report.fonts import clean, font_of

Align = Literal["left", "center", "right"]

_SHARE = {"left": 0.0, "center": 0.5, "right": 1.0}
_MIDDLE = 0.36
"""Baseline below the middle of a row, in sizes: half the height of a digit."""
_ABOVE, _BELOW = 0.88, 0.22
"""What a line of words takes above and below its baseline, in sizes."""
_DRAWN_AT = 100.0
"""Points at which outlines are taken from the font, to be scaled."""


class Run(NamedTuple):
    """Words on one line, in data coordinates; size in points."""

    x: float
    y: float
    words: str
    size: float
    colour: str
    align: Align


@dataclass(frozen=True, slots=True, eq=False)
class _Glyph:
    vertices: NDArray[np.float64]
    codes: NDArray[np.uint8]
    advance: float


class Lettering(Artist):
    """Words on axes, vertically centred on their place, painted all at once.

    Parameters
    ----------
    axes : Axes
        Where the words are added.
    zoom : float
        Factor for all sizes.
    """

    def __init__(self, axes: Axes, zoom: float = 1.0, zorder: float = 5) -> None:
        super().__init__()
        self._runs: list[Run] = []
        self._zoom = zoom
        self.set_zorder(zorder)
        axes.add_artist(self)
        self.set_clip_path(None)

    def say(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        color: str = style.INK,
        ha: Align = "left",
    ) -> None:
        """Add words; a line end is a blank, and a character no font has becomes 〓."""
        said = clean(words)
        if said:
            self._runs.append(Run(x, y, said, size * self._zoom, color, ha))
            self.stale = True

    def said(self) -> list[tuple[str, Bbox]]:
        """Return all words with the boxes they take, in pixels of the figure."""
        return [(run.words, box) for run, box in zip(self._runs, self._boxes(), strict=True)]

    def get_window_extent(self, renderer: RendererBase | None = None) -> Bbox:
        """Return the box around all words, in pixels."""
        boxes = self._boxes()
        return Bbox.union(boxes) if boxes else Bbox.null()

    def draw(self, renderer: RendererBase) -> None:
        """Paint the words, one path for each colour."""
        if not self.get_visible():
            return
        gc = renderer.new_gc()
        gc.set_linewidth(0)
        gc.set_snap(False)
        for colour in sorted({run.colour for run in self._runs}):
            path = self._outlines([run for run in self._runs if run.colour == colour])
            renderer.draw_path(gc, path, IdentityTransform(), to_rgba(colour))
        gc.restore()
        self.stale = False

    def _starts(self, runs: list[Run]) -> NDArray[np.float64]:
        """Return where the runs' baselines begin, in whole pixels, (n, 2)."""
        pixels = self._pixels()
        assert self.axes is not None  # noqa: S101 - given when it was made
        at = self.axes.transData.transform([(run.x, run.y) for run in runs])
        wide = [text_width(run.words, run.size) * _SHARE[run.align] for run in runs]
        down = [run.size * _MIDDLE for run in runs]
        starts: NDArray[np.float64] = np.round(at - np.column_stack([wide, down]) * pixels)
        return starts

    def _boxes(self) -> list[Bbox]:
        if not self._runs:
            return []
        pixels = self._pixels()
        found = []
        for run, (x, y) in zip(self._runs, self._starts(self._runs), strict=True):
            size = run.size * pixels
            wide = text_width(run.words, run.size) * pixels
            found.append(Bbox([[x, y - _BELOW * size], [x + wide, y + _ABOVE * size]]))
        return found

    def _pixels(self) -> float:
        """Return how many pixels a point is."""
        figure = self.get_figure(root=True)
        assert figure is not None  # noqa: S101 - it has axes
        return float(figure.dpi / 72)

    def _outlines(self, runs: list[Run]) -> Path:
        vertices, codes, pens, scales = [], [], [], []
        pixels = self._pixels()
        for run, (x, y) in zip(runs, self._starts(runs), strict=True):
            scale = run.size * pixels / _DRAWN_AT
            pen = x
            for character in run.words:
                glyph = _glyph(character)
                if len(glyph.vertices):
                    vertices.append(glyph.vertices)
                    codes.append(glyph.codes)
                    pens.append((pen, y))
                    scales.append(scale)
                pen += glyph.advance * scale
        if not vertices:
            return Path(np.zeros((0, 2)))
        lengths = [len(v) for v in vertices]
        moved = np.concatenate(vertices) * np.repeat(scales, lengths)[:, None]
        return Path(moved + np.repeat(pens, lengths, axis=0), np.concatenate(codes))


def text_width(words: str, size: float) -> float:
    """Return how wide words are, in points."""
    return sum(_glyph(c).advance for c in words) * size / _DRAWN_AT


@cache
def _glyph(character: str) -> _Glyph:
    """Return a character's outline and advance at 100 points."""
    font = font_of(character)
    font.set_size(_DRAWN_AT, 72)
    loaded = font.load_char(ord(character), flags=LoadFlags.NO_HINTING)
    vertices, codes = font.get_path()
    return _Glyph(np.array(vertices), np.array(codes), loaded.linearHoriAdvance / 65536)
