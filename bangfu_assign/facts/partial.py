"""What of a faulty case can be compared with the policy, so that one list holds every problem.

A clerk who mends ten cells and is then told of ten others has been told too late.
"""

from __future__ import annotations

import pandas as pd

_NEEDED = {
    "villages": ("village_id", "name"),
    "households": ("household_id", "village"),
    "cadres": ("cadre_id", "name", "rank"),
}
"""The tables every case has, and what a row must say to be told apart."""


def legible_rows(frames: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame] | None:
    """Return the rows that can be told apart, without those that point at others left out.

    Parameters
    ----------
    frames : dict of str to DataFrame
        As read, with the blanks of every cell that could not be.

    Returns
    -------
    dict of str to DataFrame or None
        None if one of the tables that every case needs is missing or lacks a column.
    """
    rows: dict[str, pd.DataFrame] = {}
    for table, columns in _NEEDED.items():
        frame = frames.get(table)
        if frame is None or not {*columns} <= {*frame.columns}:
            return None
        told = (frame[list(columns)].fillna("") != "").all(axis=1)
        rows[table] = frame[told].drop_duplicates(columns[0])
    households = rows["households"]
    rows["households"] = households[households["village"].isin(rows["villages"]["village_id"])]
    locks = frames.get("locks")
    if locks is not None and {"household_id", "cadre_id", "kind"} <= {*locks.columns}:
        known = locks["household_id"].isin(rows["households"]["household_id"])
        known &= locks["cadre_id"].isin(rows["cadres"]["cadre_id"])
        rows["locks"] = locks[known & locks["kind"].isin(["must", "never"])]
    return rows
