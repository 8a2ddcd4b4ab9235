"""What the solve knew when: incumbent and bound of each objective over time."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes

from bangfu_assign.labels import Lang, text
from bangfu_assign.plan import Objective, Plan, Progress
from bangfu_assign.plan.words import percent
from bangfu_assign.report.figures import style
from bangfu_assign.report.figures.board import DASHED, Board, Chart, Look
from bangfu_assign.report.figures.heading import title_of_plan
from bangfu_assign.report.figures.scale import Linear, span

LEFT, RIGHT, WIDTH = 130.0, 560.0, 670.0
LANE, INSET, KEY, FOOT = 62.0, 12.0, 26.0, 36.0

INCUMBENT = Look(edge=style.BLUE, width=1.8, zorder=3)
FOUND = Look(face=style.BLUE, edge=style.BLUE, width=0.5, zorder=4)
BOUND = Look(edge=style.VERMILION, width=1.4, dashes=DASHED, zorder=3)
SHOWN = Look(face=style.PAPER, edge=style.VERMILION, width=1.0, zorder=4)
FINAL = Look(face=style.INK, edge=style.PAPER, width=0.6, zorder=5)
GRID = Look(edge=style.PALE, width=0.5, zorder=1)

Event = tuple[float, int]


def draw_progress(
    plan: Plan,
    ax: Axes | None = None,
    lang: Lang = "zh",
    *,
    history: Sequence[Progress] | None = None,
) -> Axes:
    """Draw one lane for each objective: best value (solid) and bound (dashed) over the seconds.

    Parameters
    ----------
    plan : Plan
        The plan; what was proven in the end stands beside its lanes.
    ax : Axes, optional
        Where to draw; everything is scaled to fit. Made anew with pyplot if absent.
    lang : {"zh", "en"}
        Language of the words.
    history : sequence of Progress, optional
        What ``progress`` was told during a solve; ``plan.history`` if left out.

    Returns
    -------
    Axes
        The axes drawn on.
    """
    return progress_chart(plan, plan.history if history is None else history, lang).draw(ax, lang)


def progress_chart(plan: Plan, history: Sequence[Progress], lang: Lang) -> Chart:
    """Return the chart of a history; see `draw_progress`."""
    title = title_of_plan(plan, lang, "progress_title")
    told = [line for line in history if line.value is not None or line.bound is not None]
    if not told:
        nothing = text("charts.progress_none", lang)
        return Chart((WIDTH, KEY), title, nothing, "", lambda board: None)
    order = [o.name for o in plan.objectives] or [line.objective for line in told]
    names = [n for n in dict.fromkeys(order) if any(line.objective == n for line in told)]
    known = {o.name: o for o in plan.objectives}
    end = max(line.seconds for line in history)

    def paint(board: Board) -> None:
        time = Linear(0, max(end, 1e-3), LEFT, RIGHT)
        _key(board)
        bottom = KEY + LANE * len(names)
        for tick in time.ticks(8):
            board.line([(time.at(tick), KEY), (time.at(tick), bottom + 3)], GRID)
            board.say(time.at(tick), bottom + 11, f"{tick:g}", ha="center")
        middle = (LEFT + RIGHT) / 2
        board.say(middle, bottom + 25, board.label("axis_seconds"), ha="center", color=style.GREY)
        for n, name in enumerate(names):
            lines = [line for line in told if line.objective == name]
            _lane(board, time, KEY + n * LANE, lines, name, known.get(name))

    counts = text(
        "charts.progress_counts", lang, seconds=f"{end:.1f}",
        proven=sum(o.proven for o in plan.objectives), all=len(plan.objectives),
    )  # fmt: skip
    high = KEY + LANE * len(names) + FOOT
    return Chart((WIDTH, high), title, counts, text("charts.progress_note", lang), paint)


def _key(board: Board) -> None:
    x = LEFT
    for look, marker, dot, code in (
        (INCUMBENT, "o", FOUND, "incumbent"),
        (BOUND, "s", SHOWN, "bound"),
        (None, "D", FINAL, "final"),
    ):  # fmt: skip
        if look is not None:
            board.line([(x, 9), (x + 30, 9)], look)
        board.mark(x + 15, 9, marker, 5 if marker != "D" else 6, dot)
        words = board.label(code)
        board.say(x + 36, 9, words)
        x += 56 + board.wide(words)


def _lane(
    board: Board,
    time: Linear,
    top: float,
    lines: list[Progress],
    name: str,
    objective: Objective | None,
) -> None:
    values = [(line.seconds, line.value) for line in lines if line.value is not None]
    bounds = [(line.seconds, line.bound) for line in lines if line.bound is not None]
    shown = [v for _, v in (*values, *bounds)]
    shown += [] if objective is None else [objective.value]
    low, high = span(shown)
    scale = Linear(low, high, top + LANE - INSET, top + INSET)
    board.line([(LEFT, top + LANE), (RIGHT, top + LANE)], GRID)
    middle = top + LANE / 2
    board.say(0, middle, text(f"summary.{name}", board.lang), 9.5)
    for value in sorted({min(shown), max(shown)}):
        board.say(LEFT - 6, scale.at(value), f"{value:,}", 7.5, ha="right", color=style.GREY)
    _steps(board, time, scale, values, INCUMBENT, ("o", FOUND), better=-1)
    _steps(board, time, scale, bounds, BOUND, ("s", SHOWN), better=1)
    if objective is None:
        return
    board.mark(RIGHT, scale.at(objective.value), "D", 6, FINAL)
    verdict = (
        board.label("lane_proven")
        if objective.proven
        else board.label("lane_gap", gap=percent(objective.gap))
    )
    board.say(RIGHT + 12, middle - 8, f"{objective.value:,}", 9.5)
    board.say(RIGHT + 12, middle + 8, verdict, color=style.GREY)


def _steps(
    board: Board,
    time: Linear,
    scale: Linear,
    events: list[Event],
    look: Look,
    dot: tuple[str, Look],
    better: int,
) -> None:
    """Draw a value that holds from each event to the next, as long as it only gets better.

    Where it gets worse a new pass has begun, with other things held fixed: the line begins anew.
    """
    passes: list[list[tuple[float, float]]] = []
    last: int | None = None
    for seconds, value in events:
        x, y = time.at(seconds), scale.at(value)
        if last is None or (value - last) * better < 0:
            passes.append([])
        else:
            passes[-1].append((x, passes[-1][-1][1]))
        passes[-1].append((x, y))
        board.mark(x, y, dot[0], 4, dot[1])
        last = value
    for corners in passes:
        if len(corners) > 1:
            board.line(corners, look)
