"""Rule: a cadre's households lie in at most ``max_villages`` villages."""

from __future__ import annotations

from collections.abc import Iterator

from bangfu_assign.errors import Problem
from bangfu_assign.rules.ledger import Ledger


def check(ledger: Ledger) -> Iterator[Problem]:
    """Yield every cadre with households in too many villages."""
    most = ledger.roster.policy.travel.max_villages
    for cadre, homes in ledger.by_cadre().items():
        villages = {home.village for home in homes}
        if len(villages) > most:
            yield Problem(
                "rules.too_many_villages",
                params={
                    "name": ledger.roster.helpers[cadre].name,
                    "cadre_id": cadre,
                    "villages": ledger.roster.village_words(villages),
                    "count": len(villages),
                    "most": most,
                },
            )
