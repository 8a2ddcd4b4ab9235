"""The provincial register's import sheet: codes for category and cause put into words.

The sheet (DOMAIN.md §3) has 14 columns, from 户码 to 户主身份证号 and three for the helper. All are
read by their headers; the village is the first 12 digits of 户码 (`villages`); the helper's columns
stay out (`tables`). What is left is here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd

from bangfu_assign.errors import Severity
from bangfu_assign.facts.findings import Findings
from bangfu_assign.facts.rows import spread_rows

CATEGORIES: Mapping[str, str] = {"1": "扶贫户", "2": "低保户", "3": "五保户"}
"""农户属性 by its code."""

CAUSES: Mapping[str, str] = {
    "1": "因灾", "2": "因病", "3": "因残", "4": "因学",
    "5": "缺技术", "6": "缺劳力", "7": "缺资金", "8": "其它",
}  # fmt: skip
"""贫困原因 by its code."""

_SEPARATORS = re.compile(r"[、,，;；/\s]+")
_CODE_AND_WORD = re.compile(r"(\d)[.、\s]*(\D+)")


def spell_out_codes(households: pd.DataFrame, findings: Findings) -> None:
    """Replace the codes in ``category`` and ``cause`` by words, in place; report unknown codes."""
    for column, words in (("category", CATEGORIES), ("cause", CAUSES)):
        if column not in households:
            continue
        spelled = {cell: _words(cell, words) for cell in set(households[column].tolist())}
        coded = [cell for cell, text in spelled.items() if text is not None and text != cell]
        unknown = [cell for cell, text in spelled.items() if text is None]
        for code, severity, cells in (
            (f"{column}_from_code", Severity.REPAIR, coded),
            (f"{column}_code_unknown", Severity.ERROR, unknown),
        ):
            rows = households[households[column].isin(cells)]
            spread_rows(findings, rows, code, severity, column=column)
        texts = [spelled[cell] or "" for cell in households[column].tolist()]
        households[column] = pd.Series(texts, dtype="str", index=households.index)


def _words(cell: str, words: Mapping[str, str]) -> str | None:
    """Return what a cell of codes means; the cell itself if it holds words; None if neither."""
    parts = [part for part in _SEPARATORS.split(cell) if part]
    if parts and all(part.isdecimal() for part in parts):
        if all(part in words for part in parts):
            return "、".join(words[part] for part in parts)
        return None
    found = _CODE_AND_WORD.fullmatch(cell)
    return found.group(2) if found and found.group(1) in words else cell
