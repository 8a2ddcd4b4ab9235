"""Ids for cadres whose roster has none, made from what the row says."""

from __future__ import annotations

import hashlib

import pandas as pd

from bangfu_assign.facts.rows import blank_column
from bangfu_assign.facts.schema import CADRES

_CONTENT = ("name", "rank", "unit", "position", "village")


def fill_cadre_ids(cadres: pd.DataFrame) -> pd.DataFrame:
    """Return the cadres with an id in every row.

    A made id is ``C`` and 8 hexadecimal digits of the SHA-256 of name, rank, unit, position and
    village, so that the order of the rows never matters; further rows of the same digits get
    ``-2``, ``-3`` … in the order of all their columns.

    Examples
    --------
    >>> frame = pd.DataFrame({"name": ["王平"], "rank": ["办事员"]})
    >>> fill_cadre_ids(frame)["cadre_id"].tolist()
    ['C743b77b8']
    """
    cadres = cadres.reset_index(drop=True)
    blank_column(cadres, "cadre_id")
    ids = cadres["cadre_id"].tolist()
    if "" not in ids:
        return cadres
    content = [cadres[name].tolist() if name in cadres else [""] * len(cadres) for name in _CONTENT]
    digests = [
        "C" + hashlib.sha256("|".join(parts).encode()).hexdigest()[:8]
        for parts in zip(*content, strict=True)
    ]
    names = [c.name for c in CADRES.columns if c.name in cadres and c.name != "cadre_id"]
    taken = set(ids)
    for index in cadres.sort_values(names, kind="stable").index:
        if ids[index]:
            continue
        made, number = digests[index], 1
        while made in taken:
            number += 1
            made = f"{digests[index]}-{number}"
        taken.add(made)
        ids[index] = made
    cadres["cadre_id"] = pd.Series(ids, dtype="str")
    return cadres
