"""Last year's pairs, drawn at random: within quotas, each cadre in few villages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class LastYear:
    """Who could help last year, and how the pairs fell.

    Attributes
    ----------
    quota : mapping of str to int
        Places by cadre.
    own : mapping of str to list of str
        By village: cadres who serve at home only.
    anywhere : list of str
        Cadres who serve every village.
    paired, from_outside : float
        Share of the households that had a cadre; and share of those that had one from outside
        although a cadre of the village was free.
    max_villages : int
        Villages a cadre had at most.
    """

    quota: Mapping[str, int]
    own: Mapping[str, list[str]]
    anywhere: list[str]
    paired: float
    from_outside: float
    max_villages: int

    def draw(
        self, rng: np.random.Generator, households: Iterable[tuple[str, str]]
    ) -> list[dict[str, str]]:
        """Return rows of ``pairs`` for households given as id and village."""
        left = dict(self.quota)
        served: dict[str, set[str]] = {cadre: set() for cadre in left}
        rows = []
        for household, village in households:
            if rng.random() >= self.paired:
                continue
            some = [c for c in self.own.get(village, []) if left[c]]
            if rng.random() < self.from_outside or not some:
                free = [c for c in self.anywhere if left[c]]
                known = [c for c in free if village in served[c]]
                some = known or [c for c in free if len(served[c]) < self.max_villages] or some
            if some:
                cadre = some[int(rng.integers(len(some)))]
                left[cadre] -= 1
                served[cadre].add(village)
                rows.append({"household_id": household, "cadre_id": cadre, "since": "2011-01-01"})
        return rows
