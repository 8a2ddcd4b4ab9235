"""Boxes, lines and words of a village sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import networkx as nx
from matplotlib.path import Path

from bangfu_assign.labels import text
from bangfu_assign.report.figures import style
from bangfu_assign.report.figures.board import DASHED, FONT, XY, Board, Look
from bangfu_assign.report.figures.lettering import text_width
from bangfu_assign.report.figures.village_rows import Block, has_layers, layers_of
from bangfu_assign.report.fonts import clean, clip, width
from bangfu_assign.report.graph import NodeKind
from bangfu_assign.report.queries import nodes_of

HELPER_LEFT, HELPER_RIGHT = 0.0, 290.0
HOME_LEFT, HOME_RIGHT = 370.0, 610.0
LAYERS_LEFT, LAYERS_LEAST, LAYERS_MOST = 622.0, 118.0, 260.0
"""Columns of the sheet, in points from its left edge at full size."""
NAME_AT, PERSONS_AT, GROUP_AT, NUMBER_AT = 34.0, 103.0, 134.0, 172.0
"""Columns inside a household's box."""


def sheet_width(graph: nx.DiGraph[str]) -> float:
    """Return the width in points of a village's sheet at full size."""
    if not has_layers(graph):
        return HOME_RIGHT + 1
    homes = nodes_of(graph, NodeKind.HOUSEHOLD)
    widest = max(text_width(_layers(graph, home), FONT - 0.5) for home in homes)
    return LAYERS_LEFT + min(max(widest + 4, LAYERS_LEAST), LAYERS_MOST)


PLAIN = Look(face="#F4F4F4", edge=style.PALE, width=0.7)
HELPER = Look(face="#E8F1F8", edge=style.PALE, width=0.7)
HOOKED = Look(face="#E8F1F8", edge=style.VERMILION, width=1.6)
LEFT_OUT = (
    Look(face="#FBE9DD", zorder=3.0),
    Look(edge="#F5CFB8", hatch="////", zorder=3.1),
    Look(edge=style.VERMILION, width=1.1, zorder=3.2),  # last: hatching must not cut the outline
)
KEPT = Look(edge=style.BLUE, width=2.0, zorder=2)
NEW = Look(edge=style.GREY, width=1.0, dashes=DASHED, zorder=2)
FILLED = Look(face=style.INK, edge=style.INK, width=0.6, zorder=5)
HOLLOW = Look(face=style.PAPER, edge=style.INK, width=0.6, zorder=5)


@dataclass(slots=True)
class Page:
    """The board of one village's sheet."""

    board: Board
    graph: nx.DiGraph[str]

    def say(self, x: float, y: float, words: str, size: float = FONT, **look: Any) -> None:
        """Write words, vertically centred on y."""
        self.board.say(x, y, words, size, **look)

    def label(self, code: str, **parameters: object) -> str:
        """Return a word of `labels/figures.py`."""
        return text(f"figures.{code}", self.board.lang, **parameters)

    def line(self, start: XY, end: XY, *, kept: bool) -> None:
        """Note a pair: solid and thick if kept, dashed and thin if new."""
        bend = (end[0] - start[0]) * 0.5
        points = [start, (start[0] + bend, start[1]), (end[0] - bend, end[1]), end]
        curve = Path(points, [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4])
        self.board.shape(curve, KEPT if kept else NEW)

    def dots(self, left: float, middle: float, need: int) -> None:
        """Note three dots, as many filled as the need weighs."""
        for n in range(3):
            look = FILLED if n < need else HOLLOW
            self.board.mark(left + 4 + 7.5 * n, middle, "o", 5, look)


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
            page.board.box(HOME_LEFT, HOME_RIGHT, y, PLAIN)
            kept = page.graph.edges[block.cadre, household]["kept"]
            page.line((HELPER_RIGHT, middle), (HOME_LEFT, y), kept=kept)
        _household(page, household, y)


def _helper(page: Page, block: Block, cadre: str, middle: float) -> None:
    data = page.graph.nodes[cadre]
    page.board.box(HELPER_LEFT, HELPER_RIGHT, middle, HOOKED if block.hooks else HELPER)
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
    page.say(LAYERS_LEFT, y, _layers(page.graph, household), FONT - 0.5)


def _layers(graph: nx.DiGraph[str], household: str) -> str:
    """Return the names of a household's co-helper and project."""
    names = [graph.nodes[n].get("name", "") for n in layers_of(graph, household)]
    return clip(clean("·".join(names)), 60)


def _uncovered_box(page: Page, left: float, right: float, middle: float) -> None:
    for look in LEFT_OUT:
        page.board.box(left, right, middle, look)
