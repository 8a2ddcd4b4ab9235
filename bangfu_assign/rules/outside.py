"""What the rules on places share: a household outside the villages its cadre serves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bangfu_assign.errors import Problem
from bangfu_assign.rules.ledger import Ledger
from bangfu_assign.rules.roster import Helper, Home


def outside(
    ledger: Ledger, home: Home, helper: Helper, allowed: Iterable[str], code: str
) -> Iterator[Problem]:
    """Yield a problem if the household lies in none of the allowed villages."""
    villages = set(allowed)
    if home.village not in villages:
        words = ledger.roster.village_words
        yield Problem(
            code,
            params={
                "head": home.head,
                "household_id": home.id,
                "village": words([home.village]),
                "name": helper.name,
                "cadre_id": helper.id,
                "allowed": words(villages) or "—",
            },
        )
