"""Days as people write them: each way has one meaning, and what has two is refused."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangfu_assign.facts.cells import read_cell
from bangfu_assign.facts.reading import Reading
from bangfu_assign.facts.schema import Column, Kind

COLUMN = Column("date", Kind.DAYS)


def read(cell: Any) -> Reading:
    return read_cell(cell, COLUMN)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2012-03-05", "2012-03-05"),
        ("2012.3.5", "2012-03-05"),
        ("2012/3/5 9:30", "2012-03-05"),
        ("2012年3月5日", "2012-03-05"),
        ("２０１２年３月５日（周一）上午", "2012-03-05"),
        ("12.3.5", "2012-03-05"),
        ("20120305", "2012-03-05"),
        (20120305, "2012-03-05"),
        (40973, "2012-03-05"),
        (40973.4, "2012-03-05"),
        ("40973", "2012-03-05"),
        (dt.date(2012, 3, 5), "2012-03-05"),
        (dt.datetime(2012, 3, 5, 23, 59), "2012-03-05"),
        ("二〇一二年三月二十五日", "2012-03-25"),
        ("3月5日", "--03-05"),
        ("三月五号", "--03-05"),
        ("3.5", "--03-05"),
        (3.5, "--03-05"),
        (3.15, "--03-15"),
        ("2月29日", "--02-29"),
        ("2012年3月", "2012-03"),
        ("3月", "--03"),
        ("2012.3.5、3.20", "2012-03-05;2012-03-20"),
        ("2012年3月5日、20日", "2012-03-05;2012-03-20"),
        ("2012-03-05\n2012-03-20", "2012-03-05;2012-03-20"),
        ("2012-3-5 2012-3-20", "2012-03-05;2012-03-20"),
        ("3月5日和4月2日", "--03-05;--04-02"),
        ("3月5日，3月5日", "--03-05"),
        ("無", ""),
        ("—", ""),
    ],
)
def test_a_day_is_read_however_it_is_written(cell: Any, expected: str) -> None:
    reading = read(cell)
    assert reading.value == expected
    assert not [remark for remark in reading.remarks if remark.severity == "error"]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2012-02-30", "not_a_day"),
        ("13月1日", "not_a_day"),
        ("5/3/2012", "not_a_day"),
        ("20日", "not_a_day"),
        ("2012", "not_a_day"),
        (2012, "not_a_day"),
        (5, "not_a_day"),
        (-3.5, "not_a_day"),
        (1e300, "not_a_day"),
        (float("inf"), "not_a_number"),
        (dt.time(9, 30), "not_a_day"),
        (dt.timedelta(days=3), "not_a_day"),
        ("春节前", "not_a_day"),
        ("三一日", "not_a_day"),
        (3.1, "day_ambiguous"),
        (3.2, "day_ambiguous"),
        (2012.1, "date_ambiguous"),
    ],
)
def test_what_is_no_day_or_may_be_two_is_an_error(cell: Any, code: str) -> None:
    """3.1 may have been 3.10: the sheet keeps the same number."""
    reading = read(cell)
    assert reading.value == ""
    assert [remark.code for remark in reading.remarks] == [code]


def test_a_date_that_is_right_already_is_no_repair() -> None:
    assert read("2012-03-05").remarks == ()
    assert [remark.code for remark in read("2012-3-5").remarks] == ["date_rewritten"]
    assert [remark.code for remark in read("3月5日、6日").remarks] == ["several_days"]


DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2200, 12, 31))
FORMS = st.sampled_from(
    ["{y}-{m:02d}-{d:02d}", "{y}.{m}.{d}", "{y}/{m}/{d}", "{y}年{m}月{d}日", "{y} 年 {m} 月 {d} 号"]
)


@given(st.lists(st.tuples(DAYS, FORMS), min_size=1, max_size=4), st.sampled_from("、;，/ "))
def test_several_days_in_any_form_come_back_as_they_were(
    days: list[tuple[dt.date, str]], between: str
) -> None:
    """Separated by any mark, also by the stroke that some dates hold themselves."""
    cell = between.join(form.format(y=d.year, m=d.month, d=d.day) for d, form in days)
    assert read(cell).value == ";".join(dict.fromkeys(d.isoformat() for d, _ in days))


@given(
    st.one_of(
        st.text(max_size=40),
        st.text("0123456789.-/年月日号、 ()三十〇二一", max_size=24),
        st.floats(),
        st.integers(),
        st.datetimes(),
        st.times(),
    )
)
def test_no_cell_is_too_odd_to_read(cell: Any) -> None:
    """Whatever stands in a cell, a day that comes out exists (with some year), or it is refused."""
    reading = read(cell)
    for day in filter(None, str(reading.value).split(";")):
        whole = day.replace("--", "2000-", 1)
        dt.date.fromisoformat(whole if whole.count("-") == 2 else f"{whole}-01")
    errors = [remark for remark in reading.remarks if remark.severity == "error"]
    assert not (reading.value and errors)
