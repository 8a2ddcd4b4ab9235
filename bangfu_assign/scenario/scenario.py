"""`Scenario`: one variant of policy and facts, written as what is different."""

from __future__ import annotations

import math
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from bangfu_assign.policy import Serves
from bangfu_assign.policy.policy import ObjectiveName
from bangfu_assign.policy.values import (
    NUMBER,
    AtLeastOne,
    Detour,
    Quota,
    Standard,
)

NO_LIMIT = "none"
"""TOML has no null: ``max_km = "none"`` takes a limit away."""

DROPPABLE = (
    "coverage", "continuity", "evenness", "load", "travel", "walk",
    "pairing", "max_km", "max_villages", "locks",
)  # fmt: skip
"""What ``drop`` may name: objectives, which leave the order, and rules, which no longer hold."""

Dropped = Literal[
    "coverage", "continuity", "evenness", "load", "travel", "walk",
    "pairing", "max_km", "max_villages", "locks",
]  # fmt: skip

MOST_EXTRA = 10_000
"""Extra cadres of one entry."""


def _limit(value: object) -> object:
    """Read ``"none"`` as no limit; other text is for the number check to refuse."""
    return math.inf if value == NO_LIMIT else value


def _by_rank(value: object) -> object:
    """Read ``{clerk = 4}`` as one entry per rank."""
    if isinstance(value, dict):
        return [{"rank": rank, "count": count} for rank, count in value.items()]
    if not isinstance(value, list | tuple):
        raise PydanticCustomError("tuple_type", "a list is expected")
    return value


def _listed(value: object) -> object:
    """Refuse anything but a list: pydantic would take a table's keys for one."""
    if not isinstance(value, list | tuple):
        raise PydanticCustomError("tuple_type", "a list is expected")
    return value


Limit = Annotated[float, Field(gt=0), NUMBER, BeforeValidator(_limit)]
Words = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], BeforeValidator(_listed)]


class _Part(BaseModel):
    """A table of the file: immutable, and without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Pair(_Part):
    """A household and a cadre."""

    household_id: Annotated[str, Field(min_length=1)]
    cadre_id: Annotated[str, Field(min_length=1)]


class ExtraLock(Pair):
    """A lock beside the case's own."""

    kind: Literal["must", "never"]
    reason: str = ""


class ExtraCadres(_Part):
    """Cadres who are not in the roster."""

    rank: Annotated[str, Field(min_length=1)]
    count: Annotated[int, Field(ge=1, le=MOST_EXTRA), NUMBER] = 1
    village: str = ""
    """Home village, or the village a paired cadre is to have: id or name."""
    unit: str = ""


class Scenario(_Part):
    """What is different from the policy and the facts of the case; all that is left out stays.

    Examples
    --------
    >>> Scenario(name="clerks 4", quota={"clerk": 4}).max_km is None
    True
    """

    name: Annotated[str, Field(min_length=1, max_length=60)]
    note: str = ""
    """For people: what is tried, and why."""
    base: str = ""
    """Another scenario, whose differences are taken over first."""
    quota: dict[str, Quota] = {}
    """Households a cadre may have at most, by rank."""
    cadre_quota: dict[str, Quota] = {}
    """The same of single cadres, by id."""
    max_km: Limit | None = None
    """``[travel] max_km``; ``"none"`` for no limit. Ranks with a limit of their own keep it."""
    rank_max_km: dict[str, Limit] = {}
    """Own limits of ranks; ``"none"``: the general limit holds for it."""
    max_villages: AtLeastOne | None = None
    detour: Detour | None = None
    metric: Literal["straight", "roads", "matrix"] | None = None
    order: Annotated[tuple[ObjectiveName, ...], BeforeValidator(_listed)] | None = None
    continuity: Literal["soft", "hard", "off"] | None = None
    drop: Annotated[tuple[Dropped, ...], BeforeValidator(_listed)] = ()
    serves: dict[str, Serves] = {}
    admit: Words = ()
    """Ranks of co-helpers that may be principal helpers."""
    income_standard: Standard | None = None
    extra: Annotated[tuple[ExtraCadres, ...], BeforeValidator(_by_rank)] = ()
    """More cadres: ``{clerk = 4}``, or a list of tables with rank, count, village, unit."""
    unavailable: Words = ()
    """Ids of cadres who are not there."""
    locks: Annotated[tuple[ExtraLock, ...], BeforeValidator(_listed)] = ()
    remove_locks: Annotated[tuple[Pair, ...], BeforeValidator(_listed)] = ()
    sweep: dict[str, Any] = {}
    """Several values of some keys: ``{max_km = [8, 10]}``, ``{quota.clerk = [3, 4]}``; one
    variant for each combination."""

    @property
    def changes_nothing(self) -> bool:
        """Whether only name and note are set."""
        return self.model_fields_set <= {"name", "note"}
