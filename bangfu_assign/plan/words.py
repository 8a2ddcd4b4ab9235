"""The plan's figures in words: the rows that the terminal, the workbook and Jupyter all show."""

from __future__ import annotations

from bangfu_assign import labels
from bangfu_assign.labels import Lang
from bangfu_assign.plan.placements import three_placements
from bangfu_assign.plan.plan import Objective, Plan, Scope
from bangfu_assign.plan.standards import STATES, standards
from bangfu_assign.plan.summary import counts, targets
from bangfu_assign.plan.text import display
from bangfu_assign.policy import Policy


def title(plan: Plan, lang: Lang = "zh") -> str:
    """Return what the plan is called: ``班庄镇2012年度结对帮扶方案``."""
    return area_title(plan.policy, lang)


def area_title(policy: Policy, lang: Lang = "zh") -> str:
    """Return what a plan under this policy is called."""
    area, year = display(policy.plan.area), policy.plan.year
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
        measured = "leaders" if name == "weak_villages" else t["measured"]
        words = labels.text(
            f"summary.is_{t['state']}",
            lang,
            short_by=f"{t['short_by']:,}",
            figure=f"{t[t['measured']]:,}",
            measured=labels.text(f"summary.measured_{measured}", lang),
        )
        if t["state"] == "short" and t["unknown"]:
            words += labels.text("summary.and_unknown", lang, unknown=f"{t['unknown']:,}")
        label = labels.text(f"summary.target_{name}", lang)
        rows.append((label, t["target"], t["roster"], t["planned"], t["covered"], t["met"], words))
    return rows


def standard_rows(
    plan: Plan, lang: Lang = "zh"
) -> list[tuple[str, Figure, Figure, Figure, Figure, bool, str]]:
    """Return name, standard, how many meet it, fall short, are unknown, all met, and the verdict.

    One row each for the planned households, their persons, the whole register's persons, and the
    weak villages.
    """
    found = standards(plan)
    income, villages = found["income_yuan"], found["collective_income_10k_yuan"]
    rows = []
    for name, group, unit in (
        ("households", "planned", "households"),
        ("persons", "planned", "persons"),
        ("roster_persons", "roster", "persons"),
    ):
        part = income[group]
        met, short, unknown = (part[state][unit] for state in STATES)
        lacking = f"{part['short_by_yuan'] / 10_000:,.1f}"
        words = _standing(met, short, unknown, lacking, lang)
        label = labels.text(f"summary.standard_{name}", lang)
        rows.append((label, income["standard"], met, short, unknown, not short + unknown, words))
    if villages["villages"]:
        met, short, unknown = (villages[state] for state in STATES)
        words = _standing(met, short, unknown, f"{villages['short_by']:,}", lang)
        label = labels.text("summary.standard_villages", lang)
        rows.append((label, villages["standard"], met, short, unknown, not short + unknown, words))
    return rows


def weak_village_rows(
    plan: Plan, lang: Lang = "zh"
) -> list[tuple[str, Figure, Figure | None, bool, str]]:
    """Return name, standard, collective income (None if unknown), met, and verdict of each one."""
    found = standards(plan)["collective_income_10k_yuan"]
    rows = []
    for village in found["villages"]:
        lacking = "" if village["short_by"] is None else f"{village['short_by']:,}"
        words = labels.text(f"summary.village_{village['state']}", lang, short_by=lacking)
        met = village["state"] == "met"
        rows.append((display(village["name"]), found["standard"], village["income"], met, words))
    return rows


def layer_rows(plan: Plan, lang: Lang = "zh") -> list[tuple[str, int, int, int, str]]:
    """Return name, helpers (or projects), places, places filled and verdict of each layer."""
    return [
        (
            labels.text(f"summary.layer_{layer.name}", lang),
            layer.helpers,
            layer.places,
            layer.filled,
            labels.text("summary.layer_proven" if layer.proven else "summary.layer_open", lang),
        )
        for layer in plan.layers
    ]


def placement_rows(plan: Plan, lang: Lang = "zh") -> list[tuple[str, int]]:
    """Return the counts of the three placements with their names; none without layers."""
    if not plan.layers:
        return []
    return [
        (labels.text(f"summary.placed_{name}", lang), count)
        for name, count in three_placements(plan).items()
    ]


def _standing(met: int, short: int, unknown: int, lacking: str, lang: Lang) -> str:
    """Return what is to be said of a standard: all met, none known, or how much is lacking."""
    if not short:
        code = "all_met" if not unknown else "none_known" if not met else "none_short"
        return labels.text(f"summary.{code}", lang, unknown=f"{unknown:,}")
    words = labels.text("summary.lacking", lang, short_by=lacking)
    return words + (labels.text("summary.and_unknown_standing", lang) if unknown else "")
