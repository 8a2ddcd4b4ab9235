"""The plan seen from its households, cadres and villages: one table each, counted from pairs.

Everything that reports a plan (tables, workbook, figures, summary) reads these, so that a number
is the same wherever it is printed.
"""

from __future__ import annotations

from collections import Counter

import pandas as pd

from bangfu_assign.plan.plan import Plan
from bangfu_assign.plan.remembered import remembered
from bangfu_assign.policy import Rank


@remembered
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
    ids, paired = table["household_id"].tolist(), plan.assignments["household_id"].tolist()
    filled = {}
    for name in ("cadre_id", "co_helper_id", "project_id"):
        found = dict(zip(paired, plan.assignments[name].tolist(), strict=True))
        filled[name] = pd.Series([found.get(h, "") for h in ids], dtype="str")
    cadre_id = filled["cadre_id"]
    same = dict(zip(paired, plan.assignments["kept"].tolist(), strict=True))
    kept = pd.Series([bool(same.get(h, False)) for h in ids], dtype="bool")
    weight = plan.policy.need_weights(table)
    return table.assign(
        weight=pd.Series(weight, index=table.index, dtype="int64"),
        **filled,
        kept=kept & cadre_id.ne(""),
        covered=cadre_id.ne(""),
    )


@remembered
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
    rank_of = {word: _rank(plan, word) for word in cadres["rank"].unique()}
    ranks = [rank_of[word] for word in cadres["rank"].tolist()]
    quota = [
        int(own) if not pd.isna(own) else (rank.quota if rank else 0)
        for rank, own in zip(ranks, cadres["quota"].tolist(), strict=True)
    ]
    seniority = {rank.name: place for place, rank in enumerate(plan.policy.ranks)}
    principal = pd.Series([rank is not None and rank.principal for rank in ranks], dtype="bool")
    helped = pd.concat(
        [
            _helped(plan, "cadre_id", cadres["cadre_id"][principal]),
            _helped(plan, "co_helper_id", cadres["cadre_id"][~principal]),
        ]
    )
    load = Counter(helped["cadre_id"].tolist())
    places = _gathered(helped["cadre_id"], helped["village_id"])
    paired = _gathered(plan.pairings["cadre_id"], plan.pairings["village_id"])
    ids = cadres["cadre_id"].tolist()
    return pd.DataFrame(
        {
            "cadre_id": cadres["cadre_id"],
            "name": cadres["name"],
            "rank": [
                (rank.label or rank.name) if rank else word
                for rank, word in zip(ranks, cadres["rank"].tolist(), strict=True)
            ],
            "seniority": pd.Series(
                # A rank the policy does not know comes last.
                [len(seniority) if rank is None else seniority[rank.name] for rank in ranks],
                dtype="int64",
            ),
            "unit": cadres["unit"],
            "position": cadres["position"],
            "available": cadres["available"],
            "principal": principal,
            "quota": pd.Series(quota, dtype="int64"),
            "load": pd.Series([load[c] for c in ids], dtype="int64"),
            "villages": pd.Series([len(places.get(c, ())) for c in ids], dtype="int64"),
            "village_ids": [places.get(c, ()) for c in ids],
            "paired_ids": [paired.get(c, ()) for c in ids],
        }
    )


@remembered
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

    paired = _gathered(plan.pairings["village_id"], plan.pairings["cadre_id"])
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


def _gathered(keys: pd.Series, cells: pd.Series) -> dict[str, tuple[str, ...]]:
    """Return the different cells that stand beside each key, sorted."""
    found: dict[str, set[str]] = {}
    for key, cell in zip(keys.tolist(), cells.tolist(), strict=True):
        found.setdefault(key, set()).add(cell)
    return {key: tuple(sorted(together)) for key, together in found.items()}


def _rank(plan: Plan, word: str) -> Rank | None:
    try:
        return plan.policy.rank(word)
    except KeyError:
        return None
