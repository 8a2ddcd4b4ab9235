"""The office's page: everything about the plan that people at work may see."""

from __future__ import annotations

from collections.abc import Sequence

from bangfu_assign import __version__
from bangfu_assign.errors import FactsError, Problem
from bangfu_assign.facts.distance import Distances, measure
from bangfu_assign.labels import Lang
from bangfu_assign.plan import Plan
from bangfu_assign.report.journeys import Journeys, journeys_of
from bangfu_assign.report.page.clean import clean
from bangfu_assign.report.page.data import page_data
from bangfu_assign.report.page.frame import INTERNAL, render
from bangfu_assign.report.page.summary import summary_of

PAGE = "report.html"
"""Its name in the OUT folder."""


def internal_page(
    plan: Plan,
    journeys: Journeys | None = None,
    lang: Lang = "zh",
    *,
    problems: Sequence[Problem] = (),
    links: Sequence[str] = (),
) -> bytes:
    """Return ``report.html``; the same plan gives the same bytes.

    It names households and cadres, and says that it is internal; ID numbers, phones, causes and
    incomes are not in it.

    Parameters
    ----------
    plan : Plan
        What to show, also if it breaks rules.
    journeys : Journeys, optional
        Its distances; measured if left out.
    lang : {"zh", "en"}
        Language of the page.
    problems : sequence of Problem
        What the check found; any error makes the page say first of all that the plan is broken.
    links : sequence of str
        Names of files beside the page that hold the check of the visits.
    """
    distances = _distances(plan)
    known = journeys if journeys is not None else journeys_of(plan, distances)
    data = page_data(plan, known, distances)
    rows = sum(len(data[name]["rows"]) for name in ("households", "cadres"))
    return render(
        "report.html.jinja",
        INTERNAL,
        data,
        lang,
        heading="internal",
        summary=summary_of(plan, problems, lang),
        links=list(links),
        layered=bool(plan.layers),
        rows=f"{rows:,}",
        version=__version__,
        inputs=[(clean(name), digest[:12]) for name, digest in sorted(plan.case.inputs.items())],
    )


def _distances(plan: Plan) -> Distances | None:
    try:
        return measure(plan.case, plan.policy)
    except FactsError:  # a plan made elsewhere, for villages without coordinates: it can be shown
        return None
