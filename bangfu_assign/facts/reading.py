"""What a parser says about one cell: its value, and what was repaired or is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from bangfu_assign.errors import Severity
from bangfu_assign.facts.schema import Kind


class Remark(NamedTuple):
    """One finding about a cell; parameters fill the sentence of the code."""

    code: str
    severity: Severity = Severity.ERROR
    params: Mapping[str, object] = {}


class Reading(NamedTuple):
    """A cell as understood; the value is the kind's blank if it could not be."""

    value: object
    remarks: tuple[Remark, ...] = ()


BLANKS: dict[Kind, object] = {
    Kind.ID: "",
    Kind.TEXT: "",
    Kind.NAME: "",
    Kind.COUNT: pd.NA,
    Kind.MEASURE: float("nan"),
    Kind.FLAG: None,
    Kind.ID_NUMBER: "",
    Kind.PHONE: "",
    Kind.DATE: "",
    Kind.DAYS: "",
}
"""The value of an empty cell by kind; a flag's default stands in its column."""

# fmt: off
PLACEHOLDERS = frozenset({
    "-", "--", "---", "—", "——", "/", "\\", ".", "*", "?", "？", "无", "暂无", "未知", "不详", "空",
    "待定", "n/a", "na", "null", "none", "nan", "nil",
})
# fmt: on
"""Words that people and programs write into a cell that has no value."""


def wrong(kind: Kind, code: str, **params: object) -> Reading:
    """Return the reading of a cell that cannot be understood."""
    return Reading(BLANKS[kind], (Remark(code, Severity.ERROR, params),))


def repairs(codes: tuple[str, ...]) -> tuple[Remark, ...]:
    """Return remarks for repairs."""
    return tuple(Remark(code, Severity.REPAIR) for code in codes)
