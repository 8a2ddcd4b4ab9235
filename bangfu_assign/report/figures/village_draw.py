"""Boxes, lines and words of a village sheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Self, cast

import networkx as nx
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, PathPatch
from matplotlib.path import Path

from bangfu_assign.labels import Lang, text
from bangfu_assign.report.figures import style
from bangfu_assign.report.figures.village_rows import Block, has_layers, layers_of
from bangfu_assign.report.fonts import clean, clip, width

HELPER_LEFT, HELPER_RIGHT = 0.0, 290.0
HOME_LEFT, HOME_RIGHT = 370.0, 610.0
LAYERS_LEFT, LAYERS_RIGHT = 622.0, 740.0
"""Columns of the sheet, in points from its left edge at full size."""
NAME_AT, PERSONS_AT, GROUP_AT, NUMBER_AT = 34.0, 103.0, 134.0, 172.0
"""Columns inside a household's box."""
FONT = 8.5


def sheet_width(graph: nx.DiGraph[str]) -> float:
    """Return the width in points of a village's sheet at full size."""
    return LAYERS_RIGHT if has_layers(graph) else HOME_RIGHT + 1


@dataclass(frozen=True, slots=True)
class Page:
    """Axes in points from the upper left corner, shrunk as a whole if they are too small."""

    axes: Axes
    graph: nx.DiGraph[str]
    lang: Lang
    zoom: float
    dotted: list[tuple[float, float, bool]] = field(default_factory=list)

    @classmethod
    def fit(cls, axes: Axes, graph: nx.DiGraph[str], lang: Lang, height: float) -> Self:
        """Set the limits so that the sheet, so high, fits at the largest zoom up to 1."""
        figure = cast(Figure, axes.get_figure(root=True))
        if figure.get_layout_engine() is not None:
            figure.draw_without_rendering()
        box = axes.get_window_extent()
        wide, high = box.width * 72 / figure.dpi, box.height * 72 / figure.dpi
        zoom = min(1.0, wide / sheet_width(graph), high / height)
        axes.set_xlim(0, wide / zoom)
        axes.set_ylim(high / zoom, 0)
        return cls(axes, graph, lang, zoom)

    def say(self, x: float, y: float, words: str, size: float = FONT, **look: Any) -> None:
        """Write words, vertically centred on y."""
        look.setdefault("va", "center_baseline")
        style.write(self.axes, x, y, words, fontsize=size * self.zoom, zorder=5, **look)

    def label(self, code: str, **parameters: object) -> str:
        """Return a word of `labels/figures.py`."""
        return text(f"figures.{code}", self.lang, **parameters)

    def box(self, left: float, right: float, middle: float, **look: Any) -> None:
        """Draw a rounded box one row high."""
        look = {"facecolor": "#F4F4F4", "edgecolor": style.PALE, "linewidth": 0.7, **look}
        look["linewidth"] *= self.zoom
        patch = FancyBboxPatch(
            (left, middle - 7), right - left, 14, boxstyle="round,pad=0,rounding_size=2.5",
            zorder=3, clip_on=False, **look,
        )  # fmt: skip
        self.axes.add_patch(patch)

    def line(self, start: tuple[float, float], end: tuple[float, float], *, kept: bool) -> None:
        """Draw a pair: solid and thick if kept, dashed and thin if new."""
        bend = (end[0] - start[0]) * 0.5
        points = [start, (start[0] + bend, start[1]), (end[0] - bend, end[1]), end]
        curve = Path(points, [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4])
        self.axes.add_patch(
            PathPatch(
                curve,
                fill=False,
                zorder=2,
                capstyle="butt",
                edgecolor=style.BLUE if kept else style.GREY,
                linewidth=(2.0 if kept else 1.0) * self.zoom,
                linestyle="solid" if kept else (0, (4, 2)),
            )
        )

    def dots(self, left: float, middle: float, need: int) -> None:
        """Note three dots, as many filled as the need weighs; `flush` draws them."""
        self.dotted.extend((left + 4 + 7.5 * n, middle, n < need) for n in range(3))

    def flush(self) -> None:
        """Draw all dots at once: thousands of single marks would be slow."""
        if self.dotted:
            self.axes.scatter(
                [x for x, _, _ in self.dotted],
                [y for _, y, _ in self.dotted],
                s=(5 * self.zoom) ** 2,
                c=[style.INK if filled else style.PAPER for _, _, filled in self.dotted],
                edgecolors=style.INK,
                linewidths=0.6 * self.zoom,
                zorder=5,
                clip_on=False,
            )


