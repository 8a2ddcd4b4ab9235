"""Rule: nobody has more households than their quota."""

from __future__ import annotations

from collections.abc import Iterator

from bangfu_assign.errors import Problem
from bangfu_assign.rules.ledger import Ledger


def check(ledger: Ledger) -> Iterator[Problem]:
    """Yield every cadre with more households than places."""
    for cadre, homes in ledger.by_cadre().items():
        helper = ledger.roster.helpers[cadre]
        if len(homes) > helper.quota:
            yield Problem(
                "rules.over_quota",
                params={
                    "name": helper.name,
                    "cadre_id": cadre,
                    "load": len(homes),
                    "quota": helper.quota,
                },
            )
