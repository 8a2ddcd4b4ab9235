"""Leaders and the villages they are paired with, and the staff of their units who follow them."""

from __future__ import annotations

import networkx as nx
from matplotlib.axes import Axes
from matplotlib.path import Path

from bangfu_assign.labels import Lang, text
from bangfu_assign.plan import Plan
from bangfu_assign.report.figures import style
from bangfu_assign.report.figures.board import DASHED, XY, Board, Chart, Look
from bangfu_assign.report.figures.columns import Place, flow
from bangfu_assign.report.figures.heading import title_of
from bangfu_assign.report.fonts import clip
from bangfu_assign.report.graph import EdgeKind, assignment_graph
from bangfu_assign.report.queries import targets
from bangfu_assign.report.tallies import Hook, Team, hooks

LEADER_RIGHT, VILLAGE_LEFT, VILLAGE_RIGHT, TEAM_LEFT, WIDE = 250.0, 300.0, 440.0, 490.0, 720.0
ROW, BLOCK_GAP, HEAD, GAP, LINE = 20.0, 12.0, 24.0, 40.0, 12.0
MOST_NAMED = 24
"""Staff named in a team, the senior first; the rest are counted."""

LEADER = Look(face="#E8F1F8", edge=style.VERMILION, width=1.4)
VILLAGE = Look(face="#F4F4F4", edge=style.INK, width=1.0)
WEAK = Look(face="#F4F4F4", edge=style.VERMILION, width=2.0)
TEAM = Look(face="#EEF6F2", edge=style.GREEN, width=1.0)
PAIRED = Look(edge=style.VERMILION, width=1.6, zorder=2)
FOLLOWS = Look(edge=style.GREEN, width=1.4, dashes=DASHED, zorder=2)


def draw_pairings(plan: Plan, ax: Axes | None = None, lang: Lang = "zh") -> Axes:
    """Draw leaders (left), their villages (middle), and their units' staff who follow (right).

    Weak villages that nobody is paired with are shown as such.

    Parameters
    ----------
    plan : Plan
        The plan.
    ax : Axes, optional
        Where to draw; everything is scaled to fit. Made anew with pyplot if absent.
    lang : {"zh", "en"}
        Language of the words.

    Returns
    -------
    Axes
        The axes drawn on.
    """
    return pairing_chart(assignment_graph(plan), lang).draw(ax, lang)


def pairing_chart(graph: nx.DiGraph[str], lang: Lang) -> Chart:
    """Return the chart of an `assignment_graph`; see `draw_pairings`."""
    rows = hooks(graph)
    title = title_of(graph, lang, "pairing_title")
    if not rows:
        return Chart((WIDE, HEAD), title, text("charts.pairing_none", lang), "", lambda board: None)
    names = {team: _names(graph, team, lang) for row in rows for team in row.teams}
    page = flow([_height(row, names) for row in rows], WIDE, GAP, HEAD)

    def paint(board: Board) -> None:
        for left in page.lefts:
            heads = [(0.0, "leader"), (VILLAGE_LEFT, "village"), (TEAM_LEFT, "team")]
            for x, code in heads if names else heads[:2]:
                words = board.label(f"column_{code}")
                board.say(left + x, HEAD / 2, words, color=style.GREY)
        for row, place in zip(rows, page.places, strict=True):
            _hook(board, graph, row, place, names)

    counts = text(
        "charts.pairing_counts", lang, villages=len(rows),
        leaders=sum(len(row.leaders) for row in rows),
        units=sum(len(row.teams) for row in rows),
        staff=sum(len(team.staff) for row in rows for team in row.teams),
    )  # fmt: skip
    note = text("figures.internal", lang)
    return Chart((page.width, page.height), title, counts, note, paint)


def _names(graph: nx.DiGraph[str], team: Team, lang: Lang) -> list[str]:
    """Return the staff's names in lines, four to a line."""
    named = [clip(graph.nodes[c]["label"], 12) for c in team.staff[:MOST_NAMED]]
    comma = "、" if lang == "zh" else ", "
    lines = [comma.join(named[n : n + 4]) for n in range(0, len(named), 4)]
    if len(team.staff) > MOST_NAMED:
        lines[-1] += text("figures.more", lang, n=len(team.staff))
    return lines


def _team_height(names: list[str]) -> float:
    return ROW + len(names) * LINE


def _height(row: Hook, names: dict[Team, list[str]]) -> float:
    right = sum(_team_height(names[team]) for team in row.teams)
    return max(ROW * max(len(row.leaders), 2), right) + BLOCK_GAP


def _hook(
    board: Board, graph: nx.DiGraph[str], row: Hook, place: Place, names: dict[Team, list[str]]
) -> None:
    left, top = place
    high = _height(row, names) - BLOCK_GAP
    middle = top + high / 2
    data = graph.nodes[row.village]
    board.box(left + VILLAGE_LEFT, left + VILLAGE_RIGHT, middle, WEAK if data["weak"] else VILLAGE)
    numbers = f"{data['helped']:,} / {data['households']:,}"
    board.say(left + VILLAGE_RIGHT - 6, middle, numbers, ha="right")
    board.say(left + VILLAGE_LEFT + 6, middle, clip(data["label"], 14), 9)
    first = middle - (len(row.leaders) - 1) * ROW / 2
    for n, leader in enumerate(row.leaders):
        y = first + n * ROW
        _leader(board, graph, leader, left, y)
        _bow(board, (left + LEADER_RIGHT, y), (left + VILLAGE_LEFT, middle), PAIRED)
    if not row.leaders:
        words = board.label("no_leader")
        board.say(left + LEADER_RIGHT, middle, words, ha="right", color=style.ALARM)
    y = middle - sum(_team_height(names[team]) for team in row.teams) / 2
    for team in row.teams:
        _bow(board, (left + VILLAGE_RIGHT, middle), (left + TEAM_LEFT, y + ROW / 2), FOLLOWS)
        board.box(left + TEAM_LEFT, left + WIDE, y + ROW / 2, TEAM)
        said = board.label("team", unit=clip(team.unit, 24), n=len(team.staff))
        board.say(left + TEAM_LEFT + 6, y + ROW / 2, said, 9)
        board.say(left + WIDE - 6, y + ROW / 2, f"{team.load} / {team.quota}", ha="right")
        for n, words in enumerate(names[team]):
            board.say(left + TEAM_LEFT + 10, y + ROW + (n + 0.3) * LINE, words, 8)
        y += _team_height(names[team])


def _leader(board: Board, graph: nx.DiGraph[str], leader: str, left: float, y: float) -> None:
    data = graph.nodes[leader]
    board.box(left, left + LEADER_RIGHT, y, LEADER)
    numbers = f"{data['load']} / {data['quota']}"
    name = clip(data["label"], 14)
    units = [graph.nodes[unit]["name"] for unit in targets(graph, leader, EdgeKind.MEMBER_OF)]
    board.say(left + 6, y, name, 9)
    board.say(left + LEADER_RIGHT - 6, y, numbers, ha="right")
    from_x = left + 6 + max(44.0, board.wide(name, 9) + 8)
    room = left + LEADER_RIGHT - 12 - board.wide(numbers) - from_x
    board.say(from_x, y, clip("  ".join([data["rank_label"], *units]), int(room / 4)), 8)


def _bow(board: Board, start: XY, end: XY, look: Look) -> None:
    bend = (end[0] - start[0]) / 2
    points = [start, (start[0] + bend, start[1]), (end[0] - bend, end[1]), end]
    board.shape(Path(points, [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]), look)
