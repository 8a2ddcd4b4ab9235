"""What a drawing says, and where: for tests of figures."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from bangfu_assign.report.figures import style
from bangfu_assign.report.figures.lettering import Lettering


def axes_for(inches: tuple[float, float]) -> Axes:
    """Return axes on a figure of their own."""
    figure = Figure(figsize=inches)
    FigureCanvasAgg(figure)
    return style.fill(figure)


def words_of(axes: Axes) -> list[tuple[str, Bbox]]:
    """Return every visible piece of text with its box in pixels, after drawing."""
    axes.figure.canvas.draw()
    ticks = {*axes.xaxis.findobj(Text), *axes.yaxis.findobj(Text)}  # never drawn: the axes are off
    found = [t for t in axes.findobj(Text) if t.get_text() and t not in ticks]
    said = [(t.get_text(), t.get_window_extent()) for t in found]
    return said + [words for page in axes.findobj(Lettering) for words in page.said()]


def texts(axes: Axes) -> dict[str, Bbox]:
    """Return every visible piece of text by content; of equal ones the last."""
    return dict(words_of(axes))


def overlaps(boxes: Sequence[Bbox]) -> list[tuple[int, int]]:
    """Return the pairs of boxes that overlap, by place."""
    array = np.array([box.extents for box in boxes]).reshape(-1, 4)
    a, b = array[:, None, :], array[None, :, :]
    hit = (a[..., 0] < b[..., 2]) & (a[..., 2] > b[..., 0])
    hit &= (a[..., 1] < b[..., 3]) & (a[..., 3] > b[..., 1])
    return [(int(i), int(j)) for i, j in zip(*np.nonzero(np.triu(hit, 1)), strict=True)]
