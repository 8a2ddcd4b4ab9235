"""The figures of an OUT folder as PNG files, the same bytes for the same plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import networkx as nx
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
from bangfu_assign.report.figures.png import picture_of, save
from bangfu_assign.report.figures.progress import progress_chart
from bangfu_assign.report.figures.quota_use import quota_chart
from bangfu_assign.report.figures.town_map import draw_graph, map_size
from bangfu_assign.report.figures.village_sheet import village_chart
from bangfu_assign.report.graph import NodeKind, assignment_graph, village_graph
from bangfu_assign.report.journeys import Journeys, journeys_of
from bangfu_assign.report.pictures import VILLAGE, Key, Pictures
from bangfu_assign.report.queries import nodes_of

DPI = 150
NO_DITHER = Image.Dither.NONE
MOST_PIXELS = 30_000
"""Of a side: the sheet of a huge village is drawn coarser, which a PNG writer can hold."""

_CHARTS: dict[str, Callable[[Pictures], Chart]] = {
    "coverage": lambda of: coverage_chart(of.graph, of.lang),
    "quota_use": lambda of: quota_chart(of.graph, of.lang),
    "distances": lambda of: distance_chart(of.graph, _journeys(of), of.lang),
    "pairings": lambda of: pairing_chart(of.graph, of.lang),
    "changes": lambda of: change_chart(of.plan, of.previous, of.lang),
    "progress": lambda of: progress_chart(of.plan, of.plan.history, of.lang),
}


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
    pictures = Pictures(plan, Path(folder), lang)
    return _drawn(pictures, pictures.few())


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
    pictures = Pictures(plan, Path(folder), lang, journeys, previous)
    return _drawn(pictures, pictures.all())


def draw_picture(pictures: Pictures, kind: str, village: str = "") -> Path:
    """Draw one of the pictures of a plan into its file; return it."""
    path = pictures.path(kind, village)
    if kind == "map":
        save(_map(pictures.graph, pictures.lang, pictures.plan.policy.plan.seat), path)
    elif kind == VILLAGE:
        part = village_graph(pictures.plan, village, pictures.graph)
        save_chart(village_chart(part, pictures.lang), path, pictures.lang)
    else:
        save_chart(_CHARTS[kind](pictures), path, pictures.lang)
    return path


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
    figure = _map(assignment_graph(plan), lang, plan.policy.plan.seat)
    few = picture_of(figure).quantize(
        256, method=Image.Quantize.MEDIANCUT, kmeans=3, dither=NO_DITHER
    )
    few.save(path, format="png", optimize=True)
    return Path(path)


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


def _drawn(pictures: Pictures, wanted: Sequence[Key]) -> list[Path]:
    pictures.folder.mkdir(parents=True, exist_ok=True)
    return [pictures.draw(*key) for key in wanted]


def _map(graph: nx.DiGraph[str], lang: Lang, seat: tuple[float, float] | None) -> Figure:
    figure = new_figure(map_size(len(nodes_of(graph, NodeKind.VILLAGE))))
    draw_graph(graph, style.fill(figure), lang, seat)
    return figure


def _journeys(of: Pictures) -> Journeys:
    return journeys_of(of.plan) if of.journeys is None else of.journeys
