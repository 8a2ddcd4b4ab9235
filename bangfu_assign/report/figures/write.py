"""The figures of an OUT folder as PNG files, the same bytes for the same plan."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

import networkx as nx
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from bangfu_assign.labels import Lang
from bangfu_assign.plan import Plan
from bangfu_assign.report.figures import style
from bangfu_assign.report.figures.board import Chart
from bangfu_assign.report.figures.changes import change_chart
from bangfu_assign.report.figures.coverage import coverage_chart
from bangfu_assign.report.figures.distances import distance_chart
from bangfu_assign.report.figures.pairings import pairing_chart
from bangfu_assign.report.figures.progress import progress_chart
from bangfu_assign.report.figures.quota_use import quota_chart
from bangfu_assign.report.figures.town_map import draw_graph, map_size
from bangfu_assign.report.figures.village_sheet import village_chart
from bangfu_assign.report.flows import HAD, flows
from bangfu_assign.report.graph import NodeKind, assignment_graph, village_graph
from bangfu_assign.report.journeys import Journeys, journeys_of
from bangfu_assign.report.queries import nodes_of
from bangfu_assign.report.tallies import hooks

DPI = 150
NO_DITHER = Image.Dither.NONE
MOST_PIXELS = 30_000
"""Of a side: the sheet of a huge village is drawn coarser, which a PNG writer can hold."""


def write_figures(plan: Plan, folder: str | Path, lang: Lang = "zh") -> list[Path]:
    """Draw the map, the weak villages, and the village with the most uncovered households.

    Parameters
    ----------
    plan : Plan
        What to draw.
    folder : path
        Where ``map.png`` and ``village_<id>.png`` are written; made if it is not there.
    lang : {"zh", "en"}
        Language of the words.

    Returns
    -------
    list of Path
        The files, in the order written.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    graph = assignment_graph(plan)
    written = [write_map(graph, target, lang, plan.policy.plan.seat)]
    return written + write_villages(plan, graph, villages_to_draw(graph), target, lang)


def write_all_figures(
    plan: Plan,
    folder: str | Path,
    lang: Lang = "zh",
    *,
    journeys: Journeys | None = None,
    previous: Plan | None = None,
) -> list[Path]:
    """Draw the map, every chart that has something to show, and a sheet for every village.

    Parameters
    ----------
    plan : Plan
        What to draw.
    folder : path
        Where ``map.png``, ``coverage.png``, ``quota_use.png``, ``distances.png``, ``pairings.png``
        (if a village is paired or weak), ``changes.png`` (if anybody had a cadre before),
        ``progress.png`` (if the solve left a history: a plan read from disk has none) and
        ``village_<id>.png`` are written; made if it is not there.
    lang : {"zh", "en"}
        Language of the words.
    journeys : Journeys, optional
        Distances of the plan; measured if left out.
    previous : Plan, optional
        The plan before, for the changes; else the case's ``pairs`` of last year.

    Returns
    -------
    list of Path
        The files, in the order written.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    graph = assignment_graph(plan)
    written = [write_map(graph, target, lang, plan.policy.plan.seat)]
    known = journeys_of(plan) if journeys is None else journeys
    charts = {
        "coverage": coverage_chart(graph, lang),
        "quota_use": quota_chart(graph, lang),
        "distances": distance_chart(graph, known, lang),
    }
    if hooks(graph):
        charts["pairings"] = pairing_chart(graph, lang)
    if any(before == HAD for before, _ in flows(plan, previous)):
        charts["changes"] = change_chart(plan, previous, lang)
    if plan.history:
        charts["progress"] = progress_chart(plan, plan.history, lang)
    for name, chart in charts.items():
        written.append(target / f"{name}.png")
        save_chart(chart, written[-1], lang)
    with_households = [
        str(graph.nodes[v]["code"])
        for v in nodes_of(graph, NodeKind.VILLAGE)
        if graph.nodes[v]["households"]
    ]
    return written + write_villages(plan, graph, with_households, target, lang)


def write_map(
    graph: nx.DiGraph[str], folder: Path, lang: Lang, seat: tuple[float, float] | None
) -> Path:
    """Draw ``map.png`` of an `assignment_graph`; return it."""
    figure = new_figure(map_size(len(nodes_of(graph, NodeKind.VILLAGE))))
    draw_graph(graph, style.fill(figure), lang, seat)
    save(figure, folder / "map.png")
    return folder / "map.png"


def write_picture(plan: Plan, path: str | Path, lang: Lang = "zh") -> Path:
    """Draw the map into one small PNG file, for a web page or a message.

    Parameters
    ----------
    plan : Plan
        What to draw. The map names villages, their leaders and projects: it is for the office.
    path : path
        The file.
    lang : {"zh", "en"}
        Language of the words.

    Returns
    -------
    Path
        The file: 256 colours, for a town well under 300 kB.
    """
    graph = assignment_graph(plan)
    figure = new_figure(map_size(len(nodes_of(graph, NodeKind.VILLAGE))))
    draw_graph(graph, style.fill(figure), lang, plan.policy.plan.seat)
    few = picture_of(figure).quantize(
        256, method=Image.Quantize.MEDIANCUT, kmeans=3, dither=NO_DITHER
    )
    few.save(path, format="png", optimize=True)
    return Path(path)


def write_villages(
    plan: Plan, graph: nx.DiGraph[str], villages: Iterable[str], folder: Path, lang: Lang
) -> list[Path]:
    """Draw the sheets of villages (ids) from a plan's `assignment_graph`; return the files."""
    written = []
    for village in villages:
        path = folder / f"village_{file_name(village)}.png"
        save_chart(village_chart(village_graph(plan, village, graph), lang), path, lang)
        written.append(path)
    return written


def villages_to_draw(graph: nx.DiGraph[str]) -> list[str]:
    """Return the ids of the weak villages and of the one with the most uncovered, sorted."""
    data = [graph.nodes[v] for v in nodes_of(graph, NodeKind.VILLAGE)]
    chosen = {str(d["code"]) for d in data if d["weak"]}
    short = [d for d in data if d["uncovered"]]
    if short:
        chosen.add(str(min(short, key=lambda d: (-d["uncovered"], d["code"]))["code"]))
    return sorted(chosen)


def file_name(village: str) -> str:
    """Return an id as part of a file name: unusual characters give way to a hash of the id."""
    if re.fullmatch(r"[0-9A-Za-z_-]{1,40}", village):
        return village
    return "x" + hashlib.sha256(village.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def new_figure(inches: tuple[float, float]) -> Figure:
    """Return a figure of its own: pyplot's backend and its list of figures stay as they are."""
    figure = Figure(figsize=inches, dpi=min(DPI, MOST_PIXELS / max(inches)))
    FigureCanvasAgg(figure)
    return figure


def save_chart(chart: Chart, path: Path, lang: Lang) -> None:
    """Draw a chart at full size into a PNG file."""
    figure = new_figure(chart.inches)
    chart.draw(style.fill(figure), lang)
    save(figure, path)


def save(figure: Figure, path: Path) -> None:
    """Write a figure as PNG, without the date and the name of the program that drew it.

    In place of ``savefig``: no transparency and a lower effort take half the time and less room.
    """
    picture_of(figure).save(path, format="png", compress_level=3, dpi=(figure.dpi, figure.dpi))


def picture_of(figure: Figure) -> Image.Image:
    """Return a drawn figure as an opaque picture."""
    canvas = figure.canvas
    if not isinstance(canvas, FigureCanvasAgg):
        canvas = FigureCanvasAgg(figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    pixels = np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
    return Image.fromarray(pixels).convert("RGB")
