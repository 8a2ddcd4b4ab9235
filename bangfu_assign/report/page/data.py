"""What the internal page knows: tables of villages, cadres, households and projects, by id.

An allow-list: every column is named here, so that a new column of the facts can never appear on
the page by itself. ID numbers, phones, causes, categories and incomes are not among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from bangfu_assign.facts.distance import Distances
from bangfu_assign.plan import Plan
from bangfu_assign.plan.placements import placements
from bangfu_assign.plan.shortage_words import village_names
from bangfu_assign.plan.views import by_cadre, by_household, by_village
from bangfu_assign.report.journeys import Journeys
from bangfu_assign.report.page.choices import choices
from bangfu_assign.report.page.clean import clean
from bangfu_assign.report.page.ground import Ground
from bangfu_assign.report.sheets.book import records, whole
from bangfu_assign.rules.allowed import last_year
from bangfu_assign.rules.roster import People

HOUSEHOLD = (
    "id", "name", "village", "group", "persons", "need", "cadre", "co", "project", "kept", "since",
    "last", "ended", "reach", "project_m", "spot", "count", "place", "others", "why", "fix",
    "no_project", "missing",
)  # fmt: skip
CADRE = (
    "id", "name", "rank", "seniority", "unit", "position", "available", "principal", "quota",
    "load", "round", "walk", "spot", "route", "paired",
)  # fmt: skip
VILLAGE = (
    "id", "name", "weak", "unit", "spot", "planned", "persons", "covered", "persons_covered",
    "uncovered", "cadres", "paired",
)  # fmt: skip
PROJECT = ("id", "name", "village", "places", "taken", "spot")

Table = dict[str, Any]


def page_data(plan: Plan, journeys: Journeys, distances: Distances | None) -> dict[str, Any]:
    """Return the page's tables, as plain values in a fixed order.

    Parameters
    ----------
    plan : Plan
        What to show.
    journeys : Journeys
        Its distances.
    distances : Distances or None
        For who else could help a household; without them that is left out.

    Returns
    -------
    dict
        ``households``, ``cadres``, ``villages``, ``projects``: each ``{columns, rows}``; ``texts``:
        sentences that rows name by their place; ``seat``: metres, or None.
    """
    ground, texts = Ground.of(plan), _Texts()
    return {
        "households": _households(plan, journeys, distances, ground, texts),
        "cadres": _cadres(plan, journeys, ground),
        "villages": _villages(plan, ground),
        "projects": _projects(plan, ground),
        "seat": ground.spot(plan.policy.plan.seat),
        "texts": texts.listed,
    }


class _Texts:
    """Sentences, each once: hundreds of households share the same explanation."""

    def __init__(self) -> None:
        self.listed: list[str] = []
        self._number: dict[str, int] = {}

    def __call__(self, text: str) -> int | None:
        """Return the place of a sentence, None for no words."""
        if not text:
            return None
        if text not in self._number:
            self._number[text] = len(self.listed)
            self.listed.append(clean(text))
        return self._number[text]


def _households(
    plan: Plan,
    journeys: Journeys,
    distances: Distances | None,
    ground: Ground,
    texts: _Texts,
) -> Table:
    last = last_year(People.read(plan.case, plan.policy))
    since = _since(plan)
    why = _cells(plan.uncovered, "explanation")
    fix = _cells(plan.uncovered, "cheapest_fix")
    ended = _cells(plan.records.get("broken"), "explanation")
    no_project = _cells(plan.without_project, "explanation")
    placed = placements(plan)
    missing = dict(zip(placed["household_id"], placed["missing"], strict=True))
    choice = {} if distances is None else choices(plan, distances)
    village_spots = {v: ground.spot(p) for v, p in ground.points.villages.items()}
    rows = []
    for home in records(by_household(plan)):
        id_ = str(home.household_id)
        open_ = choice.get(id_)
        spot = ground.spot(ground.points.households.get(id_))
        rows.append(
            [
                id_,
                clean(home.head_name),
                home.village,
                clean(home.group),
                whole(home.persons),
                int(home.weight),
                home.cadre_id,
                home.co_helper_id,
                home.project_id,
                int(home.kept),
                since.get((id_, home.cadre_id), ""),
                last.get(id_, ""),
                texts(ended.get(id_, "")),
                journeys.reach_m.get(id_),
                journeys.project_m.get(id_),
                None if spot == village_spots.get(home.village) else spot,
                None if open_ is None else open_.count,
                None if open_ is None else open_.place,
                [] if open_ is None else [list(one) for one in open_.others],
                texts(why.get(id_, "")),
                texts(fix.get(id_, "")),
                texts(no_project.get(id_, "")),
                list(missing[id_]),
            ]
        )
    return _table(HOUSEHOLD, rows)


def _cadres(plan: Plan, journeys: Journeys, ground: Ground) -> Table:
    return _table(
        CADRE,
        (
            [
                cadre.cadre_id,
                clean(cadre.name),
                clean(cadre.rank),
                int(cadre.seniority),
                clean(cadre.unit),
                clean(cadre.position),
                int(cadre.available),
                int(cadre.principal),
                int(cadre.quota),
                int(cadre.load),
                journeys.round_m.get(cadre.cadre_id),
                journeys.walk_m.get(cadre.cadre_id),
                ground.spot(ground.points.bases.get(cadre.cadre_id)),
                ground.round_of(cadre.cadre_id, cadre.village_ids),
                list(cadre.paired_ids),
            ]
            for cadre in records(by_cadre(plan))
        ),
    )


def _villages(plan: Plan, ground: Ground) -> Table:
    names = village_names(plan)
    units = dict(zip(plan.case.villages["village_id"], plan.case.villages["unit"], strict=True))
    return _table(
        VILLAGE,
        (
            [
                village.village_id,
                clean(names[village.village_id]),
                int(village.weak),
                clean(units[village.village_id]),
                ground.spot(ground.points.villages.get(village.village_id)),
                int(village.planned),
                int(village.persons_planned),
                int(village.covered),
                int(village.persons_covered),
                int(village.uncovered),
                int(village.cadres),
                list(village.paired_ids),
            ]
            for village in records(by_village(plan))
        ),
    )


def _projects(plan: Plan, ground: Ground) -> Table:
    taken = plan.assignments["project_id"].value_counts()
    rows = []
    for project in records(plan.case.projects):
        own = None if pd.isna(project.lon) else (float(project.lon), float(project.lat))
        rows.append(
            [
                project.project_id,
                clean(project.name),
                project.village,
                whole(project.places),
                int(taken.get(project.project_id, 0)),
                ground.spot(own or ground.points.villages.get(project.village)),
            ]
        )
    return _table(PROJECT, rows)


def _table(columns: Sequence[str], rows: Iterable[list[Any]]) -> Table:
    return {"columns": list(columns), "rows": list(rows)}


def _cells(table: pd.DataFrame | None, column: str) -> Mapping[str, str]:
    if table is None:
        return {}
    return dict(zip(table["household_id"], table[column], strict=True))


def _since(plan: Plan) -> Mapping[tuple[str, str], str]:
    """Return since when each open pair of the history exists, as it stands there."""
    past = plan.records.get("pairs", plan.case.pairs)
    open_ = past[past["until"].fillna("") == ""]
    pairs = zip(open_["household_id"], open_["cadre_id"], strict=True)
    return {p: clean(s) for p, s in zip(pairs, open_["since"].fillna(""), strict=True)}
