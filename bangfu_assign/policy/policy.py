"""The policy: ranks and quotas, leadership pairings, travel, objectives, targets.

Everything a town office may decide differently stands here, never in code. The facts (who lives
where, who works where) are in `bangfu_assign.facts`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

NEED_WEIGHTS = (3, 2, 1)
"""Weights of need, neediest first."""

OBJECTIVES = ("coverage", "continuity", "evenness", "load", "travel", "walk")
"""Every objective, in the default strict order."""

ObjectiveName = Literal["coverage", "continuity", "evenness", "load", "travel", "walk"]


class _Section(BaseModel):
    """A table of the policy file: immutable, and without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


class Serves(StrEnum):
    """Which villages a rank's cadres may serve."""

    ANY = "any"
    """Every village."""
    HOME = "home"
    """The home village only (the ``village`` column)."""
    PAIRED = "paired"
    """Exactly one village of ``pairs_with``, decided by the model or fixed by the ``village`` column."""
    UNIT = "unit"
    """The unit's own village (包村部门); or the village its paired cadre is paired with."""


class PlanSection(_Section):
    """``[plan]``: which town, which year, where cadres without an address start from."""

    area: str = ""
    year: Annotated[int, Field(ge=1949, le=2200)] | None = None
    seat: tuple[float, float] | None = None
    """Longitude and latitude in degrees of the town's seat."""
    income_standard: Annotated[float, Field(gt=0)] = 4000
    """Yuan a head a year at which a household counts as lifted."""

    @model_validator(mode="after")
    def _seat_is_on_earth(self) -> Self:
        if self.seat is not None:
            lon, lat = self.seat
            if not (-180 <= lon <= 180 and -90 <= lat <= 90):
                raise ValueError("seat_off_earth")
        return self


class Targets(_Section):
    """``[targets]``: the year's figures, each compared with the roster and the plan."""

    persons: Annotated[int, Field(ge=0)] | None = None
    weak_villages: Annotated[int, Field(ge=0)] | None = None
    trained: Annotated[int, Field(ge=0)] | None = None
    transferred: Annotated[int, Field(ge=0)] | None = None
    loans_10k_yuan: Annotated[float, Field(ge=0)] | None = None


class Rank(_Section):
    """``[[rank]]``: one rank of cadres; the order of the ranks is their seniority, highest first."""

    name: Annotated[str, Field(min_length=1)]
    label: str = ""
    quota: Annotated[int, Field(ge=0, le=1000)]
    """Households a cadre of this rank may have at most."""
    serves: Serves = Serves.ANY
    pairs_with: Literal["weak", "all"] | None = None
    per_village: tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]] | None = None
    """Least and most cadres of this rank paired with each village of ``pairs_with``."""
    principal: bool = True
    """False for co-helpers: never the party cadre."""
    max_km: Annotated[float, Field(gt=0)] | None = None
    """One way, base to household; overrides ``[travel] max_km``."""

    @model_validator(mode="after")
    def _pairing_holds_together(self) -> Self:
        if self.serves is not Serves.PAIRED:
            if self.pairs_with is not None or self.per_village is not None:
                raise ValueError("pairing_without_paired")
        elif self.per_village is not None:
            least, most = self.per_village
            if least > most:
                raise ValueError("per_village_upside_down")
            if least > 0 and self.quota == 0:
                raise ValueError("quota_zero_with_minimum")
        return self

    @property
    def is_paired(self) -> bool:
        """Whether each cadre of this rank hooks exactly one village."""
        return self.serves is Serves.PAIRED

    @property
    def pairs_with_weak_only(self) -> bool:
        """Whether only weak villages can be hooked (the default of a paired rank)."""
        return self.is_paired and self.pairs_with != "all"


class Travel(_Section):
    """``[travel]``: how distance is measured and limited."""

    metric: Literal["straight", "roads", "matrix"] = "straight"
    detour: Annotated[float, Field(ge=1, le=10)] = 1.3
    """Road metres per straight-line metre; used by ``straight`` only."""
    max_km: Annotated[float, Field(gt=0)] | None = None
    """One way, base to household."""
    max_villages: Annotated[int, Field(ge=1)] = 2
    """Villages one cadre may have households in."""
    datum: Literal["wgs84", "gcj02"] = "wgs84"
    """Datum of the case's coordinates; ``gcj02`` (Chinese map services) is converted."""
    max_snap_km: Annotated[float, Field(gt=0)] = 2.0
    """Points farther than this from the road network are reported (``roads`` only)."""


class Objectives(_Section):
    """``[objectives]``: the strict order, and whether continuity is a rule."""

    order: tuple[ObjectiveName, ...] = OBJECTIVES
    continuity: Literal["soft", "hard"] = "soft"

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        if len(set(self.order)) != len(self.order):
            raise ValueError("objective_twice")
        if not self.order:
            raise ValueError("no_objective")
        return self


class Policy(_Section):
    """What the office decides: read with `bangfu_assign.policy.read_policy`, varied with the ``with_`` methods.

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

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    @model_validator(mode="after")
    def _ranks_are_told_apart(self) -> Self:
        seen: set[str] = set()
        for rank in self.ranks:
            for word in {rank.name, rank.label} - {""}:
                if word in seen:
                    raise ValueError("rank_twice")
                seen.add(word)
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

    def seniority(self, name_or_label: str) -> int:
        """Return the rank's place in the order of the policy, 0 for the most senior."""
        return self.ranks.index(self.rank(name_or_label))

    def max_m(self, rank: Rank) -> int | None:
        """Return the farthest a household may lie from a cadre's base, in metres; None if anywhere."""
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

    def with_quota(self, **quotas: int) -> Policy:
        """Return the policy with other quotas by rank name: ``policy.with_quota(clerk=4)``."""
        return self.with_ranks({name: {"quota": quota} for name, quota in quotas.items()})

    def with_ranks(self, changes: Mapping[str, Mapping[str, Any]]) -> Policy:
        """Return the policy with some keys of some ranks changed, validated anew.

        Raises
        ------
        KeyError
            If a name is no rank of the policy.
        """
        for name in changes:
            self.rank(name)
        ranks = [
            {**rank.model_dump(exclude_unset=True), **changes.get(rank.name, {})}
            for rank in self.ranks
        ]
        return Policy.model_validate({**self.model_dump(exclude={"ranks"}), "rank": ranks})

    def with_travel(self, **changes: object) -> Policy:
        """Return the policy with other keys in ``[travel]``: ``policy.with_travel(max_km=8)``."""
        travel = {**self.travel.model_dump(), **changes}
        return Policy.model_validate({**self.model_dump(by_alias=True), "travel": travel})

    def with_order(self, *order: ObjectiveName) -> Policy:
        """Return the policy with the objectives in another strict order."""
        objectives = {**self.objectives.model_dump(), "order": order}
        return Policy.model_validate({**self.model_dump(by_alias=True), "objectives": objectives})

