"""The pairs of a plan as lines a person can find and pick, and cadres likewise."""

from __future__ import annotations

from dataclasses import dataclass

from bangfu_assign import labels
from bangfu_assign.facts.case import Case
from bangfu_assign.labels import Lang
from bangfu_assign.plan import Plan
from bangfu_assign.plan.text import display
from bangfu_assign.plan.views import by_cadre, by_household


@dataclass(frozen=True, slots=True)
class Line:
    """A planned household with its cadre ("" without one), and how it is shown."""

    household_id: str
    cadre_id: str
    village_id: str
    head: str
    words: str


def lines(plan: Plan, lang: Lang) -> list[Line]:
    """Return every planned household, by village and id."""
    named = cadre_words(plan, lang)
    villages = village_words(plan.case)
    nobody = labels.text("notebook.nobody", lang)
    homes = by_household(plan).sort_values(["village", "household_id"])
    return [
        Line(
            home, cadre, village, display(head),
            labels.text(
                "notebook.pair", lang, head=display(head), household_id=home,
                village=villages.get(village, village), cadre=named.get(cadre, cadre) or nobody,
            ),
        )
        for home, cadre, village, head in zip(
            homes["household_id"], homes["cadre_id"], homes["village"], homes["head_name"],
            strict=True,
        )
    ]  # fmt: skip


def cadre_words(plan: Plan, lang: Lang) -> dict[str, str]:
    """Return each party cadre who is available, by id, the most senior first."""
    cadres = by_cadre(plan)
    cadres = cadres[cadres["available"].astype(bool) & cadres["principal"].astype(bool)]
    cadres = cadres.sort_values(["seniority", "cadre_id"])
    return {
        cadre: labels.text(
            "notebook.cadre", lang, name=display(name), cadre_id=cadre, rank=display(rank)
        )
        for cadre, name, rank in zip(
            cadres["cadre_id"], cadres["name"], cadres["rank"], strict=True
        )
    }


def village_words(case: Case) -> dict[str, str]:
    """Return villages by id; two of one name have their id behind it."""
    twice = set(case.villages["name"][case.villages["name"].duplicated()])
    return {
        village: f"{display(name)} {village}" if name in twice else display(name)
        for village, name in zip(case.villages["village_id"], case.villages["name"], strict=True)
    }


def found(all_lines: list[Line], village_id: str, words: str) -> list[Line]:
    """Return the lines of a village ("" for all) that hold every word of a search."""
    asked = words.split()
    return [
        line
        for line in all_lines
        if (not village_id or line.village_id == village_id)
        and all(word in line.words for word in asked)
    ]
