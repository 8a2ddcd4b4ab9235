"""Text that strangers typed, made harmless where people and spreadsheets will see it.

Ids are never changed by `display`: they are compared, not read. In CSV files they pass through
`guard` like any other text, and whoever reads such a file back takes it away with `unguard`.
"""

from __future__ import annotations

import re
import unicodedata

_TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""First characters that make a spreadsheet run a cell (OWASP: CSV injection); wide forms too."""

_GUARD = "'"

# Controls (C0, DEL, C1), line and paragraph separators, and the marks that reorder a line. A name
# in Arabic script stays as it is: only the invisible marks go, since they can make a row of a list
# read as something else. Lone surrogates cannot be written as UTF-8, noncharacters not as XML.
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]+"
)


def display(text: object) -> str:
    """Return text for people: on one line, without control and reordering characters.

    Runs of such characters that hold a line break or a tab become one blank; others vanish.
    """
    return _INVISIBLE.sub(
        lambda run: " " if set(run.group()) & set("\t\n\r\x0b\x0c\x85\u2028\u2029") else "",
        str(text),
    ).strip()


def guard(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: an apostrophe before ``= + - @``.

    A text that already begins with an apostrophe before such a character gets another one, so that
    `unguard` is exact.
    """
    return _GUARD + text if text.lstrip(_GUARD).startswith(_TRIGGERS) else text


def unguard(text: str) -> str:
    """Return what `guard` was given.

    >>> unguard(guard("=1+1"))
    '=1+1'
    >>> unguard("'quoted'")
    "'quoted'"
    """
    guarded = text.startswith(_GUARD) and text.lstrip(_GUARD).startswith(_TRIGGERS)
    return text[1:] if guarded else text


def clip(text: str, columns: int) -> str:
    """Return the text cut to so many columns (a Chinese character takes two), with … at the cut."""
    if width(text) <= columns:
        return text
    kept, used = [], 1
    for character in text:
        used += width(character)
        if used > columns:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"


def width(text: str) -> int:
    """Return how many columns a text takes: 2 for wide characters, 1 for others."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
