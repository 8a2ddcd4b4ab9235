"""Characters that stand for others: full-width, invisible, blanks of all kinds, traditional."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

INVISIBLE_CHARACTERS = "invisible_characters"
FULL_WIDTH = "full_width"
STRAY_BLANKS = "stray_blanks"

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_BLANKS = re.compile(r"\s+")
_INNER = re.compile(r"(?<=[\u3400-\u9fff·]) (?=[\u3400-\u9fff·])|(?<=\d) (?=\d)")
_WIDE_LETTERS = {
    wide: wide - 0xFEE0
    for wide in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_WIDE_ALL = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
"""Full-width forms stand 0xFEE0 above their ASCII twins (Unicode block FF00)."""


def tidy(text: str, *, code: bool = False) -> tuple[str, tuple[str, ...]]:
    """Return a cell's text without look-alike characters, and the codes of what was repaired.

    Parameters
    ----------
    text : str
        The cell.
    code : bool
        Whether it is a number or a code, in which full-width punctuation is also a slip; in prose
        Chinese punctuation is right and stays.

    Examples
    --------
    >>> tidy("３２０ ")
    ('320', ('full_width', 'stray_blanks'))
    """
    if text.isascii() and text.isprintable() and " " not in text:
        return text, ()
    repairs = []
    seen = _INVISIBLE.sub("", text)
    if seen != text:
        repairs.append(INVISIBLE_CHARACTERS)
    narrow = seen.translate(_WIDE_ALL if code else _WIDE_LETTERS)
    if narrow != seen:
        repairs.append(FULL_WIDTH)
    stripped = _INNER.sub("", _BLANKS.sub(" ", narrow).strip())
    if stripped != narrow:
        repairs.append(STRAY_BLANKS)
    return stripped, tuple(repairs)


@lru_cache(100_000)
def simplify(text: str) -> str:
    """Return the text with traditional characters replaced by simplified ones.

    Only characters outside GB 2312 (which holds simplified ones only) are looked at, so that the
    conversion table is not loaded for a simplified register and never touches a simplified word.

    Examples
    --------
    >>> simplify("班莊鎮")
    '班庄镇'
    """
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return "".join(map(_simplify_character, text))
    return text


@cache
def _simplify_character(character: str) -> str:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return str(_converter().convert(character))
    return character


@cache
def _converter() -> Any:
    from opencc import OpenCC  # noqa: PLC0415 - needed for few registers

    return OpenCC("t2s")


@lru_cache(100_000)
def fold(text: str) -> str:
    """Return the form in which names of villages, groups and words of lists are compared."""
    return simplify(_BLANKS.sub("", tidy(text, code=True)[0]).lower())
