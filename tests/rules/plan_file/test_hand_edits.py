"""Two hundred edits of a plan by hand are all told apart: right, wrong, typo, deleted, added."""

from __future__ import annotations

import random
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from bangfu_assign import workflow
from bangfu_assign.errors import Severity
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import Distances, measure
from bangfu_assign.plan import Plan
from bangfu_assign.policy import Policy
from bangfu_assign.report.journeys import Journeys
from bangfu_assign.report.workbook import workbook
from bangfu_assign.rules import read_plan, verify
from bangfu_assign.rules.plan_file.edits import Edits, read_edits
from tests.build import make_case, make_policy

EDITS = 200
KINDS = ("valid", "invalid", "typo", "deleted", "added")


def town() -> tuple[Case, Policy]:
    """Return two villages with ten households each, clerks with spare places, and locals."""
    households = [
        {"household_id": f"32070710910{v}{k:03d}", "village": f"v{v}", "income_yuan": 1000.0 + k}
        for v in (1, 2)
        for k in range(1, 11)
    ]
    households.append({"household_id": "320707109101999", "village": "v1", "planned": False})
    cadres = [{"cadre_id": f"C{k:03d}", "rank": "clerk"} for k in range(1, 5)]
    cadres += [
        {"cadre_id": f"L{v}{k}", "rank": "local", "village": f"v{v}"}
        for v in (1, 2)
        for k in (1, 2)
    ]
    cadres += [{"cadre_id": "A001", "rank": "clerk", "available": False}]
    villages = [
        {"village_id": "v1", "lon": 118.85, "lat": 34.85},
        {"village_id": "v2", "lon": 118.86, "lat": 34.86},
    ]
    ranks = [
        {"name": "clerk", "quota": 4},
        {"name": "local", "quota": 2, "serves": "home"},
    ]
    return make_case(households, cadres, villages), make_policy(
        ranks, year=2012, seat=(118.85, 34.85)
    )


@cache
def planned() -> tuple[Plan, Distances]:
    case, policy = town()
    return workflow.solve(case, policy), measure(case, policy)


class Clerk:
    """Edits one row of a workbook, and knows what came of it."""

    def __init__(self, path: Path, dice: random.Random) -> None:
        self.path, self.dice = path, dice
        self.book = openpyxl.load_workbook(path)
        self.sheet = self.book["按村分户"]
        heads = [cell.value for cell in self.sheet[1]]
        self.household, self.cadre = heads.index("户码") + 1, heads.index("干部编号") + 1
        self.row = dice.randint(2, self.sheet.max_row)

    def cell(self, column: int) -> Any:
        return self.sheet.cell(self.row, column)

    def choose(self, cadre: str) -> str:
        self.cell(self.cadre).value = cadre
        return str(self.cell(self.household).value)

    def save(self) -> None:
        self.book.save(self.path)


def valid(clerk: Clerk, plan: Plan) -> str:
    """Give the household to somebody who has a place and may have it, or to nobody."""
    load = plan.assignments["cadre_id"].value_counts()
    now = clerk.cell(clerk.cadre).value
    free = [f"C{k:03d}" for k in range(1, 5) if load.get(f"C{k:03d}", 0) < 4 and f"C{k:03d}" != now]
    # A cadre may come to two villages, and there are no more.
    return clerk.choose(clerk.dice.choice([*free, ""] if now else free))


def invalid(clerk: Clerk, plan: Plan) -> str:
    """Give it to somebody who is away, from the other village, or full."""
    village = clerk.cell(1).value
    other = "2" if village.startswith("v1") else "1"
    load = plan.assignments["cadre_id"].value_counts()
    now = clerk.cell(clerk.cadre).value
    full = [cadre for cadre, many in load.items() if many == 4 and cadre != now]
    return clerk.choose(clerk.dice.choice(["A001", f"L{other}1", f"L{other}2", *full]))


def typo(clerk: Clerk, plan: Plan) -> str:
    """Strike a wrong key."""
    wrong = clerk.dice.choice(["C0O1", "C0001", "c-1", "X99", "C00", "L", "干部", "C001C002"])
    return clerk.choose(wrong)


def deleted(clerk: Clerk, plan: Plan) -> str:
    """Delete the row."""
    household = str(clerk.cell(clerk.household).value)
    clerk.sheet.delete_rows(clerk.row)
    return household


