"""`Shortage`: why households stay uncovered, set by set, and what would cover them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Fix:
    """One change of facts or policy that covers more households.

    Attributes
    ----------
    kind : str
        ``places``, ``rank_quota``, ``radius``, ``co_helper``, ``new_cadres`` or ``max_villages``.
    params : mapping
        What the sentence of this kind says (``labels.shortage``): ranks, names, numbers.
    gain : int
        How many more households a plan with this change covers, at least: such a plan was made and
        checked against every rule.
    added : int
        Places the change brings into being.
    clears : bool
        Whether nothing of the set's shortage is left.
    verified : bool
        Whether that plan was made and checked.
    """

    kind: str
    params: Mapping[str, Any]
    gain: int
    added: int
    clears: bool
    verified: bool = True


@dataclass(frozen=True, slots=True)
class HallSet:
    """Households that can only be served by cadres with too few places between them.

    Attributes
    ----------
    households, cadres : tuple of str
        Ids, sorted; the cadres are everybody who may serve any of the households.
    places : int
        Places of these cadres.
    uncovered : tuple of str
        Ids of the members without a cadre in the plan, sorted.
    villages : tuple of (str, int, int)
        Village id, members there, and how many of them are uncovered; largest shortage first.
    ranks : tuple of (str, int, int)
        Label of a rank, its cadres in the set, and their places; most senior first.
    fixes : tuple of Fix
        Cheapest first.
    """

    households: tuple[str, ...]
    cadres: tuple[str, ...]
    places: int
    uncovered: tuple[str, ...]
    villages: tuple[tuple[str, int, int], ...]
    ranks: tuple[tuple[str, int, int], ...]
    fixes: tuple[Fix, ...] = ()

    @property
    def deficit(self) -> int:
        """Households of the set that no plan with these pairings can cover."""
        return len(self.households) - self.places


@dataclass(frozen=True, slots=True)
class Shortage:
    """The whole shortage of a plan, with its leaders' villages as decided.

    Attributes
    ----------
    uncovered : int
        Planned households without a cadre.
    deficit : int
        How many no plan with the same leadership pairings can cover, even if every cadre could go
        to any number of villages: the sum over `sets`.
    sets : tuple of HallSet
        They share no household and no cadre; largest deficit first.
    cause : str
        Of the households beyond `deficit`: ``max_villages`` if coverage comes first and is proven,
        ``open`` if the plan may do better, ``""`` if there are none.
    fixes : tuple of Fix
        What would cover households beyond the sets.
    """

    uncovered: int
    deficit: int
    sets: tuple[HallSet, ...]
    cause: str = ""
    fixes: tuple[Fix, ...] = field(default_factory=tuple)

    @property
    def beyond(self) -> int:
        """Uncovered households that the sets do not account for."""
        return self.uncovered - self.deficit

    def set_of(self, household_id: str) -> int | None:
        """Return the position in `sets` of the set a household belongs to; None if to none."""
        for k, one in enumerate(self.sets):
            if household_id in one.households:
                return k
        return None


def as_dict(shortage: Shortage) -> dict[str, Any]:
    """Return a shortage as plain Python values, for ``summary.json``; households by id only."""
    return {
        "uncovered": shortage.uncovered,
        "deficit": shortage.deficit,
        "beyond": shortage.beyond,
        "cause": shortage.cause,
        "sets": [
            {
                "households": len(one.households),
                "cadres": len(one.cadres),
                "places": one.places,
                "deficit": one.deficit,
                "uncovered": list(one.uncovered),
                "villages": [
                    {"village_id": v, "households": n, "uncovered": u} for v, n, u in one.villages
                ],
                "ranks": [{"rank": r, "cadres": n, "places": p} for r, n, p in one.ranks],
                "fixes": [_fix(fix) for fix in one.fixes],
            }
            for one in shortage.sets
        ],
        "fixes": [_fix(fix) for fix in shortage.fixes],
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "kind": fix.kind,
        **dict(fix.params),
        "gain": fix.gain,
        "added_places": fix.added,
        "clears": fix.clears,
        "verified": fix.verified,
    }
