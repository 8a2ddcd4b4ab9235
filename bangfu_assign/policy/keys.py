"""The keys a policy file may hold, where each belongs, and which one an unknown key meant."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel

SHOWN_LENGTH = 60
"""Characters of a value repeated in a message; the rest is cut."""

_EXAMPLES = {
    "plan": "[plan]",
    "targets": "[targets]",
    "travel": "[travel]",
    "objectives": "[objectives]",
    "rank": "[[rank]]",
    "area": 'area = "班庄镇"',
    "year": "year = 2012",
    "seat": "seat = [118.851, 34.8504]",
    "income_standard": "income_standard = 4000",
    "persons": "persons = 5580",
    "weak_villages": "weak_villages = 4",
    "trained": "trained = 411",
    "transferred": "transferred = 1050",
    "loans_10k_yuan": "loans_10k_yuan = 2100",
    "collective_income_10k_yuan": "collective_income_10k_yuan = 15",
    "name": 'name = "clerk"',
    "label": 'label = "办事员"',
    "quota": "quota = 3",
    "serves": 'serves = "any"',
    "pairs_with": 'pairs_with = "weak"',
    "per_village": "per_village = [1, 1]",
    "principal": "principal = false",
    "metric": 'metric = "straight"',
    "detour": "detour = 1.3",
    "max_km": "max_km = 12.0",
    "max_villages": "max_villages = 2",
    "datum": 'datum = "wgs84"',
    "max_snap_km": "max_snap_km = 2.0",
    "order": 'order = ["coverage", "continuity", "evenness", "load", "travel", "walk"]',
    "continuity": 'continuity = "soft"',
    "notice": "[notice]",
    "title": 'title = "关于{area}{village}帮扶责任人名单的公示"',
    "reason": 'reason = "为落实帮扶责任、接受群众监督"',
    "basis": 'basis = "《班庄镇2012年扶贫开发工作方案》"',
    "start": "start = 2012-03-05",
    "end": "end = 2012-03-11",
    "office": 'office = "班庄镇扶贫办公室"',
    "address": 'address = "班庄镇人民政府一楼"',
    "phone": 'phone = "0518-00000000"',
    "issuer": 'issuer = "班庄镇人民政府"',
    "date": "date = 2012-03-05",
    "names": 'names = "full"',
    "uncovered": 'uncovered = "待落实"',
    "columns": 'columns = ["number", "head_name", "household_id", "persons", "helper", "post"]',
    "cards": "[cards]",
    "goal": 'goal = "{year}年底家庭人均纯收入达到{standard}元以上"',
    "measures": 'measures = { "因病" = "落实合作医疗和医疗救助" }',
    "writeback": "[writeback]",
    "short": 'short = { "班庄镇人民政府" = "镇政府" }',
    "name_characters": "name_characters = 10",
    "phone_characters": "phone_characters = 15",
    "job_characters": "job_characters = 10",
}


@dataclass(frozen=True, slots=True)
class KeyBook:
    """Every table of the policy file with its keys.

    Attributes
    ----------
    tables : mapping of str to tuple of str
        Table name, as written in the file, to its keys.
    """

    tables: Mapping[str, tuple[str, ...]]

    def nearest_table(self, name: str) -> str | None:
        """Return the table that was meant by an unknown name, None if nothing is near."""
        return nearest(name, self.tables) or None

    def unknown(
        self, parent: tuple[int | str, ...], key: str, value: object
    ) -> tuple[str, dict[str, object], str]:
        """Return code, parameters and shown value of the problem of an unknown key.

        Parameters
        ----------
        parent : tuple
            Path of the table it stands in; () at the top of the file.
        key : str
            The unknown key.
        value : object
            What was assigned to it.
        """
        is_table = isinstance(value, dict) or (
            isinstance(value, list) and any(isinstance(v, dict) for v in value)
        )
        if not parent and is_table:
            return *self._unknown_table(key), ""
        return *self._unknown_key(str(parent[0]) if parent else "", key), shown(value)

    def _unknown_table(self, name: str) -> tuple[str, dict[str, object]]:
        params: dict[str, object] = {"key": name, "known": self._headers()}
        if meant := self.nearest_table(name):
            return "unknown_table_near", {**params, "nearest": header(meant)}
        return "unknown_table", params

    def _unknown_key(self, table: str, key: str) -> tuple[str, dict[str, object]]:
        known = self.tables.get(table, ())
        elsewhere = sorted({k for t, ks in self.tables.items() if t != table for k in ks})
        params: dict[str, object] = {"key": key, "known": ", ".join(known) or self._headers()}
        if home := self._home(key, table):
            return "misplaced_key", {**params, "home": home}
        if near := nearest(key, known):
            return "unknown_key_near", {**params, "nearest": near}
        if near := nearest(key, elsewhere, 0.75):
            home = self._home(near, table)
            return "unknown_key_elsewhere", {**params, "nearest": near, "home": home}
        if table:
            return "unknown_key", {**params, "table": header(table)}
        return "unknown_top_key", params

    def _headers(self) -> str:
        return ", ".join(header(t) for t in self.tables)

    def _home(self, key: str, besides: str) -> str:
        """Return the headers of the tables, other than one, that have a key; "" if none has."""
        return " / ".join(header(t) for t, ks in self.tables.items() if t != besides and key in ks)


def book_of(model: type[BaseModel]) -> KeyBook:
    """Return the tables and keys of the policy's model, by the names they have in the file."""
    tables: dict[str, tuple[str, ...]] = {}
    for field, info in model.model_fields.items():
        inner = info.annotation
        if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
            inner = next(a for a in get_args(inner) if isinstance(a, type))
        tables[info.alias or field] = tuple(inner.model_fields)
    return KeyBook(tables)


