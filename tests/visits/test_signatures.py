"""A cell of signatures: a mark or a name signs; a refusal, a blank or another's hand does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangfu_assign.visits.signatures import read_signature


@pytest.mark.parametrize(
    "cell", ["√", "是", "已签字", "Y", "１", "TRUE", "（盖章）", "按手印", "○"]
)
def test_a_mark_signs_without_a_name(cell: str) -> None:
    assert read_signature(cell) == (True, "", False)


@pytest.mark.parametrize("cell", ["张三", " 张三 ", "司马相如", "C0012", "代明"])
def test_a_name_signs_and_is_kept(cell: str) -> None:
    """Also the surname 代."""
    assert read_signature(cell) == (True, cell.strip(), False)


@pytest.mark.parametrize(
    "cell", ["", " ", "未签", "×", "否", "0", "—", "/", "（无）", "不在家", "待补签"]
)
def test_a_refusal_or_a_blank_does_not_sign(cell: str) -> None:
    assert not read_signature(cell).signed


@pytest.mark.parametrize("cell", ["张三代签", "代签", "张三（代）", "儿子代"])
def test_a_signature_by_proxy_is_none(cell: str) -> None:
    assert read_signature(cell) == (False, "", True)


@given(st.text(max_size=30))
def test_no_cell_is_too_odd(cell: str) -> None:
    """Whatever stands there, it signs or not; only a signature has a name."""
    signature = read_signature(cell)
    assert signature.signed or not signature.name
