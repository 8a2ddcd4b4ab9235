"""Villages by months: which share of its households each village's helpers contacted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from bangfu_assign.labels import Lang, text
from bangfu_assign.plan.text import display
from bangfu_assign.report.figures import style
from bangfu_assign.report.figures.png import save
from bangfu_assign.report.figures.write import new_figure
from bangfu_assign.report.fonts import chinese, clip
from bangfu_assign.visits import Visits, by_village, totals

ROW, CELL, NAME, HEAD, KEY = 17.0, 34.0, 150.0, 20.0, 34.0
"""Points: height of a village, width of a month, of the names; height of the head, of the key."""

_FONT = 8.5
_LIGHT_TEXT_FROM = 3
"""From this class of coverage on the ground is dark enough to ask for white figures."""
_MONTHS = tuple(f"{number:02d}" for number in range(1, 13))


def draw_visits(visits: Visits, ax: Axes | None = None, lang: Lang = "zh") -> Axes:
    """Draw a table of villages and months; each cell says and shows the share contacted.

    Darker means more: the classes are those of the map, told apart in grey print, and every cell
    holds its figure. Months that were not checked, and in which nobody was due, stay blank.

    Parameters
    ----------
    visits : Visits
        What to draw.
    ax : Axes, optional
        Where to draw; everything is scaled to fit. Made anew with pyplot if absent.
    lang : {"zh", "en"}
        Language of the words.

    Returns
    -------
    Axes
        The axes drawn on.
    """
    table = by_village(visits)
    with chinese():
        axes = style.new_axes(visits_size(len(table))) if ax is None else ax
        axes.set_axis_off()
        wide, high = _points(len(table))
        # Data coordinates are points of the full-size sheet, the first row on top.
        axes.set_xlim(0, wide)
        axes.set_ylim(high, 0)
        zoom = _zoom(axes, wide, high)
        _title(axes, visits, lang, zoom)
        with style.outside_layout(axes):
            _head(axes, lang, zoom)
            for place, row in enumerate(table.to_dict("records")):
                name = f"{clip(display(row['name']), 20)}（{row['households']}）"
                _line(axes, HEAD + place * ROW, name, row, zoom)
            counts = table.drop(columns=["village_id", "name"]).sum(numeric_only=True)
            all_of_them = text("visits.figure_town", lang)
            top = HEAD + len(table) * ROW + 4
            _line(
                axes, top, f"{all_of_them}（{int(counts['households'])}）", counts.to_dict(), zoom
            )
            _key(axes, top + ROW + 12, lang, zoom)
    return axes


def visits_size(villages: int) -> tuple[float, float]:
    """Return width and height in inches of the figure at full size."""
    wide, high = _points(villages)
    return style.page_size(wide / 72, high / 72)


def save_visits(visits: Visits, path: Path, lang: Lang = "zh") -> None:
    """Draw the table into a PNG file, the same bytes for the same check."""
    figure = new_figure(visits_size(visits.cells["village_id"].nunique()))
    draw_visits(visits, style.fill(figure), lang)
    save(figure, path)


def _points(villages: int) -> tuple[float, float]:
    return NAME + (len(_MONTHS) + 1) * CELL + 8, HEAD + (villages + 1) * ROW + 4 + KEY


def _zoom(axes: Axes, wide: float, high: float) -> float:
    """Return by how much the sheet is smaller (or larger) than at full size."""
    box = axes.get_position()
    inches = axes.get_figure(root=True).get_size_inches()  # type: ignore[union-attr]
    return float(min(box.width * inches[0] * 72 / wide, box.height * inches[1] * 72 / high))


def _title(axes: Axes, visits: Visits, lang: Lang, zoom: float) -> None:
    found = totals(visits)
    area = display(visits.plan.policy.plan.area) or text("figures.map_area", lang)
    style.headline(
        axes,
        text("visits.figure_title", lang, area=area, year=visits.year),
        text(
            "visits.figure_counts",
            lang,
            since=visits.months[0],
            until=visits.months[-1],
            share=style.share(found["contacted"], found["due"]),
            **{name: f"{found[name]:,}" for name in ("due", "contacted", "signed", "never")},
        ),
        zoom,
    )
    style.footnote(axes, text("visits.figure_note", lang), zoom)


def _head(axes: Axes, lang: Lang, zoom: float) -> None:
    size = _FONT * zoom
    style.write(axes, 0, HEAD / 2, text("visits.figure_village", lang), fontsize=size, va="center")
    heads = [text(f"visits.month_{month}", lang) for month in _MONTHS]
    for place, word in enumerate([*heads, text("visits.figure_all", lang)]):
        middle = _left(place) + CELL / 2
        style.write(axes, middle, HEAD / 2, word, fontsize=size, ha="center", va="center")


def _left(place: int) -> float:
    """Return where a month begins; the sum of all stands a little apart."""
    return NAME + place * CELL + (8 if place == len(_MONTHS) else 0)


def _line(axes: Axes, top: float, name: str, row: dict[Any, Any], zoom: float) -> None:
    """Draw one village: name, twelve months, and all of them together."""
    style.write(axes, 0, top + ROW / 2, name, fontsize=_FONT * zoom, va="center")
    figures = [(row.get(f"contacted_{m}", 0), row.get(f"due_{m}", 0)) for m in _MONTHS]
    for place, (part, whole) in enumerate([*figures, (row["contacted"], row["due"])]):
        contacted, due = int(part), int(whole)
        if not due:
            continue
        rank = style.coverage_class(contacted, due)
        _cell(axes, _left(place), top, rank, str(contacted * 100 // due), zoom)


def _cell(axes: Axes, left: float, top: float, rank: int, words: str, zoom: float) -> None:
    axes.add_patch(
        Rectangle(
            (left, top), CELL, ROW, facecolor=style.COVERAGE_COLOURS[rank],
            edgecolor=style.PALE, linewidth=0.5 * zoom,
        )
    )  # fmt: skip
    style.write(
        axes, left + CELL / 2, top + ROW / 2, words, fontsize=_FONT * zoom, ha="center",
        va="center", color=style.PAPER if rank >= _LIGHT_TEXT_FROM else style.INK,
    )  # fmt: skip


def _key(axes: Axes, top: float, lang: Lang, zoom: float) -> None:
    """Draw what the colours mean, the fullest first."""
    ranks = range(len(style.COVERAGE_COLOURS) - 1, -1, -1)
    for place, rank in enumerate(ranks):
        left = NAME + place * 2.5 * CELL
        axes.add_patch(
            Rectangle(
                (left, top), CELL / 2, ROW * 0.7, facecolor=style.COVERAGE_COLOURS[rank],
                edgecolor=style.GREY, linewidth=0.5 * zoom,
            )
        )  # fmt: skip
        words = text(f"visits.class_{rank}", lang)
        middle = top + ROW * 0.35
        style.write(axes, left + CELL * 0.6, middle, words, fontsize=_FONT * zoom, va="center")
