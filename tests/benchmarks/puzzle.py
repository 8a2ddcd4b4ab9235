"""`Puzzle`: a case as the plain models need it, read with the rules and nothing of the model."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import UNREACHABLE, Distances, measure
from bangfu_assign.policy import Policy, Serves
from bangfu_assign.rules import AllowedPairs, need_weights, owed
from bangfu_assign.rules.allowed import MUST, locked
from bangfu_assign.rules.roster import Helper, Roster
from bangfu_assign.rules.tours import Tours


@dataclass(frozen=True, eq=False)
class Puzzle:
    """Who may help whom, in arrays.

    Attributes
    ----------
    cadres : tuple of Helper
        Available and of a principal rank, by id.
    allowed : (C, H) bool
        Whether a pair could be in some plan.
    village_of, weight : (H,) int
        Village, and weight of need.
    last : dict of int to int
        By household: last year's cadre, where continuity asks for it.
    must : dict of int to int
        By household: the cadre it has to have, by a lock or because continuity is a rule.
    """

    policy: Policy
    roster: Roster
    cadres: tuple[Helper, ...]
    allowed: npt.NDArray[np.bool_]
    village_of: npt.NDArray[np.int64]
    weight: npt.NDArray[np.int64]
    last: dict[int, int]
    must: dict[int, int]

    @staticmethod
    def of(case: Case, policy: Policy) -> Puzzle:
        """Read a case; measures it first."""
        roster = Roster.of(case, policy, measure(case, policy))
        cadres = tuple(roster.serving)
        number = {helper.id: c for c, helper in enumerate(cadres)}
        pairs = AllowedPairs.of(roster)
        allowed = np.zeros((len(cadres), len(roster.planned)), dtype=bool)
        base_of = roster.distances.base_of
        for c in sorted(range(len(cadres)), key=lambda c: int(base_of[cadres[c].row])):
            allowed[c] = pairs.of_cadre(cadres[c].id)
        last = {roster.homes[h].row: number[c] for h, c in owed(roster).items()}
        must = {roster.homes[h].row: number[min(c)] for h, c in locked(roster, MUST).items()}
        if policy.objectives.continuity == "hard":
            must |= last
        weight = np.array(need_weights(case, policy), dtype=np.int64)
        return Puzzle(policy, roster, cadres, allowed, roster.village_of, weight, last, must)

    @property
    def distances(self) -> Distances:
        """Metres of the case."""
        return self.roster.distances

    @property
    def village_ids(self) -> tuple[str, ...]:
        """Ids of the villages, by row."""
        return tuple(self.roster.village_row)

    @cached_property
    def homes_in(self) -> list[list[int]]:
        """Planned households by village."""
        homes: list[list[int]] = [[] for _ in self.village_ids]
        for h, v in enumerate(self.village_of.tolist()):
            homes[v].append(h)
        return homes

    @cached_property
    def villages_of(self) -> list[list[int]]:
        """Villages where a cadre could have a household, by cadre."""
        return [sorted(set(self.village_of[row].tolist())) for row in self.allowed]

    @cached_property
    def leaders(self) -> list[int]:
        """Cadres who hook exactly one village each."""
        return [c for c, helper in enumerate(self.cadres) if helper.leads]

    def hookable(self, leader: int) -> list[int]:
        """Return the villages a leader could be paired with."""
        return sorted(self.roster.village_row[v] for v in self.roster.choices(self.cadres[leader]))

    def heads(self, cadre: int) -> list[int]:
        """Return the leaders whose village a member of their unit's staff follows, if any."""
        helper = self.cadres[cadre]
        if helper.rank is None or helper.rank.serves is not Serves.UNIT:
            return []
        theirs = {head.id for head in self.roster.heads_of(helper)}
        return [c for c in self.leaders if self.cadres[c].id in theirs]

    def out_and_back(self, cadre: int, village: int) -> int:
        """Return the metres of a round to one village."""
        row = self.cadres[cadre].row
        return int(self.distances.out_m[row, village] + self.distances.back_m[row, village])

    def savings(self, cadre: int) -> dict[tuple[int, int], int]:
        """Return what one round to two villages saves against two rounds, by pair of villages.

        Clarke and Wright 1964. Zero savings are left out.
        """
        tours, row = self._tours, self.cadres[cadre].row
        base = int(self.distances.base_of[row])
        villages = self.villages_of[cadre]
        key = (base if not self._has_entries else -1 - cadre, tuple(villages))
        if key not in self._savings:
            single = {v: self.out_and_back(cadre, v) for v in villages}
            self._savings[key] = {
                (v, w): saved
                for i, v in enumerate(villages)
                for w in villages[i + 1 :]
                if single[v] < UNREACHABLE and single[w] < UNREACHABLE
                if (saved := single[v] + single[w] - tours.round_m(row, (v, w)))
            }
        return self._savings[key]

    @cached_property
    def _tours(self) -> Tours:
        return Tours(self.distances)

    @cached_property
    def _savings(self) -> dict[tuple[int, tuple[int, ...]], dict[tuple[int, int], int]]:
        return {}

    @cached_property
    def _has_entries(self) -> bool:
        return len(self.roster.case.distances) > 0

    def named(self, cadre_of: dict[int, int]) -> dict[str, str]:
        """Return pairs of positions as pairs of ids."""
        return {self.roster.planned[h].id: self.cadres[c].id for h, c in sorted(cadre_of.items())}

    def named_hooks(self, village_of: dict[int, int]) -> dict[str, str]:
        """Return leaders and villages as ids."""
        return {self.cadres[c].id: self.village_ids[v] for c, v in sorted(village_of.items())}
