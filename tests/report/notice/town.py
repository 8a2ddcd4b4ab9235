"""A town whose villages are of every odd size, for tests of the notices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from bangfu_assign.plan import ASSIGNMENT_COLUMNS, Plan
from bangfu_assign.policy import Policy
from tests.build import make_case

SIZES = {"大村": 300, "小村": 1, "难村": 12, "空村": 0, "常村": 24}
"""Households by village: many, one, none with a helper, none at all, the usual number."""

NOTICE: dict[str, Any] = {
    "basis": "《测试镇2012年度扶贫开发工作方案》",
    "office": "测试镇扶贫办",
    "address": "测试镇一号楼（虚构）",
    "phone": "0518-0000 0000",
    "issuer": "测试镇人民政府",
    "date": "2012-03-05",
}

PRIVATE: dict[str, Any] = {
    "id_number": "320799194107168798",
    "phone": "13800001111",
    "cause": "因病致贫的秘密",
    "category": "低保户的秘密",
    "income_yuan": 2741.53,
}
"""What each household of `plan_of` has and no sheet may show."""

CADRE_PHONE = "13900002222"


def policy_of(area: str = "测试镇", **notice: Any) -> Policy:
    """Return a policy whose notice is filled in, but for what is given."""
    return Policy.model_validate(
        {
            "plan": {"area": area, "year": 2012},
            "rank": [{"name": "clerk", "label": "办事员", "quota": 1000}],
            "notice": {**NOTICE, **notice},
        }
    )


def plan_of(
    households: list[Mapping[str, Any]],
    cadre: Mapping[str, Any] | None = None,
    villages: Mapping[str, str] | None = None,
    *,
    uncovered: tuple[str, ...] = (),
    policy: Policy | None = None,
) -> Plan:
    """Return a plan in which one cadre helps everybody but the uncovered."""
    names = villages or {"320799101201": "甲村"}
    case = make_case(
        [{**PRIVATE, "village": min(names), "head_name": "张小丰", **one} for one in households],
        [
            {
                "cadre_id": "G0001", "name": "李干部", "unit": "镇民政办", "position": "办事员",
                "phone": CADRE_PHONE, **(cadre or {}),
            }
        ],
        [{"village_id": key, "name": name} for key, name in names.items()],
    )  # fmt: skip
    assignments = pd.DataFrame(
        [
            (h, "G0001", v, "", "", False)
            for h, v in zip(
                case.households["household_id"], case.households["village"], strict=True
            )
            if h not in uncovered
        ],
        columns=list(ASSIGNMENT_COLUMNS),
    )
    pairings = pd.DataFrame({"cadre_id": [], "village_id": []}, dtype="str")
    return Plan(case, policy or policy_of(), assignments, pairings)


def odd_town(policy: Policy | None = None) -> Plan:
    """Return the town of `SIZES`."""
    villages = {f"3207991012{n:02d}": name for n, name in enumerate(SIZES, start=1)}
    households = [
        {
            "household_id": f"{key}{number:03d}",
            "village": key,
            "head_name": "王李张刘陈"[number % 5] + "小丰大军建国"[number % 6 :][:2],
            "persons": number % 6 + 1,
            "group": f"{number % 3 + 1}组",
        }
        for key, name in villages.items()
        for number in range(1, SIZES[name] + 1)
    ]
    hard = next(key for key, name in villages.items() if name == "难村")
    alone = tuple(h["household_id"] for h in households if h["village"] == hard)
    return plan_of(households, villages=villages, uncovered=alone, policy=policy)
