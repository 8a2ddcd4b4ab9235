"""The plan's figures in words: the rows that the terminal, the workbook and Jupyter all show."""

from __future__ import annotations

from bangfu_assign import labels
from bangfu_assign.labels import Lang
from bangfu_assign.plan.plan import Objective, Plan, Scope
from bangfu_assign.plan.summary import counts, targets
from bangfu_assign.plan.text import display


def title(plan: Plan, lang: Lang = "zh") -> str:
    """Return what the plan is called: ``班庄镇2012年度结对帮扶方案``."""
    area, year = display(plan.policy.plan.area), plan.policy.plan.year
    if area and year is not None:
        return labels.text("summary.plan_of", lang, area=area, year=year)
    if area:
        return labels.text("summary.plan_of_area", lang, area=area)
    return labels.text("summary.plan", lang)


def status(plan: Plan, lang: Lang = "zh") -> str:
    """Return what is known about the plan as a whole, in words."""
    return labels.text(f"summary.status_{plan.status.value}", lang)


def verdict(objective: Objective, lang: Lang = "zh") -> str:
    """Return what was proven about one objective, in words."""
    if objective.proven:
        scope = "town" if objective.scope is Scope.TOWN else "village"
        return labels.text(f"summary.proven_{scope}", lang)
    return labels.text("summary.open_gap", lang, gap=percent(objective.gap))


def percent(share: float) -> str:
    """Return a share as a percentage with two decimals; a small gap is never shown as none."""
    return f"{max(share, 0.0001):.2%}" if share > 0 else "0.00%"


def objective_rows(plan: Plan, lang: Lang = "zh") -> list[tuple[str, int, int, float, str, str]]:
    """Return name, value, bound, gap (a share), verdict and meaning of each objective."""
    return [
        (
            labels.text(f"summary.{o.name}", lang),
            o.value,
            o.bound,
            o.gap,
            verdict(o, lang),
            labels.text(f"summary.{o.name}_means", lang),
        )
        for o in plan.objectives
    ]


def count_rows(plan: Plan, lang: Lang = "zh") -> list[tuple[str, int]]:
    """Return each count with its name."""
    return [(labels.text(f"summary.{name}", lang), n) for name, n in counts(plan).items()]


Figure = int | float


def target_rows(
    plan: Plan, lang: Lang = "zh"
) -> list[tuple[str, Figure, Figure, Figure, Figure, bool, str]]:
    """Return name, target, register, planned, covered, met, and the verdict of each target."""
    rows = []
    for name, t in targets(plan).items():
        if t["met"]:
            words = labels.text("summary.is_met", lang)
        elif t["unknown"] and t["unknown"] == len(plan.case.households):
            words = labels.text("summary.not_registered", lang)
        else:
            words = labels.text("summary.is_short", lang, short_by=f"{t['short_by']:,}")
        label = labels.text(f"summary.target_{name}", lang)
        rows.append((label, t["target"], t["roster"], t["planned"], t["covered"], t["met"], words))
    return rows