def header(table: str) -> str:
    """Return a table's header as it stands in the file."""
    return "[[rank]]" if table == "rank" else f"[{table}]"


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """Return the known word nearest to one that is misspelled; "" if none is near.

    Case, blanks and hyphens do not count.
    """
    plain = re.sub(r"[\s\-]+", "_", word.strip().casefold())
    by_plain = {k.casefold(): k for k in known}
    near = difflib.get_close_matches(plain[:80], sorted(by_plain), n=1, cutoff=cutoff)
    return by_plain[near[0]] if near else ""


def choices(expected: str) -> list[str]:
    """Return the choices out of pydantic's list of them (``"'weak' or 'all'"``)."""
    return re.findall(r"'([^']*)'", expected)


def example(loc: tuple[int | str, ...]) -> str:
    """Return a line that would be right at a path; "" if there is none."""
    return next((_EXAMPLES[k] for k in reversed(loc) if k in _EXAMPLES), "")


def dotted(loc: tuple[int | str, ...], data: Mapping[str, Any]) -> str:
    """Return a path as people write it: ``rank[2].quota (clerk)``; numbers count from 1."""
    text = ""
    for step in loc:
        if isinstance(step, int):
            text += f"[{step + 1}]"
        else:
            text += f".{clean(step)}" if text else clean(step)
    if len(loc) > 1 and isinstance(loc[1], int):
        try:
            name = data[str(loc[0])][loc[1]]["name"]
        except (KeyError, IndexError, TypeError):
            name = ""
        if isinstance(name, str) and name.strip():
            text += f" ({clean(name.strip())})"
    return text


def shown(value: object) -> str:
    """Return a value as TOML writes it, on one line, cut to `SHOWN_LENGTH`."""
    if isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, str):
        text = f'"{value[:SHOWN_LENGTH]}"' if value else ""
    elif isinstance(value, list | tuple):
        text = "[" + ", ".join(shown(v) or '""' for v in value[:SHOWN_LENGTH]) + "]"
    elif isinstance(value, dict):
        text = "{" + ", ".join(str(k) for k in list(value)[:SHOWN_LENGTH]) + "}"
    elif isinstance(value, int) and abs(value) >= 10**SHOWN_LENGTH:
        text = "> 10^60" if value > 0 else "< -10^60"  # str() refuses thousands of digits
    else:
        text = str(value)
    return clean(text)


def clean(text: str) -> str:
    """Return a text on one line, without control characters, cut to `SHOWN_LENGTH`."""
    line = "".join(c if c.isprintable() else " " for c in text)
    return line if len(line) <= SHOWN_LENGTH else line[: SHOWN_LENGTH - 1] + "…"
