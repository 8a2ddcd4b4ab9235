"""What is allowed in a policy but deserves a second look: warnings, never errors."""

from __future__ import annotations

from bangfu_assign.errors import Problem, Severity
from bangfu_assign.policy.policy import Policy
from bangfu_assign.policy.problems import FILE

_CHINA_LON, _CHINA_LAT = (73.0, 136.0), (3.0, 54.0)
_KM_THAT_LOOK_LIKE_METRES = 500


def advice(policy: Policy) -> tuple[Problem, ...]:
    """Return a warning for everything in a valid policy that is probably not meant.

    Parameters
    ----------
    policy : Policy
        A valid policy.
    """
    return (*_about_order(policy), *_about_ranks(policy), *_about_places(policy))


def _warning(code: str, key: str, value: object = "", **params: object) -> Problem:
    return Problem(f"policy.{code}", FILE, None, key, str(value), params, severity=Severity.WARNING)


def _about_order(policy: Policy) -> list[Problem]:
    order = policy.objectives.order
    key, value = "objectives.order", ", ".join(order)
    found = []
    if "coverage" not in order:
        found.append(_warning("no_coverage", key, value))
    elif order[0] != "coverage":
        found.append(_warning("coverage_not_first", key, value, first=order[0]))
    if "walk" in order and "travel" in order and order.index("walk") < order.index("travel"):
        found.append(_warning("walk_before_travel", key, value))
    return found


def _about_ranks(policy: Policy) -> list[Problem]:
    if not any(r.principal and r.quota > 0 for r in policy.ranks):
        return [_warning("no_principal_rank", "rank")]
    return []


def _about_places(policy: Policy) -> list[Problem]:
    found = []
    limits = [("travel.max_km", policy.travel.max_km)]
    limits += [
        (f"rank[{i}].max_km ({r.name})", r.max_km) for i, r in enumerate(policy.ranks, start=1)
    ]
    found += [
        _warning("km_like_metres", key, f"{km:g}", km=f"{km:g}", right=f"{km / 1000:g}")
        for key, km in limits
        if km is not None and km > _KM_THAT_LOOK_LIKE_METRES
    ]
    if policy.plan.seat is not None:
        lon, lat = policy.plan.seat
        if not _in_china(lon, lat) and _in_china(lat, lon):
            right = f"seat = [{lat:g}, {lon:g}]"
            found.append(
                _warning("seat_maybe_swapped", "plan.seat", f"[{lon:g}, {lat:g}]", right=right)
            )
    return found


def _in_china(lon: float, lat: float) -> bool:
    return _CHINA_LON[0] <= lon <= _CHINA_LON[1] and _CHINA_LAT[0] <= lat <= _CHINA_LAT[1]
