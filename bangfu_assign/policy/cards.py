"""``[cards]``: what the contact card says besides the facts."""

from __future__ import annotations

from pydantic import Field

from bangfu_assign.policy.notice import Words
from bangfu_assign.policy.section import Section


class CardsSection(Section):
    """``[cards]``: texts of the contact card. What is left out gets a usual wording.

    ``{area}``, ``{year}`` and ``{standard}`` in a text stand for the town, the year of the plan and
    its income standard in yuan.
    """

    title: Words = ""
    goal: Words = ""
    """What the household is to reach."""
    measures: dict[str, Words] = Field(default_factory=dict)
    """Measures by cause of poverty: ``"因病" = "落实合作医疗和医疗救助"``."""
    phone: Words = ""
    """监督电话; that of ``[notice]`` if left out."""
    issuer: Words = ""
    """Who prints the card; that of ``[notice]`` if left out."""
