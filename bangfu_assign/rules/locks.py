"""Rule: locks hold: who must stay together does, who must be kept apart is."""

from __future__ import annotations

from collections.abc import Iterator

from bangfu_assign.errors import Problem
from bangfu_assign.rules.allowed import MUST, NEVER, locked
from bangfu_assign.rules.ledger import Ledger


def check(ledger: Ledger) -> Iterator[Problem]:
    """Yield every broken lock on a planned household and a cadre of a principal rank."""
    roster = ledger.roster
    helpers = ledger.by_household()
    reasons = {
        (household, cadre, kind): reason
        for household, cadre, kind, reason in zip(
            *(roster.case.locks[c] for c in ("household_id", "cadre_id", "kind", "reason")),
            strict=True,
        )
    }
    for kind, code in ((MUST, "rules.must_broken"), (NEVER, "rules.never_broken")):
        for household, cadres in locked(roster, kind).items():
            theirs = {helper.id for helper in helpers.get(household, ())}
            for cadre in sorted(cadres - theirs if kind == MUST else cadres & theirs):
                yield Problem(
                    code,
                    params={
                        "head": roster.homes[household].head,
                        "household_id": household,
                        "name": roster.helpers[cadre].name,
                        "cadre_id": cadre,
                        "reason": reasons[household, cadre, kind] or "—",
                    },
                )
