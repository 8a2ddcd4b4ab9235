"""The workbook's sheet of the shortage says what was found, and is absent without a shortage."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl

from bangfu_assign.explain.shortage import explain_shortage
from bangfu_assign.plan import Plan
from bangfu_assign.report.journeys import Journeys
from bangfu_assign.report.workbook import workbook
from tests.explain.test_uncovered import CLERK, cadre, home, make_plan


def written(plan: Plan) -> openpyxl.Workbook:
    whole = plan.assignments.assign(co_helper_id="", project_id="", kept=False)
    made = replace(plan, assignments=whole, shortage=explain_shortage(plan))
    return openpyxl.load_workbook(io.BytesIO(workbook(made, Journeys(), "zh")))


def test_each_set_stands_with_villages_ranks_and_fixes() -> None:
    sheet = written(make_plan([home(1), home(9)], [cadre(1)], [CLERK], {"h1": "c1"}))["缺口说明"]
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert any(cell.startswith("缺口1：石门头村共2户") for cell in cells)
    assert {"解决办法", "按村", "按职级", "办事员", "石门头村"} <= set(cells)
    assert any("c1" in cell and "1→2" in cell for cell in cells)


def test_without_a_shortage_there_is_no_such_sheet() -> None:
    book = written(make_plan([home(1)], [cadre(1)], [CLERK], {"h1": "c1"}))
    assert "缺口说明" not in book.sheetnames
