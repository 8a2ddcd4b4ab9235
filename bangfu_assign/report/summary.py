"""The plan in figures, as a file and as text for the terminal."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from bangfu_assign import labels
from bangfu_assign.labels import Lang
from bangfu_assign.plan import Plan, shortage_words, words


def summary(plan: Plan) -> dict[str, Any]:
    """Return what ``summary.json`` holds (`bangfu_assign.plan.summary.summarise`)."""
    return plan.summary()


def to_json(plan: Plan) -> bytes:
    """Return ``summary.json``: UTF-8 without a byte order mark, as JSON asks."""
    text = json.dumps(summary(plan), ensure_ascii=False, indent=2, allow_nan=False)
    return (text + "\n").encode("utf-8", errors="replace")


def to_text(plan: Plan, lang: Lang = "zh") -> str:
    """Return the summary as lines for a terminal: counts, objectives, targets; no personal datum.

    Columns are aligned by how wide the characters are, a Chinese one being two wide.
    """

    def say(*codes: str) -> tuple[str, ...]:
        return tuple(labels.text(f"summary.{code}", lang) for code in codes)

    objectives = [
        (name, f"{value:,}", f"{bound:,}", words.percent(gap), verdict)
        for name, value, bound, gap, verdict, _ in words.objective_rows(plan, lang)
    ]
    targets = [
        (name, *(f"{figure:,}" for figure in figures), verdict)
        for name, *figures, _, verdict in words.target_rows(plan, lang)
    ]
    standards = [
        (name, *(f"{figure:,}" for figure in figures), verdict)
        for name, *figures, _, verdict in words.standard_rows(plan, lang)
    ]
    villages = [
        (name, f"{line:,}", "–" if income is None else f"{income:,}", verdict)
        for name, line, income, _, verdict in words.weak_village_rows(plan, lang)
    ]
    standard_heads = (
        "standard_name", "standard", "standard_met", "standard_short", "standard_unknown",
        "standing",
    )  # fmt: skip
    blocks = [
        words.title(plan, lang) + "\n" + words.status(plan, lang),
        aligned([(name, f"{number:,}") for name, number in words.count_rows(plan, lang)]),
        aligned([say("objective", "value", "bound", "gap", "verdict"), *objectives])
        if objectives
        else "",
        aligned(
            [say("target_name", "target", "roster", "planned", "target_covered", "met"), *targets]
        )
        if targets
        else "",
        aligned([say(*standard_heads), *standards]),
        aligned([say("weak_village", "standard", "collective_income", "verdict"), *villages])
        if villages
        else "",
        aligned(
            [
                say("layer", "layer_helpers", "layer_places", "layer_filled", "verdict"),
                *(
                    (name, f"{helpers:,}", f"{places:,}", f"{filled:,}", verdict)
                    for name, helpers, places, filled, verdict in words.layer_rows(plan, lang)
                ),
            ]
        )
        if plan.layers
        else "",
        aligned([(name, f"{number:,}") for name, number in words.placement_rows(plan, lang)])
        if plan.layers
        else "",
        "\n".join(shortage_words.lines(plan.shortage, plan, lang))
        if plan.shortage is not None and plan.shortage.uncovered
        else "",
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def aligned(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as lines with columns side by side: the first and the last to the left."""
    cells = [tuple(row) for row in rows]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    lines = []
    for row in cells:
        last = len(row) - 1
        parts = [
            text + pad if i == 0 or (i == last and i > 1) else pad + text
            for i, (text, pad) in enumerate(
                (text, " " * (widths[i] - width(text))) for i, text in enumerate(row)
            )
        ]
        lines.append("  ".join(parts).rstrip())
    return "\n".join(lines)


def width(text: str) -> int:
    """Return how many columns a text takes in a fixed-width font."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@cache
def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    wide = unicodedata.east_asian_width(character) in "WF" or character in "“”‘’…—"
    return 2 if wide else 1
