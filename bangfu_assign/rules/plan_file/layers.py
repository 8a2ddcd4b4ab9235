"""The layers of a plan on disk: who fills them is read, what was proven is believed if it fits."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bangfu_assign.plan import Layer, LayerObjective, Plan
from bangfu_assign.plan.layers import CO_HELPERS, PROJECTS
from bangfu_assign.plan.summary import policy_hash
from bangfu_assign.plan.views import by_cadre


def read_layers(
    path: str | Path, plan: Plan, values: Mapping[str, Mapping[str, int]]
) -> tuple[Layer, ...]:
    """Return the layers of a plan.

    Parameters
    ----------
    path : path
        The plan: its folder, or a file in it.
    plan : Plan
        As read.
    values : mapping of str to mapping of str to int
        Every objective of every layer, recomputed (`bangfu_assign.rules.Verdict.layers`).

    Returns
    -------
    tuple of Layer
        Co-helpers before projects. A layer has the bounds of ``summary.json`` if that is of these
        facts and this policy and has the same values; else nothing is proven about it.
    """
    told = _told(path, plan)
    return tuple(
        _layer(plan, name, values[name], told.get(name, {}))
        for name in (CO_HELPERS, PROJECTS)
        if name in values
    )


def _layer(
    plan: Plan, name: str, values: Mapping[str, int], told: Mapping[str, tuple[int, int]]
) -> Layer:
    fits = bool(told) and all(values.get(one) == value for one, (value, _) in told.items())
    bounds = {one: bound for one, (_, bound) in told.items()} if fits else {}
    order = tuple(told) if fits else tuple(values)
    helpers, places = _room(plan, name)
    column = "co_helper_id" if name == CO_HELPERS else "project_id"
    return Layer(
        name,
        tuple(LayerObjective(one, values[one], bounds.get(one, 0)) for one in order),
        helpers,
        places,
        int(plan.assignments[column].ne("").sum()),
    )


def _room(plan: Plan, name: str) -> tuple[int, int]:
    """Return how many may take households in a layer, and their places."""
    if name == PROJECTS:
        places = plan.case.projects["places"].fillna(0).astype("int64")
        return int(places.gt(0).sum()), int(places.sum())
    cadres = by_cadre(plan)
    own = cadres[cadres["available"].astype(bool) & ~cadres["principal"].astype(bool)]
    own = own[own["quota"] > 0]
    return len(own), int(own["quota"].sum())


def _told(path: str | Path, plan: Plan) -> dict[str, dict[str, tuple[int, int]]]:
    """Return value and bound by layer and objective, as the summary has them."""
    folder = Path(path) if Path(path).is_dir() else Path(path).parent
    try:
        summary: dict[str, Any] = json.loads((folder / "summary.json").read_text("utf-8"))
        if summary["inputs"] != dict(plan.case.inputs):
            return {}
        if summary["policy_sha256"] != policy_hash(plan.policy):
            return {}
        return {
            layer["name"]: {
                row["name"]: (int(row["value"]), int(row["bound"])) for row in layer["objectives"]
            }
            for layer in summary.get("layers", ())
        }
    except (OSError, ValueError, KeyError, TypeError):  # no summary, or none of ours
        return {}
