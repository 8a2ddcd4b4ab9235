"""How each village's households are covered, and how needy those are who are not."""

from __future__ import annotations

import networkx as nx
from matplotlib.axes import Axes

from bangfu_assign.labels import Lang, text
from bangfu_assign.plan import Plan
from bangfu_assign.report.figures import style
from bangfu_assign.report.figures.board import Board, Chart, Look
from bangfu_assign.report.figures.columns import Place, flow
from bangfu_assign.report.figures.heading import title_of
from bangfu_assign.report.fonts import clip
from bangfu_assign.report.graph import assignment_graph
from bangfu_assign.report.tallies import NEEDS, Cover, village_cover

NAME, BAR_RIGHT, COUNT, SHARE, WIDE = 96.0, 250.0, 306.0, 350.0, 476.0
"""Right edges of a row's parts, from the left edge of its column, in points."""
ROW, BAR, HEAD, KEY, GAP = 15.0, 10.0, 20.0, 26.0, 34.0

COVERED = Look(face="#94C0DE", edge=style.INK, width=0.5)
LEFT_OUT = {
    3: Look(face=style.BLACK, edge=style.INK, width=0.5),
    2: Look(face=style.VERMILION, edge=style.INK, width=0.5),
    1: Look(face=style.PAPER, edge=style.INK, width=0.5, hatch="//////"),
}
WEAK = Look(face=style.PAPER, edge=style.VERMILION, width=1.6)


def draw_coverage(plan: Plan, ax: Axes | None = None, lang: Lang = "zh") -> Axes:
    """Draw a bar for each village: households covered, and uncovered ones by need.

    The worst covered village stands first; weak villages have a square before their name.

    Parameters
    ----------
    plan : Plan
        The plan.
    ax : Axes, optional
        Where to draw; everything is scaled to fit. Made anew with pyplot if absent: with so many
        columns as the villages need.
    lang : {"zh", "en"}
        Language of the words.

    Returns
    -------
    Axes
        The axes drawn on.
    """
    return coverage_chart(assignment_graph(plan), lang).draw(ax, lang)


def coverage_chart(graph: nx.DiGraph[str], lang: Lang) -> Chart:
    """Return the chart of an `assignment_graph`; see `draw_coverage`."""
    rows = village_cover(graph)
    page = flow([ROW] * len(rows), WIDE, GAP, KEY + HEAD)

    def paint(board: Board) -> None:
        most = max((row.households for row in rows), default=1)
        _key(board, any(row.weak for row in rows))
        for left in page.lefts:
            _head(board, left)
        for row, place in zip(rows, page.places, strict=True):
            _village(board, row, place, most)

    all_of_them = sum(row.households for row in rows)
    covered = sum(row.covered for row in rows)
    counts = text(
        "charts.coverage_counts", lang, households=f"{all_of_them:,}", covered=f"{covered:,}",
        share=style.share(covered, all_of_them), uncovered=f"{all_of_them - covered:,}",
        full=sum(not row.uncovered for row in rows), villages=len(rows),
        **{f"need_{need}": sum(row.left[need] for row in rows) for need in NEEDS},
    )  # fmt: skip
    wide = max(page.width, 560.0)
    return Chart(
        (wide, page.height + 4), title_of(graph, lang, "coverage_title"), counts,
        text("charts.coverage_note", lang), paint,
    )  # fmt: skip


def _key(board: Board, weak: bool) -> None:
    x = 0.0
    looks = [(COVERED, "covered"), *((LEFT_OUT[need], f"left_{need}") for need in NEEDS)]
    for look, code in looks:
        board.rect(x, 4, 22, BAR, look)
        words = board.label(code)
        board.say(x + 27, 9, words)
        x += 44 + board.wide(words)
    if weak:
        board.mark(x + 4, 9, "s", 6, WEAK)
        board.say(x + 14, 9, board.label("weak"))


def _head(board: Board, left: float) -> None:
    middle = KEY + HEAD / 2
    for right, code in ((COUNT, "column_covered"), (SHARE, "column_share")):
        board.say(left + right, middle, board.label(code), color=style.GREY, ha="right")
    for need, right in _need_columns():
        board.say(left + right, middle, board.label(f"short_{need}"), color=style.GREY, ha="right")


def _need_columns() -> list[tuple[int, float]]:
    step = (WIDE - SHARE) / len(NEEDS)
    return [(need, SHARE + (n + 1) * step) for n, need in enumerate(NEEDS)]


def _village(board: Board, row: Cover, place: Place, most: int) -> None:
    left, middle = place.left, place.top + ROW / 2
    name = clip(row.name, 16)
    board.say(left + NAME - 5, middle, name, ha="right")
    if row.weak:
        board.mark(left + NAME - 12 - board.wide(name), middle, "s", 6, WEAK)
    scale, x = (BAR_RIGHT - NAME) / most, left + NAME
    parts = [(row.covered, COVERED), *((row.left[need], LEFT_OUT[need]) for need in NEEDS)]
    for count, look in parts:
        board.rect(x, middle - BAR / 2, count * scale, BAR, look)
        x += count * scale
    board.say(left + COUNT, middle, f"{row.covered:,} / {row.households:,}", ha="right")
    board.say(left + SHARE, middle, f"{style.share(row.covered, row.households)}%", ha="right")
    for need, right in _need_columns():
        colour = style.ALARM if row.left[need] else style.GREY
        board.say(left + right, middle, f"{row.left[need]:,}", ha="right", color=colour)
