"""Who a visit was made by: the helper, the co-helper, or somebody else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bangfu_assign.errors import Problem
from bangfu_assign.facts.nearest import Nearest
from bangfu_assign.facts.tidy import fold
from bangfu_assign.plan import Plan
from bangfu_assign.visits.duty import Duty, on_duty
from bangfu_assign.visits.entry import Entry, Who

_BETWEEN = re.compile(r"[、,，;；/|()（）\n]|\s{2,}|(?<=[\u3400-\u9fff])和(?=[\u3400-\u9fff]{2})")
_MOST = 8
"""Names looked at in one cell: more is an essay, not a list of visitors."""


def names_in(cell: str) -> tuple[str, ...]:
    """Return the names or ids in a cell, without those that say there is nobody."""
    parts = (part.strip() for part in _BETWEEN.split(cell))
    return tuple(part for part in parts if part.strip("-—/.无") != "")[:_MOST]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who made a visit, and what is odd about it.

    Attributes
    ----------
    who : Who
        Seen from the household.
    key : str
        Tells visitors of one household and day apart.
    problems : tuple of Problem
        Warnings.
    """

    who: Who
    key: str
    problems: tuple[Problem, ...] = ()


class Visitors:
    """Recognises visitors by id or name.

    People of one name are told apart by the household: if its own helper has the name, the helper
    is meant; else its co-helper; else the only cadre of that name.
    """

    def __init__(self, plan: Plan) -> None:
        cadres = plan.case.cadres
        self._names = dict(zip(cadres["cadre_id"], cadres["name"], strict=True))
        self._by_name: dict[str, list[str]] = {}
        for cadre, name in self._names.items():
            self._by_name.setdefault(fold(name), []).append(cadre)
        self._nearest = Nearest([*self._names, *self._names.values()])
        pairs = plan.assignments
        self._co_helper = {
            household: cadre
            for household, cadre in zip(pairs["household_id"], pairs["co_helper_id"], strict=True)
            if cadre
        }

    def name(self, cadre: str) -> str:
        """Return a cadre's name, or the id if the roster has no such cadre."""
        return str(self._names.get(cadre, cadre))

    def judge(self, entry: Entry, duties: tuple[Duty, ...]) -> Visitor:
        """Return who made a visit to a household that has a helper.

        Parameters
        ----------
        entry : Entry
            The visit.
        duties : tuple of Duty
            Who was to help the household when; not empty.
        """
        helpers = on_duty(duties, entry.date)
        co_helper = self._co_helper.get(entry.household_id, "")
        helper = (helpers or [duties[-1].cadre_id])[-1]
        meant = [
            self._meant(word, [*helpers, co_helper, *(d.cadre_id for d in duties)])
            for word in entry.visitors
        ]
        known = [cadre for cadre in meant if cadre]
        if not entry.visitors and helpers:
            return Visitor(Who.HELPER, helper, self._signed_by_another(entry, helper))
        for cadre in known:
            if cadre in helpers:
                return Visitor(Who.HELPER, cadre, self._signed_by_another(entry, cadre))
        return self._stranger(entry, duties, helper, co_helper, known)

    def _stranger(
        self, entry: Entry, duties: tuple[Duty, ...], helper: str, co_helper: str, known: list[str]
    ) -> Visitor:
        """Return who it was if it was not the helper of that day."""
        text = "、".join(entry.visitors)
        key = "、".join(known) or fold(text)
        said: dict[str, Any] = {"helper": self.name(helper), "cadre_id": helper}
        if not entry.visitors or duties[-1].cadre_id in known:
            begins = duties[-1].since_text
            problem = entry.problem("before_pair", text or entry.date, since=begins, **said)
            return Visitor(Who.OTHER, key or helper, (problem,))
        if co_helper and co_helper in known:
            problem = entry.problem("by_co_helper", text, **said)
            return Visitor(Who.CO_HELPER, key, (problem,))
        if known:
            former = any(duty.cadre_id in known for duty in duties)
            code = "by_former_helper" if former else "by_other_cadre"
            return Visitor(Who.OTHER, key, (entry.problem(code, text, **said),))
        if any(len(self._by_name.get(fold(word), [])) > 1 for word in entry.visitors):
            return Visitor(Who.OTHER, key, (entry.problem("by_namesake", text, **said),))
        near = self._nearest(entry.visitors[0])
        code = "by_unknown_near" if near else "by_unknown"
        params = {**said, "near": near} if near else said
        return Visitor(Who.OTHER, key, (entry.problem(code, text, **params),))

    def _meant(self, word: str, own: list[str]) -> str:
        """Return the cadre a word means, the household's own people first; "" if nobody is."""
        if word in self._names:
            return word
        namesakes = self._by_name.get(fold(word), [])
        for cadre in own:
            if cadre in namesakes or word == cadre:
                return cadre
        return namesakes[0] if len(namesakes) == 1 else ""

    def _signed_by_another(self, entry: Entry, helper: str) -> tuple[Problem, ...]:
        """Return a warning if the helper's place of signature holds other names than theirs."""
        signed = names_in(entry.signatory)
        own = {helper, fold(self.name(helper))}
        if not signed or any(word in own or fold(word) in own for word in signed):
            return ()
        name = self.name(helper)
        return (entry.problem("signed_by_another", entry.signatory, helper=name, cadre_id=helper),)
