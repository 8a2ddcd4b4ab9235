"""One village's assignments: helpers on the left, their households on the right."""

from __future__ import annotations

import difflib

import networkx as nx
from matplotlib.axes import Axes

from bangfu_assign.errors import Problem, UsageError
from bangfu_assign.labels import Lang, text
from bangfu_assign.plan import Plan
from bangfu_assign.report.figures.board import Board, Chart
from bangfu_assign.report.figures.village_draw import Page, draw_block, draw_head, sheet_width
from bangfu_assign.report.figures.village_rows import Block, blocks_of
from bangfu_assign.report.graph import EdgeKind, NodeKind, node_id, village_graph
from bangfu_assign.report.queries import edges_of, nodes_of

HEAD, ROW, BLOCK_GAP = 48.0, 17.0, 7.0
"""Heights in points: the head with the key and the column titles, a household, between helpers."""


def draw_village(plan: Plan, village: str, ax: Axes | None = None, lang: Lang = "zh") -> Axes:
    """Draw who helps whom in one village.

    Lines run from each helper to the households beside it, so that no two cross: solid for a pair
    kept from last year, dashed for a new one. The uncovered stand last, hatched. Dots count need.

    Parameters
    ----------
    plan : Plan
        The plan.
    village : str
        A village's id, or its name if only one village has it.
    ax : Axes, optional
        Where to draw; everything is scaled to fit. Made anew with pyplot if absent: as high as the
        village needs.
    lang : {"zh", "en"}
        Language of the words.

    Returns
    -------
    Axes
        The axes drawn on.

    Raises
    ------
    UsageError
        If no village, or more than one, is meant.
    """
    return village_chart(village_graph(plan, find_village(plan, village)), lang).draw(ax, lang)


def village_chart(part: nx.DiGraph[str], lang: Lang) -> Chart:
    """Return the sheet of a `village_graph`."""
    blocks = blocks_of(part)

    def paint(board: Board) -> None:
        page = Page(board, part)
        if not nodes_of(part, NodeKind.HOUSEHOLD):
            page.say(0, HEAD / 2, text("figures.village_empty", lang), 10)
        if blocks:
            draw_head(page)
        top = HEAD
        for block in blocks:
            draw_block(page, block, top, ROW)
            top += block.rows * ROW + BLOCK_GAP

    title, counts = _title(part, blocks, lang)
    size = (sheet_width(part), _height(blocks))
    return Chart(size, title, counts, text("figures.internal", lang), paint)


def find_village(plan: Plan, village: str) -> str:
    """Return the id of the village that an id or a name means.

    Raises
    ------
    UsageError
        If there is none (the nearest name is suggested), or several have the name.
    """
    table = plan.case.villages
    if village in set(table["village_id"]):
        return village
    named = sorted(table.loc[table["name"] == village, "village_id"])
    if len(named) == 1:
        return str(named[0])
    if named:
        ids = "、".join(named)
        raise UsageError(
            Problem("figures.same_name", params={"village": village, "n": len(named), "ids": ids})
        )
    near = difflib.get_close_matches(village, sorted({*table["name"], *table["village_id"]}), 1)
    if near:
        params = {"village": village, "near": near[0]}
        raise UsageError(Problem("figures.unknown_village_near", params=params))
    raise UsageError(Problem("figures.unknown_village", params={"village": village}))


def _height(blocks: list[Block]) -> float:
    return HEAD + sum(block.rows * ROW + BLOCK_GAP for block in blocks)


def _title(part: nx.DiGraph[str], blocks: list[Block], lang: Lang) -> tuple[str, str]:
    data = part.nodes[node_id(NodeKind.VILLAGE, part.graph["village"])]
    year = part.graph.get("year")
    title = text(
        "figures.village_title",
        lang,
        village=data.get("name", data["code"]),
        year=text("figures.year", lang, year=year) if year is not None else "",
    )
    kept = sum(part.edges[edge]["kept"] for edge in edges_of(part, EdgeKind.ASSIGNMENT))
    counts = text(
        "figures.village_counts",
        lang,
        **{key: data[key] for key in ("households", "persons", "uncovered")},
        covered=data["helped"],
        kept=kept,
        helpers=sum(block.cadre is not None and bool(block.households) for block in blocks),
    )
    weak = text("figures.village_weak", lang) if data["weak"] else ""
    return title + weak, counts
