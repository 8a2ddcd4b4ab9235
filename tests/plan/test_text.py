"""Text that strangers typed is harmless where people and spreadsheets see it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangfu_assign.plan.text import display, guard, unguard

ANY = st.text(st.characters(exclude_categories=()), max_size=12)
NASTY = st.text(st.sampled_from("'=+-@＝＋－＠\t\r\na1"), max_size=6)


@given(ANY | NASTY)
def test_what_guard_adds_unguard_takes_away_and_nothing_else(text: str) -> None:
    assert unguard(guard(text)) == text


@given(ANY | NASTY)
def test_guarded_text_never_begins_like_a_formula(text: str) -> None:
    assert not guard(text).startswith(
        ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
    )


@pytest.mark.parametrize("text", ["张三", "", "'quoted'", "007", "a=b", "３组"])
def test_harmless_text_is_not_changed_by_guard(text: str) -> None:
    assert guard(text) == unguard(text) == text


@given(ANY)
def test_displayed_text_is_one_line_without_invisible_marks_and_stays_so(text: str) -> None:
    shown = display(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert display(shown) == shown
    shown.encode("utf-8")


def test_names_keep_every_letter_in_any_script() -> None:
    for name in ("张三", "𬭎", "محمد", "O'Brien", "阿卜杜·热西提", "{{7*7}}", "<b>"):
        assert display(name) == name


def test_line_breaks_become_blanks_and_other_controls_vanish() -> None:
    assert display("李\n四\r\t五\x07六") == "李 四 五六"
