"""What was proven about a plan on disk: read from ``summary.json``, believed only if it fits."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bangfu_assign.facts.case import Case
from bangfu_assign.plan import Objective, Scope
from bangfu_assign.plan.summary import policy_hash
from bangfu_assign.policy import Policy


def read_objectives(
    path: str | Path, case: Case, policy: Policy, values: Mapping[str, int]
) -> tuple[Objective, ...]:
    """Return the objectives of a plan with their bounds, as far as they hold for these facts.

    Parameters
    ----------
    path : path
        The plan: its folder, or a file in it.
    case, policy
        The facts and the policy now.
    values : mapping of str to int
        Every objective, recomputed from the plan's pairs.

    Returns
    -------
    tuple of Objective
        In the policy's order. Empty if there is no summary, or it is of other facts or another
        policy. A bound speaks of plans with all earlier values, so the first value that differs
        from the summary's (a plan edited by hand) is the last one returned.
    """
    folder = Path(path) if Path(path).is_dir() else Path(path).parent
    try:
        summary = json.loads((folder / "summary.json").read_text("utf-8"))
        if (
            summary["inputs"] != dict(case.inputs)
            or summary["policy_sha256"] != policy_hash(policy)
            or [row["name"] for row in summary["objectives"]] != list(policy.objectives.order)
        ):
            return ()
        return _believed(summary["objectives"], values)
    except (OSError, ValueError, KeyError, TypeError):  # no summary, or none of ours
        return ()


def _believed(rows: list[dict[str, Any]], values: Mapping[str, int]) -> tuple[Objective, ...]:
    found = []
    for row in rows:
        value, bound = values[row["name"]], int(row["bound"])
        if bound > value:
            break
        found.append(Objective(row["name"], value, bound, 0.0, Scope(row["scope"])))
        if value != row["value"]:
            break
    return tuple(found)
