"""Unit and position within ten characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangfu_assign.report.writeback.short import Kept, short_job, short_name, short_phone


@pytest.mark.parametrize(
    ("unit", "position", "text"),
    [
        ("县农业局", "局长", "县农业局局长"),
        ("班庄镇人民政府", "副镇长", "班庄镇人民政府副镇长"),
        ("班庄镇人民政府", "扶贫办公室副主任", "镇政府扶贫办副主任"),
        ("江苏省赣榆县班庄镇财政所", "办事员", "镇财政所办事员"),
        ("班庄镇班庄村村民委员会", "党支部书记", "班庄村委会党支部书记"),
        ("班庄社区居民委员会", "主任助理", "班庄社区主任助理"),
        ("中共赣榆县委员会", "副书记兼统战部长", "县委副书记兼统战部长"),
        ("班庄村", "班庄村党支部书记兼村民委员会主任", "班庄村支书兼村主任"),
    ],
)
def test_a_long_job_becomes_what_a_clerk_would_write(unit: str, position: str, text: str) -> None:
    assert short_job(unit, position, {}, 10).text == text


def test_the_offices_own_short_forms_come_first() -> None:
    short = short_job(
        "夹谷山农业观光园有限公司", "总经理", {"夹谷山农业观光园有限公司": "夹谷山园"}, 10
    )
    assert (short.text, short.kept) == ("夹谷山园总经理", Kept.SHORTENED)


def test_what_has_no_short_form_is_cut_and_says_so() -> None:
    """The unit gives way first: the position stays whole."""
    short = short_job("某某水产综合养殖示范基地", "技术员", {}, 10)
    assert (short.text, short.kept) == ("某某水产综合养技术员", Kept.CUT)


@given(st.text(max_size=40), st.text(max_size=40), st.integers(1, 12))
def test_nothing_is_longer_than_its_limit(unit: str, position: str, limit: int) -> None:
    """Whatever is typed, the register takes it, and what fits stays as it is."""
    short = short_job(unit, position, {}, limit)
    assert len(short.text) <= limit
    assert (short.text == short.full) == (short.kept is Kept.WHOLE)
    assert len(short_name(unit, limit).text) <= limit


def test_a_phone_is_never_cut() -> None:
    """An extension may go; what is then too long is left out: a cut number is a wrong one."""
    assert short_phone("0518-12345678-123456", 15).text == "0518-12345678"
    assert short_phone("123456789012345678", 15).text == ""
