"""`Standing`: what a plan leaves of each cadre's places and villages."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bangfu_assign.facts.distance import Distances, measure
from bangfu_assign.plan import Plan
from bangfu_assign.policy import Serves
from bangfu_assign.rules import need_weights
from bangfu_assign.rules.ledger import Ledger
from bangfu_assign.rules.roster import Helper, Roster

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

WEIGHTS = 4
"""One more than the highest weight of need, so that a weight can be an index."""


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """A plan as its cadres stand in it.

    Attributes
    ----------
    roster : Roster
    distances : Distances
        Of the plan's case and policy.
    helpers : tuple of Helper
        The serving cadres, sorted by id: the rows below (C).
    weight : (H,) int64
        Need of each planned household, 3 the neediest.
    uncovered : (U,) int64
        Rows in `Case.planned` of the households without a cadre.
    quota, load : (C,) int64
        Places, and households in the plan.
    load_by_need : (C, WEIGHTS) int64
        Households in the plan by their weight of need.
    scope : (C, V) bool
        Villages some plan could open to a cadre.
    hooked : (C, V) bool
        Villages that stay open to a cadre under this plan's leadership pairings.
    served : (C, V) bool
        Villages in which a cadre has households.
    at_limit : (C,) bool
        Cadres that serve as many villages as the policy lets them.
    """

    roster: Roster
    distances: Distances
    helpers: tuple[Helper, ...]
    weight: Ints
    uncovered: Ints
    quota: Ints
    load: Ints
    load_by_need: Ints
    scope: Bools
    hooked: Bools
    served: Bools
    at_limit: Bools

    @classmethod
    def of(
        cls, plan: Plan, distances: Distances | None = None, ledger: Ledger | None = None
    ) -> Standing:
        """Read a plan that keeps the rules; ``ledger`` is its own, if it is open already."""
        ledger = opened(plan, distances, ledger)
        roster = ledger.roster
        helpers = tuple(roster.serving)
        weight = np.array(need_weights(plan.case, plan.policy), dtype=np.int64)
        row_of = {helper.id: c for c, helper in enumerate(helpers)}
        shape = len(helpers), len(roster.village_row)
        load_by_need = np.zeros((len(helpers), WEIGHTS), dtype=np.int64)
        served, scope = np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)
        for home, helper in ledger.pairs:
            if (c := row_of.get(helper.id)) is not None:
                load_by_need[c, weight[home.row]] += 1
                served[c, roster.village_of[home.row]] = True
        for c, helper in enumerate(helpers):
            scope[c, [roster.village_row[v] for v in roster.choices(helper)]] = True
        hooked = scope.copy()
        villages_of = ledger.villages_of()
        for c, helper in enumerate(helpers):
            leaders = _followed(roster, helper)
            if leaders:
                here = {v for leader in leaders for v in villages_of.get(leader.id, ())}
                hooked[c] = False
                hooked[c, [roster.village_row[v] for v in sorted(here)]] = True
        return cls(
            roster=roster,
            distances=roster.distances,
            helpers=helpers,
            weight=weight,
            uncovered=np.flatnonzero(~ledger.covered()),
            quota=np.array([helper.quota for helper in helpers], dtype=np.int64),
            load=load_by_need.sum(axis=1),
            load_by_need=load_by_need,
            scope=scope,
            hooked=hooked,
            served=served,
            at_limit=served.sum(axis=1) >= plan.policy.travel.max_villages,
        )

    @property
    def free(self) -> Bools:
        """Return which cadres have a place left, (C,)."""
        return self.load < self.quota

    def could_come(self, village: int) -> Bools:
        """Return which cadres could take a household of a village besides what they have, (C,)."""
        open_: Bools = self.hooked[:, village] & (self.served[:, village] | ~self.at_limit)
        return open_

    def village_words(self, village: int) -> str:
        """Return a village's name."""
        return str(self.roster.case.villages["name"].iloc[village])


def opened(plan: Plan, distances: Distances | None = None, ledger: Ledger | None = None) -> Ledger:
    """Return a plan's ledger; what is not given is worked out.

    Raises
    ------
    FactsError
        If the distances have to be measured and cannot be.
    """
    if ledger is not None:
        return ledger
    distances = measure(plan.case, plan.policy) if distances is None else distances
    return Ledger.open(plan.case, plan.policy, plan.assignments, plan.pairings, distances)


def _followed(roster: Roster, helper: Helper) -> tuple[Helper, ...]:
    """Return the leaders whose pairing decides where a cadre may serve; () if none does."""
    if helper.leads:
        return (helper,)
    if helper.rank is not None and helper.rank.serves is Serves.UNIT:
        return roster.heads_of(helper)
    return ()
