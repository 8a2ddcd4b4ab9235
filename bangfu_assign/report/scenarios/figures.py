"""The figures of a comparison: all variants side by side, and the trade-off fronts."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from bangfu_assign.labels import Lang
from bangfu_assign.plan import comparison_words as words
from bangfu_assign.plan.comparison import Comparison, Versus, versus
from bangfu_assign.report.figures.front import front_chart
from bangfu_assign.report.figures.scenarios import scenario_chart
from bangfu_assign.report.figures.write import save_chart

_MEASURES = {
    "uncovered": "uncovered",
    "uncovered_need_3": "need_3",
    "places": "places",
    "kept": "kept",
    "travel_km": "travel_km",
    "gained": "gained",
    "lost": "lost",
    "moved": "moved",
}
"""Columns of the table that are drawn, and what they are called."""


def write_figures(comparison: Comparison, folder: Path, lang: Lang = "zh") -> list[Path]:
    """Draw ``scenarios.png`` and a ``front_….png`` for each trade-off; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = [folder / "scenarios.png"]
    save_chart(scenario_chart(side_by_side(comparison, lang), lang), written[0], lang)
    for x, y in words.FRONTS:
        points = in_front(comparison, x, y, lang)
        if len(points) > 1:
            written.append(folder / f"front_{y}_{x}.png")
            save_chart(front_chart(points, x, y, lang), written[-1], lang)
    return written


def side_by_side(comparison: Comparison, lang: Lang = "zh") -> pd.DataFrame:
    """Return what `bangfu_assign.report.figures.scenarios.draw_scenarios` draws, base first."""
    table = comparison.table
    first = table["scenario"].eq(comparison.base)
    table = pd.concat([table[first], table[~first]])
    drawn = {"scenario": [words.name_of(comparison, n, lang) for n in table["scenario"]]}
    figures = {
        words.say(code, lang): table[name].astype("float64").tolist()
        for name, code in _MEASURES.items()
    }
    return pd.DataFrame({**drawn, **figures})


def in_front(comparison: Comparison, x: str, y: str, lang: Lang = "zh") -> pd.DataFrame:
    """Return the variants that can be compared in two objectives, with these two."""
    base = comparison[comparison.base]
    rows = [
        (words.name_of(comparison, one.name, lang), float(one.values[x]), float(one.values[y]))
        for one in comparison.outcomes
        if one.plan is not None
        and not one.same_as
        and (base.plan is None or Versus.OTHER not in (versus(one, base, k) for k in (x, y)))
    ]
    return pd.DataFrame(rows, columns=["scenario", x, y])
