"""From scenarios as written to variants one by one: ``base`` taken over, ``sweep`` spelt out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from bangfu_assign.scenario.scenario import Scenario

BASE = "base"
"""The policy as it is; a scenario may name it as its ``base``."""

MOST_VARIANTS = 60
"""Of one file: half an hour of a small machine."""

SWEPT = ("max_km", "max_villages", "detour", "income_standard", "continuity", "metric", "order")
"""Keys of which ``sweep`` may give several values."""
SWEPT_BY_RANK = ("quota", "rank_max_km")
"""Keys of which it may give several values for each rank."""

_OF_ITS_OWN = {"name", "note", "base", "sweep"}
"""Keys that are not taken over."""


def inherited(scenario: Scenario, known: Mapping[str, Scenario]) -> Scenario:
    """Return a scenario with all its bases' differences, its own before theirs.

    Tables are merged key by key, lists joined, everything else replaced. A base's ``sweep`` stays
    with the base.

    Parameters
    ----------
    scenario : Scenario
        Its bases are in `known` and do not go in a circle (`ancestors`).
    known : mapping of str to Scenario
        By name.
    """
    if scenario.base in ("", BASE):
        return scenario
    return merged(inherited(known[scenario.base], known), scenario)


def merged(under: Scenario, over: Scenario) -> Scenario:
    """Return the differences of one scenario with those of another put on top."""
    theirs, ours = (_written(one) for one in (under, over))
    result: dict[str, Any] = {**theirs}
    for key, value in ours.items():
        old = theirs.get(key)
        if isinstance(value, dict) and isinstance(old, dict):
            result[key] = {**old, **value}
        elif isinstance(value, tuple) and isinstance(old, tuple) and key != "order":
            result[key] = (*old, *(one for one in value if one not in old))
        else:
            result[key] = value
    own = {key: getattr(over, key) for key in _OF_ITS_OWN & over.model_fields_set}
    return Scenario(**result, **own)


def ancestors(scenario: Scenario, known: Mapping[str, Scenario]) -> tuple[str, ...]:
    """Return the names a scenario builds on, nearest first; a circle ends with its first name."""
    found: list[str] = []
    name = scenario.base
    while name not in ("", BASE) and name in known:
        found.append(name)
        if found.count(name) > 1 or name == scenario.name:
            break
        name = known[name].base
    return tuple(found)


def spelt_out(scenario: Scenario) -> Iterator[dict[str, Any]]:
    """Yield the keys of each variant of a sweep, or those of the scenario itself.

    The first swept key changes slowest. A variant is named after its values.
    """
    plain = {**_written(scenario), "name": scenario.name, "note": scenario.note}
    axes = list(_axes(scenario.sweep))
    for point in product(*(values for _, values in axes)):
        keys = dict(plain)
        words = []
        for (path, _), value in zip(axes, point, strict=True):
            if len(path) == 1:
                keys[path[0]] = value
            else:
                keys[path[0]] = {**keys.get(path[0], {}), path[1]: value}
            words.append(f"{path[-1]}={_word(value)}")
        yield {**keys, "name": " ".join((scenario.name, *words))}


def size(scenario: Scenario) -> int:
    """Return how many variants a scenario stands for."""
    count = 1
    for _, values in _axes(scenario.sweep):
        count *= len(values)
    return count


def _axes(sweep: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Sequence[Any]]]:
    """Yield each swept path with its values; what is no list of values is passed over."""
    for key, values in sweep.items():
        if isinstance(values, list | tuple):
            yield (key,), values
        elif isinstance(values, dict):
            for rank, own in values.items():
                if isinstance(own, list | tuple):
                    yield (key, rank), own


def _written(scenario: Scenario) -> dict[str, Any]:
    """Return the differences that are set."""
    return {
        key: getattr(scenario, key)
        for key in Scenario.model_fields
        if key in scenario.model_fields_set - _OF_ITS_OWN
    }


def _word(value: object) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    return ">".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
