"""A town of six households with a plan made by hand, and registers of visits to it."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from bangfu_assign.plan import ASSIGNMENT_COLUMNS, PAIRING_COLUMNS, Plan
from bangfu_assign.visits import Visits, check_visits, read_register
from tests.build import make_case, make_policy

HEAD = (
    "户码",
    "户主",
    "日期",
    "方式",
    "内容及措施落实",
    "帮扶责任人",
    "帮扶责任人签字",
    "帮扶对象签字",
)
TODAY = dt.date(2013, 6, 1)
YEAR = 2012

HOUSEHOLDS = [
    {"household_id": "320707109200001", "head_name": "张山", "village": "320707109200"},
    {"household_id": "320707109200002", "head_name": "赵水", "village": "320707109200"},
    {"household_id": "320707109201003", "head_name": "张山", "village": "320707109201"},
    {"household_id": "320707109201004", "head_name": "钱土", "village": "320707109201"},
    {"household_id": "320707109201005", "head_name": "孙木", "village": "320707109201"},
    {
        "household_id": "320707109201006", "head_name": "李金", "village": "320707109201",
        "planned": False,
    },
]  # fmt: skip
H1, H2, H3, H4, UNCOVERED, UNPLANNED = (str(h["household_id"]) for h in HOUSEHOLDS)
CADRES = [
    {"cadre_id": "C1", "name": "王平"},
    {"cadre_id": "C2", "name": "李和"},
    {"cadre_id": "C3", "name": "王平"},
    {"cadre_id": "C4", "name": "周正"},
    {"cadre_id": "F1", "name": "吴富", "rank": "friend"},
]
VILLAGES = [
    {"village_id": "320707109200", "name": "班庄村"},
    {"village_id": "320707109201", "name": "曹顶村"},
]
RANKS = (
    {"name": "clerk", "label": "办事员", "quota": 3},
    {"name": "friend", "quota": 3, "principal": False},
)


def make_plan(pairs: Sequence[Mapping[str, str]] = (), **policy: Any) -> Plan:
    """Return the plan: C1 has H1 (with F1) and H2, C2 the next two, one has nobody."""
    helped = [(H1, "C1", "F1"), (H2, "C1", ""), (H3, "C2", ""), (H4, "C2", "")]
    rows = [(home, cadre, home[:12], friend, "", False) for home, cadre, friend in helped]
    case = make_case(HOUSEHOLDS, CADRES, VILLAGES, pairs=pairs)
    return Plan(
        case,
        make_policy(RANKS, **{"year": YEAR, "area": "小镇", **policy}),
        pd.DataFrame(rows, columns=list(ASSIGNMENT_COLUMNS)),
        pd.DataFrame([], columns=list(PAIRING_COLUMNS)),
    )


def visit(home: str, date: Any, helper: str = "王平", **cells: Any) -> list[Any]:
    """Return a row of the register, signed by both sides unless told otherwise."""
    known = {
        "head": "", "form": "入户", "content": "送化肥", "signed": helper or "√", "by_home": "√",
        **cells,
    }  # fmt: skip
    return [
        home, known["head"], date, known["form"], known["content"], helper, known["signed"],
        known["by_home"],
    ]  # fmt: skip


def write_csv(path: Path, rows: Iterable[Sequence[Any]], encoding: str = "utf-8-sig") -> Path:
    with path.open("w", newline="", encoding=encoding) as stream:
        csv.writer(stream).writerows(rows)
    return path


def checked(
    folder: Path,
    *rows: Sequence[Any],
    head: Sequence[str] = HEAD,
    plan: Plan | None = None,
    **options: Any,
) -> Visits:
    """Write a register of these rows and check it against the plan."""
    made = make_plan() if plan is None else plan
    path = write_csv(folder / "走访.csv", [head, *rows])
    register = read_register(path, made.case, made.policy.plan.year)
    return check_visits(made, register, **{"today": TODAY, **options})


def codes(visits: Visits) -> set[str]:
    """Return the codes of warnings and errors; repairs are left out."""
    found = (p for p in visits.problems if p.severity != "repair")
    return {p.code.removeprefix("visits.") for p in found}


def state(visits: Visits, home: str, month: str) -> str:
    """Return what is known of a household in a month, "" if it was not due."""
    cells = visits.cells
    found = cells.loc[(cells["household_id"] == home) & (cells["month"] == month), "state"]
    return str(found.iloc[0]) if len(found) else ""
