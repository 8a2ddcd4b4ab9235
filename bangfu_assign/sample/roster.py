"""Fictional cadres: ranks and posts as in the plan, places somewhat short of the households."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from bangfu_assign.sample import words
from bangfu_assign.sample.land import COUNTY_SEAT, degrees
from bangfu_assign.sample.people import person_name
from bangfu_assign.sample.settle import Town, Village
from bangfu_assign.sample.sizes import apportion

QUOTA = {
    "县领导": 5, "包村部门主要领导": 5, "党政主要负责人": 5, "三套班子领导": 4, "助理级": 3,
    "办事员": 3, "部门干部": 3, "大学生村官": 3, "村党员干部": 2,
}  # fmt: skip
"""Households a cadre of each principal rank may have; the labels of the sample's policy."""

PAIRED = ("县领导", "包村部门主要领导")
HOME = ("大学生村官", "村党员干部")
ANYWHERE = ("党政主要负责人", "三套班子领导", "助理级", "办事员")
CO_HELPERS = ("民营企业", "农民专业合作社", "能人大户", "在外创业老板")


@dataclass(frozen=True, slots=True)
class Cadre:
    """One row of the cadres' sheet; a point only where the base is neither home nor seat."""

    cadre_id: str
    name: str
    rank: str
    unit: str
    position: str
    village_id: str = ""
    lon: float | None = None
    lat: float | None = None
    available: bool = True


def make_cadres(rng: Random, town: Town) -> list[Cadre]:
    """Return a town's cadres, the most senior first, without ids (see `numbered`)."""
    rows = [
        *_county(rng, town),
        *_town_hall(rng, town),
        *_villages(rng, town),
        *_co_helpers(rng, town),
    ]
    return _some_away(rng, rows)


def numbered(towns: list[list[Cadre]]) -> list[list[Cadre]]:
    """Give every cadre of the case an id: G0001, G0002, … (five digits where four do not do)."""
    width = max(4, len(str(sum(map(len, towns)))))
    ids = (f"G{i:0{width}d}" for i in range(1, 10**width))
    return [[replace(c, cadre_id=next(ids)) for c in rows] for rows in towns]


def _cadre(
    rng: Random, rank: str, unit: str, position: str, village_id: str = "", *, young: bool = False
) -> Cadre:
    name = person_name(rng, female=rng.random() < 0.25, young=young)
    return Cadre("", name, rank, unit, position, village_id)


def _county(rng: Random, town: Town) -> Iterator[Cadre]:
    """Yield leaders and department heads, as many as weak villages, and the departments' staff."""
    lon, lat = COUNTY_SEAT
    for i, village in enumerate(town.weak):
        unit, position = words.COUNTY_LEADERS[i % len(words.COUNTY_LEADERS)]
        yield replace(_cadre(rng, "县领导", unit, position), lon=lon, lat=lat)
        # One head's village is settled beforehand, the others are the model's to decide.
        fixed = village.village_id if i == 0 else ""
        head = _cadre(rng, "包村部门主要领导", town.departments[i], "局长", fixed)
        yield replace(head, lon=lon, lat=lat)
    units = [*town.departments, *town.bound_departments]
    weights = [4] * len(town.departments) + [2] * len(town.bound_departments)
    for unit, count in zip(units, apportion(weights, town.size.staff), strict=True):
        for i in range(count):
            position = "副局长" if i == 0 and unit in town.departments else "科员"
            yield replace(_cadre(rng, "部门干部", unit, position), lon=lon, lat=lat)


