"""A plan whose texts were typed by somebody who means ill, and whose private facts are planted."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from bangfu_assign.plan import (
    ASSIGNMENT_COLUMNS,
    PAIRING_COLUMNS,
    UNCOVERED_COLUMNS,
    Objective,
    Plan,
    Scope,
    Status,
)
from bangfu_assign.report.journeys import Journeys
from tests.build import make_case, make_policy

HOSTILE = {
    "formula": '=HYPERLINK("http://evil.example","look")',
    "dde": "=cmd|'/C calc'!A0",
    "at": "@SUM(1)",
    "plus": "+1",
    "minus": "-2+3",
    "wide": "＝1+1",
    "quoted": "'=1",
    "template": "{{7*7}}",
    "brace": "{name}",
    "script": "<script>alert(1)</script>",
    "link": "https://evil.example/x",
    "long": "长" * 4000,
    "rtl": "محمد",
    "override": "张\u202e三\u2066",
    "control": "王\x01\x07\x1b[31m",
    "lines": "李\n四\r\t五",
    "rare": "𬭎",
    "escape": "_x0041_",
    "nonchar": "赵\ufffe",
    "number": "007",
    "amp": '&"Arial"&14 &P',
}

ID_NUMBER = "320799194107168798"
HOUSEHOLD_PHONE = "13800001111"
CADRE_PHONE = "13900002222"
CAUSE = "因病致贫的秘密"
INCOME = 2741.53
CATEGORY = "低保户的秘密"
SECRETS = (ID_NUMBER, HOUSEHOLD_PHONE, CADRE_PHONE, CAUSE, "2741", CATEGORY)

JOURNEYS = Journeys({"c1": 12345, "c0": 0}, {"c1": 678}, {"h0": 5055, "h1": 40})


def hostile_plan(*, shuffled: bool = False) -> Plan:
    """Return a plan with every hostile text as head, group, village, cadre, unit and reason."""
    texts = list(HOSTILE.values())
    n = len(texts)
    case = make_case(
        [
            {
                "household_id": f"h{i}",
                "village": f"v{i % 3}",
                "head_name": text,
                "group": text,
                "income_yuan": INCOME,
                "cause": CAUSE,
                "category": CATEGORY,
                "id_number": ID_NUMBER,
                "phone": HOUSEHOLD_PHONE,
                "trained": 1,
                "planned": i != n - 1,
            }
            for i, text in enumerate(texts)
        ],
        [
            {
                "cadre_id": f"c{i}",
                "name": text,
                "unit": text,
                "position": text,
                "phone": CADRE_PHONE,
            }
            for i, text in enumerate(texts)
        ]
        + [{"cadre_id": "boss", "rank": "leader"}, {"cadre_id": "friend", "rank": "friend"}],
        [{"village_id": f"v{i}", "name": text, "weak": i == 0} for i, text in enumerate(texts)],
    )
    case = replace(case, inputs={"households.xlsx": "ab" * 32})
    policy = make_policy(
        (
            {"name": "leader", "label": "领导", "quota": 5, "serves": "paired"},
            {"name": "clerk", "label": "=办事员", "quota": 3},
            {"name": "friend", "quota": 2, "principal": False},
        ),
        area=HOSTILE["amp"] + HOSTILE["formula"],
        year=2012,
        persons=10,
        weak_villages=1,
        trained=100,
        loans_10k_yuan=2.5,
    )
    # The first third goes to c0, c1, …, one friend helps, the rest is uncovered.
    covered = range(n // 3)
    assignments = pd.DataFrame(
        [
            (f"h{i}", f"c{i // 2}", f"v{i % 3}", "friend" if i == 1 else "", "", i % 2 == 0)
            for i in covered
        ],
        columns=list(ASSIGNMENT_COLUMNS),
    )
    uncovered = pd.DataFrame(
        [(f"h{i}", "all_full", texts[i], texts[-i]) for i in range(n // 3, n - 1)],
        columns=list(UNCOVERED_COLUMNS),
    )
    pairings = pd.DataFrame([("boss", "v0")], columns=list(PAIRING_COLUMNS))
    if shuffled:
        assignments = assignments.sample(frac=1, random_state=3)
        uncovered = uncovered.sample(frac=1, random_state=3)
    return Plan(
        case,
        policy,
        assignments,
        pairings,
        uncovered,
        objectives=(
            Objective("coverage", 20, 20, 1.25),
            Objective("travel", 12345, 12000, 0.5),
            Objective("walk", 678, 678, 0.25, Scope.VILLAGE),
        ),
        status=Status.FEASIBLE,
        seconds=3.0004,
        peak_memory_mb=123.456,
        seed=7,
        versions={"python": "3.11", "bangfu-assign": "0.1.0"},
    )