def added(clerk: Clerk, plan: Plan) -> str:
    """Add a row: a household of no roster, one not planned, or one that has its row already."""
    now = clerk.cell(clerk.cadre).value
    again = str(clerk.cell(clerk.household).value)
    household = clerk.dice.choice(["320707109101777", "320707109101999", again])
    row: list[Any] = [None] * clerk.sheet.max_column
    row[clerk.household - 1] = household
    row[clerk.cadre - 1] = clerk.dice.choice([f"C00{k}" for k in range(1, 5) if f"C00{k}" != now])
    clerk.sheet.append(row)
    return household


SAID = {
    "valid": set(),
    "invalid": {"rules.not_available", "rules.not_home_village", "rules.over_quota"},
    "typo": {"planfile.unknown_cadre", "planfile.unknown_cadre_near"},
    "deleted": {"planfile.row_gone"},
    "added": {
        "planfile.unknown_household", "planfile.unknown_household_near", "rules.not_planned",
        "planfile.household_twice",
    },
}  # fmt: skip
"""What may be said of each kind; no code stands for two of them."""

BESIDES = {"rules.over_quota", "rules.several_helpers"}
"""What an added row may break besides."""

DOING = {"valid": valid, "invalid": invalid, "typo": typo, "deleted": deleted, "added": added}


def judged(path: Path, plan: Plan, distances: Distances) -> tuple[set[str], Edits]:
    """Return what is said of an edited plan, and its edits."""
    read = read_plan(path, plan.case, plan.policy)
    verdict = verify(plan.case, plan.policy, read.assignments, read.pairings, distances)
    said = {problem.code for problem in [*read.problems, *verdict.breaches]}
    return said, read_edits(path, plan.case)


def test_two_hundred_edits_are_told_apart(tmp_path: Path) -> None:
    """Of every edit the right thing is said, and it is known which household was edited."""
    plan, distances = planned()
    clean = tmp_path / "clean.xlsx"
    clean.write_bytes(workbook(plan, Journeys()))
    book = openpyxl.load_workbook(clean)
    for name in set(book.sheetnames) - {"按村分户", "未落实", "挂钩", "as_written"}:
        del book[name]  # nothing is read there; two hundred copies are quicker without
    book.save(clean)
    said, edits = judged(clean, plan, distances)
    assert said == set()
    assert not edits
    seen = set()
    for number in range(EDITS):
        dice = random.Random(number)
        kind = KINDS[number % len(KINDS)]
        path = tmp_path / "plan.xlsx"
        shutil.copy(clean, path)
        clerk = Clerk(path, dice)
        household = DOING[kind](clerk, plan)
        clerk.save()
        said, edits = judged(path, plan, distances)
        where = (number, kind, household)
        assert said <= SAID[kind] | (BESIDES if kind == "added" else set()), where
        assert bool(said & SAID[kind]) == (kind != "valid"), where
        seen |= said
        touched = [edit.key for edit in edits.pairs]
        if kind in ("valid", "invalid"):
            assert touched == [household], where
        assert edits.gone == ((household,) if kind == "deleted" else ()), where
        errors = any(p.severity is Severity.ERROR for p in edits.plan.problems)
        assert errors == (
            "planfile.row_gone" not in said
            and bool(said)
            and any(code.startswith("planfile.") for code in said)
        ), where
    expected = set().union(*SAID.values())
    assert {code.removesuffix("_near") for code in seen - {"rules.several_helpers"}} == {
        code.removesuffix("_near") for code in expected
    }


def test_edits_are_known_without_the_folder_and_without_the_hidden_sheet(tmp_path: Path) -> None:
    """The hidden sheet travels with the workbook; without it the table beside it tells."""
    plan, _ = planned()
    path = tmp_path / "sent" / "plan.xlsx"
    path.parent.mkdir()
    path.write_bytes(workbook(plan, Journeys()))
    clerk = Clerk(path, random.Random(1))
    household = clerk.choose("A001")
    clerk.save()
    (edit,) = read_edits(path, plan.case).pairs
    assert (edit.key, edit.after) == (household, "A001")
    book = openpyxl.load_workbook(path)
    del book["as_written"]
    book.save(path)
    with pytest.raises(Exception, match="how this plan was written"):
        read_edits(path, plan.case)
    pd.DataFrame(plan.assignments).to_csv(path.parent / "assignments.csv", index=False)
    assert read_edits(path, plan.case).pairs == (edit,)


def test_sorting_the_rows_is_no_edit(tmp_path: Path) -> None:
    """Rows in another order are the same plan."""
    plan, distances = planned()
    path = tmp_path / "plan.xlsx"
    path.write_bytes(workbook(plan, Journeys()))
    book = openpyxl.load_workbook(path)
    sheet = book["按村分户"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for number, row in enumerate(reversed(rows), start=2):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column).value = value
    book.save(path)
    said, edits = judged(path, plan, distances)
    assert said == set()
    assert not edits