def draw_head(page: Page) -> None:
    """Draw the key and the titles of the columns."""
    y, x = 8.0, 0.0
    for kept, code in ((True, "line_kept"), (False, "line_new")):
        page.line((x, y), (x + 34, y), kept=kept)
        words = page.label(code)
        page.say(x + 40, y, words)
        x += 52 + width(words) * FONT / 2
    for need in (3, 2, 1):
        page.dots(x, y, need)
        words = page.label(f"need_{need}")
        page.say(x + 28, y, words)
        x += 42 + width(words) * FONT / 2
    _uncovered_box(page, x, x + 26, y)
    page.say(x + 32, y, page.label("not_covered"))
    page.say(HELPER_LEFT, 34, page.label("column_helpers"), color=style.GREY)
    page.say(HOME_LEFT, 34, page.label("column_households"), color=style.GREY)
    if has_layers(page.graph):
        page.say(LAYERS_LEFT, 34, page.label("column_layers"), color=style.GREY)


def draw_block(page: Page, block: Block, top: float, row: float) -> None:
    """Draw a helper, the households and the lines between them.

    Parameters
    ----------
    page : Page
        Where.
    block : Block
        What.
    top, row : float
        Upper edge and height of a row, in points.
    """
    middle = top + block.rows * row / 2
    if block.cadre is not None:
        _helper(page, block, block.cadre, middle)
    else:
        words = f"{page.label('not_covered')}  {len(block.households)}"
        page.say(HELPER_RIGHT - 8, middle, words, 10, ha="right", color=style.ALARM)
    for n, household in enumerate(block.households):
        y = top + (n + 0.5) * row
        if block.cadre is None:
            _uncovered_box(page, HOME_LEFT, HOME_RIGHT, y)
        else:
            page.box(HOME_LEFT, HOME_RIGHT, y)
            kept = page.graph.edges[block.cadre, household]["kept"]
            page.line((HELPER_RIGHT, middle), (HOME_LEFT, y), kept=kept)
        _household(page, household, y)


def _helper(page: Page, block: Block, cadre: str, middle: float) -> None:
    data = page.graph.nodes[cadre]
    edge = {"edgecolor": style.VERMILION, "linewidth": 1.6} if block.hooks else {}
    page.box(HELPER_LEFT, HELPER_RIGHT, middle, facecolor="#E8F1F8", **edge)
    name = clip(clean(data.get("name", data["code"])), 14)
    numbers = f"{len(block.households)} / {data['load']} / {data['quota']}"
    page.say(HELPER_RIGHT - 5, middle, numbers, ha="right")
    page.say(HELPER_LEFT + 5, middle, name, FONT + 0.5)
    said = [data["rank_label"], data.get("unit", "") + data.get("position", "")]
    if block.hooks:
        said.insert(1, page.label("hooks"))
    from_x = HELPER_LEFT + 5 + max(46.0, width(name) * (FONT + 0.5) / 2 + 8)
    room = HELPER_RIGHT - 5 - width(numbers) * FONT / 2 - 8 - from_x
    words = clip(clean("  ".join(said)), int(room / (FONT / 2 - 0.25)))
    page.say(from_x, middle, words, FONT - 0.5, color=style.INK)


def _household(page: Page, household: str, y: float) -> None:
    data = page.graph.nodes[household]
    page.dots(HOME_LEFT + 4, y, data["need"])
    at = HOME_LEFT
    page.say(at + NAME_AT, y, clip(clean(data.get("name", "")), 14), FONT + 0.5)
    count = data.get("persons")
    persons = page.label("persons", n=count) if count is not None else "–"
    page.say(at + PERSONS_AT, y, persons, FONT - 0.5)
    page.say(at + GROUP_AT, y, clip(clean(data.get("group", "")), 9), FONT - 0.5)
    page.say(at + NUMBER_AT, y, clip(clean(data["code"]), 17), FONT - 1, color="#555555")
    layers = [page.graph.nodes[n].get("name", "") for n in layers_of(page.graph, household)]
    page.say(LAYERS_LEFT, y, clip(clean("·".join(layers)), 26), FONT - 0.5)


def _uncovered_box(page: Page, left: float, right: float, middle: float) -> None:
    page.box(left, right, middle, facecolor="#FBE9DD", edgecolor=style.VERMILION, linewidth=1.1)
    page.box(
        left, right, middle, facecolor="none", edgecolor=style.VERMILION, linewidth=0.0,
        hatch="////", alpha=0.22,
    )  # fmt: skip
