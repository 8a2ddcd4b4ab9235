"""Figures of a plan, drawn on matplotlib axes from the assignment graph."""

from bangfu_assign.report.figures.town_map import draw_map
from bangfu_assign.report.figures.village_sheet import draw_village, find_village
from bangfu_assign.report.figures.write import write_figures

__all__ = ["draw_map", "draw_village", "find_village", "write_figures"]
