"""The check of the visits as lines for a terminal, and the rows that the workbook shares."""

from __future__ import annotations

from bangfu_assign import labels
from bangfu_assign.labels import Lang
from bangfu_assign.plan import words
from bangfu_assign.plan.text import display
from bangfu_assign.report.summary import aligned
from bangfu_assign.visits import Visits, by_cadre, by_month, by_village, kinds, totals

LISTED = 10
"""Villages and helpers listed; the tables hold all of them."""

_COUNTS = (
    "rows", "counted", "households", "uncovered_households", "due", "contacted", "signed",
    "missed", "never",
)  # fmt: skip

_HEADS = ("due_short", "contacted", "share", "signed", "missed")


def title(visits: Visits, lang: Lang = "zh") -> str:
    """Return what the check is called: the plan's title and the months."""
    name = labels.text("visits.title", lang, plan=words.title(visits.plan, lang))
    return f"{name} {span(visits, lang)}"


def span(visits: Visits, lang: Lang = "zh") -> str:
    """Return the months that were checked."""
    first, last = visits.months[0], visits.months[-1]
    return labels.text("visits.span", lang, since=first, until=last)


def count_rows(visits: Visits, lang: Lang = "zh") -> list[tuple[str, int]]:
    """Return each figure of the whole check with its name."""
    found = totals(visits)
    return [(labels.text(f"visits.{name}", lang), found[name]) for name in _COUNTS]


def instead(visits: Visits, lang: Lang = "zh") -> str:
    """Return who came where the helper did not, as a sentence."""
    found = totals(visits)
    counts = {name: f"{found[name]:,}" for name in ("co_helper", "other", "none")}
    return labels.text("visits.instead", lang, **counts)


def kind_rows(visits: Visits, lang: Lang = "zh") -> list[tuple[str, str, int, str]]:
    """Return severity, sentence, frequency and first place of each kind of problem."""
    return [
        (
            labels.text(f"problems.{kind.first.severity.value}", lang),
            # A kind's count is said beside it, so the sentence is that of a single cell.
            display(labels.text(kind.first.code, lang, **kind.first.params)),
            kind.times,
            display(kind.first.place(lang)),
        )
        for kind in kinds(visits)
    ]


def to_text(visits: Visits, lang: Lang = "zh") -> str:
    """Return the check as lines: counts, months, the worst villages and helpers, kinds of problems.

    Villages and helpers are named, households are not: those are in the tables.
    """

    def say(*codes: str) -> tuple[str, ...]:
        return tuple(labels.text(f"visits.{code}", lang) for code in codes)

    blocks = [
        title(visits, lang),
        aligned([(name, f"{number:,}") for name, number in count_rows(visits, lang)]),
    ]
    months = [_row(str(row.month), row) for row in by_month(visits).itertuples()]
    if len(visits.cells):
        blocks += [
            instead(visits, lang),
            aligned([say("month", *_HEADS), *months]),
            _worst(visits, lang, "worst_villages"),
            _worst(visits, lang, "worst_cadres"),
        ]
    else:
        blocks.append(say("nobody_due")[0])
    kinds_found = [
        (level, f"{times:,}", place, sentence)
        for level, sentence, times, place in kind_rows(visits, lang)
    ]
    heads = ("severity", "times", "first", "kind")
    blocks.append(
        say("kinds")[0] + "\n" + aligned([say(*heads), *kinds_found])
        if kinds_found
        else say("nothing_odd")[0]
    )
    return "\n\n".join(block for block in blocks if block) + "\n"


def _worst(visits: Visits, lang: Lang, block: str) -> str:
    """Return the villages with the lowest share or the helpers who missed most, "" if nobody."""
    if block == "worst_villages":
        table = by_village(visits).sort_values(["share", "village_id"])
        named = [(f"{display(r.name)}（{r.village_id}）", r) for r in table.itertuples(index=False)]
    else:
        table = by_cadre(visits).sort_values(["missed", "cadre_id"], ascending=[False, True])
        named = [(f"{display(r.name)}（{r.cadre_id}）", r) for r in table.itertuples(index=False)]
    named = [(name, row) for name, row in named if row.missed]
    if not named:
        return ""
    heads = tuple(labels.text(f"visits.{code}", lang) for code in _HEADS)
    head = labels.text(f"visits.{block}", lang)
    lines = aligned([(head, *heads), *(_row(name, row) for name, row in named[:LISTED])])
    rest = len(named) - LISTED
    more = labels.text("visits.and_more", lang, count=rest) if rest > 0 else ""
    return "\n".join(part for part in (lines, more) if part)


def _row(name: str, row: object) -> tuple[str, ...]:
    due, contacted, signed, missed = (
        int(getattr(row, column)) for column in ("due", "contacted", "signed", "missed")
    )
    # Rounded down: 100.0 % means everybody.
    share = f"{contacted * 1000 // due / 10:.1f}%" if due else "–"
    return (name, f"{due:,}", f"{contacted:,}", share, f"{signed:,}", f"{missed:,}")
