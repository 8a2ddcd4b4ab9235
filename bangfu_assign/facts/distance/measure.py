"""`measure`: from a case and a policy to its `Distances`, or every reason why there are none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from bangfu_assign.errors import FactsError, Problem, Severity
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance.datum import case_in_wgs84
from bangfu_assign.facts.distance.distances import Distances, frozen
from bangfu_assign.facts.distance.matrix import Entries
from bangfu_assign.facts.distance.metric import UNREACHABLE, Metres, Metric
from bangfu_assign.facts.distance.needs import matrix_notes, missing_points, needed_legs
from bangfu_assign.facts.distance.network import network_notes, network_problems
from bangfu_assign.facts.distance.points import Places, find_places
from bangfu_assign.facts.distance.roads import Roads
from bangfu_assign.facts.distance.sites import Sites, find_sites
from bangfu_assign.facts.distance.straight import Straight
from bangfu_assign.policy import Policy


def measure(case: Case, policy: Policy) -> Distances:
    """Measure a case with the policy's metric.

    ``straight`` is the great circle times the detour; ``roads`` the shortest path over the road
    tables; ``matrix`` takes the legs between bases and villages from ``distances`` alone, and all
    others straight. Under every metric the entries of ``distances`` replace what is measured
    between a cadre's base and a village, both ways.

    Parameters
    ----------
    case : Case
        Its coordinates are read in the policy's datum.
    policy : Policy
        Its ``[travel]`` and its seat are used; its ranks say which legs a plan could need.

    Returns
    -------
    Distances

    Raises
    ------
    FactsError
        With all problems at once: villages and cadres without the coordinates their legs need,
        a metric whose tables are missing, a broken road network.
    """
    seat = policy.plan.seat
    if policy.travel.datum == "gcj02":
        case, seat = case_in_wgs84(case, seat)
    places, entries = find_places(case, seat, policy.paired_words), Entries.of(case)
    needed = needed_legs(case, policy)
    if problems := tuple(_problems(case, policy, places, needed, entries)):
        raise FactsError(problems)

    legs: Metric = Straight(policy.travel.detour)
    notes: list[Problem] = []
    if policy.travel.metric == "roads":
        legs = roads = Roads.build(case.road_nodes, case.road_edges)
        notes += network_notes(case, roads, seat, policy.travel.max_snap_km * 1000)
    from_base = None if policy.travel.metric == "matrix" else legs
    if from_base is None:
        notes += matrix_notes(case, needed, entries)
    places = replace(
        places,
        villages=legs.snapped(places.villages),
        households=legs.snapped(places.households),
        bases=legs.snapped(places.bases),
    )
    sites = find_sites(places)
    sites = replace(sites, starts=legs.snapped(sites.starts))
    notes += _adrift(case, sites)
    out_m, back_m = _base_legs(places, from_base)
    village_m = legs.between(places.villages, places.villages)
    np.fill_diagonal(village_m, 0)
    return Distances(
        out_m=frozen(entries.override(out_m)),
        back_m=frozen(entries.override(back_m)),
        village_m=frozen(village_m),
        site_of=frozen(sites.site_of),
        base_of=frozen(places.base_of),
        notes=tuple(notes),
        _bases=places.bases,
        _homes=places.homes,
        _village_of=places.village_of,
        _sites=sites,
        _legs=legs,
        _from_base=from_base,
        _entries=entries,
    )


def _problems(
    case: Case,
    policy: Policy,
    places: Places,
    needed: np.ndarray[tuple[int, int]],
    entries: Entries,
) -> Iterator[Problem]:
    if policy.travel.metric == "matrix":
        return  # what the table does not give is out of reach by definition
    yield from missing_points(case, places, needed, entries)
    if policy.travel.metric == "roads":
        yield from network_problems(case)


def _base_legs(places: Places, metric: Metric | None) -> tuple[Metres, Metres]:
    """Return metres base → village and back, (C, V) each, measured once per distinct base."""
    shape = len(places.base_of), len(places.villages)
    out_m, back_m = (np.full(shape, UNREACHABLE, dtype=np.int64) for _ in range(2))
    if metric is not None:
        based = places.base_of >= 0
        base_of = places.base_of[based]
        out_m[based] = metric.between(places.bases, places.villages)[base_of]
        back_m[based] = metric.between(places.villages, places.bases).T[base_of]
    return out_m, back_m


def _adrift(case: Case, sites: Sites) -> Iterator[Problem]:
    for _, village in case.villages[sites.adrift].iterrows():
        yield Problem(
            "distance.walk_adrift",
            file="villages",
            column="lon, lat",
            params={"name": village["name"], "id": village["village_id"]},
            severity=Severity.WARNING,
        )
