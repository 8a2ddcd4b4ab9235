"""The public page: the town's notice, searchable. It is built from the notice's rows alone.

Nothing of the internal page is used: whatever `bangfu_assign.report.notice.rows` cannot hold, this
page cannot show.
"""

from __future__ import annotations

from bangfu_assign import __version__
from bangfu_assign.errors import FactsError, Problem, UsageError
from bangfu_assign.labels import Lang
from bangfu_assign.plan import Plan, shortage_words
from bangfu_assign.report.notice.content import Sheet, make_sheet
from bangfu_assign.report.notice.refusals import refusals
from bangfu_assign.report.notice.rows import listed
from bangfu_assign.report.page.clean import clean
from bangfu_assign.report.page.frame import PUBLIC, render


def public_page(plan: Plan, lang: Lang = "zh") -> bytes:
    """Return the public page of a plan; the same plan gives the same bytes.

    Parameters
    ----------
    plan : Plan
        A plan that keeps the rules. ``[notice]`` of its policy says how much of a name is shown,
        which columns there are, and whether households without a helper are listed.
    lang : {"zh", "en"}
        Language of the controls; the notice itself is Chinese.

    Raises
    ------
    FactsError
        If a text that would be shown holds an ID number or a phone.
    UsageError
        If there is nobody to be listed.
    """
    sheet = public_sheet(plan)
    heads = [clean(head.replace("\n", "")) for head in sheet.headers()]
    return render(
        "public.html.jinja",
        PUBLIC,
        {"columns": list(sheet.columns), "heads": heads, "rows": sheet.table()},
        lang,
        heading="public",
        title="".join(sheet.title),
        opening=sheet.opening,
        objections=sheet.objections,
        issuer=sheet.issuer,
        day=sheet.day,
        rows=f"{len(sheet.rows):,}",
        version=__version__,
    )


def public_sheet(plan: Plan) -> Sheet:
    """Return the town's notice, refused if it would show anybody's number."""
    villages = shortage_words.village_names(plan)
    households = listed(plan, villages)
    if found := refusals(plan, households, villages):
        raise FactsError(found)
    if not households:
        raise UsageError(Problem("report.nobody_public"))
    return make_sheet(plan, "", plan.policy.plan.area, households)
