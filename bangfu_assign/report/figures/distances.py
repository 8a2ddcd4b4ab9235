"""How far the cadres of each rank are from their households."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx
from matplotlib.axes import Axes

from bangfu_assign.labels import Lang, text
from bangfu_assign.plan import Plan
from bangfu_assign.report.figures import style
from bangfu_assign.report.figures.board import Board, Chart, Look
from bangfu_assign.report.figures.heading import title_of
from bangfu_assign.report.figures.scale import Bent
from bangfu_assign.report.fonts import clip
from bangfu_assign.report.graph import assignment_graph
from bangfu_assign.report.journeys import Journeys, journeys_of
from bangfu_assign.report.tallies import reach_by_rank

LEFT, RIGHT, WIDTH = 130.0, 530.0, 740.0
ROW, HEAD, FOOT = 36.0, 22.0, 40.0
KNEE_KM = 2.0
"""Up to here the scale is even: most village cadres live nearer."""

DOT = Look(face=style.BLUE, zorder=2, alpha=0.4)
BOX = Look(edge=style.INK, width=1.0, zorder=4)
WHISKER = Look(edge=style.INK, width=0.8, zorder=4)
MEDIAN = Look(edge=style.INK, width=2.6, zorder=4)
GRID = Look(edge=style.PALE, width=0.5, zorder=1)


def draw_distances(
    plan: Plan, ax: Axes | None = None, lang: Lang = "zh", *, journeys: Journeys | None = None
) -> Axes:
    """Draw the distance base → household of every pair as a dot, one row a rank.

    Parameters
    ----------
    plan : Plan
        The plan.
    ax : Axes, optional
        Where to draw; everything is scaled to fit. Made anew with pyplot if absent.
    lang : {"zh", "en"}
        Language of the words.
    journeys : Journeys, optional
        Distances of the plan; measured if left out.

    Returns
    -------
    Axes
        The axes drawn on.

    Raises
    ------
    FactsError
        If the distances have to be measured and cannot be.
    """
    known = journeys_of(plan) if journeys is None else journeys
    return distance_chart(assignment_graph(plan), known, lang).draw(ax, lang)


def distance_chart(graph: nx.DiGraph[str], journeys: Journeys, lang: Lang) -> Chart:
    """Return the chart of an `assignment_graph`; see `draw_distances`."""
    ranks = reach_by_rank(graph, journeys.reach_m)
    everybody = sorted(metres for _, ways in ranks for metres in ways)
    title = title_of(graph, lang, "distance_title")
    if not everybody:
        nothing = text("charts.distance_none", lang)
        return Chart((WIDTH, HEAD), title, nothing, "", lambda board: None)

    def paint(board: Board) -> None:
        scale = Bent(KNEE_KM, everybody[-1] / 1000, LEFT, RIGHT)
        bottom = HEAD + ROW * len(ranks)
        _axis(board, scale, bottom)
        for n, (label, ways) in enumerate(ranks):
            _rank(board, scale, label, ways, HEAD + n * ROW)

    counts = text(
        "charts.distance_counts", lang, n=f"{len(everybody):,}", median=km(at(everybody, 0.5)),
        most=km(at(everybody, 0.9)), far=km(everybody[-1]),
    )  # fmt: skip
    note = text("charts.distance_note", lang, knee=f"{KNEE_KM:g}")
    return Chart((WIDTH, HEAD + ROW * len(ranks) + FOOT), title, counts, note, paint)


def at(ways: Sequence[int], share: float) -> int:
    """Return the length that this share of sorted lengths does not exceed (nearest rank)."""
    return ways[max(0, -int(-share * len(ways) // 1) - 1)]


def km(metres: int) -> str:
    """Return kilometres with one decimal."""
    return f"{metres / 1000:,.1f}"


def _axis(board: Board, scale: Bent, bottom: float) -> None:
    grey = style.GREY
    board.say(LEFT - 8, HEAD / 2, board.label("column_rank"), color=grey, ha="right")
    for right, code in _columns():
        board.say(right, HEAD / 2, board.label(code), color=grey, ha="right")
    last = -1e9
    for tick in scale.ticks():
        x = scale.at(tick)
        board.line([(x, HEAD), (x, bottom + 3)], GRID)
        words = f"{tick:g}"
        if x - last > board.wide(words) + 8:
            board.say(x, bottom + 11, words, ha="center")
            last = x
    board.say((LEFT + RIGHT) / 2, bottom + 26, board.label("axis_km"), ha="center", color=grey)


def _columns() -> list[tuple[float, str]]:
    return [(592, "column_pairs"), (640, "column_median"), (682, "column_most"),
            (WIDTH, "column_far")]  # fmt: skip


def _rank(board: Board, scale: Bent, label: str, ways: list[int], top: float) -> None:
    middle = top + ROW / 2
    board.say(LEFT - 8, middle, clip(label, 22), ha="right")
    for n, metres in enumerate(ways):
        # Spread evenly by the golden ratio: the same dots on every machine, no random numbers.
        up = (n * 0.6180339887) % 1 - 0.5
        board.mark(scale.at(metres / 1000), middle + up * ROW * 0.72, "o", 2.2, DOT)
    low, half, high, most = (scale.at(at(ways, s) / 1000) for s in (0.25, 0.5, 0.75, 0.9))
    board.rect(low, middle - 6, max(high - low, 0.5), 12, BOX)
    board.line([(half, middle - 8), (half, middle + 8)], MEDIAN)
    board.line([(high, middle), (most, middle)], WHISKER)
    board.line([(most, middle - 4), (most, middle + 4)], WHISKER)
    figures = [f"{len(ways):,}", km(at(ways, 0.5)), km(at(ways, 0.9)), km(ways[-1])]
    for (right, _), words in zip(_columns(), figures, strict=True):
        board.say(right, middle, words, ha="right")
