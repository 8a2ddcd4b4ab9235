"""Chinese text is drawn whole, on a machine with Chinese fonts and on one without."""

import io
import warnings

import matplotlib as mpl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from bangfu_assign.report import fonts

RARE = "喆堃玥祎犇𬭎龘㐂"


def draw(text, *, system):
    """Draw text, with every warning (a missing glyph is one) turned into an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure = Figure()
        FigureCanvasAgg(figure)
        with fonts.chinese(system=system):
            figure.text(0.1, 0.5, fonts.clean(text, system=system), parse_math=False)
        figure.savefig(io.BytesIO())


@pytest.mark.parametrize("system", [True, False])
def test_rare_characters_are_drawn_with_and_without_system_fonts(system):
    assert fonts.clean(RARE, system=system) == RARE
    draw(RARE + "班庄镇", system=system)


def test_without_system_fonts_the_shipped_font_comes_first():
    assert fonts.families(system=False) == ("Noto Sans SC", "Noto Serif SC", "DejaVu Sans")


def test_a_regional_or_serif_system_font_is_never_first():
    assert fonts.families()[0] in {*fonts.SYSTEM_FAMILIES, "Noto Sans SC"}


def test_characters_without_any_glyph_become_a_geta_mark():
    assert fonts.clean("王\U000f0000五\U00016f00", system=False) == "王〓五〓"


def test_control_and_direction_marks_vanish_and_blanks_are_joined():
    assert fonts.clean("a\u202eb\x00\ufeff\u200b c\r\n\td\u3000e") == "ab c d e"


def test_global_settings_are_as_before():
    before = dict(mpl.rcParams)
    with fonts.chinese():
        assert mpl.rcParams["font.family"] == list(fonts.families())
    assert dict(mpl.rcParams) == before


def test_text_is_clipped_by_columns():
    assert fonts.clip("班庄村", 6) == "班庄村"
    assert fonts.clip("班庄村民", 6) == "班庄…"
    assert fonts.clip("x" * 4000, 10) == "x" * 9 + "…"


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=6))
def test_any_text_is_drawn_without_a_warning(text):
    draw(text, system=False)


@given(st.text(max_size=30), st.integers(1, 12))
def test_clipped_text_never_exceeds_its_columns(text, columns):
    assert fonts.width(fonts.clip(text, columns)) <= max(columns, 1)
