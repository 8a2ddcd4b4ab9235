"""The table of distances: its entries replace what is measured between a base and a village."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance.metric import Metres, Rows


@dataclass(frozen=True, slots=True, eq=False)
class Entries:
    """The entries of ``distances``, sorted by cadre; each holds both ways.

    Attributes
    ----------
    cadre, village : (E,) int64
        Rows in `Case.cadres` and `Case.villages`.
    metres : (E,) int64
        One way.
    """

    cadre: Rows
    village: Rows
    metres: Metres

    @classmethod
    def of(cls, case: Case) -> Entries:
        """Return the entries of a case; those of cadres or villages no longer there say nothing."""
        table = case.distances.dropna(subset=["metres"])
        cadre = pd.Index(case.cadres["cadre_id"]).get_indexer(table["cadre_id"])
        village = pd.Index(case.villages["village_id"]).get_indexer(table["village_id"])
        metres = table["metres"].to_numpy(np.int64)
        rows = np.flatnonzero((cadre >= 0) & (village >= 0))
        rows = rows[np.argsort(cadre[rows], kind="stable")]
        return cls(cadre[rows].astype(np.int64), village[rows].astype(np.int64), metres[rows])

    def override(self, metres: Metres) -> Metres:
        """Return a table (C, V) of measured legs with the entries in their places."""
        metres = metres.copy()
        metres[self.cadre, self.village] = self.metres
        return metres

    def of_cadre(self, cadre: int) -> tuple[Rows, Metres]:
        """Return the villages of a cadre's entries and their metres."""
        if not len(self.cadre):  # most towns have no such table
            return self.village, self.metres
        first, last = np.searchsorted(self.cadre, [cadre, cadre + 1])
        return self.village[first:last], self.metres[first:last]

    def override_reach(self, cadre: int, reach_m: Metres, village_of: Rows) -> Metres:
        """Return a cadre's legs to the households, (H,): an entry holds for its whole village."""
        village, own_m = self.of_cadre(cadre)
        if not len(village):
            return reach_m
        entry = np.full(int(village_of.max(initial=0)) + 1, -1, dtype=np.int64)
        here = village < len(entry)
        entry[village[here]] = own_m[here]
        given = entry[village_of]
        return np.where(given >= 0, given, reach_m)
