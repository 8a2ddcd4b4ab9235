"""Rule: a rank that serves its home village has households nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

from bangfu_assign.errors import Problem
from bangfu_assign.policy import Serves
from bangfu_assign.rules.ledger import Ledger
from bangfu_assign.rules.outside import outside


def check(ledger: Ledger) -> Iterator[Problem]:
    """Yield every household outside the home village of its cadre."""
    for home, helper in ledger.pairs:
        if helper.rank is not None and helper.rank.serves is Serves.HOME:
            allowed = [helper.village] if helper.village else []
            yield from outside(ledger, home, helper, allowed, "rules.not_home_village")
