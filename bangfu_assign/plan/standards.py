"""The two standards of the plan: a household's income and a weak village's collective income.

Targets ask how much was done this year (`bangfu_assign.plan.summary.targets`); standards ask who
stands above the line already. What the register does not say counts as unknown, never as short.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from bangfu_assign.plan.plan import Plan

STATES = ("met", "short", "unknown")
"""At or above the standard, below it, or not in the register."""


def standards(plan: Plan) -> dict[str, dict[str, Any]]:
    """Return who meets the standards of the policy, who is short by how much, and who is unknown.

    Returns
    -------
    dict
        ``income_yuan``: ``standard`` (yuan a head a year); ``planned`` and ``roster``, each with
        ``met``, ``short`` and ``unknown``: ``{households, persons}``, and ``short_by_yuan``: yuan a
        year that would lift everybody known to be below, summed over their persons.

        ``collective_income_10k_yuan``: ``standard`` (10,000 yuan a year); ``met``, ``short`` and
        ``unknown``: how many weak villages; ``short_by``: what they lack together; ``villages``:
        each weak village with ``village_id, name, income, state, short_by`` (None if unknown).
    """
    households = plan.case.households
    line = plan.policy.plan.income_standard
    return {
        "income_yuan": {
            "standard": plain(line),
            "planned": _incomes(households[households["planned"]], line),
            "roster": _incomes(households, line),
        },
        "collective_income_10k_yuan": _villages(plan),
    }


def _incomes(households: pd.DataFrame, line: float) -> dict[str, Any]:
    income = households["income_yuan"]
    persons = households["persons"].fillna(0).astype("int64")
    lacking = (line - income).clip(lower=0).fillna(0)
    rows = {"met": income >= line, "short": income < line, "unknown": income.isna()}
    found: dict[str, Any] = {
        state: {"households": int(rows[state].sum()), "persons": int(persons[rows[state]].sum())}
        for state in STATES
    }
    return {**found, "short_by_yuan": plain(round(float((lacking * persons).sum()), 2))}


def _villages(plan: Plan) -> dict[str, Any]:
    line = plan.policy.targets.collective_income_10k_yuan
    weak = plan.case.villages[plan.case.villages["weak"]].sort_values("village_id")
    rows = []
    for village, name, income in zip(
        weak["village_id"], weak["name"], weak["collective_income_10k_yuan"], strict=True
    ):
        known = not pd.isna(income)
        # Rounded, because 15 − 14.9 is 0.09999… in binary.
        lacking = round(max(0.0, line - float(income)), 6) if known else None
        rows.append(
            {
                "village_id": village,
                "name": name,
                "income": plain(float(income)) if known else None,
                "state": "unknown" if lacking is None else "short" if lacking > 0 else "met",
                "short_by": None if lacking is None else plain(lacking),
            }
        )
    together = sum(row["short_by"] or 0 for row in rows)
    return {
        "standard": plain(line),
        **{state: sum(row["state"] == state for row in rows) for state in STATES},
        "short_by": plain(round(float(together), 6)),
        "villages": rows,
    }


def plain(number: float) -> int | float:
    """Return whole numbers as int, so that files never show 5580.0."""
    return int(number) if float(number).is_integer() else float(number)
