"""A town with a plan made by hand rules (not by the model), to draw."""

from __future__ import annotations

import random
import re
from typing import Any

import pandas as pd

from bangfu_assign.plan import ASSIGNMENT_COLUMNS, PAIRING_COLUMNS, UNCOVERED_COLUMNS, Plan
from tests.build import SEAT, make_case, make_policy

RANKS = (
    {"name": "county_leader", "label": "县领导", "quota": 5, "serves": "paired"},
    {"name": "town_leader", "label": "三套班子领导", "quota": 4, "serves": "any"},
    {"name": "clerk", "label": "办事员", "quota": 3, "serves": "any"},
    {"name": "village_cadre", "label": "村党员干部", "quota": 2, "serves": "home"},
    {"name": "entrepreneur", "label": "民营企业主", "quota": 2, "principal": False},
)
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "建国志强秀英桂兰明德喆堃玥祎海涛春花玉珍长根小军"
NAMES = re.findall(
    "[^村]+村",
    "班庄村曹顶村上闫庄村前闫庄村石门头村河洼村太平村马朱孟村大朱洲村东高庄村西高庄村欢墩村抗日山村南古寨村"
    "北古寨村黄泥沟村夹谷山村前集村后集村陈岭村小岭村大岭村张宅村王宅村李宅村朱汪村仲林村古城村新庄村"
    "老庄村官庄村沙沟村桃园村杏园村榆林村柳行村松林村下河村上河村塔山村土城村小店村官河村徐村",
)


def town(villages: int = 44, seed: int = 1, *, per_village: int = 30, points: bool = True) -> Plan:
    """Return a plan for a made-up town: places fall short, some cadres serve two villages."""
    dice = random.Random(seed)
    ids = [f"3207071092{n:02d}" if villages < 100 else f"3207071{n:05d}" for n in range(villages)]
    spread = 0.07 * (villages / 44) ** 0.5
    spots: dict[str, tuple[float, float]] = {}
    for village in ids:
        radius, east, north = spread, dice.uniform(-1, 1), dice.uniform(-1, 1)
        spots[village] = (
            round(SEAT[0] + radius * east * 1.2, 5),
            round(SEAT[1] + radius * north, 5),
        )
    weak = set(ids[:: max(1, villages // 4)][:4])
    rows = [
        {
            "village_id": v,
            "name": " 东西南北中上下大小新"[n // len(NAMES)].strip() + NAMES[n % len(NAMES)],
            "weak": v in weak,
            **(dict(zip(("lon", "lat"), spots[v], strict=True)) if points else {}),
        }
        for n, v in enumerate(ids)
    ]
    households = [
        {
            "household_id": f"{v}{k + 1:03d}",
            "village": v,
            "head_name": _name(dice),
            "group": f"{dice.randint(1, 5)}组",
            "persons": dice.randint(1, 6),
            "income_yuan": float(dice.randint(1200, 4600)),
        }
        for v in ids
        for k in range(dice.randint(4, 2 * per_village - 4))
    ]
    cadres = _cadres(dice, ids, weak, len(households))
    case = make_case(households, cadres, rows)
    policy = make_policy(RANKS, area="班庄镇", year=2012, seat=SEAT if points else None)
    return _assign(dice, case, policy, ids, sorted(weak))


def _name(dice: random.Random) -> str:
    return dice.choice(SURNAMES) + "".join(dice.sample(GIVEN, dice.randint(1, 2)))


def _cadres(
    dice: random.Random, ids: list[str], weak: set[str], households: int
) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []

    def add(rank: str, count: int, **more: Any) -> None:
        for _ in range(count):
            number = f"C{len(rows) + 1:04d}"
            rows.append({"cadre_id": number, "name": _name(dice), "rank": rank, **more})

    for v in sorted(weak):
        add("county_leader", 2, unit="县委办公室", position="副主任", village=v)
    add("town_leader", 24, unit="镇政府", position="副镇长")
    add("clerk", max(3, households // 20), unit="农经站", position="办事员")
    for v in ids:
        add("clerk", 2, unit="大学生村官", village=v)
        add("village_cadre", dice.randint(1, 6), unit="村委会", position="党小组长", village=v)
    add("entrepreneur", 5, unit="水貂养殖公司")
    return rows


def _assign(dice: random.Random, case: Any, policy: Any, ids: list[str], weak: list[str]) -> Plan:
    """Fill places village by village; whoever is left over stays uncovered."""
    names = {v: list(h) for v, h in case.households.groupby("village")["household_id"]}
    open_ = {v: names.get(v, []) for v in ids}
    rows: list[tuple[Any, ...]] = []
    pairings: list[tuple[str, str]] = []

    def take(cadre: str, village: str, count: int) -> None:
        for _ in range(min(count, len(open_[village]))):
            household = open_[village].pop(dice.randrange(len(open_[village])))
            co = "C0001" if household.endswith("003") and cadre != "C0001" else ""
            rows.append((household, cadre, village, co, "", dice.random() < 0.35))

    for cadre in case.cadres.itertuples(index=False):
        rank = policy.rank(cadre.rank)
        if not rank.principal:
            continue
        if rank.is_paired:
            pairings.append((cadre.cadre_id, cadre.village))
        if cadre.village:
            take(cadre.cadre_id, cadre.village, rank.quota)
            continue
        first, second = dice.sample(ids, 2) if len(ids) > 1 else (ids[0], ids[0])
        share = dice.choice((rank.quota, rank.quota, 2))
        take(cadre.cadre_id, first, share)
        take(cadre.cadre_id, second, rank.quota - share)
    table = pd.DataFrame(rows, columns=list(ASSIGNMENT_COLUMNS)).sort_values("household_id")
    left = sorted(h for hs in open_.values() for h in hs)
    blank = dict.fromkeys(UNCOVERED_COLUMNS, "")
    uncovered = pd.DataFrame(
        {**blank, "household_id": left}, columns=list(UNCOVERED_COLUMNS), dtype="str"
    )
    return Plan(
        case=case,
        policy=policy,
        assignments=table.reset_index(drop=True),
        pairings=pd.DataFrame(sorted(pairings), columns=list(PAIRING_COLUMNS)),
        uncovered=uncovered,
    )
