"""Where everybody is: the points of households, villages and bases, with their fallbacks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance.metric import Points, Rows


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """The points of a case; rows as in `Case` (households: `Case.planned`).

    Attributes
    ----------
    villages : Points
        (V,) village points.
    households : Points
        (H,) a household's own point, else its group's; unknown if it has neither.
    village_of : (H,) int64
        Position of each household's village.
    bases : Points
        (B,) distinct bases of the cadres, known ones only.
    base_of : (C,) int64
        Base of each cadre, -1 if it has none: its own point, else its home village's, else the
        seat. The ``village`` of a paired rank is the fixed pairing, no home: only where there is
        no seat does it stand in.
    """

    villages: Points
    households: Points
    village_of: Rows
    bases: Points
    base_of: Rows

    @property
    def homes(self) -> Points:
        """Return each household's point, with its village's where it has none of its own."""
        return self.households.or_else(self.villages.take(self.village_of))


def find_places(
    case: Case, seat: tuple[float, float] | None, paired: Collection[str] = ()
) -> Places:
    """Return the points of a case.

    Parameters
    ----------
    case : Case
        With WGS-84 coordinates.
    seat : (lon, lat) or None
        Base of the cadres that have no other.
    paired : collection of str
        Names and labels of the ranks whose ``village`` is the fixed pairing, as
        `Policy.paired_words`.

    Raises
    ------
    KeyError
        If a household's village is not in the table of villages, which no validated case has.
    """
    planned = case.planned()
    village_ids = pd.Index(case.villages["village_id"])
    villages = Points.of(case.villages)
    village_of = village_ids.get_indexer(planned["village"]).astype(np.int64)
    if (village_of < 0).any():
        raise KeyError(sorted(set(planned["village"][village_of < 0])))

    group_rows = pd.MultiIndex.from_frame(case.groups[["village", "group"]]).get_indexer(
        pd.MultiIndex.from_frame(planned[["village", "group"]])
    )
    households = Points.of(planned).or_else(Points.of(case.groups).take(group_rows))

    # A leader sits where he sits, whichever village is entered as his: with the pairing the model
    # chose fixed for next year, the same plan must measure the same.
    named = village_ids.get_indexer(case.cadres["village"])
    hooks = case.cadres["rank"].isin(list(paired)).to_numpy(bool)
    bases = Points.of(case.cadres).or_else(villages.take(np.where(hooks, -1, named)))
    if seat is not None:
        lon, lat = np.repeat([seat], len(bases), axis=0).T
        bases = bases.or_else(Points.at(lon, lat))
    bases = bases.or_else(villages.take(named))
    distinct, base_of = bases.distinct()
    return Places(villages, households, village_of, distinct, base_of)
