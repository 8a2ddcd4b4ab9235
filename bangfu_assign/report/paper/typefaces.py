"""Which typefaces a document is set in: the office's own where installed, else the shipped Noto.

GB/T 9704-2012 asks for 小标宋 in titles, 黑体 and 楷体 in headings, 仿宋 in the body and 宋体 for
page numbers. None of them may be shipped; the wheel ``pylopdf-fonts-zh-cn`` holds Noto Serif SC and
Noto Sans SC, which stand in: a document looks right on a machine without any Chinese font.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

SERIF = "Noto Serif SC"
SANS = "Noto Sans SC"


class Role(StrEnum):
    """What a piece of text is, after GB/T 9704-2012."""

    TITLE = "title"
    """小标宋."""
    HEADING = "heading"
    """黑体: first-level headings, heads of tables."""
    SUBHEADING = "subheading"
    """楷体: second-level headings."""
    BODY = "body"
    """仿宋."""
    NUMBER = "number"
    """宋体: page numbers."""


INSTALLED: dict[Role, tuple[str, ...]] = {
    Role.TITLE: (
        "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", "方正小标宋_GBK",
        "STZhongsong", "华文中宋",
    ),
    Role.HEADING: ("SimHei", "黑体", "STHeiti", "Heiti SC"),
    Role.SUBHEADING: ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti"),
    Role.BODY: ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong"),
    Role.NUMBER: ("SimSun", "宋体", "NSimSun", "STSong"),
}  # fmt: skip
"""Typefaces an office computer may have for each role, best first, by both their names."""

SHIPPED: dict[Role, str] = {
    Role.TITLE: SERIF,
    Role.HEADING: SANS,
    Role.SUBHEADING: SERIF,
    Role.BODY: SERIF,
    Role.NUMBER: SERIF,
}

LAST = ("Noto Serif CJK SC", "Source Han Serif SC", "SimSun-ExtB", "MingLiU-ExtB", "DejaVu Sans")
"""Looked into for characters that all the others lack, such as 𠮷."""

WORD: dict[Role, str] = {
    Role.TITLE: "方正小标宋简体",
    Role.HEADING: "黑体",
    Role.SUBHEADING: "楷体_GB2312",
    Role.BODY: "仿宋_GB2312",
    Role.NUMBER: "宋体",
}
"""Names written into .docx and .xlsx; Word and WPS put their own stand-in where one is missing."""


def css(role: Role) -> str:
    """Return a CSS ``font-family`` list; it names fonts and never loads any."""
    generic = "sans-serif" if role is Role.HEADING else "serif"
    names = (*INSTALLED[role], SHIPPED[role], SHIPPED[role].replace(" SC", " CJK SC"), "SimSun")
    return ", ".join([*(f'"{name}"' for name in dict.fromkeys(names)), generic])


def chain(role: Role, *, system: bool = True) -> list[str]:
    """Return the families a role's glyphs are looked up in, best first; all of them are there.

    Parameters
    ----------
    role : Role
        What the text is.
    system : bool
        Whether installed fonts may be used; False gives the same pages on every machine.
    """
    there = _by_family(system=system)
    wanted = (*INSTALLED[role], SHIPPED[role], SERIF, SANS, *LAST)
    return [family for family in dict.fromkeys(wanted) if family in there]


@cache
def book(*, system: bool = True) -> Any:
    """Return the fonts as typst takes them (`typst.Fonts`)."""
    import typst  # noqa: PLC0415 - only documents need it

    folders = [str(folder) for folder in _shipped_folders()]
    return typst.Fonts(
        include_system_fonts=system, include_embedded_fonts=False, font_paths=folders
    )


@cache
def holds(character: str, *, system: bool = True) -> bool:
    """Whether some family of `chain` has a glyph for the character.

    Private-use characters never count: fonts fill them with signs of their own.
    """
    if unicodedata.category(character) == "Co":
        return False
    families = chain(Role.BODY, system=system)
    return any(ord(character) in _characters(family, system=system) for family in families)


@cache
def _by_family(*, system: bool) -> dict[str, tuple[str, int]]:
    """Return file and index of the upright regular face of each family."""
    faces = sorted(
        (face.family, face.style != "normal", abs(face.weight - 400), face.path, face.index)
        for face in book(system=system).fonts()
        if face.path is not None
    )
    found: dict[str, tuple[str, int]] = {}
    for family, _, _, path, index in faces:
        found.setdefault(family, (path, index))
    return found


@cache
def _characters(family: str, *, system: bool) -> frozenset[int]:
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415 - only documents need it

    path, index = _by_family(system=system)[family]
    try:
        with TTFont(path, fontNumber=index, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except (OSError, TTLibError):
        return frozenset()


def _shipped_folders() -> tuple[Path, ...]:
    import pylopdf_fonts_zh_cn  # noqa: PLC0415 - only documents need it

    noto = Path(str(pylopdf_fonts_zh_cn.serif_path())).parent
    spec = find_spec("matplotlib")  # found, not imported: its DejaVu is wanted, not its second
    if spec is None or spec.origin is None:
        return (noto,)
    return noto, Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf"
