"""The figures of an OUT folder as PNG files, the same bytes for the same plan."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import networkx as nx
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from bangfu_assign.labels import Lang
from bangfu_assign.plan import Plan
from bangfu_assign.report.figures import style
from bangfu_assign.report.figures.town_map import draw_graph, map_size
from bangfu_assign.report.figures.village_sheet import draw_part, sheet_size
from bangfu_assign.report.graph import NodeKind, assignment_graph, village_graph
from bangfu_assign.report.queries import nodes_of

DPI = 150
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
    written = [target / "map.png"]
    figure = new_figure(map_size(len(nodes_of(graph, NodeKind.VILLAGE))))
    draw_graph(graph, style.fill(figure), lang, plan.policy.plan.seat)
    save(figure, written[0])
    for village in villages_to_draw(graph):
        part = village_graph(plan, village, graph)
        figure = new_figure(sheet_size(part))
        draw_part(part, style.fill(figure), lang)
        written.append(target / f"village_{file_name(village)}.png")
        save(figure, written[-1])
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


def save(figure: Figure, path: Path) -> None:
    """Write a figure as PNG, without the date and the name of the program that drew it.

    In place of ``savefig``: no transparency and a lower effort take half the time and less room.
    """
    canvas = figure.canvas
    if not isinstance(canvas, FigureCanvasAgg):
        canvas = FigureCanvasAgg(figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    pixels = np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
    picture = Image.fromarray(pixels).convert("RGB")
    picture.save(path, format="png", compress_level=3, dpi=(figure.dpi, figure.dpi))
