"""``[notice]``: what the public notice says, and how much of a name it shows."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from bangfu_assign.policy.section import Section

NoticeColumn = Literal["number", "group", "head_name", "household_id", "persons", "helper", "post"]
"""Everything a public table may show about a household; there is no way to show more."""

NOTICE_COLUMNS: tuple[NoticeColumn, ...] = (
    "number", "head_name", "household_id", "persons", "helper", "post",
)  # fmt: skip
"""序号, 户主姓名, 建档立卡号, 家庭人口, 帮扶责任人, 单位及职务."""

LONGEST = 1000
"""Characters of one text; a whole regulation does not belong on the notice board."""


def _day(value: object) -> object:
    """Take a day as TOML writes it, or as text; a time of day has no place here."""
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else _no_day()
    except ValueError:
        return _no_day()


def _no_day() -> object:
    raise PydanticCustomError("not_day", "a day is written 2012-03-05")


Day = Annotated[date, BeforeValidator(_day)]
Words = Annotated[str, Field(max_length=LONGEST)]


class NoticeSection(Section):
    """``[notice]``: the texts of the public notice. What is left out gets a usual wording.

    ``{area}``, ``{village}`` and ``{year}`` in a text stand for the town, the village of the sheet
    (nothing on the town's own) and the year of the plan.
    """

    title: Words = ""
    reason: Words = ""
    """Why the list is published."""
    basis: Words = ""
    """The document it rests on, with its 《》."""
    start: Day | None = None
    """First day; without it the notice is a long-term one (长期公示)."""
    end: Day | None = None
    """Last day; without it the notice stays from `start` on."""
    office: Words = ""
    """Who hears objections."""
    address: Words = ""
    phone: Words = ""
    """监督电话: the only phone that may stand on a public sheet."""
    issuer: Words = ""
    date: Day | None = None
    """Day of issue."""
    names: Literal["full", "middle", "surname"] = "full"
    """Heads of households: 张小丰, 张*丰 or 张**."""
    uncovered: Literal["omit", "待落实"] = "待落实"
    """Households without a helper: left out, or listed as 待落实."""
    columns: tuple[NoticeColumn, ...] = NOTICE_COLUMNS

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        if self.end is not None and (self.start is None or self.end < self.start):
            raise PydanticCustomError("notice_days", "end is before start, or start is missing")
        return self

    @model_validator(mode="after")
    def _who_is_helped_by_whom(self) -> Self:
        lacking = {"head_name", "helper"} - set(self.columns)
        if lacking or len(set(self.columns)) < len(self.columns):
            raise PydanticCustomError(
                "notice_columns", "columns lack head_name or helper, or name one twice"
            )
        return self
