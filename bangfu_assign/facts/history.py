"""Who helped whom last year, read from the dated history of pairs."""

from __future__ import annotations

import re
from collections.abc import Collection

from bangfu_assign.facts.case import Case

_DATE = re.compile(r"(\d{4})(?:\D{0,3}(\d{1,2}))?(?:\D{0,3}(\d{1,2}))?")

_OPEN = (9999, 12, 31)
_LONG_AGO = (0, 1, 1)

Day = tuple[int, int, int]


def last_year_pairs(
    case: Case, policy_year: int | None, principal_ids: Collection[str]
) -> dict[str, str]:
    """Return last year's principal cadre of each household that had one.

    A row of ``pairs`` counts if it was still in force at the end of last year: its ``until`` is
    blank or lies on or after 31 December of ``policy_year - 1``. Of several rows the one that ends
    last wins (blank is last of all), then the one that began last, then the smaller cadre id.

    Parameters
    ----------
    case : Case
        The facts.
    policy_year : int or None
        Year of the plan. If None, no row is too old.
    principal_ids : collection of str
        Cadres whose rank may be a principal helper. Cadres who are not in the roster any more count
        too: who left was still last year's helper.

    Returns
    -------
    dict of str to str
        Household id to cadre id, sorted by household.
    """
    roster = set(case.cadres["cadre_id"])
    principals = set(principal_ids)
    year_end = None if policy_year is None else (policy_year - 1, 12, 31)
    best: dict[str, tuple[Day, Day, str]] = {}
    pairs = case.pairs.sort_values(["household_id", "cadre_id"], ascending=[True, False])
    for household, cadre, since, until in zip(
        pairs["household_id"], pairs["cadre_id"], pairs["since"], pairs["until"], strict=True
    ):
        if cadre in roster and cadre not in principals:
            continue
        ends = last_day(until)
        if year_end is not None and ends < year_end:
            continue
        row = (ends, first_day(since), cadre)
        # Rows of a household come with descending cadre ids, so ">=" leaves the smallest on a tie.
        if household not in best or row[:2] >= best[household][:2]:
            best[household] = row
    return {household: row[2] for household, row in best.items()}


def last_day(until: str) -> Day:
    """Return the last day of a date, a month or a year; 31 December 9999 if it is open.

    Words without a year (such as 至今) leave the pair open, as a blank does.
    """
    found = _DATE.search(until)
    if not found:
        return _OPEN
    year, month, day = found.groups()
    # A month's true length does not matter: only order is asked, and no date lies past its 31st.
    return int(year), int(month or 12), int(day or 31)


def first_day(since: str) -> Day:
    """Return the first day of a date, a month or a year; year 0 if it is unknown."""
    found = _DATE.search(since)
    if not found:
        return _LONG_AGO
    year, month, day = found.groups()
    return int(year), int(month or 1), int(day or 1)
