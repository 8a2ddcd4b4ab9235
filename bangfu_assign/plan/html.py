"""A plan as Jupyter shows it: figures, objectives, targets and the first uncovered households."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from bangfu_assign import labels
from bangfu_assign.labels import Lang
from bangfu_assign.plan import words
from bangfu_assign.plan.plan import Plan
from bangfu_assign.plan.text import display

_OBJECTIVE_HEADS = ("objective", "value", "bound", "gap", "verdict", "meaning")
_TARGET_HEADS = ("target_name", "target", "roster", "planned", "target_covered", "met")
_STANDARD_HEADS = (
    "standard_name", "standard", "standard_met", "standard_short", "standard_unknown", "standing",
)  # fmt: skip
_FIGURE = re.compile(r"[-−]?\d{1,3}(,\d{3})*(\.\d+)?%?")
"""A number for people; an id has no thousands."""

_SHOWN = 10
"""Uncovered households listed before the rest is only counted."""


def to_html(plan: Plan, lang: Lang = "zh") -> str:
    """Return a small HTML fragment; every text in it is escaped, nothing is loaded from elsewhere.

    Parameters
    ----------
    plan : Plan
        What to show.
    lang : {"zh", "en"}
        Which language.
    """

    def say(code: str) -> str:
        return labels.text(f"summary.{code}", lang)

    objectives = [
        (name, f"{value:,}", f"{bound:,}", words.percent(gap), verdict, meaning)
        for name, value, bound, gap, verdict, meaning in words.objective_rows(plan, lang)
    ]
    targets = [
        (name, *(f"{figure:,}" for figure in figures), verdict)
        for name, *figures, _, verdict in words.target_rows(plan, lang)
    ]
    standards = [
        (name, *(f"{figure:,}" for figure in figures), verdict)
        for name, *figures, _, verdict in words.standard_rows(plan, lang)
    ]
    parts = [
        f"<p><b>{escape(words.title(plan, lang))}</b><br>{escape(words.status(plan, lang))}</p>",
        _table((say("counts"), ""), ((n, f"{k:,}") for n, k in words.count_rows(plan, lang))),
        _table(tuple(map(say, _OBJECTIVE_HEADS)), objectives),
        _table(tuple(map(say, _TARGET_HEADS)), targets),
        _table(tuple(map(say, _STANDARD_HEADS)), standards),
        _uncovered(plan, lang),
    ]
    return "<div>" + "".join(parts) + "</div>"


def _uncovered(plan: Plan, lang: Lang) -> str:
    heads = tuple(labels.text(f"workbook.{name}", lang) for name in ("household_id", "explanation"))
    first = plan.uncovered.head(_SHOWN)
    table = _table(heads, zip(first["household_id"], first["explanation"], strict=True))
    rest = len(plan.uncovered) - len(first)
    more = f"<p>{escape(labels.text('summary.and_more', lang, count=rest))}</p>" if rest else ""
    return table + more


def _table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    cells = [[display(content) for content in row] for row in rows]
    if not cells:
        return ""
    # Jupyter sets every cell to the right, which is for figures only.
    sides = [
        "right" if all(map(_FIGURE.fullmatch, column)) else "left"
        for column in zip(*cells, strict=True)
    ]

    def line(kind: str, contents: Sequence[str]) -> str:
        return "".join(
            f"<{kind} style='text-align:{side}'>{escape(content)}</{kind}>"
            for side, content in zip(sides, contents, strict=True)
        )

    body = "".join(f"<tr>{line('td', row)}</tr>" for row in cells)
    return f"<table><thead><tr>{line('th', heads)}</tr></thead><tbody>{body}</tbody></table>"
