"""The plan seen from its households, cadres and villages: one table each, counted from pairs.

Everything that reports a plan (tables, workbook, figures, summary) reads these, so that a number
is the same wherever it is printed.
"""

from __future__ import annotations

import pandas as pd

from bangfu_assign.plan.plan import Plan
from bangfu_assign.policy import Rank


def by_household(plan: Plan) -> pd.DataFrame:
    """Return every planned household, sorted by id, with its helper.

    Returns
    -------
    DataFrame
        The columns of ``case.households`` and: ``weight`` (3 neediest … 1, `Policy.need_weight`),
        ``cadre_id``, ``co_helper_id``, ``project_id`` ("" without), ``kept`` (bool), ``covered``
        (bool: has a party cadre).
    """
    table = plan.case.planned()
    pairs = plan.assignments
    layers = {
        name: dict(zip(pairs["household_id"], pairs[name], strict=True))
        for name in ("cadre_id", "co_helper_id", "project_id")
    }
    same = dict(zip(pairs["household_id"], pairs["kept"], strict=True))
    filled = {
        name: pd.Series([found.get(h, "") for h in table["household_id"]], dtype="str")
        for name, found in layers.items()
    }
    cadre_id = filled["cadre_id"]
    kept = pd.Series([bool(same.get(h, False)) for h in table["household_id"]], dtype="bool")
    weight = [
        plan.policy.need_weight(
            None if pd.isna(need) else int(need), None if pd.isna(income) else float(income)
        )
        for need, income in zip(table["need"], table["income_yuan"], strict=True)
    ]
    return table.assign(
        weight=pd.Series(weight, index=table.index, dtype="int64"),
        **filled,
        kept=kept & cadre_id.ne(""),
        covered=cadre_id.ne(""),
    )


def by_cadre(plan: Plan) -> pd.DataFrame:
    """Return every cadre, sorted by id, with quota and load.

    Returns
    -------
    DataFrame
        ``cadre_id, name, rank, seniority, unit, position, available, principal, quota, load,
        villages, village_ids, paired_ids``; ``rank`` is the policy's label (or name),
        ``seniority`` is 0 for its first rank, ``load`` counts
        households helped (as co-helper for a co-helper rank), ``villages`` counts the villages
        they lie in, ``village_ids`` and ``paired_ids`` are tuples of ids.
    """
    cadres = plan.case.cadres.sort_values("cadre_id", kind="stable").reset_index(drop=True)
    ranks = [_rank(plan, word) for word in cadres["rank"]]
    quota = [
        int(own) if not pd.isna(own) else (rank.quota if rank else 0)
        for rank, own in zip(ranks, cadres["quota"], strict=True)
    ]
    seniority = [*plan.policy.ranks, None]  # a rank the policy does not know comes last
    principal = pd.Series([rank is not None and rank.principal for rank in ranks], dtype="bool")
    helped = pd.concat(
        [
            _helped(plan, "cadre_id", cadres["cadre_id"][principal]),
            _helped(plan, "co_helper_id", cadres["cadre_id"][~principal]),
        ]
    )
    load = helped.groupby("cadre_id").size()
    places = {c: tuple(sorted(set(v))) for c, v in helped.groupby("cadre_id")["village_id"]}
    paired = {c: tuple(sorted(set(v))) for c, v in plan.pairings.groupby("cadre_id")["village_id"]}
    ids = cadres["cadre_id"].tolist()
    return pd.DataFrame(
        {
            "cadre_id": cadres["cadre_id"],
            "name": cadres["name"],
            "rank": [
                (rank.label or rank.name) if rank else word
                for rank, word in zip(ranks, cadres["rank"], strict=True)
            ],
            "seniority": pd.Series([seniority.index(r) for r in ranks], dtype="int64"),
            "unit": cadres["unit"],
            "position": cadres["position"],
            "available": cadres["available"],
            "principal": principal,
            "quota": pd.Series(quota, dtype="int64"),
            "load": pd.Series([int(load.get(c, 0)) for c in ids], dtype="int64"),
            "villages": pd.Series([len(places.get(c, ())) for c in ids], dtype="int64"),
            "village_ids": [places.get(c, ()) for c in ids],
            "paired_ids": [paired.get(c, ()) for c in ids],
        }
    )


def by_village(plan: Plan) -> pd.DataFrame:
    """Return every village, sorted by id, with its households and helpers counted.

    Returns
    -------
    DataFrame
        ``village_id, name, town, weak, households, persons`` (whole roster), ``planned,
        persons_planned, covered, persons_covered, uncovered`` (this year's plan), ``cadres``
        (party cadres with a household there), ``paired_ids`` (tuple of cadre ids).
    """
    villages = plan.case.villages.sort_values("village_id", kind="stable").reset_index(drop=True)
    planned = by_household(plan)
    covered = planned[planned["covered"]]
    ids = villages["village_id"]

    def count(table: pd.DataFrame) -> pd.Series:
        return ids.map(table.groupby("village").size()).fillna(0).astype("int64")

    def persons(table: pd.DataFrame) -> pd.Series:
        heads = table["persons"].fillna(0).astype("int64")
        return ids.map(heads.groupby(table["village"]).sum()).fillna(0).astype("int64")

    paired = {v: tuple(sorted(set(c))) for v, c in plan.pairings.groupby("village_id")["cadre_id"]}
    helpers = covered.groupby("village")["cadre_id"].nunique()
    return pd.DataFrame(
        {
            "village_id": ids,
            "name": villages["name"],
            "town": villages["town"],
            "weak": villages["weak"],
            "households": count(plan.case.households),
            "persons": persons(plan.case.households),
            "planned": count(planned),
            "persons_planned": persons(planned),
            "covered": count(covered),
            "persons_covered": persons(covered),
            "uncovered": count(planned) - count(covered),
            "cadres": ids.map(helpers).fillna(0).astype("int64"),
            "paired_ids": [paired.get(v, ()) for v in ids],
        }
    )


def _helped(plan: Plan, column: str, helpers: pd.Series) -> pd.DataFrame:
    """Return cadre and village of the households these cadres have by one column of the plan."""
    pairs = plan.assignments[[column, "village_id"]].set_axis(["cadre_id", "village_id"], axis=1)
    return pairs[pairs["cadre_id"].isin(set(helpers))]


def _rank(plan: Plan, word: str) -> Rank | None:
    try:
        return plan.policy.rank(word)
    except KeyError:
        return None
