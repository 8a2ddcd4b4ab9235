"""Words drawn all at once stand where matplotlib's own would, and no glyph is lost."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from bangfu_assign.report.figures.lettering import Lettering, text_width
from bangfu_assign.report.fonts import chinese

WORDS = "班庄镇 Paired 5/5 −13"


def blank() -> Axes:
    figure = Figure(figsize=(4, 1), dpi=150)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, 288)
    axes.set_ylim(0, 72)
    return axes


def ink(axes: Axes) -> np.ndarray:
    canvas = axes.figure.canvas
    canvas.draw()
    return 255 - np.asarray(canvas.buffer_rgba())[..., :3].min(axis=2).astype(int)


def extent(drawn: np.ndarray) -> list[int]:
    rows, columns = np.flatnonzero(drawn.any(axis=1)), np.flatnonzero(drawn.any(axis=0))
    return [rows[0], rows[-1], columns[0], columns[-1]]


@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_words_stand_where_matplotlib_puts_them(align: str) -> None:
    """Same place and size to two pixels of 600, and about as much ink."""
    ours = blank()
    Lettering(ours).say(144, 36, WORDS, 12, ha=align)  # type: ignore[arg-type]
    theirs = blank()
    with chinese():
        theirs.text(144, 36, WORDS, fontsize=12, ha=align, va="center_baseline", color="#222222")
    drawn, expected = ink(ours), ink(theirs)
    apart = np.abs(np.subtract(extent(drawn), extent(expected)))
    assert apart[2:].max() <= 3
    assert apart[:2].max() <= 4
    assert drawn.sum() == pytest.approx(expected.sum(), rel=0.2)


def test_boxes_hold_all_ink() -> None:
    """What is said to be taken is taken: overlap tests may rely on it."""
    axes = blank()
    words = Lettering(axes, zoom=0.8)
    words.say(20, 30, WORDS, 14)
    ((said, box),) = words.said()
    top, bottom, left, right = extent(ink(axes))
    assert said == WORDS
    assert box.x0 - 1 <= left and right <= box.x1 + 1
    assert box.y0 - 1 <= 150 - 1 - bottom and 150 - 1 - top <= box.y1 + 1


def test_what_no_font_has_is_marked_and_nothing_is_a_formula() -> None:
    """A private character becomes 〓; dollar signs and control characters do no harm."""
    axes = blank()
    words = Lettering(axes)
    words.say(10, 36, "\ue123$x^2$\n\x07", 10)
    words.say(10, 10, "\u202e", 10)
    assert [said for said, _ in words.said()] == ["〓$x^2$"]
    assert ink(axes).any()


def test_width_grows_with_size_and_a_character_is_as_wide_as_its_size() -> None:
    """Chinese characters fill a square."""
    assert text_width("班庄", 10) == pytest.approx(20, rel=0.01)
    assert text_width("班庄", 20) == pytest.approx(40, rel=0.01)


def test_each_colour_is_painted() -> None:
    """Words of two colours leave both on the page."""
    axes = blank()
    words = Lettering(axes)
    words.say(10, 36, "红", 20, color="#ff0000")
    words.say(100, 36, "蓝", 20, color="#0000ff")
    axes.figure.canvas.draw()
    pixels = np.asarray(axes.figure.canvas.buffer_rgba())[..., :3].reshape(-1, 3)
    assert {(255, 0, 0), (0, 0, 255)} <= set(map(tuple, pixels))
