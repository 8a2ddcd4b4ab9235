"""At once, without solving: how good a plan with one pair forced can be at best.

Each number is a lower bound. Several are combined. What the solve has proven for all plans holds
for those with the pair forced, too, as long as all earlier objectives keep their value. And with
the pair forced some things can be counted afresh, pairings and ``max_villages`` left aside: how
much need stays uncovered (a maximum flow for each weight of need), who cannot stay with last
year's cadre (reduced costs, `bangfu_assign.explain.duals`), and what follows for evenness, load
and travel.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from bangfu_assign.explain.duals import Duals
from bangfu_assign.explain.network import Bools, Network
from bangfu_assign.plan import Objective, Scope
from bangfu_assign.rules import need_weights, owed
from bangfu_assign.rules.open_pairs import OpenPairs

HEAVIEST = 3
"""The highest weight of need."""


@dataclass(frozen=True, slots=True, eq=False)
class QuickBounds:
    """Lower bounds for plans in which a household has a certain cadre.

    Attributes
    ----------
    pairs : OpenPairs
        Pairs that are in some plan, whatever the leadership pairings.
    network : Network
        Of these pairs.
    known : tuple of Objective
        What is proven about the plan, in the policy's order; may be empty or end early.
    weight : (H,) int64
        Need of each planned household.
    kept : dict of int to int
        Row of the household to row of the cadre (of `OpenPairs.helpers`) who should stay.
    steps : tuple of int
        What each further uncovered household adds to evenness, in any village, ascending.
    duals : Duals or None
        Reduced costs of coverage and continuity, where the policy's order begins with them.
    """

    pairs: OpenPairs
    network: Network
    known: tuple[Objective, ...]
    weight: np.ndarray[tuple[int], np.dtype[np.int64]]
    kept: dict[int, int]
    steps: tuple[int, ...]
    duals: Duals | None
    _lacks: dict[tuple[int, int], list[tuple[int, Bools]]] = field(default_factory=dict)

    @classmethod
    def of(cls, pairs: OpenPairs, known: Sequence[Objective]) -> QuickBounds:
        """Prepare the bounds of a town; the pairs are those under any leadership pairings."""
        roster = pairs.roster
        row_of = {helper.id: c for c, helper in enumerate(pairs.helpers)}
        kept = {
            roster.homes[household].row: row_of[cadre] for household, cadre in owed(roster).items()
        }
        weight = np.array(need_weights(roster.case, roster.policy), dtype=np.int64)
        planned = np.bincount(roster.village_of).tolist()
        steps = sorted(round(1000 * (2 * k - 1) / n) for n in planned for k in range(1, n + 1))
        network = Network.of(pairs)
        duals = Duals.of(pairs, network, weight, kept)
        return cls(pairs, network, tuple(known), weight, kept, tuple(steps), duals)

    def forced(self, home: int, cadre: int) -> dict[str, int]:
        """Return a lower bound of every objective if a household has a cadre.

        Parameters
        ----------
        home : int
            Row of the planned household.
        cadre : int
            Row of the cadre in `OpenPairs.helpers`; the pair is allowed.

        Returns
        -------
        dict of str to int
            By objective in the policy's order. Taken as a whole, in that order, it never exceeds
            the values of any plan with the pair.
        """
        counted = self._counted(home, cadre)
        known = {objective.name: objective for objective in self.known}
        bounds: dict[str, int] = {}
        as_proven = True
        for name in self.pairs.roster.policy.objectives.order:
            least = counted[name]
            objective = known.get(name)
            if as_proven and objective is not None and objective.scope is Scope.TOWN:
                least = max(least, objective.bound)
            # A bound given earlier values says nothing once one of them may be another.
            as_proven = as_proven and objective is not None and least == objective.value
            bounds[name] = least
        return self._raised(bounds, counted, home, cadre)

    def _raised(
        self, bounds: dict[str, int], counted: dict[str, int], home: int, cadre: int
    ) -> dict[str, int]:
        """Return the bounds, or what the reduced costs say of the first objectives if that is more.

        After such a rise nothing is known of the later objectives but what was counted.
        """
        if self.duals is None:
            return bounds
        priced = dict(zip(self.duals.names, self.duals.forced(home, cadre), strict=True))
        if tuple(priced.values()) <= tuple(bounds[name] for name in priced):
            return bounds
        return {name: priced.get(name, counted[name]) for name in bounds}

    def _counted(self, home: int, cadre: int) -> dict[str, int]:
        need, lacking = self._uncovered(home, cadre)
        return {
            "coverage": need,
            "continuity": self._parted(home, cadre),
            "evenness": sum(self.steps[:lacking]),
            "load": self._spread(lacking),
            "travel": self._round(home, cadre),
            "walk": 0,
        }

    def _uncovered(self, home: int, cadre: int) -> tuple[int, int]:
        """Return the least need uncovered, and the fewest households, with the pair forced.

        Weights are sums of steps (3 = 1 + 1 + 1): for each weight at least as many of the
        households at least as needy stay uncovered as a maximum flow leaves out.
        """
        kind, cell = int(self.network.kind_of[cadre]), int(self.network.cell_of[home])
        weight = int(self.weight[home])
        if (cell, weight) not in self._lacks:
            self._lacks[cell, weight] = [
                self._without(cell, weight, step) for step in range(HEAVIEST, 0, -1)
            ]
        lacks = [lacking + (not room[kind]) for lacking, room in self._lacks[cell, weight]]
        return sum(lacks), lacks[-1]

    def _without(self, cell: int, weight: int, step: int) -> tuple[int, Bools]:
        """Return who stays uncovered of those at least so needy besides one household of a cell.

        And which kinds of cadres could do with one place fewer, (K,): for the others the place that
        the household takes leaves one more uncovered.
        """
        places = self.network.places(self.pairs.quota)
        homes = self.network.homes(self.weight >= step)
        homes[cell] -= weight >= step
        flow = self.network.flow(places, homes)
        return int(homes.sum() - flow.sum()), self.network.with_room(flow, places)

    def _parted(self, home: int, cadre: int) -> int:
        """Return how many cannot stay with last year's cadre: no place, or the forced pair."""
        wanted = Counter(c for h, c in self.kept.items() if h != home)
        quota = self.pairs.quota
        parted = int(home in self.kept and self.kept[home] != cadre)
        return parted + sum(
            max(0, count - int(quota[c]) + (c == cadre)) for c, count in wanted.items()
        )

    def _spread(self, lacking: int) -> int:
        """Return the least sum of squares of the free places, spread evenly over all cadres."""
        quota = self.pairs.quota
        free = max(0, int(quota.sum()) - (len(self.weight) - lacking))
        each, more = divmod(free, max(1, len(quota)))
        return more * (each + 1) ** 2 + (len(quota) - more) * each**2

    def _round(self, home: int, cadre: int) -> int:
        """Return the least round of the cadre: out to some village and back from some village."""
        roster, helper = self.pairs.roster, self.pairs.helpers[cadre]
        village = int(roster.village_of[home])
        rows = [roster.village_row[v] for v in roster.choices(helper)]
        if helper.leads or roster.policy.travel.max_villages == 1 or not rows:
            rows = [village]
        out_m, back_m = roster.distances.out_m[helper.row], roster.distances.back_m[helper.row]
        return int(out_m[rows].min() + back_m[rows].min())
