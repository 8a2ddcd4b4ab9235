"""Rule: a household has at most one principal helper."""

from __future__ import annotations

from collections.abc import Iterator

from bangfu_assign.errors import Problem
from bangfu_assign.rules.ledger import Ledger


def check(ledger: Ledger) -> Iterator[Problem]:
    """Yield every household that is given a cadre more than once."""
    for household, helpers in ledger.by_household().items():
        if len(helpers) > 1:
            yield Problem(
                "rules.several_helpers",
                params={
                    "head": ledger.roster.homes[household].head,
                    "household_id": household,
                    "cadres": " / ".join(f"{h.name} ({h.id})" for h in helpers),
                },
            )
