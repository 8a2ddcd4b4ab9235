"""Rule: no household lies farther from its cadre's base than ``max_km``, or beyond every road."""

from __future__ import annotations

from collections.abc import Iterator

from bangfu_assign.errors import Problem
from bangfu_assign.facts.distance import UNREACHABLE
from bangfu_assign.rules.ledger import Ledger
from bangfu_assign.rules.roster import Helper, Home


def check(ledger: Ledger) -> Iterator[Problem]:
    """Yield every pair that is too far apart, or between whom there is no way there and back."""
    distances = ledger.roster.distances
    # Cadres who share a base one after another: the metres of a base are measured once.
    by_cadre = ledger.by_cadre()
    helpers = [ledger.roster.helpers[cadre] for cadre in by_cadre]
    found: dict[str, list[Problem]] = {}
    for helper in sorted(helpers, key=lambda one: int(distances.base_of[one.row])):
        reach_m = distances.reach_m(helper.row)
        found[helper.id] = [
            problem
            for home in by_cadre[helper.id]
            if (problem := _too_far(ledger, home, helper, int(reach_m[home.row]))) is not None
        ]
    for cadre in by_cadre:
        yield from found[cadre]


def _too_far(ledger: Ledger, home: Home, helper: Helper, metres: int) -> Problem | None:
    roster = ledger.roster
    column = roster.village_row[home.village]
    round_trip = (
        roster.distances.out_m[helper.row, column],
        roster.distances.back_m[helper.row, column],
    )
    params: dict[str, object] = {
        "head": home.head,
        "household_id": home.id,
        "name": helper.name,
        "cadre_id": helper.id,
    }
    if metres >= UNREACHABLE or max(round_trip) >= UNREACHABLE:
        return Problem("rules.no_way", params=params)
    limit = None if helper.rank is None else roster.policy.max_m(helper.rank)
    if limit is None or metres <= limit:
        return None
    km = {"km": f"{metres / 1000:.1f}", "max_km": f"{limit / 1000:.1f}"}
    return Problem("rules.too_far", params={**params, **km})
