"""Where everything stands, by id: the points that distances are measured between.

Used for drawing only, so the datum is left as it is: a map in one datum looks the same in another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bangfu_assign.facts.distance.metric import Points
from bangfu_assign.facts.distance.points import find_places
from bangfu_assign.plan import Plan

Point = tuple[float, float]
"""Longitude and latitude in degrees."""


@dataclass(frozen=True, slots=True)
class PointsById:
    """The known points of a plan; what has none is absent.

    Attributes
    ----------
    villages : dict of str to (float, float)
        By village id.
    households : dict of str to (float, float)
        By household id: the own point, else the group's, else the village's.
    bases : dict of str to (float, float)
        By cadre id: the own point, else the home village's, else the seat.
    """

    villages: dict[str, Point]
    households: dict[str, Point]
    bases: dict[str, Point]


def points_of(plan: Plan) -> PointsById:
    """Return the points of a plan's villages, planned households and cadres."""
    case = plan.case
    places = find_places(case, plan.policy.plan.seat, plan.policy.paired_words)
    return PointsById(
        _by_id(case.villages["village_id"], places.villages),
        _by_id(case.planned()["household_id"], places.homes),
        _by_id(case.cadres["cadre_id"], places.bases.take(places.base_of)),
    )


def _by_id(ids: Iterable[str], points: Points) -> dict[str, Point]:
    return {
        one: (float(lon), float(lat))
        for one, lon, lat, known in zip(ids, points.lon, points.lat, points.known, strict=True)
        if known
    }
