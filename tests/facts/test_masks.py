# ruff: noqa: E501  (rows of cells read best in one line)
"""No ID number, account or phone survives in what people or logs see."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangfu_assign.facts import examine, mask
from bangfu_assign.facts.findings import shown
from bangfu_assign.facts.masks import mask_all
from tests.facts.folders import CADRES, HOUSEHOLDS, make, with_cell, with_column, write_xlsx

ID_NUMBERS = st.builds(
    lambda region, year, month, day, tail: f"{region}{year}{month:02d}{day:02d}{tail}",
    st.integers(110000, 659999), st.integers(1930, 2012), st.integers(1, 12), st.integers(1, 28),
    st.from_regex(r"\d{3}[0-9Xx]", fullmatch=True).filter(str.isascii),
)  # fmt: skip
PHONES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
TEXTS = st.text(alphabet="张山电话身份证号：，, ()", max_size=8)


@given(number=ID_NUMBERS | PHONES, before=TEXTS, after=TEXTS)
def test_numbers_anywhere_in_a_text_are_masked(number: str, before: str, after: str) -> None:
    masked = mask(before + number + after)
    assert number not in masked
    assert number[3:] not in masked
    assert not re.search(r"\d{4}", masked)


@pytest.mark.parametrize(
    "text",
    ["138 0013 8000", "138-0013-8000", "+8613800138000", "0518-86281234", "320722 19800101 0016",
     "３２０７２２１９８００１０１００１６", "320722530101123", "3.2072219800101E+17", "6222021001112223334"],
)  # fmt: skip
def test_every_way_to_write_them_is_masked(text: str) -> None:
    assert sum(c.isdigit() for c in mask(text)) <= 4


@pytest.mark.parametrize(
    "text", ["320707109200001", "320707109200", "2012-03-05", "C12345678", "5580"]
)
def test_filed_card_numbers_and_dates_stay_readable(text: str) -> None:
    assert mask(text) == text


@given(st.text(max_size=40))
def test_a_wholly_masked_cell_keeps_three_characters(text: str) -> None:
    assert not re.search(r"\w", mask_all(text)[3:])


@given(st.text(max_size=300), st.booleans())
def test_shown_cells_are_short(text: str, private: bool) -> None:
    assert len(shown(text, private=private)) <= 60


def test_no_personal_number_reaches_a_problem(tmp_path: Path) -> None:
    rows = with_column(
        HOUSEHOLDS, "id_number", "320722198001010017、320722198001010025", "32072219800101001"
    )
    rows = with_column(rows, "phone", "13800138000/13900139000", 1.3800138e20)
    rows = with_cell(rows, 1, "village", "320722198001010017")
    rows = with_cell(rows, 2, "head_name", "赵水 13800138000 / 王平")
    make(
        tmp_path, households=None, cadres=with_column(CADRES, "phone", "13800138000", "13800138000")
    )
    write_xlsx(tmp_path / "households.xlsx", rows)
    _, problems = examine(tmp_path)
    assert len(problems) >= 6
    for lang in ("zh", "en"):
        told = "\n".join(f"{p.sentence(lang)} {p.value}" for p in problems)
        assert not re.search(r"0138000|0139000|198001010", told)
