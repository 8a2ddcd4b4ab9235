"""The map's key: legend, scale bar and north arrow."""

from __future__ import annotations

from typing import cast

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.typing import MarkerType

from bangfu_assign.labels import text
from bangfu_assign.report.figures import map_marks, style
from bangfu_assign.report.figures.map_frame import KEY_PT, Sheet
from bangfu_assign.report.projection import round_length
from bangfu_assign.report.queries import Leg

Entry = tuple[Line2D, str]
Section = tuple[str, list[Entry]]

FONT_PT = 8.5
SECTION_GAP_PT = 11.0
INDENT_PT = 11.0
"""Space between map and legend."""


def draw_key(sheet: Sheet, rounds: list[Leg]) -> None:
    """Explain every kind of mark that is on the map, right of it."""
    _stack(sheet, [_sizes(sheet), _coverage(sheet), _places(sheet), *_rounds(sheet, rounds)])
    if sheet.frame.projection is not None:
        _draw_scale(sheet)


def _say(sheet: Sheet, code: str, **parameters: object) -> str:
    return text(f"figures.{code}", sheet.lang, **parameters)


def _sizes(sheet: Sheet) -> Section:
    """Reference circles: about a fifth, a half and the whole of the largest village."""
    most = max(sheet.most, 1)
    steps = sorted({max(1, int(round_length(most * share))) for share in (0.2, 0.5, 1)})
    colour = style.COVERAGE_COLOURS[2]
    entries = [(_disc(colour, sheet.radius(n)), _say(sheet, "key_households", n=n)) for n in steps]
    return _say(sheet, "key_size"), entries


def _coverage(sheet: Sheet) -> Section:
    zoom = sheet.frame.zoom
    classes = range(len(style.COVERAGE_COLOURS) - 1, -1, -1)
    return _say(sheet, "key_coverage"), [
        (_disc(style.COVERAGE_COLOURS[n], 5 * zoom), _say(sheet, f"coverage_{n}")) for n in classes
    ]


def _places(sheet: Sheet) -> Section:
    zoom = sheet.frame.zoom
    nodes = [sheet.graph.nodes[v] for v in sheet.frame.villages]
    entries = [(_disc(style.COVERAGE_COLOURS[2], 5 * zoom), _say(sheet, "key_village"))]
    if any(data["weak"] for data in nodes):
        square = _disc(style.COVERAGE_COLOURS[2], 4.5 * zoom, "s", map_marks.PAIRED)
        entries.append((square, _say(sheet, "key_weak")))
    if any(data["uncovered"] for data in nodes):
        entries.append((Line2D([], [], linestyle=""), _say(sheet, "key_uncovered")))
    if sheet.seat is not None:
        star = Line2D([], [], linestyle="", marker="*", markersize=13 * zoom, color=style.BLACK)
        entries.append((star, _say(sheet, "key_seat")))
    projection = sheet.frame.projection
    bases = [projection.xy(p) for p in map_marks.other_bases(sheet)] if projection else []
    near = {map_marks.inside(sheet, base) for base in bases}
    if True in near:
        triangle = Line2D([], [], linestyle="", marker="^", markersize=7 * zoom, color=style.INK)
        entries.append((triangle, _say(sheet, "key_base")))
    if map_marks.project_places(sheet):
        diamond = _disc(style.GREEN, map_marks.DIAMOND_PT * zoom, "D")
        entries.append((diamond, _say(sheet, "key_project")))
    if False in near:
        pointer = _disc(style.PAPER, 3.5 * zoom, (3, 0, -90))
        entries.append((pointer, _say(sheet, "key_far_base")))
    return _say(sheet, "key_places"), entries


def _rounds(sheet: Sheet, rounds: list[Leg]) -> list[Section]:
    if sheet.frame.projection is None:
        return []
    entries: list[Entry] = []
    for from_seat, code, colour in (
        (True, "key_from_seat", map_marks.FROM_SEAT),
        (False, "key_between", map_marks.BETWEEN),
    ):
        traffic = [g.cadres for g in rounds if map_marks.is_from_seat(sheet, g) is from_seat]
        for n in sorted({1, max(traffic)} if traffic else set()):
            width = map_marks.line_width(n) * sheet.frame.zoom
            line = Line2D([], [], color=colour, linewidth=width, alpha=sheet.line_alpha)
            entries.append((line, _say(sheet, code, n=n)))
    if map_marks.paired_places(sheet):
        dashes = Line2D([], [], color=map_marks.PAIRED, linewidth=1.6, linestyle=(0, (4, 2)))
        entries.append((dashes, _say(sheet, "key_pairing")))
    return [(_say(sheet, "key_rounds"), entries)] if entries else []


