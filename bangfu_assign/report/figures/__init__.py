"""Figures of a plan, drawn on matplotlib axes from the assignment graph."""

from bangfu_assign.report.figures.changes import draw_changes
from bangfu_assign.report.figures.coverage import draw_coverage
from bangfu_assign.report.figures.distances import draw_distances
from bangfu_assign.report.figures.front import draw_front
from bangfu_assign.report.figures.pairings import draw_pairings
from bangfu_assign.report.figures.progress import draw_progress
from bangfu_assign.report.figures.quota_use import draw_quota_use
from bangfu_assign.report.figures.scenarios import draw_scenarios
from bangfu_assign.report.figures.town_map import draw_map
from bangfu_assign.report.figures.village_sheet import draw_village, find_village
from bangfu_assign.report.figures.write import write_all_figures, write_figures, write_picture

__all__ = [
    "draw_changes",
    "draw_coverage",
    "draw_distances",
    "draw_front",
    "draw_map",
    "draw_pairings",
    "draw_progress",
    "draw_quota_use",
    "draw_scenarios",
    "draw_village",
    "find_village",
    "write_all_figures",
    "write_figures",
    "write_picture",
]
