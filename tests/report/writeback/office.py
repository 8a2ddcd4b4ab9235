# ruff: noqa: E501  (rows of a register: a Chinese character counts as two)
"""An office's case with its own register, as dirty as they come, and a plan for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from bangfu_assign.facts import read_case
from bangfu_assign.plan import ASSIGNMENT_COLUMNS, Plan
from bangfu_assign.policy.policy import Writeback
from tests.build import make_policy
from tests.facts.folders import make, write_csv

V = "320707109200"
HEADER = [
    "序号", "户码", "组名", "户主姓名", "人口", "劳动力", "承包耕地面积(亩)", "住房面积(m²)", "农户属性",
    "联系电话", "贫困原因", "户主身份证号", "帮扶人姓名", "帮扶人电话", "帮扶人单位职务", "年度脱贫计划", "备注",
]  # fmt: skip
NAME, PHONE, JOB = 12, 13, 14
"""Places of the helper's columns."""

BODY = [
    [1, f"{V}001", "一组", "张山", "３", 1, 2.5, 60, 1, "138 0000 0001", 2, "", "", "", "", "是", "甲"],
    [2, f"{V}００２", None, " 李水\u00a0", 2, 1, 1, "约50", 2, "", 6, "", "", "", "", "是", ""],
    [3, int(f"{V}003"), None, "王木", 4, 2, 3, 70, 1, "", 5, "", "旧人", 13900000009, "旧单位", "是", ""],
    [4, f"{V}004", None, "赵火", 1, 0, 1, 40, 3, "", 3, "", "旧人", "13900000009", "旧单位", "是", ""],
    [5, f"{V}005", None, "钱土", 2, 1, 1, 40, 1, "", 4, "", "别人", "13900000008", "别处", "否", ""],
    ["小计", "5户", None, None, 12, None, None, None, None, None, None, None, None, None, None, None, None],
    [None] * 17,
    [6, f"{V}006", "二组", "孙金", 2, 1, 1, 45, 1, "", 1, "", "王平", "13700000001", "班庄村支书", "是", ""],
]  # fmt: skip
CADRES = [
    ["cadre_id", "name", "rank", "unit", "position", "phone"],
    ["C1", "王平", "办事员", "班庄村", "支书", "13700000001"],
    ["C2", "李和", "办事员", "班庄镇人民政府", "扶贫办公室副主任", "13700000002"],
]
HELPERS = {f"{V}001": "C1", f"{V}002": "C2", f"{V}003": "C2", f"{V}006": "C1"}
"""004 stays uncovered, 005 is not planned."""

EXPECTED = {
    f"{V}001": ("王平", "13700000001", "班庄村支书"),
    f"{V}002": ("李和", "13700000002", "镇政府扶贫办副主任"),
    f"{V}003": ("李和", "13700000002", "镇政府扶贫办副主任"),
    f"{V}004": ("", "", ""),
    f"{V}005": ("别人", "13900000008", "别处"),
    f"{V}006": ("王平", "13700000001", "班庄村支书"),
}


def register(path: Path) -> Worksheet:
    """Write the register with everything a load and a save might lose; return its sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "农户"
    sheet.append(["班庄镇低收入农户登记表"])
    sheet.append(["填报单位：镇扶贫办"])
    sheet.append(HEADER)
    for row in BODY:
        sheet.append(row)
    sheet.merge_cells("A1:Q1")
    sheet.merge_cells("C4:C8")
    for column in ("M", "N"):
        sheet.column_dimensions[column].width = 23.5
    for cell in ("M5", "N6", "O7"):
        sheet[cell].fill = PatternFill("solid", fgColor="FFFF00")
        sheet[cell].font = Font(name="仿宋", size=14, italic=True)
    sheet.row_dimensions[6].height = 31
    sheet.freeze_panes = "A4"
    sheet.auto_filter.ref = "A3:Q11"
    sheet.conditional_formatting.add("E4:E11", CellIsRule(operator="equal", formula=["0"]))
    check = DataValidation(type="list", formula1='"是,否"')
    check.add("P4:P11")
    sheet.add_data_validation(check)
    sheet["M5"].comment = Comment("请核实", "镇扶贫办")
    sheet.print_title_rows = "3:3"
    other = book.create_sheet("说明")
    other["A1"] = "以下空白"
    other["B2"] = '<script>alert("1")</script>'
    book.create_sheet("隐藏").sheet_state = "hidden"
    book.save(path)
    return sheet


def office(folder: Path) -> Path:
    """Write the case folder and return it."""
    make(folder, households=None, cadres=CADRES)
    register(folder / "households.xlsx")
    return folder


def csv_office(folder: Path, encoding: str, **how: str) -> Path:
    """Write the case folder with the register as a text file."""
    rows = [["" if cell is None else str(cell) for cell in row] for row in [HEADER, *BODY]]
    if encoding == "gbk":  # which has neither this blank nor the raised two
        rows = [[cell.translate({0xA0: "", 0xB2: "2"}) for cell in row] for row in rows]
    make(folder, households=None, cadres=CADRES)
    write_csv(folder / "households.csv", rows, encoding, **how)
    return folder


def plan_for(folder: Path, writeback: dict[str, Any] | None = None) -> Plan:
    """Return a plan in which one household stays uncovered."""
    case = read_case(folder)
    rows = [(h, c, V, "", "", False) for h, c in HELPERS.items()]
    rules = make_policy([{"name": "clerk", "label": "办事员", "quota": 3}])
    rules = rules.model_copy(update={"writeback": Writeback(**(writeback or {}))})
    assignments = pd.DataFrame(rows, columns=list(ASSIGNMENT_COLUMNS))
    return Plan(case, rules, assignments, pd.DataFrame(columns=["cadre_id", "village_id"]))
