"""Rule: a plan speaks only of households, cadres and villages that exist, each where it lies."""

from __future__ import annotations

from collections.abc import Iterator

from bangfu_assign.errors import Problem
from bangfu_assign.rules.ledger import Ledger


def check(ledger: Ledger) -> Iterator[Problem]:
    """Yield every id that is in no roster, and every household written down in another village."""
    roster = ledger.roster
    for household, cadre, village in ledger.written:
        home = roster.homes.get(household)
        if home is None:
            yield Problem("rules.unknown_household", params={"household_id": household})
        elif village and village != home.village:
            yield Problem(
                "rules.other_village",
                params={
                    "head": home.head,
                    "household_id": home.id,
                    "written": roster.village_words([village]),
                    "village": roster.village_words([home.village]),
                },
            )
        if cadre not in roster.helpers:
            yield Problem(
                "rules.unknown_cadre", params={"household_id": household, "cadre_id": cadre}
            )
    for cadre, village in ledger.hooked:
        if cadre not in roster.helpers:
            yield Problem("rules.unknown_leader", params={"cadre_id": cadre, "village_id": village})
        if village not in roster.village_row:
            yield Problem(
                "rules.unknown_village", params={"cadre_id": cadre, "village_id": village}
            )
