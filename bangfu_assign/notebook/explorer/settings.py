"""`Settings`: what a person has set on the page, and what that means as a scenario."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bangfu_assign import labels
from bangfu_assign.labels import Lang
from bangfu_assign.policy import Policy
from bangfu_assign.policy.policy import ObjectiveName
from bangfu_assign.scenario import Scenario
from bangfu_assign.scenario.scenario import ExtraLock


@dataclass(frozen=True, slots=True)
class Settings:
    """One setting of the controls.

    Attributes
    ----------
    quotas : mapping of str to int
        By name of the rank.
    max_km : float or None
        Radius; None for no limit.
    order : tuple of str
        Objectives, the first comes first.
    locks : tuple of ExtraLock
        Made on the page; those of the case hold besides.
    """

    quotas: Mapping[str, int]
    max_km: float | None
    order: tuple[ObjectiveName, ...]
    locks: tuple[ExtraLock, ...] = ()

    @classmethod
    def of(cls, policy: Policy) -> Settings:
        """Return the settings that change nothing."""
        return cls(
            {rank.name: rank.quota for rank in policy.ranks},
            policy.travel.max_km,
            policy.objectives.order,
        )

    def scenario(self, name: str, policy: Policy, lang: Lang) -> Scenario:
        """Return only what differs from the policy."""
        here = Settings.of(policy)
        changed: dict[str, object] = {}
        quota = {n: q for n, q in self.quotas.items() if q != here.quotas[n]}
        if quota:
            changed["quota"] = quota
        if self.max_km != here.max_km:
            changed["max_km"] = math.inf if self.max_km is None else self.max_km
        if self.order != here.order:
            changed["order"] = self.order
        if self.locks:
            changed["locks"] = self.locks
        return Scenario.model_validate(
            {"name": name, "note": self.differences(policy, lang), **changed}
        )

    def differences(self, policy: Policy, lang: Lang) -> str:
        """Return in words what differs from the policy; "" if nothing does."""
        here = Settings.of(policy)

        def say(code: str, **parameters: object) -> str:
            return labels.text(f"notebook.{code}", lang, **parameters)

        def km(value: float | None) -> str:
            return say("no_radius") if value is None else say("km", km=f"{value:g}")

        said = [
            say("differs_quota", rank=rank.label or rank.name, before=rank.quota, after=quota)
            for rank in policy.ranks
            if (quota := self.quotas[rank.name]) != rank.quota
        ]
        if self.max_km != here.max_km:
            said.append(say("differs_radius", before=km(here.max_km), after=km(self.max_km)))
        if self.order != here.order:
            names = say("list").join(labels.text(f"summary.{name}", lang) for name in self.order)
            said.append(say("differs_order", order=names))
        if self.locks:
            said.append(say("differs_locks", count=len(self.locks)))
        return say("join").join(said)

    def locked(self, lock: ExtraLock) -> Settings:
        """Return the settings with one more lock, without those it contradicts.

        A household has one cadre: a new ``must`` takes the place of an older one, and of a
        ``never`` of the same pair.
        """
        stay = tuple(
            old
            for old in self.locks
            if old.household_id != lock.household_id
            or (old.cadre_id != lock.cadre_id and not (old.kind == "must" and lock.kind == "must"))
        )
        return replace(self, locks=(*stay, lock))

    def unlocked(self, lock: ExtraLock) -> Settings:
        """Return the settings without a lock."""
        return replace(self, locks=tuple(old for old in self.locks if old != lock))
