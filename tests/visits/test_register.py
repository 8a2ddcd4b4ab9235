"""Registers as offices keep them: every layout read, every odd row named at its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt

from bangfu_assign.errors import FactsError, Problem, UsageError
from bangfu_assign.visits import Register, read_register
from tests.visits.town import H1, H2, H3, HEAD, make_plan, visit, write_csv

CASE = make_plan().case


def read(folder: Path, *rows: list[Any], head: Any = HEAD, **options: Any) -> Register:
    return read_register(write_csv(folder / "走访.csv", [head, *rows], **options), CASE, 2012)


def named(register: Register) -> dict[str, Problem]:
    return {p.code: p for p in register.problems}


def days(register: Register) -> list[tuple[str, str]]:
    return [(entry.household_id, entry.date) for entry in register.entries]


def test_a_gbk_file_with_odd_headers_is_read(tmp_path: Path) -> None:
    """GB18030 from an old export, with other words for every column."""
    head = [
        "建档立卡号",
        "户主姓名",
        "走访时间",
        "走访方式",
        "走访内容",
        "走访人",
        "帮扶人签名",
        "户主签名",
    ]
    row = [H1, "张山", "2012年3月5日", "入户", "看望", "王平", "王平", "张山"]
    register = read(tmp_path, row, head=head, encoding="gb18030")
    assert days(register) == [(H1, "2012-03-05")]
    entry = register.entries[0]
    assert (entry.visitors, entry.helper_signed, entry.household_signed) == (("王平",), True, True)
    assert "facts.encoding" in named(register)


def test_title_rows_merged_cells_totals_and_blank_rows_are_understood(tmp_path: Path) -> None:
    """One household's cells merged over its visits, as sheets are kept by hand."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    rows: list[list[Any]] = [
        ["2012年走访联系登记表"],
        ["填报单位：班庄镇"],
        list(HEAD),
        visit(H1, "2012.3.5"),
        ["", "", "4月2日", "电话", "问春耕", "", "√", "√"],
        [],
        list(HEAD),
        visit(H2, 40973),
        ["合计", "", "3次"],
    ]
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A1:H1")
    sheet.merge_cells("A4:A5")
    sheet.merge_cells("F4:F5")
    book.save(tmp_path / "走访.xlsx")
    register = read_register(tmp_path / "走访.xlsx", CASE, 2012)
    assert days(register) == [(H1, "2012-03-05"), (H1, "2012-04-02"), (H2, "2012-03-05")]
    assert not register.has_errors
    assert {"facts.merged_cells", "facts.title_row", "facts.total_row"} <= set(named(register))


def test_an_old_xls_with_real_dates_is_read(tmp_path: Path) -> None:
    import datetime as dt

    book = xlwt.Workbook()
    sheet = book.add_sheet("走访")
    style = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for place, word in enumerate(HEAD):
        sheet.write(0, place, word)
    for place, cell in enumerate(visit(H1, dt.date(2012, 3, 5))):
        sheet.write(1, place, cell, style if place == 2 else xlwt.Style.default_style)
    book.save(str(tmp_path / "走访.xls"))
    assert days(read_register(tmp_path / "走访.xls", CASE, 2012)) == [(H1, "2012-03-05")]


def test_two_dates_in_a_cell_are_two_visits(tmp_path: Path) -> None:
    register = read(tmp_path, visit(H1, "3月5日、20日"))
    assert days(register) == [(H1, "2012-03-05"), (H1, "2012-03-20")]
    assert "facts.several_days" in named(register)


def test_a_day_without_a_year_is_in_the_plans_year_and_must_exist_there(tmp_path: Path) -> None:
    """29 February exists in 2012, not in 2011."""
    path = write_csv(tmp_path / "走访.csv", [HEAD, visit(H1, "2月29日")])
    assert days(read_register(path, CASE, 2012)) == [(H1, "2012-02-29")]
    for year, code in ((2011, "visits.no_such_day"), (None, "visits.no_year")):
        register = read_register(path, CASE, year)
        assert register.has_errors and not register.entries
        assert named(register)[code].row == 2


