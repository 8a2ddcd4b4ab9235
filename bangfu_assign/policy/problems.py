"""Every problem of a policy at once, in the words of the policy file.

Pydantic stops at the first floor: while a field is wrong it does not run the checks that compare
fields. So a wrong value is replaced by a harmless one and the policy is checked again, until
nothing new turns up: all problems are named in one go.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from bangfu_assign.errors import PolicyError, Problem
from bangfu_assign.policy import keys

FILE = "policy.toml"
PASSES = 12
"""Checks at most; each pass heals every problem it finds, so real files need two or three."""

Model = TypeVar("Model", bound=BaseModel)
Loc = tuple[int | str, ...]

_CODES = {
    "int_type": "not_whole",
    "int_parsing": "not_whole",
    "int_from_float": "not_whole",
    "int_parsing_size": "not_whole",
    "float_type": "not_number",
    "float_parsing": "not_number",
    "flag_for_number": "not_number",
    "text_for_number": "not_number",
    "finite_number": "not_finite",
    "bool_type": "not_flag",
    "string_type": "not_text",
    "string_too_short": "empty_text",
    "tuple_type": "not_list",
    "model_type": "not_table",
    "model_attributes_type": "not_table",
    "dict_type": "not_table",
    "too_short": "no_rank",
    "enum": "not_a_choice",
    "literal_error": "not_a_choice",
    "greater_than": "not_above",
    "greater_than_equal": "too_small",
    "less_than_equal": "too_large",
    "seat_not_two_numbers": "seat_not_two_numbers",
    "seat_swapped": "seat_swapped",
    "seat_off_earth": "seat_off_earth",
    "per_village_not_two": "per_village_not_two",
    "per_village_upside_down": "per_village_upside_down",
    "pairing_without_paired": "pairing_without_paired",
    "quota_zero_with_minimum": "quota_zero_with_minimum",
    "no_objective": "no_objective",
    "objective_twice": "objective_twice",
    "not_day": "not_day",
    "string_too_long": "text_too_long",
    "notice_days": "notice_days",
    "notice_columns": "notice_columns",
}
_KEY_AT_FAULT = {
    "no_objective": "order",
    "objective_twice": "order",
    "notice_days": "end",
    "notice_columns": "columns",
}
"""Which key of a table is named, and left out to find what else is wrong."""


def code_of(kind: str) -> str:
    """Return the code of the sentence for a kind of error that pydantic tells apart."""
    return _CODES.get(kind, "other")


def checked(
    model: type[Model], data: Mapping[str, Any], lines: Mapping[Loc, int] | None = None
) -> Model:
    """Return a validated policy.

    Parameters
    ----------
    model : type
        The policy's model.
    data : mapping
        As parsed from TOML.
    lines : mapping of key path to line number, optional
        Where each key stands in the file (`bangfu_assign.policy.lines.lines_of`).

    Raises
    ------
    PolicyError
        With one problem for everything that is wrong: code, key path, line, value, what is right.
    """
    known = keys.book_of(model).tables
    try:
        if known.keys() >= data.keys():  # `ranks`, the name in Python, is no table of the file
            return model.model_validate(data)
    except ValidationError:
        pass
    raise PolicyError(_Patient(model, data, lines or {}).all_problems())


class _Patient:
    """A policy under repair: problems found so far, and the data as far as healed."""

    def __init__(
        self, model: type[BaseModel], data: Mapping[str, Any], lines: Mapping[Loc, int]
    ) -> None:
        self.model = model
        self.book = keys.book_of(model)
        self.given = data
        self.data: dict[str, Any] = copy.deepcopy(dict(data))
        self.lines = lines
        self.real_name: dict[str, str] = {}
        self.found: dict[tuple[Loc, str], Problem] = {}

    def all_problems(self) -> tuple[Problem, ...]:
        self._restore_tables()
        for _ in range(PASSES):
            try:
                self.model.model_validate(self.data)
                break
            except ValidationError as error:
                before = len(self.found)
                details = [d for d in error.errors(include_url=False) if not _is_echo(d)]
                for detail in details:
                    self._note(detail)
                for detail in reversed(details):
                    _heal(self.data, detail["loc"], detail)
                if len(self.found) == before:
                    break
        problems = self.found.values()
        return tuple(sorted(problems, key=lambda p: (p.row is None, p.row or 0)))

    def _restore_tables(self) -> None:
        """Name misspelled tables, and go on checking them under the name that was meant."""
        for name in list(self.data):
            if name in self.book.tables:
                continue
            self._add((name,), *self.book.unknown((), name, self.data[name]))
            value, meant = self.data.pop(name), self.book.nearest_table(name)
            is_table = isinstance(value, dict | list)
            if is_table and meant is not None and meant not in self.data:
                self.data[meant] = value
                self.real_name[meant] = name
        if isinstance(self.data.get("rank"), dict):
            self._add((self.real_name.get("rank", "rank"),), "rank_not_array", {})
            self.data["rank"] = [self.data["rank"]]

    def _note(self, detail: Any) -> None:
        loc: Loc = detail["loc"]
        kind: str = detail["type"]
        context: dict[str, Any] = detail.get("ctx", {})
        if kind == "rank_twice":
            for index, word, first in context["twice"]:
                params = {"word": word, "first": first + 1}
                self._add(("rank", index), "rank_twice", params, word)
        elif kind == "extra_forbidden":
            self._add(loc, *self.book.unknown(loc[:-1], str(loc[-1]), detail["input"]))
        elif kind == "missing":
            self._add(loc, "missing_rank" if loc == ("rank",) else "missing_key", {})
        elif kind in {"enum", "literal_error"}:
            choices = keys.choices(context["expected"])
            near = keys.nearest(str(detail["input"]), choices)
            code = "not_a_choice_near" if near else "not_a_choice"
            self._add(loc, code, {"choices": " | ".join(choices), "nearest": near}, detail["input"])
        else:
            limit = next((context[k] for k in ("gt", "ge", "le") if k in context), "")
            params = {**context, "limit": f"{limit:g}" if limit != "" else "", "why": detail["msg"]}
            value = "" if isinstance(detail["input"], BaseModel) else detail["input"]
            if kind in _KEY_AT_FAULT:
                key = _KEY_AT_FAULT[kind]
                value = value.get(key, "") if isinstance(value, Mapping) else ""
                loc = (*loc, key)
            self._add(loc, code_of(kind), params, value)

    def _add(self, loc: Loc, code: str, params: Mapping[str, object], value: object = "") -> None:
        if (loc, code) in self.found and code != "rank_twice":
            return
        shown_loc = (self.real_name.get(str(loc[0]), loc[0]), *loc[1:]) if loc else loc
        key = str(loc[-1]) if loc and isinstance(loc[-1], str) else ""
        example = keys.example(loc)
        self.found[(loc, f"{code} {params.get('word', '')}")] = Problem(
            f"policy.{code}",
            FILE,
            self._line(shown_loc),
            keys.dotted(shown_loc, self.given),
            keys.shown(value),
            {"key": key, "example": example, "value": keys.shown(value), **params},
        )

    def _line(self, loc: Loc) -> int | None:
        for end in range(len(loc), 0, -1):
            if loc[:end] in self.lines:
                return self.lines[loc[:end]]
        return None


def _is_echo(detail: Any) -> bool:
    """Whether a list is called too short only because its entries failed."""
    return detail["type"] == "too_short" and len(detail["input"]) > 0


def _heal(data: dict[str, Any], loc: Loc, detail: Any) -> None:
    """Put something harmless where the problem was, so that the next pass sees the rest."""
    kind = detail["type"]
    if not loc:
        return
    if kind in {"pairing_without_paired", "quota_zero_with_minimum"}:
        rank = _at(data, loc)
        if isinstance(rank, dict):
            rank.pop("per_village", None)
            rank.pop("pairs_with", None)
        return
    if kind in _KEY_AT_FAULT:
        data[str(loc[0])].pop(_KEY_AT_FAULT[kind], None)
        return
    parent, last = _at(data, loc[:-1]), loc[-1]
    if isinstance(parent, list) and isinstance(last, int) and last < len(parent):
        if loc[0] == "rank":
            parent[last] = {"name": f"rank {last + 1}", "quota": 1}
        else:
            del parent[last]
    elif isinstance(parent, dict):
        parent.pop(last, None)
        if loc == ("rank",):
            parent["rank"] = [{"name": "rank 1", "quota": 1}]
        elif loc[0] == "rank" and last in {"name", "quota"}:
            parent[last] = 1 if last == "quota" else f"rank {loc[1]}"
        elif last == "serves" and {"pairs_with", "per_village"} & set(parent):
            parent["serves"] = "paired"  # what was meant; else the pairing keys would be blamed too


def _at(data: Any, loc: Loc) -> Any:
    """Return the container at a path, None if there is none."""
    for step in loc:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data
