"""Parsing what belongs to a person: names, ID numbers, phones."""

from __future__ import annotations

import datetime as dt
import re

from bangfu_assign.errors import Severity
from bangfu_assign.facts.grid import Cell
from bangfu_assign.facts.reading import PLACEHOLDERS, Reading, Remark, repairs, wrong
from bangfu_assign.facts.schema import Column, Kind
from bangfu_assign.facts.tidy import STRAY_BLANKS, tidy

REGISTER_NAME_CHARACTERS = 10
"""Longest name the provincial register takes (DOMAIN.md §3)."""

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
"""Weights and check characters of GB 11643-1999 (ISO 7064 MOD 11-2)."""

_EXACT = 10**15
"""Binary floats, and so Excel's numbers, keep 15 digits."""

_ID_15 = re.compile(r"\d{15}", re.ASCII)
_ID_18 = re.compile(r"\d{17}[\dX]", re.ASCII)
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE]\+?\d{1,3}")
_POINT_ZERO = re.compile(r"(.*\d)\.0+")
_SEVERAL = re.compile(r"[、,，;；/／|\n]|和|与|\s{2,}")
_NAME_SEVERAL = re.compile(r"[、,，;；/／|\n]")
_NAME_LIKE = re.compile(r"[^\W\d_][\w\s·•.()（）-]*")
"""What a person may be called; a mark of some markup with a slash in it is no second person."""
_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_PHONE = re.compile(r"(?:0\d{2,3}-?)?[2-9]\d{6,7}(?:-\d{1,6})?")


def check_name(reading: Reading, column: Column) -> Reading:
    """Add what is odd about a person's name."""
    name = str(reading.value)
    remarks = list(reading.remarks)
    parts = [part.strip() for part in _NAME_SEVERAL.split(name) if part.strip()]
    if len(parts) > 1 and all(map(_NAME_LIKE.fullmatch, parts)):
        # A roster's second name is a cadre without a quota, place or phone of their own.
        severity = Severity.ERROR if column.name == "name" else Severity.WARNING
        remarks.append(Remark("several_names", severity))
    if "?" in name or "？" in name:
        remarks.append(Remark("name_lost_character", Severity.WARNING))
    if column.name == "head_name" and len(name) > REGISTER_NAME_CHARACTERS:
        remarks.append(Remark("name_long", Severity.WARNING, {"limit": REGISTER_NAME_CHARACTERS}))
    return Reading(name, tuple(remarks))


def read_id_number(cell: Cell, column: Column, factor: float) -> Reading:
    """Read an 18-digit (or old 15-digit) ID number; digits that are lost are never made up."""
    codes: tuple[str, ...] = ()
    if isinstance(cell, str):
        text, codes = tidy(cell, code=True)
    elif isinstance(cell, (int, float)) and abs(cell) >= _EXACT:
        return wrong(Kind.ID_NUMBER, "id_number_lost_digits")
    elif isinstance(cell, (int, float)) and cell == int(cell):
        text = str(int(cell))
    else:
        return wrong(Kind.ID_NUMBER, "id_number_odd")
    if text.lower() in PLACEHOLDERS:
        return Reading("", repairs((*codes, "placeholder")))
    if _SCIENTIFIC.fullmatch(text):
        return wrong(Kind.ID_NUMBER, "id_number_lost_digits")
    text, codes = _without_wrapping(text, codes)
    if sum(len(part) >= 15 for part in _SEVERAL.split(text)) > 1:
        return wrong(Kind.ID_NUMBER, "several_id_numbers")
    bare = re.sub(r"[\s-]", "", text)
    if bare != text:
        text, codes = bare, (*codes, STRAY_BLANKS)
    if text.endswith("x"):
        text, codes = text.upper(), (*codes, "lower_x")
    return _judge_id_number(text, codes)


def _without_wrapping(text: str, codes: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Take off what spreadsheets put around numbers: a leading apostrophe, a trailing ``.0``."""
    if text.startswith("'"):
        text, codes = text[1:].strip(), (*codes, "apostrophe")
    if found := _POINT_ZERO.fullmatch(text):
        text, codes = found.group(1), (*codes, "point_zero")
    return text, codes


def _judge_id_number(text: str, codes: tuple[str, ...]) -> Reading:
    done = repairs(codes)
    old, new = _ID_15.fullmatch(text), _ID_18.fullmatch(text)
    if not old and not new:
        return wrong(Kind.ID_NUMBER, "id_number_odd")
    birth = "19" + text[6:12] if old else text[6:14]
    try:
        dt.date(int(birth[:4]), int(birth[4:6]), int(birth[6:]))
    except ValueError:
        return Reading(text, (*done, Remark("id_number_birth", Severity.WARNING)))
    if new:
        total = sum(int(d) * w for d, w in zip(text[:17], _ID_WEIGHTS, strict=True))
        if _ID_CHECKS[total % 11] != text[17]:
            if text.endswith("000"):  # what Excel leaves of 18 digits
                return wrong(Kind.ID_NUMBER, "id_number_lost_digits")
            return Reading(text, (*done, Remark("id_number_check", Severity.WARNING)))
    return Reading(text, done)


def read_phone(cell: Cell, column: Column, factor: float) -> Reading:
    """Read a phone number; of several the first is taken, and said so."""
    codes: tuple[str, ...] = ()
    if isinstance(cell, str):
        if cell.isascii() and _MOBILE.fullmatch(cell):
            return Reading(cell)
        text, codes = tidy(cell, code=True)
    elif isinstance(cell, (int, float)):
        if cell != int(cell) or not 0 <= cell < _EXACT:
            return wrong(Kind.PHONE, "phone_lost_digits")
        text = str(int(cell))
    else:
        return wrong(Kind.PHONE, "phone_odd_cell")
    if text.lower() in PLACEHOLDERS:
        return Reading("", repairs((*codes, "placeholder")))
    if _SCIENTIFIC.fullmatch(text):
        return wrong(Kind.PHONE, "phone_lost_digits")
    return _judge_phone(text, codes)


def _judge_phone(text: str, codes: tuple[str, ...]) -> Reading:
    remarks: list[Remark] = []
    parts = [part for part in _SEVERAL.split(text) if part.strip()]
    if len(parts) > 1 and all(len(re.findall(r"\d", part)) >= 7 for part in parts[:2]):
        text = parts[0]
        remarks.append(Remark("several_phones", Severity.WARNING))
    text, codes = _without_wrapping(text, codes)
    bare = re.sub(r"^(?:\+|00)?86(?=1[3-9]\d{9}$)", "", re.sub(r"[\s()-]", "", text))
    if _MOBILE.fullmatch(bare):
        if bare != text:
            codes = (*codes, "phone_rewritten")
        text = bare
    elif not _PHONE.fullmatch(re.sub(r"[\s()]", "", text)):
        remarks.append(Remark("phone_odd", Severity.WARNING))
    return Reading(text, (*repairs(codes), *remarks))
