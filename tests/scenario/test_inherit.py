"""Scenarios that build on each other, and sweeps: what is set last counts, nothing gets lost."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bangfu_assign.scenario.inherit import ancestors, inherited, merged, size, spelt_out
from bangfu_assign.scenario.scenario import Scenario

RANKS = st.sampled_from(["clerk", "leader", "village_cadre"])
QUOTAS = st.dictionaries(RANKS, st.integers(0, 9), max_size=3)
OVERRIDES = st.fixed_dictionaries(
    {},
    optional={
        "quota": QUOTAS,
        "max_km": st.floats(0.5, 50),
        "max_villages": st.integers(1, 5),
        "unavailable": st.lists(st.sampled_from(["c1", "c2", "c3"]), max_size=3, unique=True),
        "drop": st.lists(st.sampled_from(["pairing", "locks", "walk"]), max_size=3, unique=True),
        "income_standard": st.floats(1000, 9000),
    },
)


def scenario(name: str, keys: dict[str, Any]) -> Scenario:
    return Scenario(name=name, **keys)


def differences(one: Scenario) -> dict[str, Any]:
    return one.model_dump(exclude={"name", "note", "base"}, exclude_unset=True)


@given(OVERRIDES, OVERRIDES)
def test_what_is_on_top_counts(under: dict[str, Any], over: dict[str, Any]) -> None:
    """Single values and entries of tables are those on top, else those below; lists are joined."""
    both = merged(scenario("a", under), scenario("b", over))
    assert both.name == "b"
    for key in ("max_km", "max_villages", "income_standard"):
        assert getattr(both, key) == over.get(key, under.get(key))
    assert both.quota == {**under.get("quota", {}), **over.get("quota", {})}
    for key in ("unavailable", "drop"):
        assert set(getattr(both, key)) == {*under.get(key, ()), *over.get(key, ())}
        assert len(getattr(both, key)) == len(set(getattr(both, key)))


@given(OVERRIDES, OVERRIDES, OVERRIDES)
def test_building_on_is_associative(
    first: dict[str, Any], second: dict[str, Any], third: dict[str, Any]
) -> None:
    """However a chain of bases is put together, the same differences come out."""
    a, b, c = scenario("a", first), scenario("b", second), scenario("c", third)
    left, right = merged(merged(a, b), c), merged(a, merged(b, c))
    assert differences(left) == differences(right)


@given(OVERRIDES)
def test_nothing_on_top_changes_nothing(keys: dict[str, Any]) -> None:
    """A scenario that only names its base is its base."""
    base = scenario("a", keys)
    assert differences(inherited(Scenario(name="b", base="a"), {"a": base})) == differences(base)


def test_a_circle_of_bases_is_seen() -> None:
    """The chain ends where it began, and does not run for ever."""
    known = {
        "a": Scenario(name="a", base="b"),
        "b": Scenario(name="b", base="c"),
        "c": Scenario(name="c", base="b"),
    }
    assert ancestors(known["a"], known) == ("b", "c", "b")
    assert ancestors(known["b"], known) == ("c", "b")


def test_a_sweep_is_every_combination() -> None:
    """Each variant is named after its values and keeps what is not swept."""
    swept = Scenario(
        name="s",
        quota={"leader": 5},
        sweep={"max_km": [8, "none"], "quota": {"clerk": [3, 4]}},
    )
    found = list(spelt_out(swept))
    assert size(swept) == len(found) == 4
    assert [keys["name"] for keys in found] == [
        "s max_km=8 clerk=3",
        "s max_km=8 clerk=4",
        "s max_km=none clerk=3",
        "s max_km=none clerk=4",
    ]
    assert found[1]["quota"] == {"leader": 5, "clerk": 4}
    assert found[1]["max_km"] == 8


@given(OVERRIDES)
def test_without_a_sweep_there_is_one_variant(keys: dict[str, Any]) -> None:
    """Spelling out what holds no sweep gives the scenario back."""
    one = scenario("a", keys)
    (found,) = spelt_out(one)
    assert Scenario(**found).model_dump() == one.model_dump()
