"""Pairs as dated history: a plan opens some, ends others, and leaves the rest as they were."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

from bangfu_assign.plan.plan import PAST_COLUMNS, Plan

Row = dict[str, str]


def of_year(plan: Plan, year: int, ended: pd.DataFrame) -> pd.DataFrame:
    """Return the case's pairs with a year's plan entered: its new pairs begin with the year.

    Parameters
    ----------
    plan : Plan
        This year's.
    year : int
        The year.
    ended : DataFrame
        `BROKEN_COLUMNS`: why last year's pairs do not go on. They end with the year before.
    """
    return carried_on(
        plan.case.pairs,
        cadre_of(plan.assignments),
        ended=str(year - 1),
        begins=str(year),
        reasons=dict(zip(ended["household_id"], ended["explanation"], strict=True)),
        others=co_helpers(plan),
    )


def cadre_of(assignments: pd.DataFrame) -> dict[str, str]:
    """Return the principal cadre by household, sorted."""
    pairs = zip(assignments["household_id"], assignments["cadre_id"], strict=True)
    return dict(sorted((household, cadre) for household, cadre in pairs if cadre))


def co_helpers(plan: Plan) -> frozenset[str]:
    """Return the cadres of the roster whose rank is never the principal helper's."""
    helping = {
        word
        for rank in plan.policy.ranks
        if not rank.principal
        for word in (rank.name, rank.label)
        if word
    }
    cadres = plan.case.cadres
    return frozenset(cadres.loc[cadres["rank"].isin(helping), "cadre_id"])


def carried_on(
    past: pd.DataFrame,
    now: Mapping[str, str],
    *,
    ended: str,
    begins: str,
    reasons: Mapping[str, str],
    others: Collection[str] = (),
) -> pd.DataFrame:
    """Return a history with a plan entered into it.

    Parameters
    ----------
    past : DataFrame
        `PAST_COLUMNS`. Pairs without ``until`` are open.
    now : mapping of str to str
        Cadre by household in the plan.
    ended, begins : str
        ``until`` of the open pairs the plan ends, and ``since`` of those it begins.
    reasons : mapping of str to str
        By household: why its cadre is another one; "" is taken where it has no entry.
    others : collection of str
        Cadres whose pairs are none of the plan's business: co-helpers.

    Returns
    -------
    DataFrame
        `PAST_COLUMNS`, sorted by household, ``since``, cadre.
    """
    rows: list[Row] = []
    going_on: set[str] = set()
    for row in _rows(past):
        household, cadre = row["household_id"], row["cadre_id"]
        if row["until"] or cadre in others:
            rows.append(row)
        elif now.get(household) == cadre:
            if household not in going_on:  # the same open pair twice is one pair
                rows.append(row)
            going_on.add(household)
        else:
            rows.append({**row, "until": ended, "reason": reasons.get(household, "")})
    for household, cadre in now.items():
        if household not in going_on:
            reason = reasons.get(household, "")
            rows.append(
                {
                    "household_id": household,
                    "cadre_id": cadre,
                    "since": begins,
                    "until": "",
                    "reason": reason,
                }
            )
    rows.sort(key=lambda row: (row["household_id"], row["since"], row["cadre_id"], row["until"]))
    return pd.DataFrame(rows, columns=list(PAST_COLUMNS), dtype="str")


def _rows(past: pd.DataFrame) -> list[Row]:
    columns = [past[name].fillna("").tolist() for name in PAST_COLUMNS]
    return [dict(zip(PAST_COLUMNS, cells, strict=True)) for cells in zip(*columns, strict=True)]
