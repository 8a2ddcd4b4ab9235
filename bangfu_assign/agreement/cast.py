"""`Cast`: who could help where, as far as facts and policy alone decide it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from bangfu_assign.facts.case import Case
from bangfu_assign.policy import Policy, Rank, Serves

NAMES_SHOWN = 5
"""People or villages named in one sentence; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Helper:
    """An available cadre of a principal rank.

    Attributes
    ----------
    row : int
        Row in `Case.cadres` and in `Distances`.
    village : str
        The ``village`` column: home, or the fixed pairing; "" if blank.
    """

    id: str
    row: int
    name: str
    rank: Rank
    quota: int
    unit: str
    village: str

    @property
    def words(self) -> str:
        """Return name and id, for a sentence."""
        return f"{self.name}({self.id})"


@dataclass(frozen=True, slots=True, eq=False)
class Cast:
    """The helpers, the villages and the planned households, by id.

    Attributes
    ----------
    helpers : dict of str to Helper
        By cadre id, sorted.
    scope : dict of str to frozenset of str
        Villages each helper could ever serve; for a paired rank, be paired with.
    village_names : dict of str to str
        In the order of `Case.villages`.
    village_of : dict of str to str
        Village of each planned household.
    weak : frozenset of str
    heads : dict of str to tuple of Helper
        Paired helpers by unit; their staff follow them.
    """

    case: Case
    policy: Policy
    helpers: dict[str, Helper]
    scope: dict[str, frozenset[str]]
    village_names: dict[str, str]
    village_of: dict[str, str]
    weak: frozenset[str]
    heads: dict[str, tuple[Helper, ...]]

    @classmethod
    def of(cls, case: Case, policy: Policy) -> Cast:
        """Bring a case and a policy together; cadres of unknown ranks are left out."""
        villages, planned = case.villages, case.planned()
        names = dict(zip(villages["village_id"], villages["name"], strict=True))
        weak = frozenset(villages.loc[villages["weak"], "village_id"])
        helpers = {helper.id: helper for helper in _helpers(case, policy)}
        heads: dict[str, list[Helper]] = {}
        for helper in helpers.values():
            if helper.unit and helper.rank.is_paired:
                heads.setdefault(helper.unit, []).append(helper)
        everywhere = frozenset(names)
        targets = {
            rank.name: weak if rank.pairs_with_weak_only else everywhere for rank in policy.ranks
        }
        of_unit: dict[str, set[str]] = {}
        for village, unit in zip(villages["village_id"], villages["unit"], strict=True):
            of_unit.setdefault(unit, set()).add(village)
        scope: dict[str, frozenset[str]] = {}
        for helper in helpers.values():
            if helper.rank.serves is Serves.ANY:
                scope[helper.id] = everywhere
            elif helper.village and helper.rank.serves in (Serves.HOME, Serves.PAIRED):
                scope[helper.id] = frozenset({helper.village}) & everywhere
            elif helper.rank.is_paired:
                scope[helper.id] = targets[helper.rank.name]
        for helper in helpers.values():
            if helper.rank.serves is Serves.UNIT:
                leaders = heads.get(helper.unit, ())
                own = of_unit.get(helper.unit, set()) if helper.unit else set()
                scope[helper.id] = (
                    frozenset().union(*(scope[head.id] for head in leaders))
                    if leaders
                    else frozenset(own)
                )
        return cls(
            case,
            policy,
            helpers,
            {cadre: scope.get(cadre, frozenset()) for cadre in helpers},
            names,
            dict(zip(planned["household_id"], planned["village"], strict=True)),
            weak,
            {unit: tuple(leaders) for unit, leaders in heads.items()},
        )

    def of_rank(self, rank: Rank) -> list[Helper]:
        """Return the helpers of a rank, sorted by id."""
        return [helper for helper in self.helpers.values() if helper.rank is rank]

    def hookable(self, rank: Rank) -> list[str]:
        """Return the villages of a paired rank's ``pairs_with``, sorted."""
        return [v for v in self.village_names if v in self.weak or not rank.pairs_with_weak_only]

    def village_words(self, villages: Iterable[str]) -> str:
        """Return villages by name, for a sentence; same-named ones with their ids."""
        counts: dict[str, int] = {}
        for name in self.village_names.values():
            counts[name] = counts.get(name, 0) + 1
        words = [
            name if counts[name] == 1 else f"{name}({village})"
            for village, name in self.village_names.items()
            if village in set(villages)
        ]
        return some(words)


def label(rank: Rank) -> str:
    """Return what people call a rank."""
    return rank.label or rank.name


def some(words: list[str]) -> str:
    """Return words joined for a sentence: a few of them, and how many there are in all."""
    text = " / ".join(words[:NAMES_SHOWN])
    return text if len(words) <= NAMES_SHOWN else f"{text} … ({len(words)})"


def _helpers(case: Case, policy: Policy) -> list[Helper]:
    ranks: dict[str, Rank] = {}
    for rank in policy.ranks:
        ranks |= {word: rank for word in (rank.name, rank.label) if word}
    columns = ("cadre_id", "name", "rank", "quota", "available", "unit", "village")
    helpers = []
    for row, (id_, name, word, own, available, unit, village) in enumerate(
        zip(*(case.cadres[column].tolist() for column in columns), strict=True)
    ):
        found = ranks.get(word)
        if found is not None and found.principal and available:
            quota = found.quota if pd.isna(own) else int(own)
            helpers.append(Helper(id_, row, name, found, quota, unit, village))
    return helpers
