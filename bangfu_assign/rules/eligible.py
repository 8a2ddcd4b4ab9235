"""Rule: a principal helper is an available cadre of a principal rank (a party cadre)."""

from __future__ import annotations

from collections.abc import Iterator

from bangfu_assign.errors import Problem
from bangfu_assign.rules.ledger import Ledger


def check(ledger: Ledger) -> Iterator[Problem]:
    """Yield every cadre with households who is away, or of a rank that only helps along."""
    for cadre, homes in ledger.by_cadre().items():
        helper = ledger.roster.helpers[cadre]
        params = {"name": helper.name, "cadre_id": cadre, "load": len(homes)}
        if helper.rank is None:
            yield Problem("rules.unknown_rank", params=params)
        elif not helper.rank.principal:
            rank = helper.rank.label or helper.rank.name
            yield Problem("rules.not_principal", params={**params, "rank": rank})
        if not helper.available:
            yield Problem("rules.not_available", params=params)
