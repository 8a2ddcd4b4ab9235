"""Rule: co-helpers keep the rules of their ranks, and are never in the party cadre's place.

Each household has at most one; quota, ``serves``, ``max_km``, ``max_villages`` and locks hold for
co-helpers as for party cadres, so the same rules are checked in the view in which they are these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pandas as pd

from bangfu_assign.agreement.co_helpers import co_helper_view
from bangfu_assign.errors import Problem
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import Distances
from bangfu_assign.policy import Policy
from bangfu_assign.rules import (
    few_villages,
    home_village,
    locks,
    paired_village,
    quota,
    reach,
    unit_village,
)
from bangfu_assign.rules.by_cadre import cadre_table_of
from bangfu_assign.rules.ledger import Ledger
from bangfu_assign.rules.objectives import values_of
from bangfu_assign.rules.roster import Roster

RULES = (quota, paired_village, unit_village, home_village, reach, few_villages, locks)


def check(ledger: Ledger) -> Iterator[Problem]:
    """Yield what breaks a rule of the layer; nothing if the plan has no such column."""
    if ledger.co_helped is None:
        return
    roster = ledger.roster
    given = Counter(household for household, _ in ledger.co_helped)
    for household, cadre in ledger.co_helped:
        home, helper = roster.homes.get(household), roster.helpers.get(cadre)
        params: dict[str, object] = {"household_id": household, "cadre_id": cadre}
        if home is None:
            yield Problem("rules.unknown_household", params={"household_id": household})
        elif home.row < 0:
            yield Problem("rules.not_planned_co_helper", params={**params, "head": home.head})
        if helper is None:
            yield Problem("rules.unknown_co_helper", params=params)
        elif helper.rank is None or helper.rank.principal:
            rank = "—" if helper.rank is None else helper.rank.label or helper.rank.name
            yield Problem(
                "rules.not_co_helper", params={**params, "name": helper.name, "rank": rank}
            )
        elif not helper.available:
            params = {"name": helper.name, "cadre_id": cadre, "household_id": household}
            yield Problem("rules.co_helper_not_available", params=params)
    for household in sorted(h for h, count in given.items() if count > 1):
        cadres = [cadre for home, cadre in ledger.co_helped if home == household]
        head = roster.homes[household].head if household in roster.homes else "—"
        params = {"head": head, "household_id": household, "cadres": " / ".join(cadres)}
        yield Problem("rules.several_co_helpers", params=params)
    mirrored = _mirrored(ledger)
    for rule in RULES:
        yield from rule.check(mirrored)


def values(ledger: Ledger, before: Mapping[str, str] | None = None) -> Mapping[str, int]:
    """Return the objectives of the layer: what the rules' objectives are worth in its view.

    In ``coverage`` a household without a party cadre weighs 3 more than its need. ``before``: the
    co-helper by household in an earlier plan.
    """
    return values_of(_mirrored(ledger), before)


def co_helper_table(
    case: Case,
    policy: Policy,
    assignments: pd.DataFrame,
    pairings: pd.DataFrame,
    distances: Distances | None = None,
) -> pd.DataFrame:
    """Return `bangfu_assign.rules.cadre_table` of the co-helpers.

    Parameters
    ----------
    case, policy, assignments, pairings, distances
        As in `bangfu_assign.rules.values`.

    Raises
    ------
    FactsError
        If the distances have to be measured and cannot be.
    """
    ledger = Ledger.open(case, policy, assignments, pairings, distances)
    table = cadre_table_of(_mirrored(ledger))
    helpers = ledger.roster.helpers.values()
    own = {helper.id for helper in helpers if helper.rank is not None and not helper.principal}
    return table[table["cadre_id"].isin(own)].reset_index(drop=True)


def _mirrored(ledger: Ledger) -> Ledger:
    """Return the layer as a plan of its own; pairs with anybody but co-helpers are left out."""
    roster = ledger.roster
    covered = pd.DataFrame({"household_id": [home.id for home, _ in ledger.pairs], "cadre_id": "*"})
    pairings = pd.DataFrame(list(ledger.hooked), columns=["cadre_id", "village_id"], dtype="str")
    view = co_helper_view(roster.case, roster.policy, covered, pairings)
    own = [(h, c) for h, c in ledger.co_helped or () if c in view.co_helpers]
    mirror = Roster.of(view.case, view.policy, roster.distances)
    villages: dict[str, str] = {c: v for c, v in ledger.hooked if c not in view.co_helpers}
    for household, cadre in own:
        # Where the first household lies all others of a co-helper of a paired rank must lie.
        helper, home = mirror.helpers[cadre], mirror.homes.get(household)
        if helper.leads and home is not None and home.village in mirror.choices(helper):
            villages.setdefault(cadre, home.village)
    mirrored = Ledger.open(
        view.case,
        view.policy,
        pd.DataFrame(own, columns=["household_id", "cadre_id"], dtype="str"),
        pd.DataFrame(sorted(villages.items()), columns=["cadre_id", "village_id"], dtype="str"),
        roster.distances,
    )
    return replace(mirrored, co_helped=None, worked=None)
