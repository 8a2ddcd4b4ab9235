"""What every chart of a plan is called: its subject, with the area and the year."""

from __future__ import annotations

import networkx as nx

from bangfu_assign.labels import Lang, text
from bangfu_assign.plan import Plan


def title_of(graph: nx.DiGraph[str], lang: Lang, code: str) -> str:
    """Return ``charts.<code>`` with the area and year of an `assignment_graph`."""
    return _title(str(graph.graph["area"]), graph.graph.get("year"), lang, code)


def title_of_plan(plan: Plan, lang: Lang, code: str) -> str:
    """Return ``charts.<code>`` with the area and year of a plan."""
    return _title(plan.policy.plan.area, plan.policy.plan.year, lang, code)


def _title(area: str, year: int | None, lang: Lang, code: str) -> str:
    return text(
        f"charts.{code}",
        lang,
        area=area or text("figures.map_area", lang),
        year=text("figures.year", lang, year=year) if year is not None else "",
    )
