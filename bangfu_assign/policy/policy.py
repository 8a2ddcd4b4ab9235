"""The policy: ranks and quotas, leadership pairings, travel, objectives, targets.

Everything a town office may decide differently stands here, never in code. The facts (who lives
where, who works where) are in `bangfu_assign.facts`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

import numpy as np
import pandas as pd
from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from bangfu_assign.policy.cards import CardsSection
from bangfu_assign.policy.notice import NoticeSection
from bangfu_assign.policy.problems import checked
from bangfu_assign.policy.section import Section
from bangfu_assign.policy.values import (
    AtLeastOne,
    Count,
    Detour,
    Flag,
    Kilometres,
    Money,
    PerVillage,
    Quota,
    Seat,
    Standard,
    Year,
)

NEED_WEIGHTS = (3, 2, 1)
"""Weights of need, neediest first."""

ObjectiveName = Literal["coverage", "continuity", "evenness", "load", "travel", "walk"]

OBJECTIVES: tuple[ObjectiveName, ...] = (
    "coverage", "continuity", "evenness", "load", "travel", "walk",
)  # fmt: skip
"""Every objective, in the default strict order."""


class Serves(StrEnum):
    """Which villages a rank's cadres may serve."""

    ANY = "any"
    """Every village."""
    HOME = "home"
    """The home village only (the ``village`` column)."""
    PAIRED = "paired"
    """Exactly one village of ``pairs_with``, which the ``village`` column may fix."""
    UNIT = "unit"
    """The unit's own village (包村部门); or the village its paired cadre is paired with."""


class PlanSection(Section):
    """``[plan]``: which town, which year, where cadres without an address start from."""

    area: str = ""
    year: Year | None = None
    seat: Seat | None = None
    """Longitude and latitude in degrees of the town's seat."""
    income_standard: Standard = 4000
    """Yuan a head a year at which a household counts as lifted."""


class Targets(Section):
    """``[targets]``: the year's figures, each compared with the roster and the plan."""

    persons: Count | None = None
    weak_villages: Count | None = None
    trained: Count | None = None
    transferred: Count | None = None
    loans_10k_yuan: Money | None = None
    collective_income_10k_yuan: Money = 15
    """Collective income at which a weak village meets the standard: a line, not a sum."""

    def sums(self) -> dict[str, int | float]:
        """Return the targets the policy names, without the standard of a single village."""
        found = self.model_dump(exclude={"collective_income_10k_yuan"}, exclude_none=True)
        return {name: found[name] for name in type(self).model_fields if name in found}


class Rank(Section):
    """``[[rank]]``: one rank of cadres; their order is their seniority, highest first."""

    name: Annotated[str, Field(min_length=1)]
    label: str = ""
    quota: Quota
    """Households a cadre of this rank may have at most."""
    serves: Serves = Serves.ANY
    pairs_with: Literal["weak", "all"] | None = None
    per_village: PerVillage | None = None
    """Least and most cadres of this rank paired with each village of ``pairs_with``."""
    principal: Flag = True
    """False for co-helpers: never the party cadre."""
    max_km: Kilometres | None = None
    """One way, base to household; overrides ``[travel] max_km``."""

    @model_validator(mode="after")
    def _pairing_holds_together(self) -> Self:
        if self.serves is not Serves.PAIRED:
            if self.pairs_with is not None or self.per_village is not None:
                raise PydanticCustomError(
                    "pairing_without_paired", "pairs_with and per_village need serves = 'paired'"
                )
        elif self.per_village is not None and self.per_village[0] > 0 and self.quota == 0:
            raise PydanticCustomError(
                "quota_zero_with_minimum", "a rank with quota 0 cannot have to hook villages"
            )
        return self

    @property
    def is_paired(self) -> bool:
        """Whether each cadre of this rank hooks exactly one village."""
        return self.serves is Serves.PAIRED

    @property
    def pairs_with_weak_only(self) -> bool:
        """Whether only weak villages can be hooked (the default of a paired rank)."""
        return self.is_paired and self.pairs_with != "all"


class Travel(Section):
    """``[travel]``: how distance is measured and limited."""

    metric: Literal["straight", "roads", "matrix"] = "straight"
    detour: Detour = 1.3
    """Road metres per straight-line metre; used by ``straight`` only."""
    max_km: Kilometres | None = None
    """One way, base to household."""
    max_villages: AtLeastOne = 2
    """Villages one cadre may have households in."""
    datum: Literal["wgs84", "gcj02"] = "wgs84"
    """Datum of the case's coordinates; ``gcj02`` (Chinese map services) is converted."""
    max_snap_km: Kilometres = 2.0
    """Points farther than this from the road network are reported (``roads`` only)."""


class Objectives(Section):
    """``[objectives]``: the strict order, and whether continuity is a rule."""

    order: tuple[ObjectiveName, ...] = OBJECTIVES
    continuity: Literal["soft", "hard"] = "soft"

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        if not self.order:
            raise PydanticCustomError("no_objective", "order names no objective")
        twice = [name for name in OBJECTIVES if self.order.count(name) > 1]
        if twice:
            raise PydanticCustomError(
                "objective_twice", "order names an objective twice", {"names": ", ".join(twice)}
            )
        return self


class Writeback(Section):
    """``[writeback]``: how a helper is entered into the register."""

    short: dict[str, str] = Field(default_factory=dict)
    """The office's own short forms of units and positions, tried before the usual ones."""
    name_characters: Count = 10
    phone_characters: Count = 15
    job_characters: Count = 10
    """The register's limits of a helper's name, phone, and unit with position; 0 for none."""


