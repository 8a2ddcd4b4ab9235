"""The map of the town: who goes where, and who is still without a helper."""

from __future__ import annotations

from math import sqrt

import networkx as nx
from matplotlib.axes import Axes

from bangfu_assign.labels import Lang, text
from bangfu_assign.plan import Plan
from bangfu_assign.report.figures import style
from bangfu_assign.report.figures.map_frame import Sheet, set_frame, zoom_of
from bangfu_assign.report.figures.map_key import draw_key
from bangfu_assign.report.figures.map_labels import label_all
from bangfu_assign.report.figures.map_marks import (
    draw_bases,
    draw_projects,
    draw_rounds,
    draw_villages,
)
from bangfu_assign.report.fonts import chinese
from bangfu_assign.report.graph import NodeKind, assignment_graph
from bangfu_assign.report.queries import legs, nodes_of

MANY_VILLAGES = 80
"""From here on names are set smaller."""


def map_size(villages: int) -> tuple[float, float]:
    """Return width and height in inches that suit so many villages."""
    growth = min(max(sqrt(villages / 44), 1.0), 1.75)
    return round(11.7 * growth, 2), round(8.3 * growth, 2)


def draw_map(plan: Plan, ax: Axes | None = None, lang: Lang = "zh") -> Axes:
    """Draw villages, bases, rounds and shortage of a plan as a map.

    Villages are as large as their planned households are many, darker the more of them are covered,
    and square if weak; a red number counts the uncovered. Rounds that share a stretch are merged
    into one line, thicker with the number of cadres. Projects that households take part in are
    diamonds.

    Parameters
    ----------
    plan : Plan
        Any plan; without coordinates the villages are listed in rows.
    ax : Axes, optional
        Where to draw; title and legend stay inside it. Made anew with pyplot if absent.
    lang : {"zh", "en"}
        Language of the words.

    Returns
    -------
    Axes
        The axes drawn on.
    """
    return draw_graph(assignment_graph(plan), ax, lang, plan.policy.plan.seat)


def draw_graph(
    graph: nx.DiGraph[str], ax: Axes | None, lang: Lang, seat: tuple[float, float] | None
) -> Axes:
    """Draw an `assignment_graph`; see `draw_map`."""
    villages = nodes_of(graph, NodeKind.VILLAGE)
    with chinese():
        axes = style.new_axes(map_size(len(villages))) if ax is None else ax
        _title(axes, graph, lang)
        axes.set_axis_off()
        if not villages:
            return axes
        small_print = style.footnote(axes, text("figures.internal", lang), zoom_of(axes))
        frame = set_frame(axes, graph, seat)
        rounds = legs(graph)
        sheet = Sheet(
            axes,
            graph,
            frame,
            lang,
            font_pt=(8.5 if len(villages) <= MANY_VILLAGES else 7.0) * frame.zoom,
            line_alpha=min(0.65, max(0.22, 0.65 * sqrt(150 / max(len(rounds), 1)))),
            seat=seat if frame.projection else None,
        )
        with style.outside_layout(axes):
            lines = draw_rounds(sheet, rounds)
            radii = draw_villages(sheet)
            bases = draw_bases(sheet)
            projects = draw_projects(sheet)
            draw_key(sheet, rounds)
            left_out = label_all(sheet, radii, projects, lines, bases)
        small_print.set_text(_notes(sheet, left_out))
    return axes


def _title(axes: Axes, graph: nx.DiGraph[str], lang: Lang) -> None:
    year = graph.graph.get("year")
    villages = [graph.nodes[v] for v in nodes_of(graph, NodeKind.VILLAGE)]
    households = sum(data["households"] for data in villages)
    covered = sum(data["helped"] for data in villages)
    helpers = sum(graph.nodes[c]["load"] > 0 for c in nodes_of(graph, NodeKind.CADRE))
    style.headline(
        axes,
        text(
            "figures.map_title",
            lang,
            area=graph.graph["area"] or text("figures.map_area", lang),
            year=text("figures.year", lang, year=year) if year is not None else "",
        ),
        text(
            "figures.map_counts",
            lang,
            households=f"{households:,}",
            covered=f"{covered:,}",
            share=style.share(covered, households),
            uncovered=f"{households - covered:,}",
            villages=len(villages),
            cadres=f"{helpers:,}",
        ),
        zoom_of(axes),
    )


def _notes(sheet: Sheet, left_out: int) -> str:
    notes = [text("figures.internal", sheet.lang)]
    if sheet.frame.projection is None:
        notes.append(text("figures.no_points_at_all", sheet.lang))
    elif sheet.frame.listed:
        notes.append(text("figures.no_points", sheet.lang, n=len(sheet.frame.listed)))
    if left_out:
        notes.append(text("figures.left_out", sheet.lang, n=left_out))
    return ("" if sheet.lang == "zh" else " ").join(notes)
