"""Villages named in other tables: by id, by a name unique in the case, or by a household's id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from bangfu_assign.errors import Severity
from bangfu_assign.facts.findings import Findings
from bangfu_assign.facts.nearest import Nearest
from bangfu_assign.facts.rows import blank_column, chosen, places, spread_rows
from bangfu_assign.facts.tidy import fold

VILLAGE_DIGITS = 12
"""Length of the village's code at the head of a household's 15-digit id."""

_ENDINGS = ("村民委员会", "居民委员会", "村委会", "居委会", "社区", "村", "居")

COLUMNS: tuple[tuple[str, str, bool], ...] = (
    ("households", "village", True),
    ("cadres", "village", False),
    ("groups", "village", True),
    ("projects", "village", False),
    ("distances", "village_id", True),
)
"""Table, column, and whether a village must stand there."""


class _Verdict(NamedTuple):
    """The village that a cell means, and what is to be said about it."""

    village: str
    code: str = ""
    severity: Severity = Severity.ERROR
    value: str = ""
    params: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class VillageIndex:
    """The villages of a case, to be found by id or name.

    Attributes
    ----------
    names : dict of str to str
        Name by id.
    by_name, by_root : dict of str to tuple of str
        Ids by folded name, and by folded name without 村, 社区 …
    towns : dict of str to str
        Folded town by id.
    """

    names: dict[str, str]
    by_name: dict[str, tuple[str, ...]]
    by_root: dict[str, tuple[str, ...]]
    towns: dict[str, str]

    @classmethod
    def of(cls, villages: pd.DataFrame) -> VillageIndex:
        """Return the index of a table of villages."""
        names = dict(zip(villages["village_id"], villages["name"], strict=True))
        names.pop("", None)
        towns = villages["town"] if "town" in villages else [""] * len(villages)
        return cls(
            names,
            _ids_by(((fold(name), village) for village, name in names.items())),
            _ids_by(((_root(name), village) for village, name in names.items())),
            {v: fold(town) for v, town in zip(villages["village_id"], towns, strict=True)},
        )

    def find(self, word: str, town: str = "") -> tuple[str, ...]:
        """Return the ids a word can mean: none, one, or several.

        Parameters
        ----------
        word : str
            An id, a name, or a name without its ending.
        town : str
            Tells villages of one name apart, where both tables have it.
        """
        if word in self.names:
            return (word,)
        found = self.by_name.get(fold(word)) or self.by_root.get(_root(word)) or ()
        if len(found) > 1 and town:
            return tuple(v for v in found if self.towns[v] == fold(town)) or found
        return found


def resolve_villages(frames: dict[str, pd.DataFrame], findings: Findings) -> None:
    """Replace every village in every table by its id, in place; report unknown and ambiguous ones.

    A household without village lies in the one whose id its own 15-digit id begins with.
    """
    if "villages" not in frames:
        return
    villages = VillageIndex.of(frames["villages"])
    nearest = Nearest([*villages.names, *villages.names.values()])
    for table, column, required in COLUMNS:
        if table not in frames or (not required and column not in frames[table]):
            continue
        frame = frames[table]
        blank_column(frame, column)
        blank_column(frame, "_town")
        codes = _village_codes(frame) if table == "households" else [""] * len(frame)
        cells = list(zip(frame[column].tolist(), frame["_town"].tolist(), codes, strict=True))
        judged = {cell: _judge(*cell, villages, nearest, required) for cell in set(cells)}
        verdicts = [judged[cell] for cell in cells]
        _report(frame, column, verdicts, findings)
        values = [verdict.village for verdict in verdicts]
        frame[column] = pd.Series(values, dtype="str", index=frame.index)


def _judge(
    word: str, town: str, code: str, villages: VillageIndex, nearest: Nearest, required: bool
) -> _Verdict:
    """Return which village a cell means, given the town beside it and the code in the row's id."""
    if not word:
        return _judge_blank(code, villages, nearest, required)
    found = villages.find(word, town)
    if not found:
        return _Verdict("", "village_unknown", value=word, params=nearest.params(word))
    if len(found) > 1 and code not in found:
        return _Verdict("", "village_ambiguous", value=word, params={"codes": "、".join(found)})
    village = code if code in found else found[0]
    if code in villages.names and code != village:
        params = {"implied": code, "name": villages.names[code]}
        return _Verdict(village, "village_contradicts_id", Severity.WARNING, word, params)
    if word not in (village, villages.names[village]):
        params = {"now": villages.names[village]}
        return _Verdict(village, "village_understood", Severity.REPAIR, word, params)
    return _Verdict(village)


def _judge_blank(code: str, villages: VillageIndex, nearest: Nearest, required: bool) -> _Verdict:
    """Return the village in the row's id, as its cell is empty."""
    if code in villages.names:
        return _Verdict(code)
    if code:
        return _Verdict("", "village_of_id_unknown", value=code, params=nearest.params(code))
    return _Verdict("", "value_missing" if required else "")


def _report(frame: pd.DataFrame, column: str, verdicts: list[_Verdict], findings: Findings) -> None:
    """Report the verdicts; an empty cell is not reported again if its fault already was."""
    told = [
        verdict
        if verdict.code != "value_missing" or not findings.is_faulty(*place)
        else verdict._replace(code="")
        for verdict, place in zip(verdicts, places(frame), strict=True)
    ]
    for code, severity in sorted({(v.code, v.severity) for v in told if v.code}):
        rows = chosen(frame, (v.code == code for v in told))
        spread_rows(
            findings, rows, code, severity, column=column,
            values=[v.value for v in told if v.code == code],
            params=[v.params for v in told if v.code == code],
        )  # fmt: skip


def _village_codes(households: pd.DataFrame) -> list[str]:
    """Return the village code at the head of each 15-digit household id, else ""."""
    return [
        name[:VILLAGE_DIGITS] if len(name) == VILLAGE_DIGITS + 3 and name.isdecimal() else ""
        for name in households["household_id"].tolist()
    ]


def _ids_by(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return the sorted ids of every name."""
    found: dict[str, set[str]] = {}
    for name, village in pairs:
        if name:
            found.setdefault(name, set()).add(village)
    return {name: tuple(sorted(ids)) for name, ids in found.items()}


def _root(name: str) -> str:
    """Return a village's name without 村, 村委会, 社区 …"""
    name = fold(name)
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name[: -len(ending)]
    return name
