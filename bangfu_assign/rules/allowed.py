"""Which pairs of household and cadre some plan could hold, all other pairs left aside."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import UNREACHABLE, Distances, measure
from bangfu_assign.facts.history import last_year_pairs
from bangfu_assign.policy import Policy
from bangfu_assign.rules.roster import Helper, People, Roster

MUST = "must"
NEVER = "never"


@dataclass(frozen=True, slots=True, eq=False)
class AllowedPairs:
    """The allowed pairs, worked out one cadre at a time: a table of all would not fit a county.

    Attributes
    ----------
    roster : Roster
        The facts and the policy.
    _bound : list of int
        Rows of the households locked to some cadre.
    _own, _shut : dict of str to list of int
        By cadre: rows of the households locked to nobody else, and of those locked away.
    """

    roster: Roster
    _bound: list[int]
    _own: dict[str, list[int]]
    _shut: dict[str, list[int]]

    @classmethod
    def of(cls, roster: Roster) -> AllowedPairs:
        """Read the locks of a roster."""
        must = {roster.homes[h].row: cadres for h, cadres in locked(roster, MUST).items()}
        own: dict[str, list[int]] = {}
        for row, cadres in must.items():
            if len(cadres) == 1:  # locked to two: allowed for neither
                own.setdefault(min(cadres), []).append(row)
        shut: dict[str, list[int]] = {}
        for household, cadres in locked(roster, NEVER).items():
            for cadre in sorted(cadres):
                shut.setdefault(cadre, []).append(roster.homes[household].row)
        return cls(roster, sorted(must), own, shut)

    def of_cadre(self, cadre_id: str) -> npt.NDArray[np.bool_]:
        """Return which planned households this cadre could have, (H,); KeyError if unknown."""
        roster = self.roster
        helper = roster.helpers[cadre_id]
        if not helper.serving or helper.quota < 1 or helper.rank is None:
            return np.zeros(len(roster.planned), dtype=bool)
        allowed = self._villages(helper)[roster.village_of]
        if allowed.any():
            metres = roster.distances.reach_m(helper.row)
            limit = roster.policy.max_m(helper.rank)
            allowed &= metres < UNREACHABLE
            if limit is not None:
                allowed &= metres <= limit
        own = self._own.get(cadre_id, [])
        keeps = allowed[own]
        allowed[self._bound] = False
        allowed[own] = keeps
        allowed[self._shut.get(cadre_id, [])] = False
        return allowed

    def likeness(self, cadre_id: str) -> Hashable:
        """Return what decides `of_cadre`: cadres who are alike in it are allowed the same."""
        helper = self.roster.helpers[cadre_id]
        return (
            None if helper.rank is None else helper.rank.name,
            helper.serving and helper.quota > 0,
            helper.village,
            helper.unit,
            self.roster.distances.origin(helper.row),
            tuple(self._own.get(cadre_id, ())),
            tuple(self._shut.get(cadre_id, ())),
        )

    def _villages(self, helper: Helper) -> npt.NDArray[np.bool_]:
        """Return which villages this cadre could serve and travel to and from, (V,)."""
        roster = self.roster
        open_ = np.zeros(len(roster.village_row), dtype=bool)
        open_[[roster.village_row[village] for village in roster.choices(helper)]] = True
        out_m, back_m = roster.distances.out_m[helper.row], roster.distances.back_m[helper.row]
        open_ &= (out_m < UNREACHABLE) & (back_m < UNREACHABLE)
        return open_

    def among(self, pairs: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
        """Return those of the pairs (household id, cadre id) that are allowed."""
        by_cadre: dict[str, list[str]] = {}
        for household, cadre in pairs:
            home = self.roster.homes.get(household)
            if home is not None and home.row >= 0 and cadre in self.roster.helpers:
                by_cadre.setdefault(cadre, []).append(household)
        found: set[tuple[str, str]] = set()
        base_of = self.roster.distances.base_of
        # Cadres who share a base one after another: the metres of a base are measured once.
        for cadre in sorted(by_cadre, key=lambda c: int(base_of[self.roster.helpers[c].row])):
            allowed, households = self.of_cadre(cadre), by_cadre[cadre]
            found |= {(h, cadre) for h in households if allowed[self.roster.homes[h].row]}
        return found

    def contains(self, household_id: str, cadre_id: str) -> bool:
        """Return whether one pair is allowed."""
        return bool(self.among([(household_id, cadre_id)]))


def allowed_pairs(case: Case, policy: Policy, distances: Distances | None = None) -> AllowedPairs:
    """Return which pairs of household and cadre are allowed.

    A pair is allowed if the household is planned; the cadre is available, of a principal rank, and
    has a place; the village is one the rank could ever serve (for a leader without a fixed village,
    every village of ``pairs_with``; for staff, every village their leaders could get); the
    household lies within ``max_km`` and the village can be reached and left; and no lock speaks
    against it.

    Raises
    ------
    FactsError
        If the distances have to be measured and cannot be.
    """
    distances = measure(case, policy) if distances is None else distances
    return AllowedPairs.of(Roster.of(case, policy, distances))


def locked(roster: People, kind: str) -> dict[str, frozenset[str]]:
    """Return the cadres of principal ranks in each planned household's locks of a kind."""
    table = roster.case.locks[roster.case.locks["kind"] == kind]
    cadres: dict[str, set[str]] = {}
    for household, cadre in zip(table["household_id"], table["cadre_id"], strict=True):
        home, helper = roster.homes.get(household), roster.helpers.get(cadre)
        # A lock on a co-helper is not about the party cadre, nor a lock on who is not planned.
        if home is not None and home.row >= 0 and helper is not None and helper.principal:
            cadres.setdefault(household, set()).add(cadre)
    return {household: frozenset(cadres[household]) for household in sorted(cadres)}


def owed(roster: Roster) -> dict[str, str]:
    """Return whom continuity (不脱贫不脱钩) wants to stay: household id to last year's cadre.

    Only planned households not known to have reached the income standard, and only cadres who are
    still allowed for them.
    """
    last = last_year(roster)
    incomes = roster.case.planned()["income_yuan"].to_numpy(dtype=np.float64)
    lifted = incomes >= roster.policy.plan.income_standard  # unknown (NaN) is never lifted
    waiting = {home.id for home in roster.planned if not lifted[home.row]}
    pairs = [(household, cadre) for household, cadre in last.items() if household in waiting]
    return dict(sorted(AllowedPairs.of(roster).among(pairs)))


def last_year(roster: People) -> dict[str, str]:
    """Return last year's principal cadre by household id, whether or not it could still be."""
    principals = [helper.id for helper in roster.helpers.values() if helper.principal]
    return last_year_pairs(roster.case, roster.policy.plan.year, principals)


def with_kept(case: Case, policy: Policy, assignments: pd.DataFrame) -> pd.DataFrame:
    """Return the assignments with ``kept`` worked out: whether the cadre is last year's."""
    last = last_year(People.read(case, policy))
    pairs = zip(assignments["household_id"], assignments["cadre_id"], strict=True)
    kept = [bool(cadre) and last.get(household) == cadre for household, cadre in pairs]
    return assignments.assign(kept=pd.Series(kept, index=assignments.index, dtype="bool"))
