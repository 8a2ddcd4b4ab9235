"""Rule: a leader's households lie in the one village the leader is paired with (挂钩)."""

from __future__ import annotations

from collections.abc import Iterator

from bangfu_assign.errors import Problem
from bangfu_assign.rules.ledger import Ledger
from bangfu_assign.rules.outside import outside


def check(ledger: Ledger) -> Iterator[Problem]:
    """Yield every household outside the village its leader is paired with."""
    hooked = ledger.villages_of()
    for home, helper in ledger.pairs:
        if helper.rank is not None and helper.rank.is_paired:
            allowed = hooked.get(helper.id, [])
            yield from outside(ledger, home, helper, allowed, "rules.not_paired_village")
