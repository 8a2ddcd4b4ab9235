"""What all cards of a plan share: title, heads, the line of care, the issuer."""

from __future__ import annotations

from dataclasses import dataclass

from bangfu_assign.plan import Plan
from bangfu_assign.report.cards.content import MONTHS, say
from bangfu_assign.report.paper.words import line

HEADS = (
    "head", "village", "group", "persons", "labourers", "category", "income", "cause", "phone",
    "measures", "project", "goal", "helper", "unit", "position", "since", "supervision",
    "co_helper", "job", "date", "form", "content", "helper_signs", "household_signs",
)  # fmt: skip

_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Frame:
    """The printed part of a card.

    Attributes
    ----------
    title, year, issuer : str
        From the policy.
    heads : dict of str to str
        Of the boxes and columns.
    copies : tuple of str
        Who keeps which copy.
    days : tuple of str
        First cells of the monthly rows.
    """

    title: str
    year: str
    issuer: str
    heads: dict[str, str]
    copies: tuple[str, str]
    days: tuple[str, ...]

    @classmethod
    def of(cls, plan: Plan) -> Frame:
        """Return the frame of a plan's cards."""
        policy = plan.policy
        area, year = line(policy.plan.area), policy.plan.year
        own = policy.cards.title.replace("{area}", area).replace("{year}", str(year or ""))
        issuer = line(policy.cards.issuer or policy.notice.issuer, 40)
        return cls(
            line(own or say("title", area=area), _LONGEST_TITLE),
            say("year", year=year) if year else "",
            say("issuer", issuer=issuer) if issuer else "",
            {code: say(code) for code in HEADS},
            (say("for_household"), say("for_helper")),
            tuple(say("day", month=month) for month in range(1, MONTHS + 1)),
        )
