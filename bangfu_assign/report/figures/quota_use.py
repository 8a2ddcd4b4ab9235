"""How far each rank's places are used."""

from __future__ import annotations

import networkx as nx
from matplotlib.axes import Axes

from bangfu_assign.labels import Lang, text
from bangfu_assign.plan import Plan
from bangfu_assign.report.figures import style
from bangfu_assign.report.figures.board import Board, Chart, Look
from bangfu_assign.report.figures.heading import title_of
from bangfu_assign.report.fonts import clip
from bangfu_assign.report.graph import assignment_graph
from bangfu_assign.report.tallies import RankUse, rank_use

BAR_LEFT, BAR_RIGHT, WIDTH = 130.0, 470.0, 720.0
ROW, BAR, HEAD, SECTION, KEY = 24.0, 14.0, 20.0, 26.0, 24.0
"""Heights in points: of a rank, its bar, the column titles, a section's title, the key."""

USED = Look(face=style.BLUE, edge=style.INK, width=0.6)
HELPING = Look(face=style.SKY, edge=style.INK, width=0.6)
FREE = Look(face=style.PAPER, edge=style.INK, width=0.6, hatch="////", zorder=2.5)


def draw_quota_use(plan: Plan, ax: Axes | None = None, lang: Lang = "zh") -> Axes:
    """Draw which share of each rank's places is used (filled) and free (hatched), with figures.

    Parameters
    ----------
    plan : Plan
        The plan. Cadres who are not available have no places.
    ax : Axes, optional
        Where to draw; everything is scaled to fit. Made anew with pyplot if absent.
    lang : {"zh", "en"}
        Language of the words.

    Returns
    -------
    Axes
        The axes drawn on.
    """
    return quota_chart(assignment_graph(plan), lang).draw(ax, lang)


def quota_chart(graph: nx.DiGraph[str], lang: Lang) -> Chart:
    """Return the chart of an `assignment_graph`; see `draw_quota_use`."""
    ranks = rank_use(graph)
    sections = [
        (code, rows)
        for code, principal in (("principals", True), ("co_helpers", False))
        if (rows := [rank for rank in ranks if rank.principal is principal])
    ]
    places, used = (
        sum(getattr(rank, name) for rank in ranks if rank.principal) for name in ("places", "used")
    )

    def paint(board: Board) -> None:
        _key(board)
        _head(board)
        top = KEY + HEAD
        for code, rows in sections:
            board.say(0, top + SECTION / 2, board.label(code), color=style.GREY)
            top += SECTION
            for rank in rows:
                _rank(board, rank, top)
                top += ROW

    high = KEY + HEAD + SECTION * len(sections) + ROW * len(ranks)
    counts = text(
        "charts.quota_counts", lang, places=f"{places:,}", used=f"{used:,}",
        share=style.share(used, places), free=f"{places - used:,}",
    )  # fmt: skip
    return Chart(
        (WIDTH, high), title_of(graph, lang, "quota_title"), counts,
        text("charts.quota_note", lang), paint,
    )  # fmt: skip


def _key(board: Board) -> None:
    x = BAR_LEFT
    for look, code in ((USED, "used"), (HELPING, "used_helping"), (FREE, "free")):
        board.rect(x, 4, 26, 11, look)
        words = board.label(code)
        board.say(x + 32, 9.5, words)
        x += 50 + board.wide(words)


def _head(board: Board) -> None:
    middle = KEY + HEAD / 2
    board.say(BAR_LEFT, middle, board.label("column_places"), color=style.GREY)
    for right, code in ((560, "column_used"), (612, "column_share"), (662, "column_cadres"),
                        (WIDTH, "column_idle")):  # fmt: skip
        board.say(right, middle, board.label(code), color=style.GREY, ha="right")


def _rank(board: Board, rank: RankUse, top: float) -> None:
    middle = top + ROW / 2
    board.say(BAR_LEFT - 8, middle, clip(rank.label, 22), ha="right")
    share = min(rank.used / rank.places, 1.0) if rank.places else 0.0
    upper, wide = middle - BAR / 2, BAR_RIGHT - BAR_LEFT
    board.rect(BAR_LEFT, upper, wide if rank.places else 0, BAR, FREE)
    board.rect(BAR_LEFT, upper, share * wide, BAR, USED if rank.principal else HELPING)
    for right, words in (
        (560, f"{rank.used:,} / {rank.places:,}"),
        (612, f"{style.share(rank.used, rank.places)}%"),
        (662, f"{rank.cadres:,}"),
        (WIDTH, f"{rank.idle:,}"),
    ):
        board.say(right, middle, words, ha="right")
