"""Reading a scenarios file: every problem of every scenario at once, with its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from bangfu_assign.errors import PolicyError, Problem
from bangfu_assign.facts.case import Case
from bangfu_assign.labels import Lang
from bangfu_assign.policy import Policy
from bangfu_assign.policy.keys import choices, clean, dotted, nearest, shown
from bangfu_assign.policy.problems import code_of
from bangfu_assign.policy.toml_file import TomlFile, read_toml
from bangfu_assign.scenario.apply import Findings, apply
from bangfu_assign.scenario.inherit import (
    BASE,
    MOST_VARIANTS,
    SWEPT,
    SWEPT_BY_RANK,
    ancestors,
    inherited,
    size,
    spelt_out,
)
from bangfu_assign.scenario.scenario import ExtraCadres, ExtraLock, Pair, Scenario
from bangfu_assign.scenario.variant import Variant

FILE = "scenarios.toml"

_TABLE = "scenario"
_INNER: dict[int | str, type[BaseModel]] = {
    "extra": ExtraCadres,
    "locks": ExtraLock,
    "remove_locks": Pair,
}
_EXAMPLES: dict[int | str, str] = {
    "name": 'name = "办事员4户"',
    "quota": "quota = {clerk = 4}",
    "cadre_quota": "cadre_quota = {G0001 = 6}",
    "max_km": 'max_km = 15 / max_km = "none"',
    "rank_max_km": "rank_max_km = {clerk = 8}",
    "max_villages": "max_villages = 3",
    "detour": "detour = 1.4",
    "order": 'order = ["coverage", "evenness", "continuity", "load", "travel", "walk"]',
    "drop": 'drop = ["pairing"]',
    "serves": 'serves = {clerk = "any"}',
    "admit": 'admit = ["enterprise"]',
    "income_standard": "income_standard = 4500",
    "extra": 'extra = [{rank = "clerk", count = 2}]',
    "unavailable": 'unavailable = ["G0001"]',
    "locks": 'locks = [{household_id = "…", cadre_id = "…", kind = "must"}]',
    "remove_locks": 'remove_locks = [{household_id = "…", cadre_id = "…"}]',
    "sweep": "sweep = {max_km = [8, 10, 12]}",
    "count": "count = 2",
    "kind": 'kind = "must"',
    "household_id": 'household_id = "…"',
    "cadre_id": 'cadre_id = "…"',
    "rank": 'rank = "clerk"',
}

Loc = tuple[int | str, ...]


def read_scenarios(
    path: str | Path, case: Case, policy: Policy, lang: Lang = "zh"
) -> dict[str, Variant]:
    """Read variants of a policy from a TOML file.

    Parameters
    ----------
    path : str or Path
        One ``[[scenario]]`` for each (see `Scenario` for the keys).
    case, policy
        What they are variants of.
    lang : {"zh", "en"}
        Language of the names of extra cadres.

    Returns
    -------
    dict of str to Variant
        By name: ``base``, the policy as it is, then the scenarios in the order of the file, a sweep
        spelt out in the place of its scenario.

    Raises
    ------
    PolicyError
        With all problems: an unreadable file, a syntax error with its line, unknown keys with the
        nearest known one, values out of range, unknown ranks, people and places, contradictions.
    """
    file = read_toml(Path(path), "scenario", FILE)
    return _File(file, clean(Path(path).name) or FILE, case, policy, lang).variants()


@dataclass(slots=True)
class _File:
    """A file being read, and the problems found so far."""

    file: TomlFile
    name: str
    case: Case
    policy: Policy
    lang: Lang
    problems: list[Problem] = field(default_factory=list)

    def variants(self) -> dict[str, Variant]:
        scenarios = self._scenarios()
        whole = self._relations(scenarios)
        found: dict[str, Variant] = {BASE: Variant(self.case, self.policy)}
        known = {one.name: one for one in scenarios.values()}
        for index, scenario in scenarios.items():
            if index in whole:
                for keys in spelt_out(inherited(scenario, known)):
                    self._add(found, index, keys)
        if self.problems:
            self.problems.sort(key=lambda p: (p.row is None, p.row or 0))
            raise PolicyError(self.problems)
        return found

    def _scenarios(self) -> dict[int, Scenario]:
        """Return the scenarios as written by place, those that are right in themselves."""
        data = dict(self.file.data)
        tables = data.pop(_TABLE, None)
        for key, value in data.items():
            meant = nearest(key, [_TABLE])
            params = {"key": clean(key), "nearest": f"[[{_TABLE}]]", "known": f"[[{_TABLE}]]"}
            self._problem((key,), "policy.unknown_table_near" if meant else "policy.unknown_table",
                          value, params)  # fmt: skip
            if meant and tables is None and isinstance(value, list):
                tables = value
        if isinstance(tables, dict):
            self._problem((_TABLE,), "scenario.not_array")
            tables = [tables]
        if not isinstance(tables, list) or not tables:
            if not self.problems:
                self._problem((_TABLE,), "scenario.none")
            return {}
        found: dict[int, Scenario] = {}
        for index, table in enumerate(tables):
            try:
                found[index] = Scenario.model_validate(table)
            except ValidationError as error:
                for detail in error.errors(include_url=False):
                    self._note((_TABLE, index, *detail["loc"]), detail)
        return found

    def _relations(self, scenarios: Mapping[int, Scenario]) -> set[int]:
        """Check names, bases and sweeps; return the places of the scenarios that can be made."""
        known: dict[str, Scenario] = {}
        names = self._names()
        whole = set(scenarios)
        for index, one in scenarios.items():
            before = len(self.problems)
            if one.name == BASE and not one.changes_nothing:
                self._problem((_TABLE, index, "name"), "scenario.base_changed", one.name)
            if one.name in known:
                twice = {"name": one.name}
                self._problem((_TABLE, index, "name"), "scenario.name_twice", one.name, twice)
            known.setdefault(one.name, one)
            self._sweep(index, one)
            if len(self.problems) > before:
                whole.discard(index)
        for index, one in scenarios.items():
            if one.base not in ("", BASE, *names):
                near = nearest(one.base, names)
                code = "unknown_base_near" if near else "unknown_base"
                params = {"name": one.base, "near": near, "known": ", ".join([BASE, *names])}
                self._problem((_TABLE, index, "base"), f"scenario.{code}", one.base, params)
            above = ancestors(one, known)
            if one.name in above or len(set(above)) < len(above):
                params = {"names": " → ".join((one.name, *above))}
                self._problem((_TABLE, index, "base"), "scenario.base_circle", one.base, params)
                whole.discard(index)
            elif any(known[name].base not in ("", BASE, *known) for name in (one.name, *above)):
                whole.discard(index)
        total = sum(size(one) for one in scenarios.values())
        if total > MOST_VARIANTS:
            counted: dict[str, object] = {"count": total, "most": MOST_VARIANTS}
            self._problem((_TABLE,), "scenario.too_many", "", counted)
            return set()
        return whole

    def _names(self) -> list[str]:
        """Return every name in the file, also those of scenarios that are wrong elsewhere."""
        tables = self.file.data.get(_TABLE)
        if not isinstance(tables, list):
            return []
        found = (table.get("name") for table in tables if isinstance(table, dict))
        return [name for name in found if isinstance(name, str)]

    def _sweep(self, index: int, scenario: Scenario) -> None:
        for key, values in scenario.sweep.items():
            path = (_TABLE, index, "sweep", key)
            if key not in (*SWEPT, *SWEPT_BY_RANK):
                near = nearest(key, (*SWEPT, *SWEPT_BY_RANK))
                params = {"key": clean(key), "nearest": near,
                          "known": ", ".join((*SWEPT, *SWEPT_BY_RANK))}  # fmt: skip
                code = "unknown_swept_near" if near else "unknown_swept"
                self._problem(path, f"scenario.{code}", values, params)
                continue
            by_rank = key in SWEPT_BY_RANK
            axes = values.items() if by_rank and isinstance(values, dict) else ((key, values),)
            for name, own in axes:
                if not isinstance(own, list) or not own or (by_rank and own is values):
                    form = "sweep = {quota.clerk = [3, 4]}" if by_rank else _EXAMPLES["sweep"]
                    self._problem(path, "scenario.no_values", own, {"example": form})
                    continue
                for value in own:
                    self._try(path, {key: {name: value}} if by_rank else {key: value})

    def _try(self, path: Loc, keys: Mapping[str, Any]) -> None:
        """Note what would be wrong with a swept value."""
        try:
            Scenario.model_validate({"name": "-", **keys})
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                self._note((*path, *detail["loc"][1:]), detail)

    def _add(self, found: dict[str, Variant], index: int, keys: dict[str, Any]) -> None:
        findings = Findings()
        scenario = Scenario.model_validate(keys)
        variant = apply(scenario, self.case, self.policy, findings, self.lang)
        for path, problem in findings.found:
            loc = (_TABLE, index, *path)
            column = dotted(loc, self.file.data)
            if problem.column:
                column += f" → {problem.column}"
            # What a scenario takes over from its base was said of the base.
            if all((p.code, p.params) != (problem.code, problem.params) for p in self.problems):
                placed = replace(problem, file=self.name, row=self._line(loc), column=column)
                self.problems.append(placed)
        if variant is None:
            return
        if scenario.name in found and scenario.name != BASE:
            self._problem((_TABLE, index, "name"), "scenario.name_twice", scenario.name,
                          {"name": scenario.name})  # fmt: skip
        found[scenario.name] = variant

    def _note(self, loc: Loc, detail: Any) -> None:
        """Note a value pydantic refuses, in the words of the policy's problems."""
        kind: str = detail["type"]
        context: dict[str, Any] = detail.get("ctx", {})
        value = detail["input"]
        if kind == "extra_forbidden":
            inner: type[BaseModel] = next((_INNER[s] for s in loc[2:-1] if s in _INNER), Scenario)
            known = list(inner.model_fields)
            key = clean(str(loc[-1]))
            near = nearest(key, known)
            params: dict[str, object] = {
                "key": key, "nearest": near, "known": ", ".join(known), "table": "[[scenario]]",
            }  # fmt: skip
            code = "policy.unknown_key_near" if near else "policy.unknown_key"
            self._problem(loc, code, value, params)
        elif kind == "missing":
            self._problem(loc, "policy.missing_key", "", {"key": str(loc[-1])})
        elif kind in {"enum", "literal_error"}:
            options = choices(context["expected"])
            near = nearest(str(value), options)
            code = "policy.not_a_choice_near" if near else "policy.not_a_choice"
            self._problem(loc, code, value, {"choices": " | ".join(options), "nearest": near})
        elif kind in {"dict_type", "model_type", "model_attributes_type"}:
            self._problem(loc, "scenario.not_inline_table", value)
        elif kind == "string_too_long":
            self._problem(loc, "scenario.name_too_long", value, {"most": context["max_length"]})
        else:
            limit = next((context[k] for k in ("gt", "ge", "le") if k in context), "")
            params = {"limit": f"{limit:g}" if limit != "" else "", "why": detail["msg"]}
            self._problem(loc, f"policy.{code_of(kind)}", value, params)

    def _problem(
        self, loc: Loc, code: str, value: object = "", params: Mapping[str, object] | None = None
    ) -> None:
        text = shown(value) if value != "" else ""
        words = {"example": self._example(loc), "value": text, **(params or {})}
        problem = Problem(
            code, self.name, self._line(loc), dotted(loc, self.file.data), text, words
        )
        if problem not in self.problems:
            self.problems.append(problem)

    def _example(self, loc: Loc) -> str:
        return next((_EXAMPLES[s] for s in reversed(loc) if s in _EXAMPLES), "[[scenario]]")

    def _line(self, loc: Loc) -> int | None:
        lines = self.file.lines
        return next(
            (lines[loc[:end]] for end in range(len(loc), 0, -1) if loc[:end] in lines), None
        )
