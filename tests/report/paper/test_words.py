"""Clean words and harmless file names."""

from __future__ import annotations

import os
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangfu_assign.plan.text import width
from bangfu_assign.report.paper.file_names import safe_name, safe_names
from bangfu_assign.report.paper.typefaces import Role, chain, css
from bangfu_assign.report.paper.words import GETA, Printer, line
from tests.report.hostile import HOSTILE


@given(st.text(max_size=60))
def test_a_line_is_one_line_without_invisible_signs(text: str) -> None:
    """No control, format or line-breaking character is left, and cleaning twice changes nothing."""
    clean = line(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in clean)
    assert clean == clean.strip() == line(clean)


@given(st.text(max_size=60), st.integers(2, 30))
def test_a_cut_line_fits(text: str, columns: int) -> None:
    """A line is never wider than asked for."""
    assert width(line(text, columns)) <= columns


@given(st.text(max_size=80))
def test_a_file_name_is_harmless_on_every_system(text: str) -> None:
    """It names one file, below the limit of bytes, with nothing a shell or Windows trips over."""
    name = safe_name(text)
    assert name and len(name.encode()) <= 180
    assert not set(name) & set("/\\:*?\"<>|\0\n$`'&;")
    assert name[0] not in ".- " and name[-1] not in ". "
    assert os.path.basename(name) == name  # noqa: PTH119 - this is what is tested


@pytest.mark.parametrize("text", ["..", "CON", "con.txt", "LPT1", "", "///", "\u202e"])
def test_names_that_are_no_names(text: str) -> None:
    """Reserved and empty names get something in front or in place."""
    name = safe_name(text)
    assert name.split(".")[0].casefold() not in {"con", "lpt1", ""}


def test_a_file_name_tells_no_number() -> None:
    """An ID number or phone in a name is masked: file names are published too."""
    assert "13800001111" not in safe_name("甲村13800001111")
    assert "320799194107168798" not in safe_name("甲村320799194107168798")


def test_equal_names_are_told_apart() -> None:
    """Two villages of one name, or of names that differ in capitals only, get their ids."""
    names = safe_names({"v1": "太平村", "v2": "太平村", "v3": "A村", "v4": "a村", "v5": "河洼村"})
    assert len({name.casefold() for name in names.values()}) == 5
    assert names["v5"] == "河洼村" and names["v1"] == "太平村_v1"


def test_the_shipped_fonts_hold_rare_characters() -> None:
    """Names with 喆堃玥祎犇 and 𬭎 print on a machine without any Chinese font."""
    printer = Printer.new(system=False)
    assert printer.text("喆堃玥祎犇𬭎䶮龘〇·—“”《》") == "喆堃玥祎犇𬭎䶮龘〇·—“”《》"
    assert printer.missing == set() and printer.cut == []


def test_what_no_font_has_becomes_the_printers_mark() -> None:
    """Private-use characters and noncharacters are replaced and remembered."""
    printer = Printer.new(system=False)
    assert printer.text("张\ue000丰") == f"张{GETA}丰"
    assert printer.missing == {"\ue000"}
    for text in HOSTILE.values():
        assert printer.text(text, 40) is not None


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_typeface_without_the_systems(role: Role) -> None:
    """The shipped fonts serve every role, and a web page names fonts without loading any."""
    assert chain(role, system=False)[0] in ("Noto Serif SC", "Noto Sans SC")
    assert "url(" not in css(role) and css(role).endswith("serif")
