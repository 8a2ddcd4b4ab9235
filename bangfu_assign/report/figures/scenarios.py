"""Scenarios side by side: a table whose cells show size, and the difference from the first one."""

from __future__ import annotations

from math import isnan

import pandas as pd
from matplotlib.axes import Axes

from bangfu_assign.labels import Lang, text
from bangfu_assign.report.figures import style
from bangfu_assign.report.figures.board import Board, Chart, Look
from bangfu_assign.report.figures.measures import heading, measures, numbers, shown
from bangfu_assign.report.figures.measures import names as scenario_names
from bangfu_assign.report.fonts import clip

NAME, CELL, GAP = 150.0, 104.0, 14.0
ROW, HEAD, BAR = 30.0, 26.0, 5.0

BASE = Look(face=style.GREY, zorder=3)
BAR_LOOK = Look(face=style.BLUE, zorder=3)
TRACK = Look(face="#EEEEEE", zorder=2)
RULE = Look(edge=style.PALE, width=0.5, zorder=1)


def draw_scenarios(table: pd.DataFrame, ax: Axes | None = None, lang: Lang = "zh") -> Axes:
    """Draw a table of scenarios: every value, its size as a bar, its difference from the first.

    Parameters
    ----------
    table : DataFrame
        A row per scenario, the base first; ``scenario`` names it (else the first column of text, or
        the index). Every column of numbers is shown; names of a comparison's columns and of its
        ``base`` are translated. A scenario without numbers has no plan.
    ax : Axes, optional
        Where to draw; everything is scaled to fit. Made anew with pyplot if absent.
    lang : {"zh", "en"}
        Language of the words.

    Returns
    -------
    Axes
        The axes drawn on.
    """
    return scenario_chart(table, lang).draw(ax, lang)


def scenario_chart(table: pd.DataFrame, lang: Lang) -> Chart:
    """Return the chart of a table; see `draw_scenarios`."""
    names = scenario_names(table, lang)
    columns = {column: numbers(table, column) for column in measures(table)}

    def paint(board: Board) -> None:
        board.say(0, HEAD / 2, board.label("scenario"), color=style.GREY)
        for n, column in enumerate(columns):
            words = clip(heading(column, lang), 20)
            board.say(_right(n), HEAD / 2, words, color=style.GREY, ha="right")
        wide = _right(len(columns) - 1) if columns else NAME
        for k, name in enumerate(names):
            top = HEAD + k * ROW
            board.line([(0, top), (wide, top)], RULE)
            board.say(0, top + ROW / 2, clip(name, 28), 9)
            _row(board, list(columns.values()), k, top)

    counts = text(
        "charts.scenario_counts", lang, n=len(names), base=clip(names[0], 40) if names else "–"
    )
    size = (max(_right(len(columns) - 1), 360.0), HEAD + ROW * max(len(names), 1))
    title = text("charts.scenario_title", lang)
    return Chart(size, title, counts, text("charts.scenario_note", lang), paint)


def _right(column: int) -> float:
    return NAME + (column + 1) * (CELL + GAP) - GAP


def _row(board: Board, columns: list[list[float]], k: int, top: float) -> None:
    if columns and all(isnan(column[k]) for column in columns):
        board.say(NAME, top + ROW / 2, board.label("scenario_failed"), color=style.ALARM)
        return
    for n, column in enumerate(columns):
        right, value = _right(n), column[k]
        if isnan(value):
            board.say(right, top + ROW / 2 - 4, "–", ha="right", color=style.GREY)
            continue
        most = max(abs(v) for v in column if not isnan(v)) or 1.0
        board.rect(right - CELL, top + ROW - BAR - 4, CELL, BAR, TRACK)
        look = BAR_LOOK if k else BASE
        board.rect(right - CELL, top + ROW - BAR - 4, abs(value) / most * CELL, BAR, look)
        board.say(right, top + 11, shown(value), 9, ha="right")
        if k and not isnan(column[0]):
            board.say(right - CELL, top + 11, _difference(value - column[0]), 8)


def _difference(by: float) -> str:
    if by == 0:
        return "="
    return f"{'▲' if by > 0 else '▼'} {shown(abs(by))}"
