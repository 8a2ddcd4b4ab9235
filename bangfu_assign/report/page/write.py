"""`write_report`: workbook, figures, tables and the page of a plan, in one folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from bangfu_assign import labels
from bangfu_assign.errors import PlanError, Problem, Severity
from bangfu_assign.labels import Lang
from bangfu_assign.plan import Plan
from bangfu_assign.plan.remembered import remembering
from bangfu_assign.report.atomic import publish
from bangfu_assign.report.graph_files import write_graph
from bangfu_assign.report.journeys import journeys_of
from bangfu_assign.report.page.internal import PAGE, internal_page
from bangfu_assign.report.painter import Painter, Task
from bangfu_assign.report.pictures import Pictures
from bangfu_assign.report.summary import to_json
from bangfu_assign.report.tables import tables, write_tables

PUBLIC_FOLDER = "public"
VISITS = "visits.xlsx"
_PAIRS = ("assignments.csv", "pairings.csv")
"""What makes a plan this plan and no other."""
_COUNTED = ("cadres.csv", "villages.csv")
"""What else changes with the facts."""


@remembering()
def write_report(
    plan: Plan,
    out: str | Path,
    lang: Lang = "zh",
    *,
    public: bool = False,
    figures: bool = True,
    problems: Sequence[Problem] = (),
    painter: Painter | None = None,
) -> Path:
    """Write what people read of a plan: ``report.html``, ``plan.xlsx`` and the figures.

    Parameters
    ----------
    plan : Plan
        What to report.
    out : path
        New, or holding a plan. If it holds this plan, its tables and summary stay as they are; if
        another one, everything is replaced, so that a folder never speaks of two plans.
    lang : {"zh", "en"}
        Language.
    public : bool
        Whether to write ``public/report.html`` as well.
    figures : bool
        Whether to draw.
    problems : sequence of Problem
        What a check found (`bangfu_assign.open_plan`). With errors in it only the page is written,
        which says first of all what is broken: no workbook or table may pass for a valid plan.
    painter : Painter, optional
        Shares the figures and the graph's files with this process.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    UsageError
        If the folder cannot be used; nothing is changed then.
    PlanError
        If a plan that breaks rules was to be made public.
    FactsError
        If the public page would show an ID number or a phone; nothing is changed then.
    """
    from bangfu_assign.report.workbook import workbook  # noqa: PLC0415 (xlsxwriter, only to write)

    target = Path(out).expanduser()
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors and public:
        raise PlanError([*errors, Problem("report.broken_not_public")])
    if errors:
        page = internal_page(plan, journeys_of(plan), lang, problems=problems, links=_links(target))
        with publish(target, add=True) as folder:
            (folder / PAGE).write_bytes(page)
        return target
    known = journeys_of(plan)
    made = tables(plan, known)
    same = _same(target, made, _PAIRS)
    links = _links(target)
    with publish(target, add=same or not (target / _PAIRS[0]).is_file()) as folder:
        tasks: list[Task] = [partial(write_graph, plan, folder)]
        if figures:
            pictures = Pictures(plan, folder / "figures", lang, known)
            pictures.folder.mkdir(exist_ok=True)
            tasks += pictures.tasks(pictures.all())
        with (painter or Painter(wanted=False)).share(tasks):
            if not (same and _same(folder, made, _COUNTED) and (folder / "summary.json").is_file()):
                write_tables(plan, folder, known)
                (folder / "summary.json").write_bytes(to_json(plan))
            (folder / PAGE).write_bytes(
                internal_page(plan, known, lang, problems=problems, links=links)
            )
            (folder / "plan.xlsx").write_bytes(workbook(plan, known, lang))
            if public:
                write_public(plan, folder, lang)
    return target


def _links(target: Path) -> list[str]:
    return [VISITS] if (target / VISITS).is_file() else []


def write_public(plan: Plan, folder: Path, lang: Lang = "zh") -> None:
    """Write the public page below a folder (see `bangfu_assign.report.page.public`).

    Raises
    ------
    PlanError
        If the last look at its bytes finds a private fact in it: a fault of this program.
    """
    from bangfu_assign.report.page.public import public_page, public_sheet  # noqa: PLC0415 (notice)
    from bangfu_assign.report.public_scan import scan, secrets_of  # noqa: PLC0415

    path = folder / PUBLIC_FOLDER / PAGE
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(public_page(plan, lang))
    shown = {*public_sheet(plan).texts(), *plan.case.households["household_id"]}
    leaks = scan([path], secrets_of(plan.case, shown, plan.policy.notice.phone))
    if leaks:
        raise PlanError(
            Problem(
                "notice.leak",
                f"{PUBLIC_FOLDER}/{PAGE}",
                params={
                    "kind": labels.text(f"notice.kind_{leak.kind}", lang),
                    "count": leak.count,
                },
            )
            for leak in leaks
        )


def _same(folder: Path, made: Mapping[str, bytes], names: Sequence[str]) -> bool:
    """Whether tables of a folder are those of the plan, byte by byte."""
    return all(
        (folder / name).is_file() and (folder / name).read_bytes() == made[name] for name in names
    )
