"""Writes a plan that was tried as a folder like any other, with the policy it was made for."""

from __future__ import annotations

from pathlib import Path

from bangfu_assign.facts.case import Case
from bangfu_assign.labels import Lang
from bangfu_assign.plan import Plan
from bangfu_assign.report.atomic import publish
from bangfu_assign.report.scenarios.write import write_premises
from bangfu_assign.report.write import write_plan


def export(plan: Plan, case: Case, folder: str | Path, lang: Lang) -> Path:
    """Write a plan's folder: tables, workbook, page, figures, ``policy.toml``, changed facts.

    Parameters
    ----------
    plan : Plan
        What was tried.
    case : Case
        The office's facts; those of the plan go into ``case/`` if locks made them others.
    folder : path
        As in `bangfu_assign.report.write.write_plan`.
    lang : {"zh", "en"}
        Language of workbook, page and figures.

    Returns
    -------
    Path
        The folder, absolute: whoever reads the page may sit elsewhere.

    Raises
    ------
    UsageError
        If the folder cannot be used; nothing is changed then.
    """
    target = write_plan(plan, folder, lang)
    with publish(target, add=True) as added:
        write_premises(plan, case, added)
    return target.resolve()
