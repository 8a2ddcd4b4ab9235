"""Households' groups and the table of groups: one spelling, and what matches nothing."""

from __future__ import annotations

import re

import pandas as pd

from bangfu_assign.errors import Severity
from bangfu_assign.facts.findings import Findings
from bangfu_assign.facts.nearest import Nearest
from bangfu_assign.facts.rows import blank_column, chosen, spread_rows
from bangfu_assign.facts.tidy import fold

_NUMBERED = re.compile(r"第?(\d+|[一二三四五六七八九十]+)(?:组|队|社|小组|村民小组|号)?")
_DIGITS = {word: number for number, word in enumerate("一二三四五六七八九", start=1)}


def check_groups(frames: dict[str, pd.DataFrame], findings: Findings) -> None:
    """Write households' groups as the table of groups does; report those that match nothing."""
    if "groups" not in frames or "households" not in frames or findings.failed("villages"):
        return
    groups, households = frames["groups"], frames["households"]
    blank_column(households, "group")
    by_village: dict[str, dict[str, str]] = {}
    for village, group in zip(groups["village"], groups["group"], strict=True):
        by_village.setdefault(village, {}).setdefault(group_key(group), group)
    pairs = list(zip(households["village"].tolist(), households["group"].tolist(), strict=True))
    matches = {pair: _match(*pair, by_village) for pair in set(pairs)}
    values = [matches[pair] or pair[1] for pair in pairs]
    _report(households, pairs, values, matches, by_village, findings)
    households["group"] = pd.Series(values, dtype="str", index=households.index)
    used = {(village, match) for (village, _), match in matches.items()}
    pairs = list(zip(groups["village"], groups["group"], strict=True))
    unused = chosen(groups, (bool(pair[0]) and pair not in used for pair in pairs))
    spread_rows(findings, unused, "group_unused", Severity.WARNING, column="group")


def _match(village: str, word: str, by_village: dict[str, dict[str, str]]) -> str:
    """Return the group of the table a word means, "" if none."""
    known = by_village.get(village, {})
    return word if word in known.values() else known.get(group_key(word), "")


def _report(
    households: pd.DataFrame,
    pairs: list[tuple[str, str]],
    values: list[str],
    matches: dict[tuple[str, str], str],
    by_village: dict[str, dict[str, str]],
    findings: Findings,
) -> None:
    changed = [value != word for value, (_, word) in zip(values, pairs, strict=True)]
    spread_rows(
        findings, chosen(households, changed), "group_rewritten", Severity.REPAIR, column="group",
        params=[{"now": value} for value, keep in zip(values, changed, strict=True) if keep],
    )  # fmt: skip
    nearest = {village: Nearest(known.values()) for village, known in by_village.items()}
    lost = [bool(p[1]) and p[0] in by_village and not matches[p] for p in pairs]
    near = [nearest[v].params(w) for (v, w), keep in zip(pairs, lost, strict=True) if keep]
    spread_rows(
        findings,
        chosen(households, lost),
        "group_unknown",
        Severity.WARNING,
        column="group",
        params=near,
    )


def group_key(group: str) -> str:
    """Return a group's name so that 1组, 第一组 and 01 组 are one.

    Examples
    --------
    >>> group_key("第十二组"), group_key("０１组"), group_key("东庄")
    ('12', '1', '东庄')
    """
    folded = fold(group)
    found = _NUMBERED.fullmatch(folded)
    if not found:
        return folded
    digits = found.group(1)
    if digits.isdecimal():
        return str(int(digits))
    tens, ten, ones = digits.rpartition("十")
    number = (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)
    return str(number) if len(digits) <= 3 and number else folded
