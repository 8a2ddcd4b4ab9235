"""What an explanation consists of: paragraphs and tables, whoever shows them."""

from __future__ import annotations

from dataclasses import dataclass

from bangfu_assign import labels
from bangfu_assign.labels import Lang
from bangfu_assign.plan.text import display
from bangfu_assign.rules.roster import Helper, Roster


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under headers; ``right`` holds the positions of right-aligned columns."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...] = ()


Answer = list[str | Table]
"""Paragraphs and tables, in reading order."""


def say(code: str, lang: Lang, **params: object) -> str:
    """Return a text of the catalogue ``why``."""
    return labels.text(f"why.{code}", lang, **params)


def rank_words(helper: Helper) -> str:
    """Return what the policy calls a cadre's rank, "" if it does not know it."""
    return "" if helper.rank is None else display(helper.rank.label or helper.rank.name)


def office_words(roster: Roster, helper: Helper, lang: Lang) -> str:
    """Return unit and position as they follow the rank, "" without any."""
    row = roster.case.cadres.iloc[helper.row]
    unit, position = display(row["unit"]), display(row["position"])
    office = position if position.startswith(unit) else f"{unit} {position}".strip()
    return say("office", lang, office=office) if office else ""


def km(metres: int) -> str:
    """Return metres as kilometres with one decimal."""
    return f"{metres / 1000:.1f}"
