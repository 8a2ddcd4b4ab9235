"""`show_problems`: what was repaired or looks odd, in a notebook."""

from __future__ import annotations

from collections.abc import Iterable

from bangfu_assign import labels
from bangfu_assign.errors import Problem
from bangfu_assign.labels import Lang
from bangfu_assign.notebook import markup
from bangfu_assign.notebook.markup import Html


def show_problems(found: Iterable[Problem], *, rows: int = 10, lang: Lang = "zh") -> Html:
    """Return problems as a table that Jupyter shows: ID numbers and phones in them are masked.

    Parameters
    ----------
    found : iterable of Problem
        Such as ``case.notes``, or ``error.problems`` of an error of this package.
    rows : int
        Shown at most; the rest is counted.
    lang : {"zh", "en"}
        Which language.
    """
    problems = tuple(found)
    if not problems:
        return Html(markup.paragraph(labels.text("notebook.no_problems", lang)))
    heads = [labels.text(f"notebook.problem_{code}", lang) for code in ("kind", "place", "what")]
    shown = [
        (labels.text(f"notebook.severity_{p.severity.value}", lang), p.place(lang), p.message(lang))
        for p in problems[: max(rows, 0)]
    ]
    html = markup.table(heads, shown)
    if len(problems) > len(shown):
        rest = f"{len(problems) - len(shown):,}"
        html += markup.paragraph(labels.text("summary.and_more", lang, count=rest), markup.QUIET)
    return Html(html, f"{len(problems):,}")
