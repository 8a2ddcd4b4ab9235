"""Rule: only households of this year's plan are given a cadre."""

from __future__ import annotations

from collections.abc import Iterator

from bangfu_assign.errors import Problem
from bangfu_assign.rules.ledger import Ledger


def check(ledger: Ledger) -> Iterator[Problem]:
    """Yield every household that has a cadre without being planned."""
    roster = ledger.roster
    for household, cadre, _ in ledger.written:
        home = roster.homes.get(household)
        if home is not None and home.row < 0:
            yield Problem(
                "rules.not_planned",
                params={"head": home.head, "household_id": home.id, "cadre_id": cadre},
            )
