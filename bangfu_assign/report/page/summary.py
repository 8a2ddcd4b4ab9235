"""The part of the page that stands without any script: figures, objectives, the shortage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bangfu_assign import labels
from bangfu_assign.errors import Problem, Severity
from bangfu_assign.labels import Lang
from bangfu_assign.plan import Plan, shortage_words, words
from bangfu_assign.plan.summary import counts
from bangfu_assign.report.page.clean import clean

BULLET = "- "
"""How `shortage_words.lines` begins an item of a list."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A small table: headers, cells as text, and the columns that hold numbers.

    Attributes
    ----------
    marks : tuple of str
        A word of style for each row, "" for none: ``ok``, ``short``.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the items of a list that follow it."""

    text: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything of `Summary` is text, cleaned; the template escapes it.

    Attributes
    ----------
    counts : tuple of (str, str)
        Name and number.
    shortage : tuple of Paragraph
        Empty if nobody worked it out.
    breaches, remarks : tuple of (str, str, str)
        How grave, where, what.
    """

    title: str
    status: str
    counts: tuple[tuple[str, str], ...]
    targets: tuple[Grid, ...]
    objectives: Grid
    shortage: tuple[Paragraph, ...]
    placements: tuple[Grid, ...]
    breaches: tuple[tuple[str, str, str], ...]
    remarks: tuple[tuple[str, str, str], ...]
    uncovered: int


def summary_of(plan: Plan, problems: Sequence[Problem], lang: Lang) -> Summary:
    """Return the summary of a plan, with what was found wrong with it."""
    grave = [p for p in problems if p.severity is Severity.ERROR]
    broken = bool(grave)
    status = labels.text("page.broken_plan", lang) if broken else _status(plan, lang)
    return Summary(
        title=clean(words.title(plan, lang)),
        status=status,
        counts=tuple((name, f"{number:,}") for name, number in words.count_rows(plan, lang)),
        targets=_targets(plan, lang),
        objectives=_objectives(plan, lang),
        shortage=_shortage(plan, lang),
        placements=_placements(plan, lang),
        breaches=_problems(grave, lang),
        remarks=_problems([p for p in problems if p.severity is not Severity.ERROR], lang),
        uncovered=counts(plan)["uncovered"],
    )


def _status(plan: Plan, lang: Lang) -> str:
    proven = any(o.bound > 0 or o.proven for o in plan.objectives)
    return words.status(plan, lang) if proven else labels.text("page.unproven_plan", lang)


def _heads(lang: Lang, *codes: str) -> tuple[str, ...]:
    return tuple(labels.text(f"summary.{code}", lang) for code in codes)


def _targets(plan: Plan, lang: Lang) -> tuple[Grid, ...]:
    targets = words.target_rows(plan, lang)
    standards = words.standard_rows(plan, lang)
    villages = words.weak_village_rows(plan, lang)
    grids = (
        Grid(
            labels.text("summary.targets", lang),
            _heads(lang, "target_name", "target", "roster", "planned", "target_covered", "met"),
            tuple((r[0], *(f"{n:,}" for n in r[1:5]), r[6]) for r in targets),
            frozenset((1, 2, 3, 4)),
            tuple("ok" if row[5] else "short" for row in targets),
        ),
        Grid(
            labels.text("summary.standards", lang),
            _heads(
                lang, "standard_name", "standard", "standard_met", "standard_short",
                "standard_unknown", "standing",
            ),
            tuple((r[0], *(f"{n:,}" for n in r[1:5]), r[6]) for r in standards),
            frozenset((1, 2, 3, 4)),
            tuple("ok" if row[5] else "short" for row in standards),
        ),
        Grid(
            labels.text("page.weak_villages", lang),
            _heads(lang, "weak_village", "standard", "collective_income", "verdict"),
            tuple(
                (clean(name), f"{line:,}", "–" if income is None else f"{income:,}", verdict)
                for name, line, income, _, verdict in villages
            ),
            frozenset((1, 2)),
            tuple("ok" if row[3] else "short" for row in villages),
        ),
    )  # fmt: skip
    return tuple(grid for grid in grids if grid.rows)


def _objectives(plan: Plan, lang: Lang) -> Grid:
    heads = _heads(lang, "objective", "value", "bound", "gap", "verdict", "meaning")
    rows = tuple(
        (f"{k}. {name}", f"{value:,}", *_proof(value, bound, gap, verdict, lang), meaning)
        for k, (name, value, bound, gap, verdict, meaning) in enumerate(
            words.objective_rows(plan, lang), start=1
        )
    )
    marks = tuple("ok" if objective.proven else "short" for objective in plan.objectives)
    caption = labels.text("summary.objectives", lang)
    return Grid(caption, heads, rows, frozenset((1, 2, 3)), marks)


def _proof(value: int, bound: int, gap: float, verdict: str, lang: Lang) -> tuple[str, str, str]:
    """Return bound, gap and verdict; that nothing is below 0 is not worth being said."""
    if bound <= 0 < value:
        return "–", "–", labels.text("page.no_bound", lang)
    return f"{bound:,}", words.percent(gap), verdict


def _shortage(plan: Plan, lang: Lang) -> tuple[Paragraph, ...]:
    if plan.shortage is None or not plan.shortage.uncovered:
        return ()
    found: list[Paragraph] = []
    for line in shortage_words.lines(plan.shortage, plan, lang):
        text = clean(line)
        if text.startswith(BULLET) and found:
            last = found.pop()
            found.append(Paragraph(last.text, (*last.items, text.removeprefix(BULLET))))
        else:
            found.append(Paragraph(text))
    return tuple(found)


def _placements(plan: Plan, lang: Lang) -> tuple[Grid, ...]:
    if not plan.layers:
        return ()
    return (
        Grid(
            labels.text("summary.three_placements", lang),
            (),
            tuple((name, f"{count:,}") for name, count in words.placement_rows(plan, lang)),
            frozenset((1,)),
        ),
        Grid(
            labels.text("summary.layers", lang),
            _heads(lang, "layer", "layer_helpers", "layer_places", "layer_filled", "verdict"),
            tuple(
                (name, f"{helpers:,}", f"{places:,}", f"{filled:,}", verdict)
                for name, helpers, places, filled, verdict in words.layer_rows(plan, lang)
            ),
            frozenset((1, 2, 3)),
        ),
    )


def _problems(found: Sequence[Problem], lang: Lang) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (
            labels.text(f"problems.{p.severity.value}", lang),
            clean(" ".join(part for part in (p.place(lang), p.value) if part)),
            clean(p.message(lang)),
        )
        for p in found
    )
