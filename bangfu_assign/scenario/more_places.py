"""What one more place of each rank buys: one place shown by a plan, a whole rank's solved anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from bangfu_assign import labels
from bangfu_assign.explain.changes import with_quotas
from bangfu_assign.explain.witness import Witness, keeps_the_rules
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import Distances, measure
from bangfu_assign.labels import Lang
from bangfu_assign.plan import Plan
from bangfu_assign.plan.comparison import Ending, Outcome, versus
from bangfu_assign.policy import Policy, Rank
from bangfu_assign.rules.ledger import Ledger
from bangfu_assign.rules.objectives import need_weights, values_of
from bangfu_assign.rules.open_pairs import OpenPairs
from bangfu_assign.rules.roster import Roster
from bangfu_assign.scenario.side_by_side import TIME_LIMIT_S, Note, compare
from bangfu_assign.scenario.variant import Variant
from bangfu_assign.scenario.work import yardsticks

COLUMNS = (
    "rank", "label", "cadres", "one_cadre_id", "one_household_id", "one_need", "added",
    "all_covered", "all_coverage", "all_coverage_bound", "all_coverage_versus", "all_travel_km",
    "all_travel_versus",
)  # fmt: skip


def sensitivity(
    plan: Plan,
    *,
    time_limit_s: float = TIME_LIMIT_S,
    cores: int | None = None,
    seed: int = 0,
    progress: Note | None = None,
    lang: Lang = "zh",
) -> pd.DataFrame:
    """Return what one more place of each rank buys.

    Parameters
    ----------
    plan : Plan
        It keeps the rules.
    time_limit_s, cores, seed, progress, lang
        As in `bangfu_assign.scenario.side_by_side.compare`; each rank is one variant.

    Returns
    -------
    DataFrame
        `COLUMNS`, one row per principal rank with available cadres, most senior first.
        ``one_household_id`` can be covered by a single further place with ``one_cadre_id``: the
        neediest found, in a plan checked against every rule; "" if none was found. The rest holds
        for one more place with each cadre of the rank who has no quota of the own (``added`` in
        all), solved anew: households more covered, the coverage objective with its bound, and
        kilometres more; with `bangfu_assign.plan.comparison.Versus` as far as the bounds allow.

    Raises
    ------
    FactsError
        If the distances have to be measured and cannot be.
    """
    variants = rank_variants(plan.case, plan.policy, lang)
    outcomes: Mapping[str, Outcome] = {}
    if variants:
        found = compare(
            plan.case, variants, time_limit_s=time_limit_s, cores=cores, seed=seed,
            progress=progress, lang=lang,
        )  # fmt: skip
        outcomes = {outcome.name: outcome for outcome in found.outcomes}
    distances = measure(plan.case, plan.policy)
    ledger = Ledger.open(plan.case, plan.policy, plan.assignments, plan.pairings, distances)
    base = Outcome(
        "", Ending(plan.status.value), plan=plan, values=values_of(ledger),
        yardsticks=yardsticks(ledger),
    )  # fmt: skip
    return bought(base, outcomes, lang, distances)


def rank_variants(case: Case, policy: Policy, lang: Lang = "zh") -> dict[str, Variant]:
    """Return one variant per principal rank with available cadres: its quota plus one."""
    served = {policy.rank(word).name for word in _available(case)["rank"] if _known(policy, word)}
    return {
        _name(rank, lang): Variant(case, policy.with_quota(**{rank.name: rank.quota + 1}))
        for rank in policy.ranks
        if rank.principal and rank.name in served
    }


def bought(
    base: Outcome,
    outcomes: Mapping[str, Outcome],
    lang: Lang = "zh",
    distances: Distances | None = None,
) -> pd.DataFrame:
    """Return the table of `sensitivity` from the solved variants of `rank_variants`."""
    plan = base.plan
    rows = []
    if plan is not None:
        metres = measure(plan.case, plan.policy) if distances is None else distances
        cadres = _available(plan.case)
        for rank in plan.policy.ranks:
            outcome = outcomes.get(_name(rank, lang))
            if outcome is None:
                continue
            mine = cadres[[_known(plan.policy, word) is rank for word in cadres["rank"]]]
            row = {
                "rank": rank.name,
                "label": rank.label or rank.name,
                "cadres": len(mine),
                "added": int(mine["quota"].isna().sum()),
                **_one(plan, mine, rank, metres),
                **_all(base, outcome),
            }
            rows.append(row)
    found = pd.DataFrame(rows, columns=list(COLUMNS))
    whole = ("cadres", "one_need", "added", "all_covered", "all_coverage", "all_coverage_bound")
    types = {name: "Int64" if name in whole else "str" for name in COLUMNS}
    return found.astype(types | {"all_travel_km": "float64"})


def _one(plan: Plan, cadres: pd.DataFrame, rank: Rank, distances: Distances) -> dict[str, Any]:
    """Return who could be covered by one more place with one cadre of a rank, shown by a plan."""
    quotas = {
        cadre: (rank.quota if pd.isna(own) else int(own)) + 1
        for cadre, own in zip(cadres["cadre_id"], cadres["quota"], strict=True)
    }
    nothing = {"one_cadre_id": "", "one_household_id": "", "one_need": None}
    roster = Roster.of(with_quotas(plan.case, quotas), plan.policy, distances)
    weight = need_weights(plan.case, plan.policy)
    helped = dict(zip(plan.assignments["household_id"], plan.assignments["cadre_id"], strict=True))
    rows = [home.row for home in roster.planned if not helped.get(home.id)]
    pairs = OpenPairs.of(roster, plan.pairings)
    witness = Witness(pairs, helped)
    done = witness.cover(sorted(rows, key=lambda row: (-weight[row], row)), enough=1)
    if not done:
        return nothing
    made = witness.assignments()
    load = made.groupby("cadre_id").size()
    over = [cadre for cadre, quota in quotas.items() if int(load.get(cadre, 0)) >= quota]
    # Nobody else may need the further place: the plan is checked with this one alone.
    exact = Roster.of(
        with_quotas(plan.case, {cadre: quotas[cadre] for cadre in over[:1]}), plan.policy, distances
    )
    if not keeps_the_rules(exact, made, plan.pairings):
        return nothing
    return {
        "one_cadre_id": over[0] if over else "",
        "one_household_id": roster.planned[done[0]].id,
        "one_need": int(np.array(weight)[done[0]]),
    }


def _all(base: Outcome, outcome: Outcome) -> dict[str, Any]:
    if outcome.plan is None or base.plan is None:
        return {"all_coverage_versus": "", "all_travel_versus": ""}
    covered = [int((one.plan.assignments["cadre_id"] != "").sum()) for one in (base, outcome)
               if one.plan is not None]  # fmt: skip
    bound = next((o.bound for o in outcome.plan.objectives if o.name == "coverage"), None)
    return {
        "all_covered": covered[1] - covered[0],
        "all_coverage": outcome.values["coverage"],
        "all_coverage_bound": bound,
        "all_coverage_versus": versus(outcome, base, "coverage").value,
        "all_travel_km": (outcome.values["travel"] - base.values["travel"]) / 1000,
        "all_travel_versus": versus(outcome, base, "travel").value,
    }


def _name(rank: Rank, lang: Lang) -> str:
    return labels.text("compared.sensitivity_name", lang, rank=rank.label or rank.name)


def _available(case: Case) -> pd.DataFrame:
    return case.cadres[case.cadres["available"].astype(bool)]


def _known(policy: Policy, word: str) -> Rank | None:
    try:
        return policy.rank(word)
    except KeyError:
        return None
