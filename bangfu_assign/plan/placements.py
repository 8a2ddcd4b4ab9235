"""The three placements (三落实) of every planned household: party cadre, co-helper, project."""

from __future__ import annotations

from typing import Any

import pandas as pd

from bangfu_assign.plan.plan import Plan

PLACEMENTS = {"cadre": "cadre_id", "co_helper": "co_helper_id", "project": "project_id"}
"""Each placement and the column of the assignments that fills it."""


def placements(plan: Plan) -> pd.DataFrame:
    """Return every planned household, sorted by id, with its three placements.

    Returns
    -------
    DataFrame
        ``household_id, village_id, cadre_id, co_helper_id, project_id`` ("" where there is none),
        ``missing`` (tuple of the `PLACEMENTS` it lacks), ``project_reason`` and ``explanation``
        (why it has no project, as far as `Plan.without_project` says).
    """
    planned = plan.case.planned()
    ids = planned["household_id"].tolist()
    table = pd.DataFrame(
        {"household_id": planned["household_id"], "village_id": planned["village"]}
    )
    for column in PLACEMENTS.values():
        table[column] = _found(plan.assignments, column, ids)
    table["missing"] = [
        tuple(name for name, cell in zip(PLACEMENTS, cells, strict=True) if not cell)
        for cells in table[list(PLACEMENTS.values())].itertuples(index=False)
    ]
    table["project_reason"] = _found(plan.without_project, "reason", ids)
    table["explanation"] = _found(plan.without_project, "explanation", ids)
    return table


def _found(table: pd.DataFrame, column: str, households: list[str]) -> pd.Series:
    """Return what a table says of each household in a column, "" if nothing."""
    cells = dict(zip(table["household_id"], table[column], strict=True))
    return pd.Series([cells.get(household, "") for household in households], dtype="str")


def three_placements(plan: Plan) -> dict[str, int]:
    """Return how many planned households have all three placements, and how many lack which.

    ``households``; ``all_three``; ``cadre_and_project``: with both, with or without a co-helper;
    ``without_cadre``, ``without_co_helper``, ``without_project``; ``none_of_three``.
    """
    missing = placements(plan)["missing"]
    lacking = {name: int(missing.map(lambda m, name=name: name in m).sum()) for name in PLACEMENTS}
    return {
        "households": len(missing),
        "all_three": int(missing.map(lambda m: not m).sum()),
        "cadre_and_project": int(missing.map(lambda m: set(m) <= {"co_helper"}).sum()),
        **{f"without_{name}": lacking[name] for name in PLACEMENTS},
        "none_of_three": int(missing.map(lambda m: len(m) == len(PLACEMENTS)).sum()),
    }


def layers_dict(plan: Plan) -> list[dict[str, Any]]:
    """Return the layers as ``summary.json`` holds them."""
    return [
        {
            "name": layer.name,
            "helpers": layer.helpers,
            "places": layer.places,
            "filled": layer.filled,
            "objectives": [
                {"name": o.name, "value": o.value, "bound": o.bound, "proven": o.proven}
                for o in layer.objectives
            ],
            "seconds": round(layer.seconds, 3),
        }
        for layer in plan.layers
    ]
