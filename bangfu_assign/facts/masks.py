"""Masking of ID numbers, phones and account numbers, for problems and logs."""

from __future__ import annotations

import re

_KEPT = 3
"""Leading characters that stay: enough to recognise the cell, too few to recognise the person."""

_ID_18 = re.compile(r"(?<![\dA-Za-z])\d(?:[\s-]?\d){16}[\s-]?[\dXxＸｘ](?!\d)")
_LONG_RUN = re.compile(r"(?<!\d)\d{17,}(?!\d)")
_ID_15 = re.compile(r"(?<!\d)\d{6}([3-9]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}(?!\d)")
_SCIENTIFIC = re.compile(r"\d\.\d{5,}[eEＥｅ][+＋]?\d{2}")
_MOBILE = re.compile(r"(?<!\d)(?:\+?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?:\.0+)?(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)0\d{2,3}[-—－\s]?\d{7,8}(?!\d)")
_PERSONAL = (_ID_18, _LONG_RUN, _ID_15, _SCIENTIFIC, _MOBILE, _LANDLINE)


def mask_all(text: str) -> str:
    """Return the text with every letter and digit after the third replaced by ``*``.

    For cells of a column that holds ID numbers or phones, whatever shape they have.
    """
    return text[:_KEPT] + re.sub(r"\w", "*", text[_KEPT:])


def mask(text: str) -> str:
    """Return the text with every ID number, account number and phone in it masked.

    Household ids (15 digits: village code and serial) stay readable: a 15-digit run is taken for
    an old ID number only if its digits 7–12 are a date between 1930 and 1999, which no village code
    has there (towns are numbered from 100, so those digits start with 0, 1 or 2).

    Examples
    --------
    >>> mask("张三 13800138000")
    '张三 138********'
    """
    for pattern in _PERSONAL:
        text = pattern.sub(lambda found: mask_all(found.group()), text)
    return text
