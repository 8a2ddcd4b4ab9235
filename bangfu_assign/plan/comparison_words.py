"""A comparison in words: the rows that the terminal, the workbook and Jupyter all show."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd

from bangfu_assign import labels
from bangfu_assign.labels import Lang
from bangfu_assign.plan.comparison import Comparison, Ending, Outcome, Versus, versus
from bangfu_assign.plan.text import display
from bangfu_assign.policy import OBJECTIVES

HEADS = (
    "scenario", "status", "covered", "uncovered", "needs", "travel_km", "walk_km", "wins_of",
    "versus_base",
)  # fmt: skip
NUMBERS = (2, 3, 4, 5, 6, 7)
"""Places of the columns that hold figures."""

FRONTS = (("travel", "coverage"), ("travel", "continuity"))
"""Pairs of objectives whose trade-off is shown."""


def title(comparison: Comparison, lang: Lang = "zh") -> str:
    """Return what the comparison is called."""
    for outcome in comparison.outcomes:
        if outcome.plan is not None and outcome.plan.policy.plan.area:
            plan = outcome.plan.policy.plan
            if plan.year is None:
                return say("title_of_area", lang, area=display(plan.area))
            return say("title", lang, area=display(plan.area), year=plan.year)
    return say("title_plain", lang)


def say(code: str, lang: Lang, **parameters: object) -> str:
    """Return a text of the catalogue of comparisons."""
    return labels.text(f"compared.{code}", lang, **parameters)


def name_of(comparison: Comparison, name: str, lang: Lang) -> str:
    """Return what people call a variant; the policy as it is has no name of its own."""
    return say("base_name", lang) if name == comparison.base == "base" else display(name)


def rows(comparison: Comparison, lang: Lang = "zh") -> list[tuple[str, ...]]:
    """Return the cells under `HEADS` of each variant."""
    found = []
    for row in comparison.table.to_dict("records"):
        outcome = comparison[row["scenario"]]
        cells = [name_of(comparison, outcome.name, lang), ending(outcome, lang)]
        if outcome.plan is None:
            cells += [""] * len(NUMBERS)
        else:
            needs = "/".join(f"{row[f'uncovered_need_{n}']}" for n in (3, 2, 1))
            cells += [f"{row['covered']:,}", f"{row['uncovered']:,}", needs]
            cells += [f"{row['travel_km']:,.1f}", f"{row['walk_km']:,.1f}"]
            cells.append("/".join("–" if pd.isna(n := row[k]) else f"{n:,}" for k in WINS))
        found.append((*cells, against_base(comparison, outcome, lang)))
    return found


WINS = ("gained", "lost", "moved")


def ending(outcome: Outcome, lang: Lang = "zh") -> str:
    """Return how the solving of a variant ended."""
    return say(f"ending_{outcome.ending.value}", lang)


def reason(outcome: Outcome, lang: Lang = "zh") -> str:
    """Return why a variant has no plan; "" if there is one."""
    if outcome.ending is Ending.CRASHED:
        code = outcome.exit_code
        killed = code is not None and code < 0
        return say("crashed_killed", lang) if killed else say("crashed_other", lang, exit=code)
    return say("join", lang).join(display(p.sentence(lang)) for p in outcome.problems)


def against_base(comparison: Comparison, outcome: Outcome, lang: Lang = "zh") -> str:
    """Return what can be said about a variant against the base, objective by objective."""
    base = comparison[comparison.base]
    if outcome.plan is None:
        return reason(outcome, lang)
    if outcome is base:
        return say("join", lang).join([*_unfinished(outcome, lang), say("is_base", lang)])
    if outcome.same_as:
        return say("is_same_as", lang, name=name_of(comparison, outcome.same_as, lang))
    if base.plan is None:
        return say("no_base", lang)
    said = _unfinished(outcome, lang)
    by_kind: dict[Versus, list[str]] = {kind: [] for kind in Versus}
    for objective in OBJECTIVES:
        kind = versus(outcome, base, objective)
        name = labels.text(f"summary.{objective}", lang)
        by_kind[kind].append(name)
        if kind in (Versus.BETTER, Versus.WORSE):
            before, after = _values(base, outcome, objective)
            said.append(say(f"is_{kind.value}", lang, name=name, before=before, after=after))
    for kind in (Versus.OPEN, Versus.OTHER):
        if by_kind[kind]:
            names = say("list", lang).join(by_kind[kind])
            said.append(say(f"is_{kind.value}", lang, names=names))
    return say("join", lang).join(said) or say("is_same", lang)


def _unfinished(outcome: Outcome, lang: Lang) -> list[str]:
    """Warn where not even the first objective is proven: the rest then says little."""
    first = next(iter(outcome.plan.objectives), None) if outcome.plan is not None else None
    if first is None or first.proven:
        return []
    name = labels.text(f"summary.{first.name}", lang)
    figures = {"value": f"{first.value:,}", "bound": f"{first.bound:,}"}
    return [say("is_unfinished", lang, name=name, **figures)]


def notes(comparison: Comparison, lang: Lang = "zh") -> list[str]:
    """Return what a reader of the figures must know."""
    seconds = f"{comparison.time_limit_s:g}"
    return [
        say("note_bounds", lang, seconds=seconds),
        *(say(code, lang) for code in ("note_other", "note_moved", "note_need", "note_front")),
    ]


def fronts(comparison: Comparison, lang: Lang = "zh") -> list[str]:
    """Return the trade-off fronts, each as a sentence."""
    found = []
    for x, y in FRONTS:
        names = [name_of(comparison, name, lang) for name in comparison.front(x, y)]
        words = say("list", lang).join(names) or say("none", lang)
        axes = {axis: labels.text(f"summary.{name}", lang) for axis, name in (("x", x), ("y", y))}
        found.append(say("front_of", lang, names=words, **axes))
    return found


def to_html(comparison: Comparison, lang: Lang = "zh") -> str:
    """Return a small HTML fragment; every text in it is escaped, nothing is loaded."""
    head = "".join(f"<th>{escape(say(code, lang))}</th>" for code in HEADS)
    body = "".join(f"<tr>{_cells(row)}</tr>" for row in rows(comparison, lang))
    small = "".join(f"<p>{escape(line)}</p>" for line in fronts(comparison, lang))
    small += "".join(f"<p><small>{escape(note)}</small></p>" for note in notes(comparison, lang))
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f"<div><p><b>{escape(title(comparison, lang))}</b></p>{table}{small}</div>"


def _cells(row: Sequence[str]) -> str:
    return "".join(
        f"<td style='text-align:{'right' if place in NUMBERS else 'left'}'>{escape(cell)}</td>"
        for place, cell in enumerate(row)
    )


def _values(base: Outcome, outcome: Outcome, objective: str) -> tuple[str, str]:
    """Return both values, distances in kilometres."""
    before, after = base.values[objective], outcome.values[objective]
    if objective in ("travel", "walk"):
        return f"{before / 1000:,.1f}", f"{after / 1000:,.1f}"
    return f"{before:,}", f"{after:,}"
