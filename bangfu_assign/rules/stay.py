"""Rule (if the policy makes it one): who is not lifted keeps last year's cadre (不脱贫不脱钩)."""

from __future__ import annotations

from collections.abc import Iterator

from bangfu_assign.errors import Problem
from bangfu_assign.rules.ledger import Ledger


def check(ledger: Ledger) -> Iterator[Problem]:
    """Yield every household below the standard that has lost a cadre it could keep."""
    if ledger.roster.policy.objectives.continuity != "hard":
        return
    given = {(home.id, helper.id) for home, helper in ledger.pairs}
    for household, cadre in ledger.owed().items():
        if (household, cadre) not in given:
            yield Problem(
                "rules.cadre_lost",
                params={
                    "head": ledger.roster.homes[household].head,
                    "household_id": household,
                    "name": ledger.roster.helpers[cadre].name,
                    "cadre_id": cadre,
                },
            )
