"""Why a pair of an earlier plan, or of last year, does not stand in a plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bangfu_assign import labels
from bangfu_assign.explain.standing import Standing
from bangfu_assign.facts.distance import UNREACHABLE, Distances
from bangfu_assign.labels import Lang
from bangfu_assign.plan import Plan
from bangfu_assign.rules.allowed import MUST, NEVER, locked
from bangfu_assign.rules.roster import Helper, Home, People

NAMED = 3
"""Households named in one sentence; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Parting:
    """Why a pair does not stand.

    Attributes
    ----------
    reason : str
        Code of a sentence in ``labels.parting``.
    params : mapping
        What fills it.
    """

    reason: str
    params: Mapping[str, object]

    def sentence(self, lang: Lang) -> str:
        """Return the reason as a clause, without a full stop; people in it are named already."""
        return labels.text(f"parting.{self.reason}", lang, **self.params)


@dataclass(frozen=True, slots=True, eq=False)
class Partings:
    """A plan beside the pairs there were before it.

    Attributes
    ----------
    standing : Standing
        The plan as its cadres stand in it.
    before : mapping of str to str
        Cadre by household before.
    homes_of : dict of str to list of str
        Households of each cadre in the plan, sorted.
    """

    standing: Standing
    before: Mapping[str, str]
    homes_of: dict[str, list[str]]
    must: dict[str, frozenset[str]]
    never: dict[str, frozenset[str]]
    lock_reasons: dict[tuple[str, str], str]
    row_of: dict[str, int]
    lang: Lang

    @classmethod
    def of(
        cls, plan: Plan, distances: Distances, before: Mapping[str, str], lang: Lang
    ) -> Partings:
        """Compare a plan that keeps the rules with earlier pairs."""
        standing = Standing.of(plan, distances)
        homes_of: dict[str, list[str]] = {}
        pairs = plan.assignments
        for household, cadre in zip(pairs["household_id"], pairs["cadre_id"], strict=True):
            if cadre:
                homes_of.setdefault(cadre, []).append(household)
        locks = plan.case.locks
        reasons = zip(
            locks["household_id"], locks["cadre_id"], locks["reason"].tolist(), strict=True
        )
        return cls(
            standing=standing,
            before=before,
            homes_of={cadre: sorted(homes) for cadre, homes in homes_of.items()},
            must=locked(standing.roster, MUST),
            never=locked(standing.roster, NEVER),
            lock_reasons={(household, cadre): reason for household, cadre, reason in reasons},
            row_of={helper.id: c for c, helper in enumerate(standing.helpers)},
            lang=lang,
        )

    @property
    def people(self) -> People:
        """Everybody by id."""
        return self.standing.roster

    def why(self, household: str, cadre: str) -> Parting:
        """Return why a household does not have a cadre it had before.

        Rules that forbid the pair by itself come first, then what else the plan decides.
        """
        home, helper = self.people.homes.get(household), self.people.helpers.get(cadre)
        if home is None:
            return Parting("household_gone", {})
        if home.row < 0:
            return Parting("not_planned", {})
        if helper is None:
            return Parting("cadre_gone", {"who": cadre})
        return (
            self._of_the_cadre(helper)
            or self._of_locks(home, helper)
            or self._of_the_place(home, helper)
            or self._of_the_plan(home, helper)
        )

    def who(self, cadre: str) -> str:
        """Return a cadre as name and id, for a sentence; the id alone if the roster has no name."""
        helper = self.people.helpers.get(cadre)
        return cadre if helper is None else self._person(helper.name, cadre)

    def _of_the_cadre(self, helper: Helper) -> Parting | None:
        params: dict[str, object] = {"who": self.who(helper.id)}
        if helper.rank is None or not helper.rank.principal:
            rank = "" if helper.rank is None else helper.rank.label or helper.rank.name
            return Parting("not_principal", {**params, "rank": rank})
        if not helper.available:
            return Parting("cadre_away", params)
        return Parting("no_place", params) if helper.quota < 1 else None

    def _of_locks(self, home: Home, helper: Helper) -> Parting | None:
        must = self.must.get(home.id, frozenset())
        if must and helper.id not in must:
            other = min(must)
            why = self.lock_reasons.get((home.id, other)) or "—"
            return Parting("locked_to_other", {"other": self.who(other), "why": why})
        if helper.id in self.never.get(home.id, frozenset()):
            why = self.lock_reasons.get((home.id, helper.id)) or "—"
            return Parting("locked_away", {"who": self.who(helper.id), "why": why})
        return None

    def _of_the_place(self, home: Home, helper: Helper) -> Parting | None:
        people, distances = self.people, self.standing.distances
        params: dict[str, object] = {"who": self.who(helper.id)}
        if home.village not in people.choices(helper):
            village = people.village_names[home.village]
            return Parting("out_of_scope", {**params, "village": village})
        column = people.village_row[home.village]
        out_m, back_m = distances.out_m[helper.row, column], distances.back_m[helper.row, column]
        metres = int(distances.reach_m(helper.row)[home.row])
        if max(int(out_m), int(back_m), metres) >= UNREACHABLE:
            return Parting("no_way", params)
        limit = None if helper.rank is None else people.policy.max_m(helper.rank)
        if limit is not None and metres > limit:
            km = {"km": f"{metres / 1000:.1f}", "limit": f"{limit / 1000:g}"}
            return Parting("too_far", {**params, **km})
        return None

    def _of_the_plan(self, home: Home, helper: Helper) -> Parting:
        standing, people = self.standing, self.people
        c, v = self.row_of[helper.id], people.village_row[home.village]
        params: dict[str, object] = {"who": self.who(helper.id), "quota": helper.quota}
        names = list(people.village_names.values())
        if not standing.hooked[c, v]:
            hooked = " / ".join(names[w] for w in standing.hooked[c].nonzero()[0]) or "—"
            village = people.village_names[home.village]
            return Parting("hooked_elsewhere", {**params, "villages": hooked, "village": village})
        now = self.homes_of.get(helper.id, [])
        if len(now) >= helper.quota:
            others = [household for household in now if self.before.get(household) != helper.id]
            if not others:
                return Parting("over_quota", params)
            words = " / ".join(self._head(household) for household in others[:NAMED])
            more = " …" if len(others) > NAMED else ""
            return Parting("gave_way", {**params, "count": len(others), "households": words + more})
        if standing.at_limit[c] and not standing.served[c, v]:
            served = " / ".join(names[w] for w in standing.served[c].nonzero()[0])
            most = people.policy.travel.max_villages
            return Parting("max_villages", {**params, "villages": served, "most": most})
        return Parting("rearranged", {})

    def _head(self, household: str) -> str:
        return self._person(self.people.homes[household].head, household)

    def _person(self, name: str, id_: str) -> str:
        return labels.text("parting.person", self.lang, name=name, id=id_)
