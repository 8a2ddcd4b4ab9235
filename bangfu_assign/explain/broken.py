"""Last year's pairs that do not go on, each with its reason (不脱贫不脱钩)."""

from __future__ import annotations

import pandas as pd

from bangfu_assign.explain.partings import Parting, Partings
from bangfu_assign.facts.distance import Distances, measure
from bangfu_assign.labels import Lang
from bangfu_assign.plan import BROKEN_COLUMNS, Plan
from bangfu_assign.rules.allowed import last_year
from bangfu_assign.rules.roster import People


def broken(plan: Plan, distances: Distances | None = None, lang: Lang = "zh") -> pd.DataFrame:
    """Explain every pair of last year that the plan does not continue.

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
        `BROKEN_COLUMNS`, sorted by household. Households that have reached the standard are listed
        as released (``lifted``); for the others the reason is the rule that forbids the pair, or
        what took the place.
    """
    before = last_year(People.read(plan.case, plan.policy))
    pairs = plan.assignments
    now = dict(zip(pairs["household_id"], pairs["cadre_id"], strict=True))
    ended = {h: cadre for h, cadre in sorted(before.items()) if now.get(h, "") != cadre}
    if not ended:
        return pd.DataFrame(columns=list(BROKEN_COLUMNS), dtype="str")
    distances = measure(plan.case, plan.policy) if distances is None else distances
    partings = Partings.of(plan, distances, before, lang)
    table = plan.case.households
    standard = plan.policy.plan.income_standard
    lifted = set(table.loc[table["income_yuan"] >= standard, "household_id"])  # unknown: never
    rows = []
    for household, cadre in ended.items():
        why = partings.why(household, cadre)
        if household in lifted and why.reason != "not_planned":
            why = Parting("lifted", {})
        rows.append((household, cadre, now.get(household, ""), why.reason, why.sentence(lang)))
    return pd.DataFrame(rows, columns=list(BROKEN_COLUMNS), dtype="str")
