"""Colours and text of all figures: safe for the colour-blind, told apart in grey print.

Colours are from Okabe & Ito (2008), "Color Universal Design", chosen so that their lightness
differs as well; whatever a colour says, a shape, a line style or a number says too.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Annotation, Text

from bangfu_assign.report.fonts import clean, families

BLACK = "#000000"
ORANGE = "#E69F00"
SKY = "#56B4E9"
GREEN = "#009E73"
BLUE = "#0072B2"
VERMILION = "#D55E00"
ALARM = "#B34700"
"""Vermilion darkened, for small text."""
INK = "#222222"
GREY = "#767676"
PALE = "#C9C9C9"
PAPER = "#FFFFFF"

COVERAGE_STEPS = (0.5, 0.75, 0.9, 1.0)
"""Lower ends of the coverage classes above the lowest one; the last is full coverage."""

COVERAGE_COLOURS = ("#FFFFFF", "#D3E5F1", "#94C0DE", "#4A92C3", "#08518C")
"""Lightest for least covered: lightness falls evenly, so the classes survive grey print."""


def coverage_class(covered: int, households: int) -> int:
    """Return the class of a village's coverage: 0 for under half … 4 for everybody.

    A village without planned households counts as fully covered.
    """
    if covered >= households:
        return len(COVERAGE_STEPS)
    return sum(covered >= step * households for step in COVERAGE_STEPS[:-1])


def write(axes: Axes, x: float, y: float, words: str, **style: Any) -> Text:
    """Put text in data coordinates: cleaned, and never read as a formula (``$``, ``\\``, ``_``)."""
    style.setdefault("color", INK)
    return axes.text(x, y, clean(words), parse_math=False, **style)


def new_axes(inches: tuple[float, float]) -> Axes:
    """Return axes on a new pyplot figure of this size, so that a notebook shows it."""
    from matplotlib import pyplot as plt  # noqa: PLC0415 - chooses a backend when imported

    return fill(plt.figure(figsize=inches))


SIDE, TOP, BOTTOM = 0.3, 0.75, 0.4
"""Inches around the drawing: margin, title, footnote."""


def fill(figure: Figure) -> Axes:
    """Return axes that fill a figure but for the title, the footnote and a margin."""
    width, height = figure.get_size_inches()
    across, up = SIDE / width, BOTTOM / height
    return figure.add_axes((across, up, 1 - 2 * across, 1 - up - TOP / height))


def page_size(width: float, height: float) -> tuple[float, float]:
    """Return the figure on which `fill` gives axes of this size, all in inches."""
    return width + 2 * SIDE, height + TOP + BOTTOM


def headline(axes: Axes, title: str, counts: str, zoom: float = 1.0) -> None:
    """Set a title with a line of counts under it, above the axes."""
    axes.set_title(
        clean(title), loc="left", fontsize=15 * zoom, pad=26 * zoom, color=INK, parse_math=False,
        y=1.0,  # given, so that matplotlib need not measure every tick to find it
        fontfamily=list(families()),  # the axes made this text before the family was chosen
    )  # fmt: skip
    axes.annotate(
        clean(counts),
        (0, 1),
        xycoords="axes fraction",
        xytext=(0, 9 * zoom),
        textcoords="offset points",
        fontsize=9.5 * zoom,
        color=INK,
        va="bottom",
        parse_math=False,
        annotation_clip=False,
    )


def footnote(axes: Axes, words: str, zoom: float = 1.0) -> Annotation:
    """Set small print below the axes; return it, to say more once it is known."""
    return axes.annotate(
        clean(words),
        (0, 0),
        xycoords="axes fraction",
        xytext=(0, -8 * zoom),
        textcoords="offset points",
        fontsize=7.5 * zoom,
        color=GREY,
        va="top",
        parse_math=False,
        annotation_clip=False,
    )


@contextmanager
def outside_layout(axes: Axes) -> Iterator[None]:
    """Keep what is drawn inside from moving the axes, whose present size it is fitted to."""
    known = set(axes.get_children())
    yield
    for artist in axes.get_children():
        if artist not in known:
            artist.set_in_layout(False)


def share(part: int, whole: int) -> str:
    """Return a percentage with one decimal, rounded down so that 100.0 means everybody."""
    return f"{part * 1000 // whole / 10:.1f}" if whole else "100.0"
