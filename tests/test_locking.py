"""Hand edits that no plan can follow are refused one contradiction at a time, each at its cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from bangfu_assign import workflow
from bangfu_assign.errors import NoPlanError
from bangfu_assign.facts.case import Case
from bangfu_assign.locking import lock
from bangfu_assign.report.journeys import Journeys
from bangfu_assign.report.workbook import workbook
from bangfu_assign.rules.plan_file.edits import Edits, read_edits
from tests.build import make_case, make_policy

openpyxl = pytest.importorskip("openpyxl")

POLICY = make_policy(
    [
        {
            "name": "head",
            "quota": 1,
            "serves": "paired",
            "pairs_with": "weak",
            "per_village": [1, 1],
        },
        {"name": "staff", "quota": 2, "serves": "unit"},
        {"name": "local", "quota": 3, "serves": "home"},
    ],
    year=2012,
    seat=(118.85, 34.85),
)


def town() -> Case:
    """Return three weak villages and three heads, two of whom lead the staff of one unit."""
    villages = [
        {"village_id": f"v{k}", "lon": 118.85 + 0.01 * k, "lat": 34.85, "weak": True}
        for k in (1, 2, 3)
    ]
    households = [
        {"household_id": f"h{v}{k}", "village": f"v{v}", "income_yuan": 1000.0 + k}
        for v in (1, 2, 3)
        for k in range(3)
    ]
    cadres = [
        {"cadre_id": "A1", "rank": "head", "unit": "农业局"},
        {"cadre_id": "A2", "rank": "head", "unit": "农业局"},
        {"cadre_id": "A3", "rank": "head", "unit": "水利局"},
        *({"cadre_id": f"S{k}", "rank": "staff", "unit": "农业局"} for k in (1, 2, 3)),
        *({"cadre_id": f"L{v}", "rank": "local", "village": f"v{v}"} for v in (1, 2, 3)),
    ]
    return make_case(households, cadres, villages)


def edited(folder: Path, changes: dict[str, str]) -> tuple[Edits, dict[str, int]]:
    """Write the town's plan, give some households other cadres by hand; return edits and rows."""
    plan = workflow.solve(town(), POLICY)
    path = folder / "plan.xlsx"
    path.write_bytes(workbook(plan, Journeys()))
    book = openpyxl.load_workbook(path)
    sheet = book["按村分户"]
    heads = [cell.value for cell in sheet[1]]
    household, cadre = heads.index("户码"), heads.index("干部编号")
    rows = {}
    for row in sheet.iter_rows(min_row=2):
        if row[household].value in changes:
            row[cadre].value = changes[row[household].value]
            rows[row[household].value] = row[household].row
    book.save(path)
    assert rows.keys() == changes.keys()
    return read_edits(path, plan.case), rows


def test_a_contradiction_only_the_solver_sees_is_told_at_a_cell(tmp_path: Path) -> None:
    """Staff cannot be in three villages if their unit's two heads hook one each."""
    edits, rows = edited(tmp_path, {"h10": "S1", "h20": "S2", "h30": "S3"})
    with pytest.raises(NoPlanError) as refused:
        lock(town(), POLICY, edits, "en")
    opening, problem = refused.value.problems
    assert opening.code == "planfile.edits_impossible"
    assert problem.code == "planfile.edit_contradicts"
    assert problem.file.startswith("plan.xlsx")
    assert problem.row == rows["h10"]
    assert problem.column == "干部编号"
    assert problem.value == "S1"
    words = problem.message("en")
    assert f"the edit in row {rows['h20']}" in words
    assert f"the edit in row {rows['h30']}" in words
    assert "农业局" in words


def test_edits_that_agree_are_locked(tmp_path: Path) -> None:
    """Two villages for two heads: every edit becomes a lock, and a plan keeps them all."""
    edits, _ = edited(tmp_path, {"h10": "S1", "h20": "S2"})
    case = lock(town(), POLICY, edits, "en")
    assert set(zip(case.locks["household_id"], case.locks["cadre_id"], strict=True)) == {
        (edit.key, edit.after) for edit in edits.pairs
    }
    plan = workflow.solve(case, POLICY)
    now = dict(zip(plan.assignments["household_id"], plan.assignments["cadre_id"], strict=True))
    assert now["h10"] == "S1"
    assert now["h20"] == "S2"


def test_what_can_be_seen_without_solving_has_its_cell_too(tmp_path: Path) -> None:
    """A local cadre of another village is out of scope, and the problem stands at that edit."""
    edits, rows = edited(tmp_path, {"h10": "L2"})
    with pytest.raises(NoPlanError) as refused:
        lock(town(), POLICY, edits)
    problem = refused.value.problems[1]
    assert (problem.row, problem.column, problem.value) == (rows["h10"], "干部编号", "L2")
