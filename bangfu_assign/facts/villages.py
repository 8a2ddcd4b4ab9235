"""Villages named in other tables: by id, by a name unique in the case, or by a household's id."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from bangfu_assign.errors import Severity
from bangfu_assign.facts.findings import Findings, Hit
from bangfu_assign.facts.nearest import Nearest
from bangfu_assign.facts.schema import TABLES
from bangfu_assign.facts.tables import FILE, ROW
from bangfu_assign.facts.tidy import fold

VILLAGE_DIGITS = 12
"""Length of the village's code at the head of a household's 15-digit id."""

_ENDINGS = ("村民委员会", "居民委员会", "村委会", "居委会", "社区", "村", "居")

COLUMNS: tuple[tuple[str, str, bool], ...] = tuple(
    (table.name, column, required)
    for table in TABLES
    for column, required in (
        ("village", table.name in ("households", "groups")),
        ("village_id", True),
    )
    if table.name != "villages" and column in [c.name for c in table.columns]
)
"""Table, column, and whether a village must stand there."""


@dataclass(frozen=True, slots=True)
class _Villages:
    """The villages by id, by name, by town and name."""

    ids: frozenset[str]
    by_name: dict[str, tuple[str, ...]]
    by_town: dict[tuple[str, str], tuple[str, ...]]
    names: dict[str, str]

    @classmethod
    def of(cls, villages: pd.DataFrame) -> _Villages:
        by_name: dict[str, set[str]] = {}
        by_town: dict[tuple[str, str], set[str]] = {}
        towns = villages["town"] if "town" in villages else [""] * len(villages)
        for village, name, town in zip(
            villages["village_id"], villages["name"], towns, strict=True
        ):
            for form in {fold(name), _root(name)} - {""}:
                by_name.setdefault(form, set()).add(village)
                by_town.setdefault((fold(town), form), set()).add(village)
        return cls(
            frozenset(villages["village_id"]) - {""},
            {name: tuple(sorted(found)) for name, found in by_name.items()},
            {name: tuple(sorted(found)) for name, found in by_town.items()},
            dict(zip(villages["village_id"], villages["name"], strict=True)),
        )

    def find(self, word: str, town: str) -> tuple[str, ...]:
        """Return the ids a word can mean: none, one, or several."""
        if word in self.ids:
            return (word,)
        for form in (fold(word), _root(word)):
            found = self.by_name.get(form, ())
            if len(found) > 1 and town:
                found = self.by_town.get((fold(town), form), found)
            if found:
                return found
        return ()


def resolve_villages(frames: dict[str, pd.DataFrame], findings: Findings) -> None:
    """Replace every village in every table by its id; report unknown and ambiguous ones."""
    if "villages" not in frames:
        return
    villages = _Villages.of(frames["villages"])
    nearest = Nearest([*villages.ids, *villages.names.values()])
    for table, column, required in COLUMNS:
        if table not in frames:
            continue
        frame = frames[table]
        if column not in frame:
            if not required:
                continue
            frame[column] = pd.Series([""] * len(frame), dtype="str", index=frame.index)
        implied = _implied(frame, villages) if table == "households" else None
        _resolve_column(frame, column, villages, nearest, findings, required, implied)


def _root(name: str) -> str:
    """Return a village's name without 村, 村委会, 社区 …"""
    name = fold(name)
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name[: -len(ending)]
    return name


def _implied(frame: pd.DataFrame, villages: _Villages) -> pd.Series:
    """Return the village code at the head of each 15-digit household id, else ""."""
    ids = frame["household_id"]
    is_register = ids.str.fullmatch(r"\d{15}")
    return ids.str[:VILLAGE_DIGITS].where(is_register, "")


def _resolve_column(
    frame: pd.DataFrame,
    column: str,
    villages: _Villages,
    nearest: Nearest,
    findings: Findings,
    required: bool,
    implied: pd.Series | None,
) -> None:
    words = frame[column].tolist()
    towns = frame["_town"].tolist() if "_town" in frame else [""] * len(frame)
    codes = implied.tolist() if implied is not None else [""] * len(frame)
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    values: list[str] = []
    hits: dict[tuple[str, Severity, str], list[Hit]] = {}
    places = zip(words, towns, codes, frame[ROW], frame[FILE], strict=True)
    for word, town, code, row, file in places:
        if (word, town) not in found:
            found[word, town] = villages.find(word, town) if word else ()
        ids = found[word, town]
        if len(ids) > 1 and code in ids:
            ids = (code,)
        value = ids[0] if len(ids) == 1 else ""
        finding: tuple[str, Severity, str, dict[str, object]] | None = None
        if not word and code:
            value = code if code in villages.ids else ""
            if not value:
                finding = ("village_of_id_unknown", Severity.ERROR, code, nearest.params(code))
        elif not word:
            if required:
                finding = ("value_missing", Severity.ERROR, "", {})
        elif not ids:
            finding = ("village_unknown", Severity.ERROR, word, nearest.params(word))
        elif len(ids) > 1:
            finding = ("village_ambiguous", Severity.ERROR, word, {"codes": "、".join(ids)})
        elif code in villages.ids and code != value:
            finding = ("village_contradicts_id", Severity.WARNING, word,
                       {"code": code, "name": villages.names[code]})  # fmt: skip
        if finding:
            name, severity, shown, params = finding
            if params.get("near"):
                name += "_near"
            hits.setdefault((name, severity, file), []).append(Hit(int(row), shown, params))
        values.append(value)
    for (name, severity, file), listed in hits.items():
        findings.spread(name, severity, listed, file=file, column=column)
    frame[column] = pd.Series(values, dtype="str", index=frame.index)
