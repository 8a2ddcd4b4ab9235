"""Reduced costs say at once what a forced pair costs, leaders' villages still undecided."""

from __future__ import annotations

from typing import Any

import numpy as np

from bangfu_assign.explain.duals import Duals
from bangfu_assign.explain.network import Network
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import measure
from bangfu_assign.policy import Policy
from bangfu_assign.rules import need_weights, owed
from bangfu_assign.rules.open_pairs import OpenPairs
from bangfu_assign.rules.roster import Roster
from tests.build import make_case, make_policy
from tests.explain.test_uncovered import CLERK, LEADER, SEAT, VILLAGES, cadre, home


def duals(case: Case, policy: Policy) -> Duals | None:
    roster = Roster.of(case, policy, measure(case, policy))
    pairs = OpenPairs.of(roster, None)
    row_of = {helper.id: c for c, helper in enumerate(pairs.helpers)}
    kept = {roster.homes[h].row: row_of[c] for h, c in owed(roster).items()}
    weight = np.array(need_weights(case, policy), dtype=np.int64)
    return Duals.of(pairs, Network.of(pairs), weight, kept)


def policy(*ranks: dict[str, Any], **keys: Any) -> Policy:
    return make_policy(list(ranks), seat=SEAT, year=2012, **keys)


def test_taking_the_place_of_a_needier_household_costs_its_need() -> None:
    """One place: with the least needy forced, need 3 + 2 stay uncovered in place of 2 + 1."""
    case = make_case([home(k, need=k) for k in (1, 2, 3)], [cadre(1)], VILLAGES)
    found = duals(case, policy(CLERK))
    assert found is not None
    assert [found.forced(row, 0)[0] for row in range(3)] == [5, 4, 3]


def test_leaving_last_years_cadre_costs_one() -> None:
    case = make_case(
        [home(1), home(2)],
        [cadre(1), cadre(2)],
        VILLAGES,
        pairs=[{"household_id": "h1", "cadre_id": "c1"}],
    )
    found = duals(case, policy(CLERK))
    assert found is not None
    assert found.forced(0, 0) == (0, 0)
    assert found.forced(0, 1) == (0, 1)


def test_a_leader_cannot_be_in_two_villages() -> None:
    """Two villages and one leader with places enough: one household stays uncovered anyhow."""
    case = make_case([home(1), home(2, "v2")], [cadre(1, "leader")], VILLAGES)
    found = duals(case, policy(LEADER))
    assert found is not None
    assert found.forced(0, 0)[0] == 1


def test_other_orders_are_left_alone() -> None:
    """Where distance comes first, nothing is claimed about what comes later."""
    case = make_case([home(1)], [cadre(1)], VILLAGES)
    assert duals(case, policy(CLERK, order=("travel", "coverage"))) is None
    found = duals(case, policy(CLERK, order=("continuity", "travel")))
    assert found is not None
    assert found.names == ("continuity",)
