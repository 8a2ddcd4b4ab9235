"""Chinese text in figures on any machine, with or without Chinese fonts.

An installed system font is preferred; else the Noto Sans SC file of the wheel
``pylopdf-fonts-zh-cn`` is used. Characters the font lacks are drawn from the next font of the list,
and those that no font has are drawn as 〓, the mark printers use for a missing character, so that
no figure ever shows an empty box in silence. Global settings of matplotlib stay as they are.
"""

from __future__ import annotations

import unicodedata
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import matplotlib as mpl
import pylopdf_fonts_zh_cn
from matplotlib import font_manager
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font

from bangfu_assign.plan.text import clip, width

__all__ = ["chinese", "clean", "clip", "families", "width"]

SYSTEM_FAMILIES = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Microsoft YaHei",
    "Hiragino Sans GB",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Heiti SC",
    "SimHei",
)
"""Sans serif fonts with simplified forms, best first; regional siblings (… JP) are not wanted."""

LATIN_FALLBACK = "DejaVu Sans"
"""Comes with matplotlib: the last resort for letters and signs."""

GETA = "〓"
"""Stands for a character that no font has."""

_PROBE = "班庄镇石门头村—％"


@cache
def families(*, system: bool = True) -> tuple[str, ...]:
    """Return font families for `matplotlib`, in the order in which glyphs are looked up.

    Parameters
    ----------
    system : bool
        Whether installed fonts may be used; False gives the same figure on every machine.
    """
    shipped = tuple(_add(str(path)) for path in _shipped_files())
    installed: tuple[str, ...] = ()
    if system:
        known = {entry.name for entry in font_manager.fontManager.ttflist}
        usable = (f for f in SYSTEM_FAMILIES if f in known and _holds(f, _PROBE))
        installed = tuple(usable)[:1]
    return tuple(dict.fromkeys((*installed, *shipped, LATIN_FALLBACK)))


@contextmanager
def chinese(*, system: bool = True) -> Iterator[None]:
    """Make text created inside use `families`; the former settings are back afterwards.

    The family's name is copied into each text object, so drawing later needs no context.
    """
    # This one setting alone: pyplot, if it is first imported inside, chooses a backend and turns
    # on the drawing of a notebook, which must still be on afterwards.
    before = mpl.rcParams["font.family"]
    mpl.rcParams["font.family"] = list(families(system=system))
    try:
        yield
    finally:
        mpl.rcParams["font.family"] = before


def clean(text: str, *, system: bool = True) -> str:
    """Return a text that draws without surprise: no control or direction marks, no empty boxes.

    Line ends and tabs become blanks; runs of blanks become one; a character that no font of
    `families` holds becomes `GETA`.
    """
    kept: list[str] = []
    for character in text:
        category = unicodedata.category(character)
        if category in ("Zs", "Zl", "Zp") or character in "\t\n\r":
            kept.append(" ")
        elif category in ("Cc", "Cf"):
            continue
        else:
            kept.append(character if _drawable(character, system) else GETA)
    return " ".join("".join(kept).split())


@cache
def font_of(character: str, *, system: bool = True) -> FT2Font:
    """Return the first font of `families` that has a character; the first one if none has it."""
    known = families(system=system)
    return _open(next((f for f in known if _holds(f, character)), known[0]))


def _shipped_files() -> tuple[object, ...]:
    return (pylopdf_fonts_zh_cn.sans_path(), pylopdf_fonts_zh_cn.serif_path())


def _add(path: str) -> str:
    """Make a font file known to matplotlib once; return its family name."""
    entries = font_manager.fontManager.ttflist
    for entry in entries:
        if entry.fname == path:
            return entry.name
    font_manager.fontManager.addfont(path)
    return font_manager.fontManager.ttflist[-1].name


def _holds(family: str, text: str) -> bool:
    """Whether a family opens and has every character: a listed font can still be unreadable."""
    try:
        characters = _characters(family)
    except (OSError, RuntimeError, ValueError):
        return False
    return all(ord(c) in characters for c in text)


@cache
def _characters(family: str) -> frozenset[int]:
    return frozenset(_open(family).get_charmap())


def _open(family: str) -> FT2Font:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        path = font_manager.findfont(FontProperties(family=[family]), fallback_to_default=False)
        return font_manager.get_font(path)


@cache
def _drawable(character: str, system: bool) -> bool:
    return any(_holds(family, character) for family in families(system=system))
