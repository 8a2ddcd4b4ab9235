"""Progress in a notebook: alive while there is work, without times when it has ended."""

from __future__ import annotations

import re

from bangfu_assign.notebook.board import Board
from bangfu_assign.notebook.progress import notebook_progress
from bangfu_assign.plan import Progress
from bangfu_assign.plan.comparison import Ending, Outcome


def words(html: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", html).split())


def test_the_latest_of_each_objective_is_shown_with_its_gap() -> None:
    """Value, bound and gap of every objective so far, in the order they were worked on."""
    board = Board("en")
    board.note(Progress("coverage", 9, 0, 0.1))
    board.note(Progress("coverage", 7, 7, 0.2))
    board.note(Progress("travel", 2000, 1500, 3.0))
    shown = words(board.html(4.2))
    assert "Solving, 4 s so far" in shown
    assert "coverage 7 7 0.00%" in shown
    assert "travel 2,000 1,500 25.00%" in shown
    assert "9" not in shown


def test_what_a_notebook_keeps_holds_no_times() -> None:
    """Executed twice, a notebook is the same; objectives that told no value are left out."""
    board = Board("en")
    board.note(Progress("coverage", 7, 7, 0.2))
    board.note(Progress("walk", None, None, 61.0))
    shown = words(board.html())
    assert "61" not in shown
    assert "coverage" in shown
    assert "walk" not in shown


def test_before_the_first_news_it_says_what_is_going_on() -> None:
    """A large case is measured for seconds before the search begins."""
    assert "Preparing" in Board("en").html(0.0)
    assert "准备" in Board().html(0.0)


def test_variants_are_told_apart_and_escaped() -> None:
    """One row for each variant, at work or ended; its name is text, whatever it holds."""
    progress = notebook_progress("en")
    progress("<b>a</b>", Progress("coverage", 3, None, 1.0))
    progress("base", Outcome("base", Ending.IMPOSSIBLE))
    shown = progress.html()
    assert "&lt;b&gt;a&lt;/b&gt;" in shown
    assert "<b>a</b>" not in shown
    assert "present policy" in shown


def test_outside_a_notebook_nothing_is_shown(capsys: object) -> None:
    """A script that passes it on by habit prints nothing."""
    notebook_progress()(Progress("coverage", 3, 1, 1.0))
    assert capsys.readouterr().out == ""  # type: ignore[attr-defined]
