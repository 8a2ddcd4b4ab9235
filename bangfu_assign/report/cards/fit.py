"""Texts in the boxes of a card: set smaller where they are long, cut where they cannot fit."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bangfu_assign.plan.text import width

USUAL_PT = 10.5
SMALL_PT = 9.0

_SHORT, _LONG = (18, 36), (78, 88)
"""Columns (a Chinese character takes two) in a box at the usual size, on one line, and at the small
size, on all its lines: a box of 37 mm has two lines, one of 151 mm has one."""
_WIDE = frozenset({"measures", "project", "goal"})
_TALL = "measures"
"""Its box is high enough for two lines at the usual size."""


Printed = Callable[[str, int], str]
"""Makes a text printable within so many columns: `Printer.text`, or `line` for Word."""


def fit(code: str, text: str, printed: Printed) -> tuple[str, float]:
    """Return a text as it fits its box, and its size in points."""
    usual, small = _columns(code)
    size = USUAL_PT if width(text) <= usual else SMALL_PT
    return printed(text, small), size


def room(code: str) -> int:
    """Return how many columns the box of a cell holds at most."""
    return _columns(code)[1]


def _columns(code: str) -> tuple[int, int]:
    usual, small = _LONG if code in _WIDE else _SHORT
    return (2 * usual - 4, 2 * small - 4) if code == _TALL else (usual, small)


def fit_all(cells: Mapping[str, str], printed: Printed) -> dict[str, tuple[str, float]]:
    """Return every cell of a card as it fits."""
    return {code: fit(code, text, printed) for code, text in cells.items()}


def title_pt(title: str) -> float:
    """Return the size at which a title stays on one line of 174 mm, 22 pt at most."""
    # Latin letters are a little wider than half a Chinese character.
    return min(22.0, max(8.0, int(2 * 160 / 0.3528 * 2 / max(1, width(title))) / 2))
