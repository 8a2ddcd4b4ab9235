"""What a public table may show about a household: these eight facts, and no way to show more.

A row is built field by field. Nothing is ever removed from a wider table, so that a new column of
the register cannot become public by being forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bangfu_assign import labels
from bangfu_assign.plan import Plan
from bangfu_assign.plan.views import by_household
from bangfu_assign.report.notice.masking import shown_name
from bangfu_assign.report.paper.words import line
from bangfu_assign.report.sheets.book import office, records

COLUMNS_WIDE = {
    "village": 24, "group": 24, "head_name": 40, "household_id": 40, "helper": 40, "post": 80,
}  # fmt: skip
"""Longest text of a cell, in columns of a Latin letter; what is longer is no name."""


NOBODY = "—"
"""In place of the post of a helper who is still to be found."""


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One household on a public sheet.

    Attributes
    ----------
    number : int
        序号, from 1 on each sheet.
    village, group : str
        行政村 (shown on the town's sheet only), 组别 (only if the policy asks for it).
    head_name : str
        户主姓名, as much of it as the policy shows.
    household_id : str
        建档立卡号.
    persons : int
        家庭人口.
    helper, post : str
        帮扶责任人 (or 待落实), and the helper's unit and position.
    """

    number: int
    village: str
    group: str
    head_name: str
    household_id: str
    persons: int
    helper: str
    post: str

    def cell(self, column: str) -> str:
        """Return what stands in a column."""
        return str(getattr(self, column))


@dataclass(frozen=True, slots=True)
class Listed:
    """A household that will be shown, before it has its number on a sheet; texts not yet cut.

    Attributes
    ----------
    household_id, village_id, village, group, head_name, helper, post : str
        As in the facts, on one line each; the head's name is whole.
    persons : int
        Of the household.
    """

    household_id: str
    village_id: str
    village: str
    group: str
    head_name: str
    persons: int
    helper: str
    post: str

    def row(self, number: int, names: Any) -> NoticeRow:
        """Return the household as it is shown under a number."""
        return NoticeRow(
            number,
            line(self.village, COLUMNS_WIDE["village"]),
            line(self.group, COLUMNS_WIDE["group"]),
            line(shown_name(self.head_name, names), COLUMNS_WIDE["head_name"]),
            line(self.household_id, COLUMNS_WIDE["household_id"]),
            self.persons,
            line(self.helper, COLUMNS_WIDE["helper"]),
            line(self.post, COLUMNS_WIDE["post"]),
        )


def listed(plan: Plan, villages: Mapping[str, str]) -> list[Listed]:
    """Return the households that the policy wants shown, sorted by village and id.

    Parameters
    ----------
    plan : Plan
        The year's plan; households that are not planned are not shown.
    villages : mapping of id to str
        Names to be shown.
    """
    helpers = {
        cadre.cadre_id: (line(cadre.name), line(office(cadre.unit, cadre.position)))
        for cadre in records(plan.case.cadres)
    }
    wanted = plan.policy.notice.uncovered
    pending = (labels.text("notice.pending"), NOBODY)
    found = []
    for household in records(by_household(plan)):
        if not household.covered and wanted == "omit":
            continue
        helper, post = helpers[household.cadre_id] if household.covered else pending
        found.append(
            Listed(
                line(household.household_id),
                household.village,
                line(villages.get(household.village, household.village)),
                line(household.group),
                line(household.head_name),
                int(household.persons),
                helper,
                post,
            )
        )
    return sorted(found, key=lambda one: (one.village_id, one.household_id))
