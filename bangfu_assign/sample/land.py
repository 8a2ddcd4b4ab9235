"""Synthetic geography: villages and groups in a town of 175.61 km², hills in the north."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import cos, hypot, pi, radians, sin, sqrt
from random import Random

from bangfu_assign.sample import words
from bangfu_assign.sample.sizes import VILLAGES_PER_TOWN

SEAT = (118.851, 34.8504)
"""Longitude and latitude of the town's seat (real)."""

COUNTY_SEAT = (119.128, 34.839)
"""Where county leaders and departments start from (the county town, rounded)."""

AREA_M2 = 175.61e6
STRETCH = 1.25
"""North-south axis over the equivalent circle: the far north lies beyond the clerks' reach."""
EAST_WEST_M = sqrt(AREA_M2 / pi) / STRETCH
NORTH_SOUTH_M = sqrt(AREA_M2 / pi) * STRETCH
CENTRE = (-300.0, 2100.0)
"""Middle of the town, metres east and north of its seat."""
CLOSEST_M = 650.0
"""No two villages are closer."""

_M_PER_DEGREE = 6_371_008.8 * pi / 180


@dataclass(frozen=True, slots=True)
class Group:
    """A villagers' group (村民小组) and its point in degrees."""

    name: str
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class Place:
    """A village before anybody lives in it.

    Attributes
    ----------
    village_id, name, town : str
        Twelve-digit code, name, name of the town.
    lon, lat : float
        Degrees, six decimals.
    seat_m : int
        Straight-line metres to the town's seat.
    groups : tuple of Group
        Four to eight, 200 to 900 m away.
    """

    village_id: str
    name: str
    town: str
    lon: float
    lat: float
    seat_m: int
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Land:
    """One town's geography: its name, its seat in degrees, its villages by code."""

    town: str
    seat: tuple[float, float]
    places: tuple[Place, ...]


def degrees(x: float, y: float) -> tuple[float, float]:
    """Return longitude and latitude of a point given in metres east and north of the first seat."""
    lat = SEAT[1] + y / _M_PER_DEGREE
    lon = SEAT[0] + x / (_M_PER_DEGREE * cos(radians(SEAT[1])))
    return round(lon, 6), round(lat, 6)


@cache
def real_villages() -> tuple[tuple[str, str], ...]:
    """Return code and name of the 44 villages (national statistics 2023)."""
    text = resources.files(__package__).joinpath("banzhuang_villages.csv").read_text("utf-8")
    rows = [line.split(",") for line in text.split()[1:]]
    return tuple((code, name) for code, name in rows)


def make_land(rng: Random, town: int, towns: int) -> Land:
    """Return the geography of a town; town 0 is Banzhuang, the others lie beside it in a grid."""
    across = next(n for n in range(1, towns + 1) if n * n >= towns)
    seat_x = (town % across) * 2 * EAST_WEST_M
    seat_y = -(town // across) * 2 * NORTH_SOUTH_M
    spots = _spots(rng)
    if town == 0:
        name = "班庄镇"
        named = _named(rng, spots)
    else:
        name = f"样例{town + 1}镇"
        pairs = [a + b for a in words.FURTHER_VILLAGE_FIRST for b in words.FURTHER_VILLAGE_SECOND]
        names = rng.sample(pairs, VILLAGES_PER_TOWN)
        codes = [f"320799{100 + town}{200 + i}" for i in range(VILLAGES_PER_TOWN)]
        named = [(c, f"{n}村", s) for c, n, s in zip(codes, names, spots, strict=True)]
    places = tuple(
        Place(code, village, name, *degrees(x + seat_x, y + seat_y), round(hypot(x, y)),
              _groups(rng, x + seat_x, y + seat_y))
        for code, village, (x, y) in sorted(named)
    )  # fmt: skip
    return Land(name, degrees(seat_x, seat_y), places)


def _spots(rng: Random) -> list[tuple[float, float]]:
    """Return 44 points, the first at the seat, thinner in the northern hills."""
    spots = [(0.0, 0.0)]
    while len(spots) < VILLAGES_PER_TOWN:
        u, v = 2 * rng.random() - 1, 2 * rng.random() - 1
        if hypot(u, v) > 0.97 or rng.random() > 1 - 0.55 * max(0.0, v):
            continue
        x, y = CENTRE[0] + u * EAST_WEST_M, CENTRE[1] + v * NORTH_SOUTH_M
        if all(hypot(x - a, y - b) >= CLOSEST_M for a, b in spots):
            spots.append((x, y))
    return spots


def _named(
    rng: Random, spots: list[tuple[float, float]]
) -> list[tuple[str, str, tuple[float, float]]]:
    """Give the real names to points: hill names in the north, shared names side by side."""
    code_of = {name: code for code, name in real_villages()}
    free = sorted(spots[1:])
    spot_of = {"班庄村": spots[0]}

    def take(names: tuple[str, ...], near: list[tuple[float, float]]) -> None:
        for name, spot in zip(names, near, strict=True):
            spot_of[name] = spot
            free.remove(spot)

    take(words.SEAT_NEIGHBOURS, sorted(free, key=lambda p: hypot(*p))[: len(words.SEAT_NEIGHBOURS)])
    north = sorted(free, key=lambda p: -p[1])[: len(words.HILL_NAMES)]
    rng.shuffle(north)
    take(words.HILL_NAMES, north)
    for names in words.NAME_CLUSTERS:
        nests = [sorted(free, key=lambda q, p=p: hypot(q[0] - p[0], q[1] - p[1])) for p in free]  # type: ignore[misc]
        nest = min(nests, key=lambda near: _reach(near, len(names)))[: len(names)]
        take(names, sorted(nest))
    rest = [name for _, name in real_villages() if name not in spot_of]
    rng.shuffle(free)
    take(tuple(rest), list(free))
    return [(code_of[name], name, spot) for name, spot in spot_of.items()]


def _reach(near: list[tuple[float, float]], count: int) -> float:
    first, last = near[0], near[count - 1]
    return hypot(last[0] - first[0], last[1] - first[1])


def _groups(rng: Random, x: float, y: float) -> tuple[Group, ...]:
    count = rng.randint(4, 8)
    names = words.NUMBERED_GROUPS if rng.random() < 0.7 else words.NATURAL_GROUPS
    turn = rng.random()
    groups = []
    for i in range(count):
        angle = 2 * pi * (i + turn + 0.5 * rng.random()) / count
        away = 210 + 680 * rng.random()
        groups.append(Group(names[i], *degrees(x + away * cos(angle), y + away * sin(angle))))
    return tuple(groups)
