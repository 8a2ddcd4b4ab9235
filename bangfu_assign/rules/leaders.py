"""Rule: every leader is paired with exactly one village of the right kind, in the right numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bangfu_assign.errors import Problem
from bangfu_assign.rules.ledger import Ledger
from bangfu_assign.rules.roster import Helper


def check(ledger: Ledger) -> Iterator[Problem]:
    """Yield leaders without their one village, pairings of others, and villages short or full."""
    roster = ledger.roster
    written: dict[str, list[str]] = {}
    for cadre, village in ledger.hooked:
        if cadre in roster.helpers and village in roster.village_row:
            written.setdefault(cadre, []).append(village)
    for leader in roster.leaders:
        yield from _one_village(ledger, leader, written.get(leader.id, []))
    for cadre in sorted(written):
        helper = roster.helpers[cadre]
        if not helper.leads:
            yield Problem("rules.pairing_of_other", params=_who(helper))
    yield from _per_village(ledger, written)


def _one_village(ledger: Ledger, leader: Helper, villages: list[str]) -> Iterator[Problem]:
    words = ledger.roster.village_words
    if not villages:
        yield Problem("rules.leader_without_village", params=_who(leader))
    elif len(villages) > 1:
        params = {**_who(leader), "villages": words(villages)}
        yield Problem("rules.leader_with_villages", params=params)
    if leader.rank is None:
        return
    hookable = ledger.roster.hookable(leader.rank)
    for village in sorted(set(villages)):
        if village not in hookable:
            params = {**_who(leader), "village": words([village])}
            yield Problem("rules.pairing_not_weak", params=params)
        if leader.village and village != leader.village:
            params = {
                **_who(leader),
                "village": words([village]),
                "fixed": words([leader.village]),
            }
            yield Problem("rules.pairing_not_fixed", params=params)


def _per_village(ledger: Ledger, written: dict[str, list[str]]) -> Iterator[Problem]:
    roster = ledger.roster
    there = Counter(
        (leader.rank.name, village)
        for leader in roster.leaders
        if leader.rank is not None
        for village in set(written.get(leader.id, []))
    )
    for rank in roster.policy.ranks:
        if rank.per_village is None or not rank.principal:
            continue
        least, most = rank.per_village
        for village in roster.hookable(rank):
            count = there[rank.name, village]
            if least <= count <= most:
                continue
            params = {
                "village": roster.village_words([village]),
                "rank": rank.label or rank.name,
                "count": count,
                "least": least,
                "most": most,
            }
            code = "rules.village_short" if count < least else "rules.village_full"
            yield Problem(code, params=params)


def _who(helper: Helper) -> dict[str, object]:
    rank = helper.rank.label or helper.rank.name if helper.rank is not None else "?"
    return {"name": helper.name, "cadre_id": helper.id, "rank": rank}