class Policy(Section):
    """What the office decides, read with `read_policy`, varied with the ``with_`` methods.

    Examples
    --------
    >>> policy = Policy.model_validate({"rank": [{"name": "clerk", "quota": 3}]})
    >>> policy.with_quota(clerk=4).rank("clerk").quota
    4
    """

    plan: PlanSection = PlanSection()
    targets: Targets = Targets()
    ranks: Annotated[tuple[Rank, ...], Field(alias="rank", min_length=1)]
    travel: Travel = Travel()
    objectives: Objectives = Objectives()
    notice: NoticeSection = NoticeSection()
    cards: CardsSection = CardsSection()
    writeback: Writeback = Writeback()

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    @model_validator(mode="after")
    def _ranks_are_told_apart(self) -> Self:
        first: dict[str, int] = {}
        twice: list[tuple[int, str, int]] = []
        for index, rank in enumerate(self.ranks):
            for word in sorted({rank.name, rank.label} - {""}):
                if word in first:
                    twice.append((index, word, first[word]))
                first.setdefault(word, index)
        if twice:
            raise PydanticCustomError("rank_twice", "two ranks share a name", {"twice": twice})
        return self

    def rank(self, name_or_label: str) -> Rank:
        """Return the rank of this name or label.

        Raises
        ------
        KeyError
            If the policy has no such rank.
        """
        for rank in self.ranks:
            if name_or_label and name_or_label in (rank.name, rank.label):
                return rank
        raise KeyError(name_or_label)

    @property
    def paired_words(self) -> frozenset[str]:
        """Return the names and labels of the ranks that hook villages."""
        return frozenset(
            w for rank in self.ranks if rank.is_paired for w in (rank.name, rank.label)
        )

    def seniority(self, name_or_label: str) -> int:
        """Return the rank's place in the order of the policy, 0 for the most senior."""
        return self.ranks.index(self.rank(name_or_label))

    def max_m(self, rank: Rank) -> int | None:
        """Return how far a household may lie from a cadre's base, in metres; None if anywhere."""
        km = rank.max_km if rank.max_km is not None else self.travel.max_km
        return None if km is None else round(km * 1000)

    def need_weight(self, need: int | None, income_yuan: float | None) -> int:
        """Return 3, 2 or 1: the household's ``need``, else by income against the standard.

        Below 60 % of the standard is 3, below 80 % is 2, the rest (also unknown income) is 1.
        """
        if need is not None:
            return need
        if income_yuan is None:
            return 1
        if income_yuan * 100 < self.plan.income_standard * 60:
            return 3
        return 2 if income_yuan * 100 < self.plan.income_standard * 80 else 1

    def need_weights(self, households: pd.DataFrame) -> list[int]:
        """Return the `need_weight` of each row of a table with ``need`` and ``income_yuan``."""
        need = households["need"].to_numpy(dtype=np.float64, na_value=np.nan)
        cents = households["income_yuan"].to_numpy(dtype=np.float64) * 100
        standard = self.plan.income_standard
        by_income = np.where(cents < standard * 60, 3, np.where(cents < standard * 80, 2, 1))
        weights: list[int] = np.where(np.isnan(need), by_income, need).astype(np.int64).tolist()
        return weights

    def with_quota(self, **quotas: int) -> Policy:
        """Return the policy with other quotas by rank name: ``policy.with_quota(clerk=4)``."""
        return self.with_ranks({name: {"quota": quota} for name, quota in quotas.items()})

    def with_ranks(self, changes: Mapping[str, Mapping[str, Any]]) -> Policy:
        """Return the policy with some keys of some ranks changed, validated anew.

        Raises
        ------
        KeyError
            If a name is no rank of the policy.
        PolicyError
            If the changed policy has errors (so with every ``with_`` method).
        """
        for name in changes:
            self.rank(name)
        ranks = [
            {**rank.model_dump(exclude_unset=True), **changes.get(rank.name, {})}
            for rank in self.ranks
        ]
        return checked(Policy, {**self.model_dump(exclude={"ranks"}), "rank": ranks})

    def with_travel(self, **changes: object) -> Policy:
        """Return the policy with other keys in ``[travel]``: ``policy.with_travel(max_km=8)``."""
        travel = {**self.travel.model_dump(), **changes}
        return checked(Policy, {**self.model_dump(by_alias=True), "travel": travel})

    def with_radius(self, km: float | None, **by_rank: float | None) -> Policy:
        """Return the policy with another radius: ``policy.with_radius(15, clerk=8)``.

        Parameters
        ----------
        km : float or None
            ``[travel] max_km``; None for no limit. A rank's own limit goes before it.
        **by_rank : float or None
            Own limits of ranks; None takes a rank's own limit away.
        """
        changed = self.with_travel(max_km=km)
        return changed.with_ranks({name: {"max_km": own} for name, own in by_rank.items()})

    def with_order(self, *order: ObjectiveName) -> Policy:
        """Return the policy with the objectives in another strict order."""
        return self.with_objectives(order=order)

    def with_objectives(self, **changes: object) -> Policy:
        """Return the policy with other keys in ``[objectives]``: ``continuity="hard"``."""
        objectives = {**self.objectives.model_dump(), **changes}
        return checked(Policy, {**self.model_dump(by_alias=True), "objectives": objectives})

    def with_plan(self, **changes: object) -> Policy:
        """Return the policy with other keys in ``[plan]``: ``with_plan(income_standard=4500)``."""
        plan = {**self.plan.model_dump(), **changes}
        return checked(Policy, {**self.model_dump(by_alias=True), "plan": plan})
