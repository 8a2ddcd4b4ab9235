"""The facts with one pair forced: solving them anew is the exact answer to "what would it cost".

Under the lock the household may not keep last year's cadre, so continuity no longer counts it;
what the new plan is worth is therefore said under the facts without the lock.
"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from bangfu_assign.facts.case import Case


def with_must(case: Case, household_id: str, cadre_id: str, reason: str = "") -> Case:
    """Return the case with a ``must`` lock on a pair, in place of what other lock it had."""
    row = {
        "household_id": household_id,
        "cadre_id": cadre_id,
        "kind": "must",
        "reason": reason,
    }
    here = (case.locks["household_id"] == household_id) & (case.locks["cadre_id"] == cadre_id)
    new = pd.DataFrame([row]).reindex(columns=case.locks.columns, fill_value="")
    locks = pd.concat([case.locks[~here], new.astype(case.locks.dtypes.to_dict())])
    keys = ["household_id", "cadre_id"]
    return replace(case, locks=locks.sort_values(keys, kind="stable", ignore_index=True))
