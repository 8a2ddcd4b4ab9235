"""The facts have changed in the middle of the year: the fewest changes that keep a plan valid."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd

from bangfu_assign import workflow
from bangfu_assign.errors import PlanError, Problem
from bangfu_assign.explain.replanned import changed_pairs
from bangfu_assign.facts.case import Case
from bangfu_assign.labels import Lang
from bangfu_assign.plan import PAST_COLUMNS, Plan, Progress
from bangfu_assign.plan.layers import CO_HELPERS, PROJECTS
from bangfu_assign.plan.past import cadre_of, carried_on, co_helpers, of_year
from bangfu_assign.plan.text import unguard
from bangfu_assign.policy import Policy
from bangfu_assign.report.painter import Painter
from bangfu_assign.rules import PlanFile


def replan(
    case: Case,
    policy: Policy,
    old: PlanFile,
    *,
    on: date,
    past: pd.DataFrame | None = None,
    time_limit_s: float = 60.0,
    seed: int = 0,
    workers: int = 1,
    deterministic_limit: float | None = None,
    progress: Callable[[Progress], None] | None = None,
    lang: Lang = "zh",
    painter: Painter | None = None,
) -> Plan:
    """Change a plan as little as the new facts demand.

    The strict order is coverage, then ``changes``: households that had a cadre and get another one
    or none while they are still in the year's plan; then the policy's other objectives. Co-helpers
    and projects follow in the same way, each in a layer of its own with its own ``changes``.

    Parameters
    ----------
    case, policy
        The facts as they are now.
    old : PlanFile
        The plan until now (`read_plan` with ``departed=True``); it may name people who have left.
    on : date
        From when the changes hold.
    past : DataFrame, optional
        `PAST_COLUMNS` as the old plan left them; else they are made from the case's ``pairs``.
    time_limit_s, seed, workers, deterministic_limit, progress, lang, painter
        As in `bangfu_assign.workflow.solve`.

    Returns
    -------
    Plan
        With ``records["changes"]`` and ``records["pairs"]``.

    Raises
    ------
    FactsError, NoPlanError
        As in `bangfu_assign.workflow.solve`.
    """
    keep = cadre_of(old.assignments)
    plan = workflow.solve(
        case,
        policy,
        keep=keep,
        keep_layers=_layers(old.assignments),
        time_limit_s=time_limit_s,
        seed=seed,
        workers=workers,
        deterministic_limit=deterministic_limit,
        progress=progress,
        lang=lang,
        painter=painter,
    )
    changes = changed_pairs(plan, keep, old.named, lang=lang)
    pairs = carried_on(
        _until_now(plan, keep, on) if past is None else past,
        cadre_of(plan.assignments),
        ended=on.isoformat(),
        begins=on.isoformat(),
        reasons=dict(zip(changes["household_id"], changes["sentence"], strict=True)),
        others=co_helpers(plan),
    )
    return replace(plan, records={**plan.records, "changes": changes, "pairs": pairs})


def _layers(assignments: pd.DataFrame) -> dict[str, dict[str, str]]:
    """Return co-helper and project by household, of each layer the old plan says anything of."""
    found = {}
    for layer, column in ((CO_HELPERS, "co_helper_id"), (PROJECTS, "project_id")):
        if column not in assignments:
            continue
        rows = assignments[assignments[column].ne("")]
        if len(rows):
            found[layer] = dict(zip(rows["household_id"], rows[column], strict=True))
    return found


def _until_now(plan: Plan, keep: dict[str, str], on: date) -> pd.DataFrame:
    """Return the history that the old plan would have left: its own pairs began with the year."""
    ended = plan.records["broken"].iloc[:0]
    old = replace(
        plan, assignments=pd.DataFrame(keep.items(), columns=["household_id", "cadre_id"])
    )
    return of_year(old, plan.policy.plan.year or on.year, ended)


def read_past(plan: Path) -> pd.DataFrame | None:
    """Return the ``pairs.csv`` of an OUT folder; None if the plan has none beside it.

    Raises
    ------
    PlanError
        If the file is there and no such table.
    """
    path = (plan if plan.is_dir() else plan.parent) / "pairs.csv"
    if not path.is_file():
        return None
    try:
        table = pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8-sig")
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError):
        table = pd.DataFrame()
    if not set(PAST_COLUMNS) <= set(table.columns):
        raise PlanError(Problem("planfile.no_past", file=path.name))
    return table[list(PAST_COLUMNS)].map(unguard)
