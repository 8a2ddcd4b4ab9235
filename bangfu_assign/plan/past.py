"""Pairs as dated history: a plan opens some, ends others, and leaves the rest as they were."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

from bangfu_assign.plan.plan import PAST_COLUMNS

Row = dict[str, str]


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
