"""Where the page draws everything: whole metres east and north of the town's middle."""

from __future__ import annotations

from dataclasses import dataclass

from bangfu_assign.plan import Plan
from bangfu_assign.report.points import Point, PointsById, points_of
from bangfu_assign.report.projection import Projection, centred
from bangfu_assign.report.queries import short_order

Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Ground:
    """The points of a plan on a flat map.

    Attributes
    ----------
    points : PointsById
        In degrees.
    projection : Projection or None
        None if no point is known.
    """

    points: PointsById
    projection: Projection | None

    @classmethod
    def of(cls, plan: Plan) -> Ground:
        """Find the points, and the middle of villages and bases."""
        points = points_of(plan)
        around = [*points.villages.values(), *points.households.values()]
        return cls(points, centred(around) if around else None)

    def spot(self, point: Point | None) -> Spot | None:
        """Return a point in metres, None if it is not known."""
        if point is None or self.projection is None:
            return None
        east, north = self.projection.xy(point)
        return round(east), round(north)

    def round_of(self, cadre: str, villages: tuple[str, ...]) -> list[Spot]:
        """Return the closed round base → villages → base; empty where nothing is to be drawn."""
        base = self.points.bases.get(cadre)
        known = {self.points.villages[v] for v in villages if v in self.points.villages}
        stops = sorted(known - {base} if base is not None else ())
        if base is None or not stops:
            return []
        route = [base, *short_order(base, stops), base]
        return [spot for spot in map(self.spot, route) if spot is not None]
