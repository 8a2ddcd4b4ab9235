"""Distances in integer metres: straight, by road, or from a table; WGS-84 or GCJ-02."""

from bangfu_assign.facts.distance.datum import to_gcj02, to_wgs84
from bangfu_assign.facts.distance.distances import Distances
from bangfu_assign.facts.distance.measure import measure
from bangfu_assign.facts.distance.metric import UNREACHABLE
from bangfu_assign.facts.distance.straight import EARTH_RADIUS_M, haversine_m
from bangfu_assign.facts.distance.to_projects import to_projects_m

__all__ = [
    "EARTH_RADIUS_M",
    "UNREACHABLE",
    "Distances",
    "haversine_m",
    "measure",
    "to_gcj02",
    "to_projects_m",
    "to_wgs84",
]
