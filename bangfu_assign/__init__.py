"""Who helps whom: assigns every planned low-income household to a cadre, and proves the plan.

The names below are the whole public interface; each is imported when it is first asked for, so
that ``import bangfu_assign`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from bangfu_assign.errors import (
        BangfuError,
        FactsError,
        NoPlanError,
        PlanError,
        PolicyError,
        Problem,
        Severity,
        UsageError,
    )
    from bangfu_assign.facts import Case, read_case
    from bangfu_assign.notebook import notebook_progress, show_pages, show_problems, show_sheet
    from bangfu_assign.notebook.explorer import explorer
    from bangfu_assign.plan import Objective, Plan, Progress, Scope, Status
    from bangfu_assign.plan.comparison import Comparison
    from bangfu_assign.policy import Policy, read_policy
    from bangfu_assign.replanning import replan
    from bangfu_assign.report.cards.write import write_cards
    from bangfu_assign.report.figures import (
        draw_changes,
        draw_coverage,
        draw_distances,
        draw_front,
        draw_map,
        draw_pairings,
        draw_progress,
        draw_quota_use,
        draw_scenarios,
        draw_village,
        write_all_figures,
        write_picture,
    )
    from bangfu_assign.report.figures.visits import draw_visits
    from bangfu_assign.report.graph import assignment_graph
    from bangfu_assign.report.graph_files import write_graph
    from bangfu_assign.report.notice.write import write_notices
    from bangfu_assign.report.page.write import write_report
    from bangfu_assign.report.queries import pairs_of
    from bangfu_assign.report.scenarios.write import write_comparison
    from bangfu_assign.report.visits.write import write_visits
    from bangfu_assign.report.write import write_plan
    from bangfu_assign.report.writeback.write import write_back
    from bangfu_assign.reporting import OpenedPlan, open_plan
    from bangfu_assign.rules import verify
    from bangfu_assign.rules.plan_file import read_plan
    from bangfu_assign.sample import write_sample
    from bangfu_assign.sample.visits import write_sample_visits
    from bangfu_assign.scenario import (
        Scenario,
        Variant,
        compare,
        read_scenarios,
        sensitivity,
        tradeoff,
    )
    from bangfu_assign.visits import check_visits, read_register
    from bangfu_assign.workflow import solve

__all__ = [
    "BangfuError",
    "Case",
    "Comparison",
    "FactsError",
    "NoPlanError",
    "Objective",
    "OpenedPlan",
    "Plan",
    "PlanError",
    "Policy",
    "PolicyError",
    "Problem",
    "Progress",
    "Scenario",
    "Scope",
    "Severity",
    "Status",
    "UsageError",
    "Variant",
    "assignment_graph",
    "check_visits",
    "compare",
    "draw_changes",
    "draw_coverage",
    "draw_distances",
    "draw_front",
    "draw_map",
    "draw_pairings",
    "draw_progress",
    "draw_quota_use",
    "draw_scenarios",
    "draw_village",
    "draw_visits",
    "explorer",
    "notebook_progress",
    "open_plan",
    "pairs_of",
    "read_case",
    "read_plan",
    "read_policy",
    "read_register",
    "read_scenarios",
    "replan",
    "sensitivity",
    "show_pages",
    "show_problems",
    "show_sheet",
    "solve",
    "tradeoff",
    "verify",
    "write_all_figures",
    "write_back",
    "write_cards",
    "write_comparison",
    "write_graph",
    "write_notices",
    "write_picture",
    "write_plan",
    "write_report",
    "write_sample",
    "write_sample_visits",
    "write_visits",
]

_ROOMS = {
    "errors": (
        "BangfuError",
        "FactsError",
        "NoPlanError",
        "PlanError",
        "PolicyError",
        "Problem",
        "Severity",
        "UsageError",
    ),
    "facts": ("Case", "read_case"),
    "notebook": ("notebook_progress", "show_pages", "show_problems", "show_sheet"),
    "notebook.explorer": ("explorer",),
    "plan": ("Objective", "Plan", "Progress", "Scope", "Status"),
    "plan.comparison": ("Comparison",),
    "policy": ("Policy", "read_policy"),
    "replanning": ("replan",),
    "report.figures": (
        "draw_changes",
        "draw_coverage",
        "draw_distances",
        "draw_front",
        "draw_map",
        "draw_pairings",
        "draw_progress",
        "draw_quota_use",
        "draw_scenarios",
        "draw_village",
        "write_all_figures",
        "write_picture",
    ),
    "report.figures.visits": ("draw_visits",),
    "report.graph": ("assignment_graph",),
    "report.graph_files": ("write_graph",),
    "report.queries": ("pairs_of",),
    "report.scenarios.write": ("write_comparison",),
    "report.notice.write": ("write_notices",),
    "report.visits.write": ("write_visits",),
    "report.page.write": ("write_report",),
    "report.cards.write": ("write_cards",),
    "report.write": ("write_plan",),
    "reporting": ("OpenedPlan", "open_plan"),
    "report.writeback.write": ("write_back",),
    "rules": ("verify",),
    "rules.plan_file": ("read_plan",),
    "sample": ("write_sample",),
    "sample.visits": ("write_sample_visits",),
    "scenario": (
        "Scenario",
        "Variant",
        "compare",
        "read_scenarios",
        "sensitivity",
        "tradeoff",
    ),
    "visits": ("check_visits", "read_register"),
    "workflow": ("solve",),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> object:
    """Import a public name from its room when it is first used (PEP 562)."""
    if name not in _ROOM_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_ROOM_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, also those not imported yet."""
    return sorted({*globals(), *__all__})