def _town_hall(rng: Random, town: Town) -> Iterator[Cadre]:
    """Yield the cadres who may serve any village: half start at the seat, half at home."""
    for unit, position in words.PRINCIPALS:
        yield _at_seat(town, _cadre(rng, "党政主要负责人", unit, position))
    for rank, count, posts in (
        ("三套班子领导", town.size.town_leaders, words.TOWN_LEADERS),
        ("助理级", town.size.assistants, words.ASSISTANTS),
        ("办事员", town.size.clerks, tuple((u, "办事员") for u in words.TOWN_UNITS)),
    ):
        for i in range(count):
            cadre = _cadre(rng, rank, *posts[i % len(posts)], young=rng.random() < 0.4)
            chance = rng.random()
            if chance < 0.5:
                yield _at_seat(town, cadre)
                continue
            home = rng.choice(town.villages)
            if chance < 0.8:
                yield replace(cadre, village_id=home.village_id)
            else:
                group = rng.choice(home.place.groups)
                yield replace(cadre, lon=group.lon, lat=group.lat)


def _at_seat(town: Town, cadre: Cadre) -> Cadre:
    """Leave the base blank in the first town, where the policy's seat stands for it."""
    if town.number == 0:
        return cadre
    return replace(cadre, lon=town.land.seat[0], lat=town.land.seat[1])


def _villages(rng: Random, town: Town) -> Iterator[Cadre]:
    """Yield graduate village officials, one a village, and village party cadres."""
    by_size = sorted(town.villages, key=lambda v: (-v.planned, v.village_id))
    officials = dict.fromkeys((v.village_id for v in town.villages), 0)
    for i in range(town.size.officials):
        officials[by_size[i % len(by_size)].village_id] += 1
    cadres = _own_cadres(town, officials)
    for village in town.villages:
        name = village.place.name
        for _ in range(officials[village.village_id]):
            yield _cadre(rng, "大学生村官", name, "主任助理", village.village_id, young=True)
        for i in range(cadres[village.village_id]):
            post = words.VILLAGE_POSTS[min(i, len(words.VILLAGE_POSTS) - 1)]
            yield _cadre(rng, "村党员干部", name, post, village.village_id)


def _own_cadres(town: Town, officials: dict[str, int]) -> dict[str, int]:
    """Return village party cadres by village: uneven shares, never more places than households."""
    wanted = town.size.village_cadres
    count = dict.fromkeys(officials, 0)
    for _ in range(wanted):
        village = min(town.villages, key=lambda v: _fullness(v, officials, count))
        count[village.village_id] += 1
    return count


def _fullness(
    village: Village, officials: dict[str, int], count: dict[str, int]
) -> tuple[bool, float, str]:
    code = village.village_id
    own = QUOTA["大学生村官"] * officials[code] + QUOTA["村党员干部"] * (count[code] + 1)
    return own > village.planned, own / (village.own_share * max(village.planned, 1)), code


def _co_helpers(rng: Random, town: Town) -> Iterator[Cadre]:
    for i in range(town.size.co_helpers):
        rank = CO_HELPERS[i % len(CO_HELPERS)]
        home = rng.choice(town.villages)
        unit, position = {
            "民营企业": (rng.choice(words.ENTERPRISES), "经理"),
            "农民专业合作社": (rng.choice(words.COOPERATIVES), "理事长"),
            "能人大户": (home.place.name, "种养大户"),
            "在外创业老板": (home.place.name, "企业主"),
        }[rank]
        yield _cadre(rng, rank, unit, position, home.village_id)


def _some_away(rng: Random, rows: list[Cadre]) -> list[Cadre]:
    """Mark one cadre in a hundred as not available, never a leader who must hook a village."""
    free = [i for i, c in enumerate(rows) if c.rank not in (*PAIRED, "党政主要负责人", *CO_HELPERS)]
    away = set(rng.sample(free, max(1, len(free) // 100)))
    return [replace(c, available=i not in away) for i, c in enumerate(rows)]


def base_of(cadre: Cadre, points: dict[str, tuple[float, float]]) -> tuple[float, float]:
    """Return where a cadre starts from: own point, else home village, else the first seat."""
    if cadre.lon is not None and cadre.lat is not None:
        return cadre.lon, cadre.lat
    return points.get(cadre.village_id, degrees(0.0, 0.0))
