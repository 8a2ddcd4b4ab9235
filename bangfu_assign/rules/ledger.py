"""`Ledger`: a plan's pairs beside the roster; what every rule checks and every objective sums."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import Distances, measure
from bangfu_assign.policy import Policy
from bangfu_assign.rules.allowed import owed
from bangfu_assign.rules.roster import Helper, Home, Roster


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """Who has whom, as written in a plan, sorted by household and cadre.

    Attributes
    ----------
    roster : Roster
        The facts and the policy.
    written : tuple of (str, str, str)
        Every row that names a cadre: household id, cadre id, village id as written ("" if not).
    pairs : tuple of (Home, Helper)
        The rows whose ids are known and whose household is planned.
    hooked : tuple of (str, str)
        Every pairing as written: cadre id, village id.
    co_helped, worked : tuple of (str, str) or None
        Every row that names a co-helper, or a project: household id and its id, sorted; None if the
        plan has no such column, and so says nothing about the layer.
    """

    roster: Roster
    written: tuple[tuple[str, str, str], ...]
    pairs: tuple[tuple[Home, Helper], ...]
    hooked: tuple[tuple[str, str], ...]
    co_helped: tuple[tuple[str, str], ...] | None = None
    worked: tuple[tuple[str, str], ...] | None = None
    _owed: list[dict[str, str]] = field(init=False, default_factory=list)
    _by_cadre: dict[str, list[Home]] = field(init=False, default_factory=dict)
    _by_household: dict[str, list[Helper]] = field(init=False, default_factory=dict)

    @classmethod
    def open(
        cls,
        case: Case,
        policy: Policy,
        assignments: pd.DataFrame,
        pairings: pd.DataFrame,
        distances: Distances | None = None,
        *,
        roster: Roster | None = None,
    ) -> Ledger:
        """Bring a plan together with its facts and policy.

        Parameters
        ----------
        assignments : DataFrame
            At least ``household_id`` and ``cadre_id``; rows with a blank cadre say nothing here.
        pairings : DataFrame
            ``cadre_id`` and ``village_id``.
        distances : Distances, optional
            Of the same case and policy; measured if left out.
        roster : Roster, optional
            Of the same case, policy and distances, if it is known already.

        Raises
        ------
        FactsError
            If the distances have to be measured and cannot be.
        """
        if roster is None:
            metres = measure(case, policy) if distances is None else distances
            roster = Roster.of(case, policy, metres)
        rows = {name: assignments[name].fillna("") for name in ("household_id", "cadre_id")}
        villages = (
            assignments["village_id"].fillna("").tolist()
            if "village_id" in assignments
            else [""] * len(assignments)
        )
        written = sorted(
            row
            for row in zip(
                rows["household_id"].tolist(), rows["cadre_id"].tolist(), villages, strict=True
            )
            if row[1]
        )
        pairs = tuple(
            (home, helper)
            for household, cadre, _ in written
            if (home := roster.homes.get(household)) is not None
            and home.row >= 0
            and (helper := roster.helpers.get(cadre)) is not None
        )
        leaders = (pairings[name].fillna("").tolist() for name in ("cadre_id", "village_id"))
        hooked = sorted(row for row in zip(*leaders, strict=True) if any(row))
        return cls(
            roster,
            tuple(written),
            pairs,
            tuple(hooked),
            _layer(assignments, "co_helper_id"),
            _layer(assignments, "project_id"),
        )

    def covered(self) -> npt.NDArray[np.bool_]:
        """Return which planned households have a cadre, (H,)."""
        covered = np.zeros(len(self.roster.planned), dtype=bool)
        covered[[home.row for home, _ in self.pairs]] = True
        return covered

    def by_cadre(self) -> dict[str, list[Home]]:
        """Return each cadre's households; only cadres that have some, sorted by id."""
        if not self._by_cadre:
            homes: dict[str, list[Home]] = {}
            for home, helper in self.pairs:
                homes.setdefault(helper.id, []).append(home)
            self._by_cadre.update(sorted(homes.items()))
        return self._by_cadre

    def by_household(self) -> dict[str, list[Helper]]:
        """Return each covered household's cadres (more than one breaks a rule), sorted by id."""
        if not self._by_household:
            for home, helper in self.pairs:
                self._by_household.setdefault(home.id, []).append(helper)
        return self._by_household

    def owed(self) -> dict[str, str]:
        """Return whom continuity wants to stay, by household (`bangfu_assign.rules.owed`)."""
        if not self._owed:
            self._owed.append(owed(self.roster))
        return self._owed[0]

    def villages_of(self) -> dict[str, list[str]]:
        """Return the villages each cadre is paired with, as far as both ids are known."""
        hooked: dict[str, list[str]] = {}
        for cadre, village in self.hooked:
            if cadre in self.roster.helpers and village in self.roster.village_row:
                hooked.setdefault(cadre, []).append(village)
        return hooked


def _layer(assignments: pd.DataFrame, column: str) -> tuple[tuple[str, str], ...] | None:
    """Return the rows that fill a layer's column: household id and what stands there."""
    if column not in assignments:
        return None
    rows = zip(
        assignments["household_id"].fillna("").tolist(),
        assignments[column].fillna("").tolist(),
        strict=True,
    )
    return tuple(sorted(row for row in rows if row[1]))