def test_a_row_that_lost_its_merged_household_belongs_to_the_one_above(tmp_path: Path) -> None:
    """As in a CSV saved from merged cells: taken so, and said so."""
    lost = ["", "", "2012-04-05", "", "", "王平", "√", "√"]
    register = read(tmp_path, visit(H1, "2012-03-05"), lost)
    assert days(register) == [(H1, "2012-03-05"), (H1, "2012-04-05")]
    assert named(register)["visits.household_of_row_above"].row == 3


def test_a_row_below_one_that_is_not_understood_belongs_to_nobody(tmp_path: Path) -> None:
    lost = ["", "", "2012-04-05", "", "", "王平", "√", "√"]
    register = read(tmp_path, visit(H1, "2012-03-05"), visit("999", "2012-03-05"), lost)
    assert days(register) == [(H1, "2012-03-05")]
    assert named(register)["visits.no_household"].row == 4


def test_a_household_is_found_by_its_head_if_only_one_has_the_name(tmp_path: Path) -> None:
    """Two heads are called 张山: the village tells them apart, else both ids are named."""
    head = ["户主", "村", "日期"]
    register = read(
        tmp_path,
        ["赵水", "", "2012-03-01"],
        ["张山", "曹顶", "2012-03-02"],
        ["张山", "", "2012-03-03"],
        ["冯无", "", "2012-03-04"],
        head=head,
    )
    assert days(register) == [(H2, "2012-03-01"), (H3, "2012-03-02")]
    found = named(register)
    assert found["visits.head_ambiguous"].row == 4
    assert found["visits.head_ambiguous"].params["ids"] == f"{H1}、{H3}"
    assert found["visits.unknown_head"].row == 5


def test_every_row_that_cannot_be_used_is_named_at_once(tmp_path: Path) -> None:
    register = read(
        tmp_path,
        visit(H3 + "9", "2012-03-05"),
        visit(H1, "春节"),
        visit(H1, ""),
        visit(H1, "2012-03-05", head="李四"),
    )
    found = named(register)
    assert found["visits.unknown_household_near"].params["near"] == H3
    assert found["facts.not_a_day"].row == 3
    assert found["facts.value_missing"].row == 4
    assert found["visits.head_differs"].row == 5  # the id counts: a warning
    assert days(register) == [(H1, "2012-03-05")]


def test_a_register_without_signatures_says_that_they_cannot_be_checked(tmp_path: Path) -> None:
    register = read(tmp_path, [H1, "2012-03-05"], head=["户码", "日期"])
    assert {"visits.no_helper_signed", "visits.no_household_signed"} <= set(named(register))
    assert register.entries[0].fully_signed


def test_many_repairs_of_one_kind_are_counted_not_listed(tmp_path: Path) -> None:
    register = read(tmp_path, *(visit(H1, f"3月{day}日") for day in range(1, 26)))
    assert named(register)["visits.year_added"].count == 25


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0\1\2",
        "户码,方式\n1,入户\n".encode(),
        "日期,方式\n2012-03-05,入户\n".encode(),
        "随便写点什么\n".encode(),
        b"PK\x03\x04broken",
        b"\xd0\xcf\x11\xe0broken",
    ],
)
def test_what_holds_no_visits_is_refused_with_a_reason(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "走访.csv"
    path.write_bytes(content)
    with pytest.raises(FactsError) as caught:
        read_register(path, CASE, 2012)
    assert caught.value.problems


@pytest.mark.parametrize("name", ["nowhere.csv", "", "\0"])
def test_a_missing_file_is_a_usage_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError):
        read_register(str(tmp_path / name) if name != "\0" else name, CASE, 2012)


def test_personal_numbers_in_cells_never_reach_a_problem(tmp_path: Path) -> None:
    """An ID number in the place of the id, a phone in that of the name or the visitor."""
    secret, phone = "320799194107168798", "13800001111"
    register = read(
        tmp_path,
        visit(secret, "2012-03-05"),
        visit("", "2012-03-05", head=f"张三{phone}"),
        visit(H1, f"电话{phone}"),
    )
    text = " ".join(f"{p.value} {p.sentence()} {p.sentence('en')}" for p in register.problems)
    assert secret not in text and phone not in text
