"""The three placements (三落实) of every planned household: helper, responsible cadre, project.

The helper (帮扶人) is whoever helps day to day: the party cadre or a co-helper. The responsible
cadre (帮扶责任人) is the party cadre alone. A household that lacks any one of the three is flagged.
"""

from __future__ import annotations

from itertools import compress
from typing import Any

import numpy as np
import pandas as pd

from bangfu_assign.plan.plan import Plan
from bangfu_assign.plan.remembered import remembered

PLACEMENTS = {
    "helper": ("cadre_id", "co_helper_id"),
    "responsible": ("cadre_id",),
    "project": ("project_id",),
}
"""Each placement and the columns of the assignments of which any one fills it."""

_COLUMNS = ("cadre_id", "co_helper_id", "project_id")


@remembered
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
    for column in _COLUMNS:
        table[column] = _found(plan.assignments, column, ids)
    lacking = np.array(
        [
            (table[list(columns)] == "").all(axis="columns").to_numpy()
            for columns in PLACEMENTS.values()
        ]
    )
    names = list(PLACEMENTS)
    table["missing"] = [tuple(compress(names, lacks)) for lacks in lacking.T.tolist()]
    table["project_reason"] = _found(plan.without_project, "reason", ids)
    table["explanation"] = _found(plan.without_project, "explanation", ids)
    return table


def _found(table: pd.DataFrame, column: str, households: list[str]) -> pd.Series:
    """Return what a table says of each household in a column, "" if nothing."""
    cells = dict(zip(table["household_id"].tolist(), table[column].tolist(), strict=True))
    return pd.Series([cells.get(household, "") for household in households], dtype="str")


def three_placements(plan: Plan) -> dict[str, int]:
    """Return how many planned households have all three placements, and how many lack which.

    ``households``; ``all_three``; ``lacking_any``: the flagged ones; ``without_helper``,
    ``without_responsible``, ``without_project``; ``none_of_three``; ``with_co_helper``: with a
    co-helper, beside a party cadre or in the absence of one.
    """
    table = placements(plan)
    missing = table["missing"].tolist()
    complete = sum(not lacking for lacking in missing)
    return {
        "households": len(missing),
        "all_three": complete,
        "lacking_any": len(missing) - complete,
        **{f"without_{name}": sum(name in lacking for lacking in missing) for name in PLACEMENTS},
        "none_of_three": sum(len(lacking) == len(PLACEMENTS) for lacking in missing),
        "with_co_helper": int(table["co_helper_id"].ne("").sum()),
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
