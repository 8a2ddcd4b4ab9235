"""What each household's card says, in the order in which cards are handed out."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from bangfu_assign import labels
from bangfu_assign.facts.history import last_day
from bangfu_assign.plan import Plan
from bangfu_assign.plan.views import by_household
from bangfu_assign.report.paper.words import line
from bangfu_assign.report.sheets.book import natural
from bangfu_assign.report.writeback.short import whole_job

MONTHS = 12

_CAUSES = re.compile("[、,，;；/]")
_PLACE = re.compile(r"\{(area|year|standard)\}")


@dataclass(frozen=True, slots=True)
class Card:
    """One household's card; "" is left blank for the pen.

    Attributes
    ----------
    household_id, village_id, cadre_id : str
        Whose it is; no cadre for a household without helper.
    cells : mapping of str to str
        Texts by their heads' codes in ``labels.cards``.
    """

    household_id: str
    village_id: str
    cadre_id: str
    cells: Mapping[str, str]


def say(code: str, **parameters: object) -> str:
    """Return a text of the card; cards are Chinese."""
    return labels.text(f"cards.{code}", "zh", **parameters)


def cards_of(
    plan: Plan,
    *,
    villages: Collection[str] = (),
    households: Collection[str] = (),
    uncovered: bool = False,
) -> list[Card]:
    """Return the cards of a plan's households, by village, group and id.

    Parameters
    ----------
    plan : Plan
        The plan; ``case.pairs`` tells since when a pair exists.
    villages, households : collection of str
        Ids to be taken; everybody if both are empty.
    uncovered : bool
        Whether planned households without a helper get a card with the helper left blank.
    """
    table = by_household(plan)
    known = _Known(plan)
    rows = zip(*(table[name].tolist() for name in _TAKEN), strict=True)
    cards = []
    for values in rows:
        row = dict(zip(_TAKEN, values, strict=True))
        if villages and row["village"] not in villages:
            continue
        if households and row["household_id"] not in households:
            continue
        if row["cadre_id"] or uncovered:
            cards.append((natural(row["group"]), known.card(row)))
    cards.sort(key=lambda pair: (pair[1].village_id, pair[0], pair[1].household_id))
    return [card for _, card in cards]


_TAKEN = (
    "household_id", "head_name", "village", "group", "persons", "labourers", "income_yuan",
    "category", "cause", "trained", "transferred", "loan_10k_yuan", "phone", "cadre_id",
    "co_helper_id", "project_id",
)  # fmt: skip
"""What a card is made from: no ID number, no coordinates."""


class _Known:
    """Everything cards look up by id."""

    def __init__(self, plan: Plan) -> None:
        case, self.policy = plan.case, plan.policy
        self.villages = dict(zip(case.villages["village_id"], case.villages["name"], strict=True))
        self.projects = dict(zip(case.projects["project_id"], case.projects["name"], strict=True))
        columns = ("cadre_id", "name", "unit", "position", "phone")
        rows = zip(*(case.cadres[name].tolist() for name in columns), strict=True)
        self.cadres = {row[0]: dict(zip(columns, row, strict=True)) for row in rows}
        self.since = _since(case.pairs)
        plan_ = self.policy.plan
        self.place = {
            "area": line(plan_.area),
            "year": str(plan_.year or ""),
            "standard": f"{plan_.income_standard:g}",
        }
        goal = "goal_of_year" if plan_.year else "goal_of_any_year"
        said = {"year": self.place["year"], "standard": self.place["standard"]}
        usual = say(goal, **said)
        self.goal = self.filled(self.policy.cards.goal) or usual
        phone = self.policy.cards.phone or self.policy.notice.phone
        self.supervision = self.filled(phone)

    def filled(self, text: str) -> str:
        """Return a text of the policy with town, year and standard put in."""
        return line(_PLACE.sub(lambda found: self.place[found.group(1)], text))

    def card(self, row: Mapping[str, Any]) -> Card:
        """Return the card of a household."""
        nobody = dict.fromkeys(("name", "unit", "position", "phone"), "")
        helper = self.cadres.get(row["cadre_id"], nobody)
        other = self.cadres.get(row["co_helper_id"], nobody)
        cells = {
            "head": row["head_name"],
            "village": self.villages.get(row["village"], row["village"]),
            "group": row["group"],
            "persons": _people(row["persons"]),
            "labourers": _people(row["labourers"]),
            "category": row["category"],
            "income": ""
            if pd.isna(row["income_yuan"])
            else say("yuan", yuan=_amount(row["income_yuan"])),
            "cause": row["cause"],
            "phone": row["phone"],
            "measures": self._measures(row),
            "project": self.projects.get(row["project_id"], ""),
            "goal": self.goal,
            "helper": helper["name"],
            "unit": helper["unit"],
            "position": helper["position"],
            "helper_phone": helper["phone"],
            "since": self.since.get((row["household_id"], row["cadre_id"]), ""),
            "supervision": self.supervision,
            "co_helper": other["name"],
            "job": whole_job(other["unit"], other["position"]),
            "co_helper_phone": other["phone"],
        }
        return Card(row["household_id"], row["village"], row["cadre_id"], cells)

    def _measures(self, row: Mapping[str, Any]) -> str:
        own = self.policy.cards.measures
        found = [self.filled(own[word]) for word in _CAUSES.split(row["cause"]) if word in own]
        for code, column in (("trained", "trained"), ("transferred", "transferred")):
            if not pd.isna(row[column]) and row[column] > 0:
                found.append(say(code, count=int(row[column])))
        if not pd.isna(row["loan_10k_yuan"]) and row["loan_10k_yuan"] > 0:
            found.append(say("loan", amount=_amount(row["loan_10k_yuan"])))
        return "；".join(found)


def _people(value: Any) -> str:
    return "" if pd.isna(value) else say("people", count=int(value))


def _amount(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _since(pairs: pd.DataFrame) -> dict[tuple[str, str], str]:
    """Return since when each open pair exists, as people write it: 2012年3月5日, 2011年."""
    found: dict[tuple[str, str], str] = {}
    columns = ("household_id", "cadre_id", "since", "until")
    for household, cadre, since, until in zip(*(pairs[c].tolist() for c in columns), strict=True):
        if since and last_day(until)[0] == 9999:
            found[household, cadre] = max(since, found.get((household, cadre), ""))
    return {pair: _in_words(since) for pair, since in found.items()}


def _in_words(day: str) -> str:
    units = ("年", "月", "日")
    parts = day.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > len(units):
        return day
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, units, strict=False))
