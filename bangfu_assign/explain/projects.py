"""Why a household has no project."""

from __future__ import annotations

import numpy as np
import pandas as pd

from bangfu_assign import labels
from bangfu_assign.facts.distance import UNREACHABLE, Distances, measure, to_projects_m
from bangfu_assign.labels import Lang
from bangfu_assign.plan import NO_PROJECT_COLUMNS, Plan, empty_table

NO_PROJECT_REASONS = {
    "no_point": "project_no_point",
    "no_labour": "project_no_labour",
    "labour_unknown": "project_labour_unknown",
    "places_taken": "project_places_taken",
    "project_left": "project_project_left",
}
"""Every reason code, with the code of its sentence in the catalogue of explanations."""


def without_project(
    plan: Plan, distances: Distances | None = None, lang: Lang = "zh"
) -> pd.DataFrame:
    """Explain every planned household without a project.

    Parameters
    ----------
    plan : Plan
        A plan that keeps the rules.
    distances : Distances, optional
        Of its case and policy; measured if left out.
    lang : {"zh", "en"}
        Language of the sentences.

    Returns
    -------
    DataFrame
        `NO_PROJECT_COLUMNS`, sorted by household. The reason is ``no_point`` if no project with
        places is within known reach; ``no_labour`` or ``labour_unknown`` if all of them need
        labour; ``places_taken`` if those the household could work in are full; ``project_left`` if
        one of them is not, which no plan of this program leaves so. Empty without any project.
    """
    case = plan.case
    if case.projects.empty:
        return empty_table(NO_PROJECT_COLUMNS)
    metres = to_projects_m(
        case, plan.policy, measure(case, plan.policy) if distances is None else distances
    )
    given = plan.assignments.loc[plan.assignments["project_id"] != "", "project_id"]
    places = case.projects["places"].fillna(0).to_numpy(dtype=np.int64)
    filled = case.projects["project_id"].map(given.value_counts()).fillna(0).to_numpy(np.int64)
    needs = case.projects["needs_labour"].to_numpy(dtype=bool)
    working = set(plan.assignments.loc[plan.assignments["project_id"] != "", "household_id"])
    planned = case.planned()
    rows = []
    for h, (household, hands) in enumerate(
        zip(planned["household_id"], planned["labourers"], strict=True)
    ):
        if household in working:
            continue
        near = (metres[h] < UNREACHABLE) & (places > 0)
        able = near & (~needs if pd.isna(hands) or hands < 1 else True)
        if not near.any():
            reason = "no_point"
        elif not able.any():
            reason = "labour_unknown" if pd.isna(hands) else "no_labour"
        elif (filled[able] >= places[able]).all():
            reason = "places_taken"
        else:
            reason = "project_left"
        count, taken = int(able.sum()), int(places[able].sum())
        code = f"explain.{NO_PROJECT_REASONS[reason]}"
        sentence = labels.text(code, lang, count=count, places=taken)
        rows.append((household, reason, sentence))
    return pd.DataFrame(rows, columns=list(NO_PROJECT_COLUMNS), dtype="str")
