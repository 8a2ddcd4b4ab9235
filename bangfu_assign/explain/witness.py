"""Proof that a change helps: a plan made with it, household by household, that keeps every rule."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from bangfu_assign.errors import Severity
from bangfu_assign.plan import Plan
from bangfu_assign.rules.checks import breaches_of
from bangfu_assign.rules.ledger import Ledger
from bangfu_assign.rules.open_pairs import OpenPairs
from bangfu_assign.rules.roster import Roster

NOBODY = -1


class Witness:
    """A plan that is extended: whoever had a cadre has one afterwards, maybe another one.

    Each extension is an alternating path: an uncovered household gets a cadre, who passes another
    household on, and so on to a free place. A cadre takes a household only in a village already
    served or with a village to spare, so ``max_villages`` is kept to the letter.

    Parameters
    ----------
    pairs : OpenPairs
        Under the changed facts and policy.
    helper_of : mapping of str to str
        The plan: cadre id by household id.
    """

    def __init__(self, pairs: OpenPairs, helper_of: Mapping[str, str]) -> None:
        self._pairs = pairs
        roster = pairs.roster
        self._most = roster.policy.travel.max_villages
        self._quota = pairs.quota
        row_of = {helper.id: c for c, helper in enumerate(pairs.helpers)}
        self._cadre = np.full(len(roster.planned), NOBODY, dtype=np.int64)
        for household, cadre in helper_of.items():
            home = roster.homes.get(household)
            if home is not None and home.row >= 0 and cadre in row_of:
                self._cadre[home.row] = row_of[cadre]
        self._homes: list[set[int]] = [set() for _ in pairs.helpers]
        for row in np.flatnonzero(self._cadre != NOBODY).tolist():
            self._homes[int(self._cadre[row])].add(row)
        # Households of each cadre in each village, (V, C): asked village by village.
        self._there = np.zeros((len(roster.village_row), len(pairs.helpers)), dtype=np.int64)
        helped = np.flatnonzero(self._cadre != NOBODY)
        np.add.at(self._there, (roster.village_of[helped], self._cadre[helped]), 1)
        self._load = self._there.sum(axis=0)
        self._count = (self._there > 0).sum(axis=0)
        self._dead = np.zeros(len(pairs.helpers), dtype=bool)

    def cover(self, rows: Iterable[int], enough: int | None = None) -> list[int]:
        """Give cadres to as many of these uncovered households as can be; return which got one."""
        done: list[int] = []
        for row in rows:
            if enough is not None and len(done) >= enough:
                break
            if self._cadre[row] == NOBODY and self._extend(row):
                done.append(row)
        return done

    def assignments(self) -> pd.DataFrame:
        """Return the plan as it stands: household, cadre and village."""
        roster = self._pairs.roster
        rows = [
            (roster.planned[h].id, self._pairs.helpers[c].id, roster.planned[h].village)
            for h, c in enumerate(self._cadre.tolist())
            if c != NOBODY
        ]
        return pd.DataFrame(rows, columns=["household_id", "cadre_id", "village_id"], dtype="str")

    def _extend(self, start: int) -> bool:
        """Look for an alternating path to a free place, breadth first, and follow it."""
        seen = self._dead.copy()
        came: dict[int, tuple[int, int]] = {}  # household: who passes it on, and for whom
        queue = deque([start])
        while queue:
            home = queue.popleft()
            able = self._pairs.of_household(home) & ~seen & self._may_enter(home)
            (free,) = (able & (self._load < self._quota)).nonzero()
            if len(free):
                self._move(home, int(free[0]), came)
                return True
            seen |= able
            for c in able.nonzero()[0].tolist():
                for other in sorted(self._homes[c]):
                    if other not in came:
                        came[other] = c, home
                        queue.append(other)
        self._dead |= seen
        return False

    def _may_enter(self, home: int) -> npt.NDArray[np.bool_]:
        """Return which cadres serve the household's village, or one fewer than they may, (C,)."""
        here = self._there[int(self._pairs.roster.village_of[home])] > 0
        spare: npt.NDArray[np.bool_] = here | (self._count < self._most)
        return spare

    def _move(self, home: int, cadre: int, came: dict[int, tuple[int, int]]) -> None:
        while True:
            before = int(self._cadre[home])
            self._put(home, cadre)
            if before == NOBODY:
                return
            cadre, home = came[home]

    def _put(self, home: int, cadre: int) -> None:
        village = int(self._pairs.roster.village_of[home])
        before = int(self._cadre[home])
        if before != NOBODY:
            self._homes[before].discard(home)
            self._there[village, before] -= 1
            self._count[before] -= self._there[village, before] == 0
            self._load[before] -= 1
        self._homes[cadre].add(home)
        self._count[cadre] += self._there[village, cadre] == 0
        self._there[village, cadre] += 1
        self._load[cadre] += 1
        self._cadre[home] = cadre


def extend(
    plan: Plan, roster: Roster, households: Iterable[str], enough: int | None = None
) -> tuple[str, ...]:
    """Return which of a plan's uncovered households get a cadre under changed facts or policy.

    Parameters
    ----------
    plan : Plan
        As it is; its leaders keep their villages.
    roster : Roster
        The changed facts and policy.
    households : iterable of str
        Uncovered ones to try, most urgent first.
    enough : int, optional
        Stop after so many.

    Returns
    -------
    tuple of str
        Ids; empty if the extended plan would break a rule (`bangfu_assign.rules.breaches`).
    """
    pairs = OpenPairs.of(roster, plan.pairings)
    table = plan.assignments
    witness = Witness(pairs, dict(zip(table["household_id"], table["cadre_id"], strict=True)))
    rows = [roster.homes[household].row for household in households]
    done = witness.cover(rows, enough)
    if not done or not keeps_the_rules(roster, witness.assignments(), plan.pairings):
        return ()
    return tuple(roster.planned[row].id for row in done)


def keeps_the_rules(roster: Roster, assignments: pd.DataFrame, pairings: pd.DataFrame) -> bool:
    """Whether a plan breaks no rule at all, asked of the independent check."""
    ledger = Ledger.open(roster.case, roster.policy, assignments, pairings, roster=roster)
    found = breaches_of(ledger)
    return not any(problem.severity is Severity.ERROR for problem in found)
