"""Which pairs the rules still allow once it is decided who hooks which village."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from bangfu_assign.policy import Serves
from bangfu_assign.rules.allowed import AllowedPairs, owed
from bangfu_assign.rules.roster import Helper, Roster

NOT_ROW = -1


@dataclass(frozen=True, slots=True, eq=False)
class OpenPairs:
    """Every serving cadre against every planned household, under given leadership pairings.

    Cadres who are open to the same households share a row: a town has a hundred kinds of cadres,
    not a thousand.

    Attributes
    ----------
    roster : Roster
        The facts and the policy.
    helpers : tuple of Helper
        The serving cadres, sorted by id (C).
    kind_of : (C,) int64
        Row of `open_to` of each of them.
    open_to : (K, H) bool
        Whether the rules allow the pair, ``max_villages`` and quotas left aside.
    """

    roster: Roster
    helpers: tuple[Helper, ...]
    kind_of: npt.NDArray[np.int64]
    open_to: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, roster: Roster, pairings: pd.DataFrame | None) -> OpenPairs:
        """Work out who is open to whom.

        Parameters
        ----------
        roster : Roster
            The facts and the policy.
        pairings : DataFrame or None
            ``cadre_id`` and ``village_id`` of the leaders, whom their staff follow. None leaves
            every pairing open: then a pair is open if it is in some plan.
        """
        allowed = AllowedPairs.of(roster)
        helpers = tuple(roster.serving)
        hooked = None if pairings is None else _hooked(pairings)
        stay = _stay(roster)
        alike: dict[Hashable, npt.NDArray[np.bool_]] = {}
        numbers: dict[bytes, int] = {}
        kinds: list[npt.NDArray[np.bool_]] = []
        kind_of = np.zeros(len(helpers), dtype=np.int64)
        for c, helper in enumerate(helpers):
            likeness = allowed.likeness(helper.id)
            if likeness not in alike:
                alike[likeness] = allowed.of_cadre(helper.id)
            row = alike[likeness]
            if hooked is not None and (leaders := followed(roster, helper)):
                here = [
                    roster.village_row[v] for leader in leaders for v in hooked.get(leader.id, ())
                    if v in roster.village_row
                ]  # fmt: skip
                row = row & np.isin(roster.village_of, here)
            if stay is not None:
                row = row & ((stay == NOT_ROW) | (stay == helper.row))
            key = np.packbits(row).tobytes()
            if key not in numbers:
                numbers[key] = len(kinds)
                kinds.append(row)
            kind_of[c] = numbers[key]
        shape = len(kinds), len(roster.planned)
        return cls(roster, helpers, kind_of, np.array(kinds, dtype=bool).reshape(shape))

    def of_household(self, row: int) -> npt.NDArray[np.bool_]:
        """Return which of `helpers` are open to a planned household, (C,)."""
        open_: npt.NDArray[np.bool_] = self.open_to[:, row][self.kind_of]
        return open_

    @property
    def quota(self) -> npt.NDArray[np.int64]:
        """Return the places of `helpers`, (C,)."""
        return np.array([helper.quota for helper in self.helpers], dtype=np.int64)


def followed(roster: Roster, helper: Helper) -> tuple[Helper, ...]:
    """Return the leaders whose pairing decides where a cadre may serve; () if none does."""
    if helper.leads:
        return (helper,)
    if helper.rank is not None and helper.rank.serves is Serves.UNIT:
        return roster.heads_of(helper)
    return ()


def _hooked(pairings: pd.DataFrame) -> dict[str, list[str]]:
    hooked: dict[str, list[str]] = {}
    for cadre, village in zip(pairings["cadre_id"], pairings["village_id"], strict=True):
        hooked.setdefault(str(cadre), []).append(str(village))
    return hooked


def _stay(roster: Roster) -> npt.NDArray[np.int64] | None:
    """Return the row of the cadre each household has to keep, if the policy makes that a rule."""
    if roster.policy.objectives.continuity != "hard":
        return None
    stay = np.full(len(roster.planned), NOT_ROW, dtype=np.int64)
    for household, cadre in owed(roster).items():
        stay[roster.homes[household].row] = roster.helpers[cadre].row
    return stay
