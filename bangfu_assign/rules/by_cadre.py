"""What a plan asks of each cadre: how many households, which villages, how far."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import Distances
from bangfu_assign.policy import Policy
from bangfu_assign.rules.ledger import Ledger
from bangfu_assign.rules.roster import Helper, Home, Roster
from bangfu_assign.rules.tours import Tours


@dataclass(frozen=True, slots=True)
class Travel:
    """One cadre's part of a plan.

    Attributes
    ----------
    load : int
        Households.
    villages : tuple of str
        Ids of the villages they live in, sorted.
    round_m : int
        Shortest closed round base → villages → base, in metres.
    walk_m : int
        Sum over the villages of the shortest closed round from the village point.
    """

    load: int
    villages: tuple[str, ...]
    round_m: int
    walk_m: int


def travels(ledger: Ledger) -> dict[str, Travel]:
    """Return what a plan asks of each cadre that has a household, by cadre id, sorted."""
    tours = Tours(ledger.roster.distances)
    helpers = ledger.roster.helpers
    return {
        cadre: _travel(ledger.roster, tours, helpers[cadre], homes)
        for cadre, homes in ledger.by_cadre().items()
    }


def _travel(roster: Roster, tours: Tours, helper: Helper, homes: list[Home]) -> Travel:
    site_of = tours.distances.site_of
    sites: dict[int, set[int]] = {}
    for home in homes:
        sites.setdefault(roster.village_row[home.village], set()).add(int(site_of[home.row]))
    rows = sorted(sites)
    return Travel(
        load=len(homes),
        villages=tuple(sorted({home.village for home in homes})),
        round_m=tours.round_m(helper.row, rows),
        walk_m=sum(tours.walk_m(row, sorted(sites[row])) for row in rows),
    )


def cadre_table(
    case: Case,
    policy: Policy,
    assignments: pd.DataFrame,
    pairings: pd.DataFrame,
    distances: Distances | None = None,
) -> pd.DataFrame:
    """Return one row per available cadre of a principal rank, and per cadre that has a household.

    Parameters
    ----------
    case, policy, assignments, pairings, distances
        As in `bangfu_assign.rules.values`.

    Returns
    -------
    DataFrame
        ``cadre_id``, ``quota``, ``load``, ``villages`` (ids, separated by blanks), ``paired_with``
        (village id or ""), ``round_m``, ``walk_m``, ``km`` (both rounds together, one decimal);
        sorted by cadre.

    Raises
    ------
    FactsError
        If the distances have to be measured and cannot be.
    """
    return cadre_table_of(Ledger.open(case, policy, assignments, pairings, distances))


def cadre_table_of(ledger: Ledger) -> pd.DataFrame:
    """Return the `cadre_table` of an open ledger."""
    details = travels(ledger)
    hooked = ledger.villages_of()
    idle = Travel(0, (), 0, 0)
    rows = []
    for helper in ledger.roster.helpers.values():
        if not helper.serving and helper.id not in details:
            continue
        one = details.get(helper.id, idle)
        rows.append(
            {
                "cadre_id": helper.id,
                "quota": helper.quota,
                "load": one.load,
                "villages": " ".join(one.villages),
                "paired_with": " ".join(sorted(hooked.get(helper.id, ()))),
                "round_m": one.round_m,
                "walk_m": one.walk_m,
                "km": round((one.round_m + one.walk_m) / 1000, 1),
            }
        )
    columns = [
        "cadre_id", "quota", "load", "villages", "paired_with", "round_m", "walk_m", "km",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)
