"""What the page says of a plan: key figures, what is proven, and what differs from the last."""

from __future__ import annotations

from collections.abc import Callable

from bangfu_assign import labels
from bangfu_assign.labels import Lang
from bangfu_assign.notebook import markup
from bangfu_assign.plan import Plan, words
from bangfu_assign.plan.compared import CHANGES
from bangfu_assign.plan.comparison import Comparison, Outcome
from bangfu_assign.plan.comparison_words import against_base
from bangfu_assign.plan.summary import counts

_SHOWN = 60
"""Changed households listed before the rest is only counted."""

_BOX = "border:1px solid #cfd4d9;border-radius:6px;padding:8px 14px;min-width:132px;background:#fff"

Say = Callable[..., str]


def _say(lang: Lang) -> Say:
    def say(code: str, **parameters: object) -> str:
        return labels.text(f"notebook.{code}", lang, **parameters)

    return say


def figures(outcome: Outcome) -> dict[str, float]:
    """Return the key figures of a plan by code; distances in kilometres."""
    if outcome.plan is None:
        return {}
    counted = counts(outcome.plan)
    return {
        "uncovered": counted["uncovered"],
        "covered": counted["covered"],
        "persons": counted["persons_covered"],
        "kept": counted["kept"],
        "travel": outcome.values["travel"] / 1000,
        "walk": outcome.values["walk"] / 1000,
    }


def key_figures(outcome: Outcome, last: Outcome | None, lang: Lang) -> str:
    """Return the key figures as boxes, each with its difference from the last plan, as HTML."""
    say = _say(lang)
    before = {} if last is None else figures(last)
    boxes = []
    for code, value in figures(outcome).items():
        digits = 1 if code in ("travel", "walk") else 0
        small = ""
        if code in before:
            change = round(value - before[code], digits)
            told = say("fact_change", change=f"{change:+,.{digits}f}") if change else ""
            small = f"<div style='{markup.QUIET}'>{markup.text(told or say('fact_same'))}</div>"
        boxes.append(
            f"<div style='{_BOX}' data-figure='{code}'>"
            f"<div style='{markup.QUIET}'>{markup.text(say(f'fact_{code}'))}</div>"
            f"<div style='font-size:150%;font-weight:bold'>{value:,.{digits}f}</div>{small}</div>"
        )
    row = f"<div style='display:flex;flex-wrap:wrap;gap:8px;margin:6px 0'>{''.join(boxes)}</div>"
    return row + (markup.paragraph(proof(outcome.plan, lang)) if outcome.plan else "")


def proof(plan: Plan, lang: Lang) -> str:
    """Return in a sentence what is proven of a plan."""
    say = _say(lang)
    open_ = [o for o in plan.objectives if not o.proven]
    if not open_:
        return say("all_proven")
    named = [f"{labels.text(f'summary.{o.name}', lang)}（{words.percent(o.gap)}）" for o in open_]
    if lang == "en":
        named = [name.replace("（", " (").replace("）", ")") for name in named]
    return say("not_proven", names=say("list").join(named))


def differences(outcome: Outcome, last: Outcome | None, lang: Lang) -> str:
    """Return what differs from the last plan, objective by objective and household by household."""
    say = _say(lang)
    if last is None:
        return markup.paragraph(say("first_plan"))
    both = Comparison((last, outcome), last.name)
    changes = both.changes
    tally = [
        f"{say(f'change_{kind}')} {count:,}"
        for kind in CHANGES
        if (count := int(changes["change"].eq(kind).sum()))
    ]
    said = markup.paragraph(say("against", name=last.name), "font-weight:bold")
    said += markup.paragraph(against_base(both, outcome, lang))
    if changes.empty:
        return said + markup.paragraph(say("no_change"))
    said += markup.paragraph(say("list").join(tally))
    heads = tuple(say(code) for code in ("change", "household", "village", "before", "after"))
    order = changes["change"].map({kind: k for k, kind in enumerate(("lost", "gained", "moved"))})
    first = changes.assign(order=order).sort_values(["order", "household_id"]).head(_SHOWN)
    rows = [
        (
            say(f"change_{row['change']}"),
            f"{row['head_name']}（{row['household_id']}）",
            row["village"],
            row["base_cadre"] or "–",
            row["cadre"] or "–",
        )
        for row in first.to_dict("records")
    ]
    listed = markup.table(heads, rows)
    rest = len(changes) - len(first)
    more = markup.paragraph(say("and_more_changes", count=f"{rest:,}")) if rest else ""
    return f"{said}<div style='max-height:280px;overflow:auto'>{listed}</div>{more}"


def history(tried: Comparison, lang: Lang) -> str:
    """Return every plan tried, against the first, as a table."""
    say = _say(lang)
    rows = []
    for outcome in tried.outcomes:
        found = figures(outcome)
        cells = [f"{v:,.1f}" if c in ("travel", "walk") else f"{v:,}" for c, v in found.items()]
        rows.append((outcome.name, outcome.note or "–", *(cells or ["–"] * 6)))
    codes = ("uncovered", "covered", "persons", "kept", "travel", "walk")
    heads = (say("variant"), say("change"), *(say(f"fact_{code}") for code in codes))
    return markup.table(heads, rows, range(2, 8))