def _disc(
    colour: str,
    radius_pt: float,
    marker: MarkerType = "o",
    edge: str = style.INK,
) -> Line2D:
    return Line2D(
        [], [], linestyle="", marker=marker, markersize=2 * radius_pt, markerfacecolor=colour,
        markeredgecolor=edge, markeredgewidth=0.8 if edge == style.INK else 2.0,
    )  # fmt: skip


def _stack(sheet: Sheet, sections: list[Section]) -> None:
    """Stack one small legend a section in the column right of the map."""
    axes, zoom = sheet.axes, sheet.frame.zoom
    figure = cast(Figure, axes.get_figure(root=True))
    height = axes.get_window_extent().height
    map_width = sheet.frame.size_pt[0]
    left = (map_width + INDENT_PT * zoom) / (map_width + KEY_PT * zoom)
    font, top = FONT_PT * zoom, 1.0
    for title, entries in sections:
        tallest = max((handle.get_markersize() for handle, _ in entries), default=0.0)
        legend = axes.legend(
            [handle for handle, _ in entries],
            [words for _, words in entries],
            title=title,
            loc="upper left",
            bbox_to_anchor=(left, top),
            frameon=False,
            fontsize=font,
            title_fontsize=font * 1.06,
            alignment="left",
            handlelength=2.6,
            handleheight=max(0.7, 0.95 * tallest / font),
            labelspacing=0.62,
            borderpad=0,
            borderaxespad=0,
        )
        legend.set_zorder(20)
        used = legend.get_window_extent().height + SECTION_GAP_PT * zoom * figure.dpi / 72
        top -= used / height
        legend.remove()  # axes.legend() holds the last one only: all are kept as plain artists
        axes.add_artist(legend)


def _draw_scale(sheet: Sheet) -> None:
    """Draw scale bar and north arrow at the foot of the legend column."""
    axes, frame, zoom = sheet.axes, sheet.frame, sheet.frame.zoom
    total = frame.size_pt[0] + KEY_PT * zoom
    left = frame.size_pt[0] + (INDENT_PT + 2) * zoom
    length_m = round_length((total - left) * 0.62 / frame.points_per_metre)
    bar = length_m * frame.points_per_metre
    y = 10.0 * zoom

    def line(x0: float, x1: float, colour: str, width: float, zorder: int) -> None:
        (ax, ay), (bx, by) = frame.to_metres((x0, y)), frame.to_metres((x1, y))
        axes.plot(
            (ax, bx), (ay, by), color=colour, linewidth=width, solid_capstyle="butt", zorder=zorder
        )

    line(left, left + bar, style.INK, 4.0 * zoom, 20)
    line(left + bar / 2, left + bar - 0.8, style.PAPER, 2.4 * zoom, 21)
    far = length_m >= 1000
    words = text(
        "figures.kilometres" if far else "figures.metres",
        sheet.lang,
        n=f"{length_m / 1000 if far else length_m:g}",
    )
    for x, said, align in ((left, "0", "left"), (left + bar, words, "right")):
        style.write(
            axes,
            *frame.to_metres((x, y + 5 * zoom)),
            said,
            ha=align,
            va="bottom",
            fontsize=FONT_PT * zoom,
        )
    foot, head = (
        frame.to_metres((total - 12 * zoom, y - 2 * zoom)),
        frame.to_metres((total - 12 * zoom, y + 26 * zoom)),
    )
    axes.annotate(
        "", head, xytext=foot, zorder=20, annotation_clip=False,
        arrowprops={"arrowstyle": "-|>,head_width=0.3,head_length=0.7", "color": style.INK,
                    "shrinkA": 0, "shrinkB": 0, "linewidth": 1.2},
    )  # fmt: skip
    style.write(
        axes, *head, _say(sheet, "north"), ha="center", va="bottom", fontsize=FONT_PT * zoom
    )
