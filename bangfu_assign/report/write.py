"""`write_plan`: the whole OUT folder, at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bangfu_assign.labels import Lang
from bangfu_assign.plan import Plan
from bangfu_assign.plan.remembered import remembering
from bangfu_assign.report.atomic import publish
from bangfu_assign.report.journeys import Journeys, journeys_of
from bangfu_assign.report.painter import Painter
from bangfu_assign.report.pictures import Pictures
from bangfu_assign.report.summary import to_json
from bangfu_assign.report.tables import write_tables

_FEW = 8
"""Pictures that are drawn in the second it takes to load what draws them."""

Draw = Callable[[Plan, Path, Lang], object]


@remembering()
def write_plan(
    plan: Plan,
    out: str | Path,
    lang: Lang = "zh",
    *,
    figures: bool | Draw = True,
    journeys: Journeys | None = None,
    painter: Painter | None = None,
) -> Path:
    """Write tables, workbook, page, figures and summary of a plan: all of them or none.

    Parameters
    ----------
    plan : Plan
        What to write.
    out : path
        The folder; see `bangfu_assign.report.atomic.publish` for what it may hold before.
    lang : {"zh", "en"}
        Language of workbook, page and figures. The tables are the same in every language.
    figures : bool or callable
        Whether to draw into ``figures/``, or what draws there: called with plan, folder, language.
    journeys : Journeys, optional
        Distances of the plan; measured if left out.
    painter : Painter, optional
        Shares the usual figures with this process.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    UsageError
        If the folder cannot be used; nothing is changed then.
    """
    from bangfu_assign.report.page.internal import PAGE, internal_page  # noqa: PLC0415 (jinja2)
    from bangfu_assign.report.workbook import workbook  # noqa: PLC0415 (xlsxwriter, only to write)

    with publish(out) as folder:
        target = folder / "figures"
        if figures:
            target.mkdir()
        # Of these pictures none shows distances: they need not wait for them.
        pictures = Pictures(plan, target, lang, journeys)
        tasks = pictures.tasks(pictures.few()) if figures is True else []
        with (painter or Painter(wanted=False)).share(tasks, spare=_FEW):
            known = journeys_of(plan) if journeys is None else journeys
            write_tables(plan, folder, known)
            (folder / "summary.json").write_bytes(to_json(plan))
            (folder / "plan.xlsx").write_bytes(workbook(plan, known, lang))
            (folder / PAGE).write_bytes(internal_page(plan, known, lang))
        if callable(figures):
            figures(plan, target, lang)
    return Path(out)
