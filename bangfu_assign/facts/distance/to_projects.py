"""How far every household lies from every project."""

from __future__ import annotations

import pandas as pd

from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance.datum import case_in_wgs84
from bangfu_assign.facts.distance.distances import Distances
from bangfu_assign.facts.distance.metric import Metres, Points
from bangfu_assign.policy import Policy


def to_projects_m(case: Case, policy: Policy, distances: Distances) -> Metres:
    """Return metres household → project, (H, J), one way, measured as walks are.

    That is by the policy's metric; under ``matrix``, whose table knows only bases and villages, it
    is the straight line times the detour.

    Parameters
    ----------
    case, policy
        Rows are those of `Case.planned`, columns those of ``case.projects``.
    distances : Distances
        Of this case and policy.

    Returns
    -------
    (H, J) int64
        `UNREACHABLE` where one of the points is unknown or no way leads there. A project without a
        point of its own stands at its village's point.
    """
    if policy.travel.datum == "gcj02":
        case, _ = case_in_wgs84(case, None)
    village_row = pd.Index(case.villages["village_id"]).get_indexer(case.projects["village"])
    villages = Points.of(case.villages).take(village_row)
    return distances.from_homes_m(Points.of(case.projects).or_else(villages))
