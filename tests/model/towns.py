"""Medium towns drawn at random: too large to try everything, small enough to be quick."""

from __future__ import annotations

import random
from typing import Any

from bangfu_assign.facts.case import Case
from bangfu_assign.policy import Policy
from tests.build import SEAT, make_case, make_policy

GROUPS = ("东组", "西组", "南组")


def medium_town(
    seed: int,
    households: int = 80,
    villages: int = 8,
    cadres: int = 30,
    order: tuple[str, ...] | None = None,
) -> tuple[Case, Policy]:
    """Draw a town with leaders, their staff, village cadres and clerks; it always has a plan."""
    dice = random.Random(seed)
    places = [f"v{k:02}" for k in range(villages)]
    weak = places[: max(2, villages // 4)]
    heads = [{"cadre_id": f"head{k}", "rank": "head", "unit": f"单位{k}"} for k in range(len(weak))]
    people: list[dict[str, Any]] = [
        {
            "cadre_id": f"c{k:03}",
            "rank": (rank := dice.choice(("clerk", "clerk", "local", "staff"))),
            "village": dice.choice(places) if rank == "local" else "",
            "unit": f"单位{dice.randrange(len(weak))}" if rank == "staff" else "",
            "quota": dice.choice((None, None, None, 1, 4)),
            **_point(dice, 0.5),
        }
        for k in range(cadres)
    ]
    register = [
        {
            "household_id": f"h{k:04}",
            "village": dice.choice(places),
            "group": dice.choice(GROUPS),
            "income_yuan": float(dice.randint(1200, 4400)),
        }
        for k in range(households)
    ]
    clerks = [person["cadre_id"] for person in people if person["rank"] == "clerk"]
    case = make_case(
        register,
        [*heads, *people],
        [{"village_id": v, "weak": v in weak, "unit": "", **_point(dice, 1.0)} for v in places],
        groups=[
            {"village": v, "group": group, **_point(dice, 1.0)} for v in places for group in GROUPS
        ],
        pairs=[
            {"household_id": row["household_id"], "cadre_id": dice.choice(clerks), "since": "2010"}
            for row in register
            if dice.random() < 0.3 and clerks
        ],
        locks=[
            {"household_id": row["household_id"], "cadre_id": dice.choice(clerks), "kind": "never"}
            for row in register[::9]
            if clerks
        ],
    )
    ranks = [
        {
            "name": "head",
            "quota": 5,
            "serves": "paired",
            "pairs_with": "weak",
            "per_village": [1, 1],
        },
        {"name": "clerk", "quota": 3, "serves": "any"},
        {"name": "staff", "quota": 2, "serves": "unit"},
        {"name": "local", "quota": 2, "serves": "home"},
    ]
    keys: dict[str, Any] = {} if order is None else {"order": list(order)}
    return case, make_policy(ranks, seat=SEAT, year=2012, max_villages=2, **keys)


def _point(dice: random.Random, share: float) -> dict[str, float]:
    if dice.random() >= share:
        return {}
    return {
        "lon": SEAT[0] + dice.randint(-60, 60) / 1000,
        "lat": SEAT[1] + dice.randint(-60, 60) / 1000,
    }
