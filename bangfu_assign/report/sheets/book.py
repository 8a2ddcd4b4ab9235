"""What every sheet is given: the open workbook, the plan seen from all sides, and the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from bangfu_assign import labels
from bangfu_assign.labels import Lang
from bangfu_assign.plan import Plan
from bangfu_assign.plan.text import display
from bangfu_assign.plan.views import by_cadre, by_household, by_village
from bangfu_assign.report.journeys import Journeys
from bangfu_assign.report.sheets.styles import Styles


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """The workbook being written.

    Attributes
    ----------
    file : xlsxwriter.Workbook
        The open workbook.
    plan, lang, journeys
        What to write.
    styles : Styles
        Its formats.
    households, cadres, villages : DataFrame
        `by_household` sorted by village, group and id; `by_cadre` with those who can be party
        cadres first, most senior first; `by_village`.
    village_names : mapping of id to str
        Names; two villages of one name have their id behind it.
    """

    file: Any
    plan: Plan
    lang: Lang
    journeys: Journeys
    styles: Styles
    households: pd.DataFrame
    cadres: pd.DataFrame
    villages: pd.DataFrame
    village_names: Mapping[str, str]

    @classmethod
    def of(cls, file: Any, plan: Plan, lang: Lang, journeys: Journeys) -> Book:
        """Gather what the sheets need."""
        villages = by_village(plan)
        twice = set(villages["name"][villages["name"].duplicated()])
        names = {
            v: f"{display(name)}（{v}）" if name in twice else display(name)
            for v, name in zip(villages["village_id"], villages["name"], strict=True)
        }
        households = by_household(plan)
        keys = list(
            zip(
                households["village"].tolist(),
                map(natural, households["group"].tolist()),
                households["household_id"].tolist(),
                strict=True,
            )
        )
        order = sorted(range(len(keys)), key=keys.__getitem__)
        cadres = by_cadre(plan)
        cadres["idle"] = ~(cadres["available"].astype(bool) & cadres["principal"].astype(bool))
        cadres = cadres.sort_values(["idle", "seniority", "cadre_id"], ignore_index=True)
        return cls(
            file, plan, lang, journeys, Styles(file, lang), households.iloc[order], cadres,
            villages, names,
        )  # fmt: skip

    def say(self, code: str, **parameters: object) -> str:
        """Return a text of the workbook's catalogue, or of the one that the code names."""
        return labels.text(code if "." in code else f"workbook.{code}", self.lang, **parameters)

    def add_sheet(self, code: str) -> Any:
        """Append an empty sheet named in the catalogue."""
        return self.file.add_worksheet(self.say(f"sheet_{code}"))


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key under which group 2 comes before group 10."""
    # A run of digits may be longer than Python's limit for int(); as text of equal length it sorts
    # the same way.
    return tuple(
        (0, len(part.lstrip("0")), part.lstrip("0")) if part.isdecimal() else (1, 0, part)
        for part in re.split(r"(\d+)", text)
        if part
    )


def office(unit: str, position: str) -> str:
    """Return unit and position as one text; a unit that the position repeats is not said twice."""
    unit, position = display(unit), display(position)
    return position if position.startswith(unit) else f"{unit}{position}"


def km(metres: int | None) -> float | None:
    """Return kilometres with one decimal, None for an unknown distance."""
    return None if metres is None else round(metres / 1000, 1)


def records(table: pd.DataFrame) -> Iterable[Any]:
    """Return a table's rows with its columns as attributes; their types are the schema's."""
    return table.itertuples(index=False)


def whole(number: Any) -> int | None:
    """Return a count, None for an unknown one."""
    return None if pd.isna(number) else int(number)
