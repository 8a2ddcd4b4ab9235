"""Rule: staff serve the village their leader is paired with, or their unit's (包村部门)."""

from __future__ import annotations

from collections.abc import Iterator

from bangfu_assign.errors import Problem
from bangfu_assign.policy import Serves
from bangfu_assign.rules.ledger import Ledger
from bangfu_assign.rules.outside import outside


def check(ledger: Ledger) -> Iterator[Problem]:
    """Yield every household outside the villages of its cadre's leaders or unit."""
    hooked = ledger.villages_of()
    for home, helper in ledger.pairs:
        if helper.rank is None or helper.rank.serves is not Serves.UNIT:
            continue
        if heads := ledger.roster.heads_of(helper):
            allowed = [village for head in heads for village in hooked.get(head.id, [])]
            yield from outside(ledger, home, helper, allowed, "rules.not_leaders_village")
        else:
            allowed = list(ledger.roster.unit_villages(helper.unit))
            yield from outside(ledger, home, helper, allowed, "rules.not_unit_village")
