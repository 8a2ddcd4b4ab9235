"""The check of the visits as CSV tables."""

from __future__ import annotations

import pandas as pd

from bangfu_assign.labels import Lang
from bangfu_assign.plan.text import display
from bangfu_assign.report.problem_list import problem_table
from bangfu_assign.report.tables import to_csv
from bangfu_assign.visits import Visits, by_cadre, by_village, missing

MISSING_COLUMNS = (
    "household_id", "head_name", "village_id", "village", "cadre_id", "name", "month", "seen",
)  # fmt: skip
"""Who was not contacted when; ``name`` is the helper's, ``seen`` who came instead."""


def tables(visits: Visits, lang: Lang = "zh") -> dict[str, bytes]:
    """Return every CSV file of a check by its name, as `bangfu_assign.report.tables.tables` does.

    Parameters
    ----------
    visits : Visits
        What to write.
    lang : {"zh", "en"}
        Language of the sentences in ``visits_problems.csv``; the rest is the same in both.
    """
    case = visits.plan.case
    heads = dict(zip(case.households["household_id"], case.households["head_name"], strict=True))
    names = dict(zip(case.cadres["cadre_id"], case.cadres["name"], strict=True))
    villages = dict(zip(case.villages["village_id"], case.villages["name"], strict=True))
    gone = missing(visits)
    gone["head_name"] = [display(heads[h]) for h in gone["household_id"]]
    gone["name"] = [names.get(c, "") for c in gone["cadre_id"]]
    gone["village"] = [display(villages.get(v, "")) for v in gone["village_id"]]
    return {
        "visits_missing.csv": to_csv(gone, MISSING_COLUMNS),
        "visits_by_cadre.csv": _counted(by_cadre(visits)),
        "visits_by_village.csv": _counted(by_village(visits)),
        "visits_problems.csv": problem_table(visits.problems, lang),
    }


def _counted(table: pd.DataFrame) -> bytes:
    return to_csv(table, list(table.columns))
