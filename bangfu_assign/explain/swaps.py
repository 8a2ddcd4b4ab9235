"""The best simple way to give a household another cadre: its worth is reached, so it is a limit.

The household joins a cadre with a free place, or trades places with one of the cadre's households,
or takes that one's place. All else stays. The exact worth of the plan so changed is an upper bound
of what the pair costs: solving anew can only do better.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from bangfu_assign.rules import need_weights
from bangfu_assign.rules.allowed import MUST, locked
from bangfu_assign.rules.ledger import Ledger
from bangfu_assign.rules.open_pairs import OpenPairs
from bangfu_assign.rules.tours import Tours

NOBODY = -1

Moves = dict[int, int]
"""Row of a household to row of its new cadre, or `NOBODY`."""


@dataclass(frozen=True, slots=True)
class Swap:
    """A changed plan: its worth, and the other household concerned.

    Attributes
    ----------
    values : dict of str to int
        Every objective in the policy's order.
    other : str
        Id of the household that made room, "" if there was room.
    dropped : bool
        Whether that household is left without a cadre.
    """

    values: dict[str, int]
    other: str
    dropped: bool


@dataclass(frozen=True, slots=True, eq=False)
class Swaps:
    """A plan, ready to be changed in one or two places.

    Attributes
    ----------
    ledger : Ledger
    pairs : OpenPairs
        Under the plan's pairings.
    values : dict of str to int
        What the plan is worth.
    cadre_of : (H,) int64
        Row of each household's cadre in `OpenPairs.helpers`, or `NOBODY`.
    """

    ledger: Ledger
    pairs: OpenPairs
    values: dict[str, int]
    cadre_of: npt.NDArray[np.int64]
    _weight: list[int]
    _kept: dict[int, int]
    _bound: frozenset[int]
    _tours: Tours
    _travel: dict[tuple[int, tuple[int, ...]], tuple[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, ledger: Ledger, values: dict[str, int], pairs: OpenPairs) -> Swaps:
        """Read a plan that keeps the rules; the pairs are those under its pairings."""
        roster = ledger.roster
        row_of = {helper.id: c for c, helper in enumerate(pairs.helpers)}
        cadre_of = np.full(len(roster.planned), NOBODY, dtype=np.int64)
        for home, helper in ledger.pairs:
            cadre_of[home.row] = row_of[helper.id]
        kept = {roster.homes[h].row: row_of[c] for h, c in ledger.owed().items()}
        bound = {roster.homes[h].row for h in locked(roster, MUST)}
        if roster.policy.objectives.continuity == "hard":
            bound |= set(kept)
        return cls(
            ledger,
            pairs,
            {name: values[name] for name in roster.policy.objectives.order},
            cadre_of,
            need_weights(roster.case, roster.policy),
            kept,
            frozenset(bound),
            Tours(roster.distances),
        )

    def best(self, home: int, cadre: int) -> Swap | None:
        """Return the best such change that gives a household a cadre; None if there is none."""
        found: list[tuple[tuple[int, ...], int, Swap]] = []
        for moves in self._ways(home, cadre):
            if not self._keeps_the_rules(moves):
                continue
            values = self._worth(moves)
            other = next((h for h in moves if h != home), NOBODY)
            name = "" if other == NOBODY else self.ledger.roster.planned[other].id
            dropped = NOBODY in moves.values()
            found.append((tuple(values.values()), other, Swap(values, name, dropped)))
        return min(found, key=lambda one: one[:2])[2] if found else None

    def _ways(self, home: int, cadre: int) -> Iterator[Moves]:
        theirs = np.flatnonzero(self.cadre_of == cadre).tolist()
        if len(theirs) < self.pairs.helpers[cadre].quota:
            yield {home: cadre}
            return
        before = int(self.cadre_of[home])
        for other in theirs:
            if other not in self._bound:
                yield {home: cadre, other: NOBODY}
                if before != NOBODY:
                    yield {home: cadre, other: before}

    def _keeps_the_rules(self, moves: Moves) -> bool:
        most = self.ledger.roster.policy.travel.max_villages
        for home, cadre in moves.items():
            if cadre == NOBODY:
                continue
            if not self.pairs.open_to[self.pairs.kind_of[cadre], home]:
                return False
            if len(self._villages(self._homes(cadre, moves))) > most:
                return False
        return True

    def _homes(self, cadre: int, moves: Moves) -> tuple[int, ...]:
        theirs = {h for h in np.flatnonzero(self.cadre_of == cadre).tolist() if h not in moves}
        return tuple(sorted(theirs | {h for h, c in moves.items() if c == cadre}))

    def _villages(self, homes: tuple[int, ...]) -> list[int]:
        return sorted({int(self.ledger.roster.village_of[h]) for h in homes})

    def _worth(self, moves: Moves) -> dict[str, int]:
        """Return the worth of the changed plan: what changes, added to the plan's."""
        change = dict.fromkeys(self.values, 0)
        touched: set[int] = set(moves.values()) - {NOBODY}
        for home, cadre in moves.items():
            before = int(self.cadre_of[home])
            touched |= {before} - {NOBODY}
            lost = (cadre == NOBODY) - (before == NOBODY)
            self._add(change, "coverage", lost * self._weight[home])
            if home in self._kept:
                parted = (cadre != self._kept[home]) - (before != self._kept[home])
                self._add(change, "continuity", parted)
        self._add(change, "evenness", self._unevenness(moves))
        for cadre in sorted(touched):
            quota = self.pairs.helpers[cadre].quota
            for sign, homes in ((-1, self._homes(cadre, {})), (1, self._homes(cadre, moves))):
                round_m, walk_m = self._metres(cadre, homes)
                self._add(change, "load", sign * (quota - len(homes)) ** 2)
                self._add(change, "travel", sign * round_m)
                self._add(change, "walk", sign * walk_m)
        return {name: value + change[name] for name, value in self.values.items()}

    @staticmethod
    def _add(change: dict[str, int], name: str, amount: int) -> None:
        if name in change:  # the policy may leave an objective out
            change[name] += amount

    def _unevenness(self, moves: Moves) -> int:
        village_of = self.ledger.roster.village_of
        total = 0
        for village in {int(village_of[h]) for h in moves}:
            there = np.flatnonzero(village_of == village)
            before = int((self.cadre_of[there] == NOBODY).sum())
            after = before + sum(
                int(c == NOBODY) - int(self.cadre_of[h] == NOBODY)
                for h, c in moves.items()
                if village_of[h] == village
            )
            total += _steps(len(there), after) - _steps(len(there), before)
        return total

    def _metres(self, cadre: int, homes: tuple[int, ...]) -> tuple[int, int]:
        if (cadre, homes) not in self._travel:
            roster = self.ledger.roster
            sites: dict[int, set[int]] = {}
            for h in homes:
                village = int(roster.village_of[h])
                sites.setdefault(village, set()).add(int(roster.distances.site_of[h]))
            rows = sorted(sites)
            self._travel[cadre, homes] = (
                self._tours.round_m(self.pairs.helpers[cadre].row, rows),
                sum(self._tours.walk_m(v, sorted(sites[v])) for v in rows),
            )
        return self._travel[cadre, homes]


def _steps(planned: int, uncovered: int) -> int:
    return sum(round(1000 * (2 * k - 1) / planned) for k in range(1, int(uncovered) + 1))
