"""How much of a name is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangfu_assign.report.notice.masking import COMPOUND, shown_name


@pytest.mark.parametrize(
    ("name", "middle", "surname"),
    [
        ("张小丰", "张*丰", "张**"),
        ("张丰", "张*", "张**"),
        ("张", "张*", "张**"),
        ("王张小丽", "王**丽", "王**"),
        ("欧阳丰", "欧阳*", "欧阳**"),
        ("司马相如", "司马*如", "司马**"),
        ("欧阳小大丰", "欧阳**丰", "欧阳**"),
        ("欧阳", "欧*", "欧**"),
        ("歐陽小豐", "歐陽*豐", "歐陽**"),
        ("𬭎小丰", "𬭎*丰", "𬭎**"),
        ("", "", ""),
    ],
)
def test_names_of_every_length(name: str, middle: str, surname: str) -> None:
    """One to five characters, compound surnames, characters beyond the basic plane."""
    assert shown_name(name, "full") == name
    assert shown_name(name, "middle") == middle
    assert shown_name(name, "surname") == surname


@given(st.text("赵钱孙李欧阳小大丰国", min_size=1, max_size=8))
def test_a_mask_hides_what_it_says(name: str) -> None:
    """Under ``surname`` nothing of the given name is left; under ``middle`` at most its end."""
    surname = shown_name(name, "surname").rstrip("*")
    assert len(surname) == 1 or surname in COMPOUND
    assert shown_name(name, "surname") == surname + "**"
    middle = shown_name(name, "middle")
    assert middle.startswith(surname) and "*" in middle
    assert len(middle.replace("*", "")) <= len(surname) + 1


def test_every_compound_surname_has_two_characters() -> None:
    """The list holds pairs, none torn."""
    assert all(len(name) == 2 for name in COMPOUND)
    assert {"欧阳", "司马", "诸葛", "上官", "夏侯", "皇甫", "令狐", "第五"} <= COMPOUND
