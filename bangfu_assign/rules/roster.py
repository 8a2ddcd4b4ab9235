"""`People` and `Roster`: facts and policy brought together by id, as every rule reads them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt
import pandas as pd

from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import Distances
from bangfu_assign.policy import Policy, Rank, Serves


@dataclass(frozen=True, slots=True)
class Helper:
    """A cadre of the roster with what the policy says about the rank.

    Attributes
    ----------
    row : int
        Row in `Case.cadres` and `Distances`.
    rank : Rank or None
        None if the policy does not know the roster's word.
    quota : int
        The cadre's own, else the rank's (0 without a rank).
    serving : bool
        Available and of a principal rank: may be somebody's party cadre.
    """

    id: str
    row: int
    name: str
    rank: Rank | None
    quota: int
    available: bool
    unit: str
    village: str

    @property
    def principal(self) -> bool:
        """Whether the rank may be a principal helper, available or not."""
        return self.rank is not None and self.rank.principal

    @property
    def serving(self) -> bool:
        """Whether the cadre is available and of a principal rank."""
        return self.available and self.principal

    @property
    def leads(self) -> bool:
        """Whether the cadre has to be paired with exactly one village."""
        return self.serving and self.rank is not None and self.rank.is_paired


@dataclass(frozen=True, slots=True)
class Home:
    """A household as the rules need it; ``row`` is its row in `Case.planned`, -1 if not planned."""

    id: str
    row: int
    head: str
    village: str


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """Everybody and everywhere by id, in the order of the ids.

    Attributes
    ----------
    helpers, homes : dict
        All cadres and all households, planned or not, by id.
    planned : tuple of Home
        By row of `Case.planned`.
    village_of : (H,) int64
        Row of each planned household's village.
    village_row : dict of str to int
        Row in `Case.villages` by id.
    village_names : dict of str to str
        Name by id.
    weak : frozenset of str
        Ids of the weak villages.
    heads : dict of str to tuple of Helper
        Leaders by unit: their staff follow them.
    units : dict of str to tuple of str
        Ids of each unit's own villages (包村部门).
    """

    case: Case
    policy: Policy
    helpers: dict[str, Helper]
    homes: dict[str, Home]
    planned: tuple[Home, ...]
    village_of: npt.NDArray[np.int64]
    village_row: dict[str, int]
    village_names: dict[str, str]
    weak: frozenset[str]
    heads: dict[str, tuple[Helper, ...]]
    units: dict[str, tuple[str, ...]]

    @staticmethod
    def read(case: Case, policy: Policy) -> People:
        """Bring the facts and the policy together; no distance is needed."""
        villages = case.villages
        village_row = {village: row for row, village in enumerate(villages["village_id"])}
        helpers = {helper.id: helper for helper in _helpers(case, policy)}
        homes = {home.id: home for home in _homes(case)}
        planned = tuple(home for home in homes.values() if home.row >= 0)
        heads: dict[str, list[Helper]] = {}
        for helper in helpers.values():
            if helper.leads and helper.unit:
                heads.setdefault(helper.unit, []).append(helper)
        return People(
            case=case,
            policy=policy,
            helpers=helpers,
            homes=homes,
            planned=planned,
            village_of=np.array([village_row[h.village] for h in planned], dtype=np.int64),
            village_row=village_row,
            village_names=dict(zip(villages["village_id"], villages["name"], strict=True)),
            weak=frozenset(villages.loc[villages["weak"], "village_id"]),
            heads={unit: tuple(leaders) for unit, leaders in heads.items()},
            units={
                str(unit): tuple(own["village_id"])
                for unit, own in villages.groupby("unit")
                if unit
            },
        )

    @property
    def serving(self) -> list[Helper]:
        """Return the available cadres of principal ranks, sorted by id."""
        return [helper for helper in self.helpers.values() if helper.serving]

    @property
    def leaders(self) -> list[Helper]:
        """Return the cadres that are each paired with exactly one village, sorted by id."""
        return [helper for helper in self.helpers.values() if helper.leads]

    def hookable(self, rank: Rank) -> tuple[str, ...]:
        """Return the villages of the rank's ``pairs_with``."""
        return tuple(sorted(self.weak)) if rank.pairs_with_weak_only else tuple(self.village_row)

    def heads_of(self, helper: Helper) -> tuple[Helper, ...]:
        """Return the leaders whose decision a cadre that serves its unit's village follows."""
        return self.heads.get(helper.unit, ()) if helper.unit else ()

    def unit_villages(self, unit: str) -> tuple[str, ...]:
        """Return the villages whose 包村部门 is this unit."""
        return self.units.get(unit, ())

    def choices(self, helper: Helper) -> tuple[str, ...]:
        """Return the villages in which some plan could give this cadre households."""
        rank = helper.rank
        if rank is None:
            return ()
        match rank.serves:
            case Serves.ANY:
                return tuple(self.village_row)
            case Serves.HOME:
                return self._known((helper.village,))
            case Serves.PAIRED:
                return self._known((helper.village,)) if helper.village else self.hookable(rank)
            case Serves.UNIT:
                if not (heads := self.heads_of(helper)):
                    return self.unit_villages(helper.unit)
                every = {frozenset(self.choices(head)) for head in heads}
                return self._known(frozenset().union(*every))

    def _known(self, villages: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(self.village_row.keys() & set(villages)))

    def village_words(self, villages: Iterable[str]) -> str:
        """Return villages by name and id, for a sentence: ``石门头村 (320707…) / …``."""
        return " / ".join(
            f"{self.village_names[v]} ({v})" if v in self.village_names else v
            for v in sorted(villages)
        )


@dataclass(frozen=True, slots=True, eq=False)
class Roster(People):
    """Everybody and everywhere, and how far it is.

    Attributes
    ----------
    distances : Distances
        Of the same case and policy.
    """

    distances: Distances

    @classmethod
    def of(cls, case: Case, policy: Policy, distances: Distances) -> Roster:
        """Bring the facts, the policy and the distances together."""
        people = People.read(case, policy)
        return cls(**{f.name: getattr(people, f.name) for f in fields(people)}, distances=distances)


def _helpers(case: Case, policy: Policy) -> list[Helper]:
    ranks = {word: _rank(policy, word) for word in set(case.cadres["rank"])}
    table = case.cadres
    columns = ("cadre_id", "name", "rank", "quota", "available", "unit", "village")
    helpers = []
    for row, (id_, name, word, own, available, unit, village) in enumerate(
        zip(*(table[column].tolist() for column in columns), strict=True)
    ):
        rank = ranks[word]
        quota = int(own) if not pd.isna(own) else (rank.quota if rank is not None else 0)
        helpers.append(Helper(id_, row, name, rank, quota, bool(available), unit, village))
    return helpers


def _rank(policy: Policy, word: str) -> Rank | None:
    try:
        return policy.rank(word)
    except KeyError:
        return None


def _homes(case: Case) -> list[Home]:
    table = case.households
    row = -1
    homes = []
    columns = ("household_id", "head_name", "village", "planned")
    for id_, head, village, planned in zip(*(table[c].tolist() for c in columns), strict=True):
        row += bool(planned)
        homes.append(Home(id_, row if planned else -1, head, village))
    return homes
