"""`write_comparison`: tables, workbook, figures and one plan folder per variant, at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from bangfu_assign.errors import Problem, UsageError
from bangfu_assign.facts.case import Case
from bangfu_assign.labels import Lang
from bangfu_assign.plan import Plan
from bangfu_assign.plan.comparison import Comparison
from bangfu_assign.policy.write import to_toml
from bangfu_assign.report.atomic import publish
from bangfu_assign.report.journeys import journeys_of
from bangfu_assign.report.scenarios.tables import tables
from bangfu_assign.report.summary import to_json
from bangfu_assign.report.tables import to_csv, write_tables

BOOK = "comparison.xlsx"
PLANS = "plans"
FACTS = "case"

PRIVATE = frozenset(("id_number", "phone", "cause"))
"""Columns that no rule reads: changed facts are written without them."""


def write_comparison(
    comparison: Comparison, out: str | Path, lang: Lang = "zh", *, figures: bool = True
) -> Path:
    """Write a comparison into a folder: all files or none.

    Parameters
    ----------
    comparison : Comparison
        At least one variant has a plan.
    out : path
        Gets ``comparison.csv``, ``changes_by_household.csv``, ``by_village.csv``,
        ``comparison.xlsx``, ``figures/``, ``sensitivity.csv`` if it was asked for, and ``plans/``
        with a folder per variant: its plan, its ``policy.toml`` and, if its facts differ, ``case/``
        with these. `verify CASE OUT/plans/X --policy OUT/plans/X/policy.toml` checks it.
    lang : {"zh", "en"}
        Language of the workbook and the figures.
    figures : bool
        Whether to draw.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    UsageError
        If no variant has a plan, or the folder cannot be used; nothing is changed then.
    """
    from bangfu_assign.report.scenarios.workbook import workbook  # noqa: PLC0415 (xlsxwriter)

    if not comparison.plans:
        raise UsageError(Problem("scenario.no_plan_at_all"))
    with publish(out) as folder:
        for name, content in tables(comparison, lang).items():
            (folder / name).write_bytes(content)
        (folder / BOOK).write_bytes(workbook(comparison, lang))
        base = comparison.plans.get(comparison.base)
        for outcome, name in zip(
            comparison.outcomes, folder_names(o.name for o in comparison.outcomes), strict=True
        ):
            if outcome.plan is not None and not outcome.same_as:
                _write_plan(outcome.plan, base, folder / PLANS / name)
        if figures:
            from bangfu_assign.report.scenarios.figures import write_figures  # noqa: PLC0415

            write_figures(comparison, folder / "figures", lang)
    return Path(out)


def _write_plan(plan: Plan, base: Plan | None, folder: Path) -> None:
    """Write what `verify` and `report` read of a plan; workbooks are made of the one chosen."""
    folder.mkdir(parents=True)
    write_tables(plan, folder, journeys_of(plan))
    (folder / "summary.json").write_bytes(to_json(plan))
    write_premises(plan, None if base is None else base.case, folder)


def write_premises(plan: Plan, base: Case | None, folder: Path) -> None:
    """Write what a variant's plan was made for: its policy and, if they differ, its facts.

    Parameters
    ----------
    plan : Plan
        The variant's.
    base : Case or None
        The facts as the office has them.
    folder : Path
        Gets ``policy.toml`` and perhaps ``case/``.
    """
    (folder / "policy.toml").write_text(to_toml(plan.policy), "utf-8")
    if plan.case is not base:
        _write_case(plan.case, folder / FACTS)
        (folder / FACTS / "policy.toml").write_text(to_toml(plan.policy), "utf-8")


def _write_case(case: Case, folder: Path) -> None:
    """Write changed facts so that they can be read again, without what no rule reads."""
    from bangfu_assign.facts.schema import TABLES  # noqa: PLC0415

    folder.mkdir()
    for table in TABLES:
        rows = getattr(case, table.name)
        if len(rows):
            columns = [name for name in rows.columns if name not in PRIVATE]
            (folder / f"{table.name}.csv").write_bytes(to_csv(rows, columns))


def folder_names(names: Iterable[str]) -> list[str]:
    """Return a folder name for each variant: its number, and its name as far as a disk takes it."""
    found = []
    for number, name in enumerate(names, start=1):
        plain = re.sub(r"[^\w.=+-]+", "_", name).strip("._")[:40]
        found.append(f"{number:02d}_{plain}" if plain else f"{number:02d}")
    return found
