"""The map of a plan as PNG bytes, drawn beside the page."""

from __future__ import annotations

import io

from bangfu_assign.labels import Lang
from bangfu_assign.plan import Plan
from bangfu_assign.report.figures import style
from bangfu_assign.report.figures.png import picture_of
from bangfu_assign.report.figures.town_map import draw_graph, map_size
from bangfu_assign.report.figures.write import NO_DITHER, new_figure
from bangfu_assign.report.graph import NodeKind, assignment_graph
from bangfu_assign.report.queries import nodes_of

_DPI = 110


def map_png(plan: Plan, lang: Lang) -> bytes:
    """Return the map of a plan as a small PNG picture."""
    graph = assignment_graph(plan)
    figure = new_figure(map_size(len(nodes_of(graph, NodeKind.VILLAGE))))
    figure.set_dpi(_DPI)
    draw_graph(graph, style.fill(figure), lang, plan.policy.plan.seat)
    stream = io.BytesIO()
    few = picture_of(figure).quantize(128, dither=NO_DITHER)
    few.save(stream, format="png", optimize=True)
    return stream.getvalue()
