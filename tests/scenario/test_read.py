"""A scenarios file: what it means, and every slip of it named at once, on its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bangfu_assign.errors import PolicyError, Problem
from bangfu_assign.scenario import Variant, read_scenarios
from tests.build import make_case, make_policy

CASE = make_case(
    [{"household_id": "h1"}, {"household_id": "h2"}],
    [{"cadre_id": "c1"}, {"cadre_id": "c2", "rank": "local", "village": "v1"}],
    [{"village_id": "v1", "name": "东村"}, {"village_id": "v2", "name": "西村"}],
    locks=[{"household_id": "h1", "cadre_id": "c1", "kind": "never"}],
)
POLICY = make_policy(
    [
        {"name": "clerk", "label": "办事员", "quota": 3},
        {"name": "local", "label": "村干部", "quota": 2, "serves": "home"},
        {"name": "firm", "label": "企业", "quota": 5, "principal": False},
    ],
    max_km=12.0,
    seat=(118.85, 34.85),
)

Read = Callable[[str], dict[str, Variant]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a text as a scenarios file."""

    def reader(text: str) -> dict[str, Variant]:
        (tmp_path / "s.toml").write_text(text, "utf-8")
        return read_scenarios(tmp_path / "s.toml", CASE, POLICY)

    return reader


def problems(read: Read, text: str) -> tuple[Problem, ...]:
    with pytest.raises(PolicyError) as caught:
        read(text)
    for problem in caught.value.problems:
        for lang in ("zh", "en"):
            assert problem.sentence(lang)  # type: ignore[arg-type]
    return caught.value.problems


def test_the_policy_as_it_is_comes_first(read: Read) -> None:
    """It need not be written, and is what the others are compared with."""
    found = read('[[scenario]]\nname = "a"\nmax_km = "none"\n')
    assert list(found) == ["base", "a"]
    assert found["base"].policy == POLICY
    assert found["a"].policy.travel.max_km is None


def test_every_key_does_what_it_says(read: Read) -> None:
    """Quotas, distances, order, dropped rules, people, locks and the standard are changed."""
    found = read(
        """
[[scenario]]
name = "all"
note = "alles"
quota = {"办事员" = 4}
cadre_quota = {c2 = 7}
rank_max_km = {clerk = 5}
max_villages = 3
detour = 1.5
order = ["coverage", "travel", "walk", "continuity"]
continuity = "off"
drop = ["walk"]
serves = {local = "any"}
admit = ["企业"]
income_standard = 5000
extra = [{rank = "clerk", count = 2}, {rank = "local", village = "西村"}]
unavailable = ["c1"]
remove_locks = [{household_id = "h1", cadre_id = "c1"}]
[[scenario.locks]]
household_id = "h2"
cadre_id = "c2"
kind = "must"
"""
    )["all"]
    policy, case = found.policy, found.case
    assert (policy.rank("clerk").quota, policy.rank("clerk").max_km) == (4, 5)
    assert (policy.travel.max_villages, policy.travel.detour) == (3, 1.5)
    assert policy.objectives.order == ("coverage", "travel")
    assert policy.rank("local").serves == "any"
    assert policy.rank("firm").principal
    assert policy.plan.income_standard == 5000
    cadres = case.cadres.set_index("cadre_id")
    assert cadres["name"].tolist()[2:] == ["新增办事员1", "新增办事员2", "新增村干部1"]
    assert cadres["village"].tolist() == ["", "v1", "", "", "v2"]
    assert cadres["available"].tolist() == [False, True, True, True, True]
    assert cadres.loc["c2", "quota"] == 7
    assert case.locks[["household_id", "cadre_id", "kind"]].values.tolist() == [
        ["h2", "c2", "must"]
    ]
    assert case.cadres.dtypes.to_dict() == CASE.cadres.dtypes.to_dict()
    assert "scenario" in case.inputs
    assert found.note == "alles"


def test_the_facts_themselves_stay_as_they_are(read: Read) -> None:
    """A scenario changes copies: the case given is untouched, and shared where nothing differs."""
    before = CASE.cadres.copy()
    found = read(
        '[[scenario]]\nname = "a"\nunavailable = ["c1"]\n[[scenario]]\nname = "b"\nmax_km = 3\n'
    )
    assert CASE.cadres.equals(before)
    assert found["b"].case is CASE


def test_scenarios_build_on_others(read: Read) -> None:
    """A base's differences come first; a sweep makes one variant for each value."""
    found = read(
        """
[[scenario]]
name = "far"
max_km = 20
quota = {clerk = 4}
[[scenario]]
name = "far and few"
base = "far"
sweep = {quota.local = [1, 3]}
"""
    )
    assert list(found) == ["base", "far", "far and few local=1", "far and few local=3"]
    last = found["far and few local=3"].policy
    assert (last.travel.max_km, last.rank("clerk").quota, last.rank("local").quota) == (20, 4, 3)


def test_all_slips_are_named_at_once_each_on_its_line(read: Read) -> None:
    """Unknown keys with the nearest, wrong values, unknown names: one list, in order of lines."""
    text = """\
[[scenario]]
name = "a"
quotta = {clerk = 4}
max_villages = true
[[scenario]]
name = "b"
quota = {clrk = 4}
unavailable = ["c11"]
extra = [{rank = "local"}]
[[scenario]]
name = "c"
base = "bb"
drop = ["paring"]
[[scenario]]
name = "d"
sweep = {max_kn = [1], max_km = 8}
[[scenario.locks]]
household_id = "h1"
cadre_id = "c1"
kind = "maybe"
[[scenarios]]
name = "e"
"""
    found = problems(read, text)
    assert [(p.row, p.code) for p in found] == [
        (3, "policy.unknown_key_near"),
        (4, "policy.not_number"),
        (7, "scenario.unknown_rank_near"),
        (8, "scenario.unknown_cadre_near"),
        (9, "scenario.extra_without_home"),
        (13, "policy.not_a_choice_near"),
        (20, "policy.not_a_choice"),
        (21, "policy.unknown_table_near"),
    ]
    assert "“quota”" in found[0].message("zh")
    assert all(p.file == "s.toml" for p in found)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "scenario.none"),
        ("[scenario]\nname = 'a'", "scenario.not_array"),
        ("[[scenario]]\nname = 'base'\nmax_km = 3", "scenario.base_changed"),
        ("[[scenario]]\nname = 'a'\n[[scenario]]\nname = 'a'", "scenario.name_twice"),
        ("[[scenario]]\nname = 'a'\nbase = 'b'", "scenario.unknown_base"),
        ("[[scenario]]\nname = 'a'\nbase = 'a'", "scenario.base_circle"),
        ("[[scenario]]\nname = 'a'\nsweep = {max_kn = [1]}", "scenario.unknown_swept_near"),
        ("[[scenario]]\nname = 'a'\nsweep = {max_km = 8}", "scenario.no_values"),
        ("[[scenario]]\nname = 'a'\nsweep = {max_km = [-1]}", "policy.not_above"),
        ("[[scenario]]\nname = 'a'\nquota = 4", "scenario.not_inline_table"),
        ("[[scenario]]\nname = 'a'\nquota = {clerk = '4'}", "policy.not_number"),
        ("[[scenario]]\nname = 'a'\norder = []", "policy.no_objective"),
        ("[[scenario]]\nname = 'a'\nadmit = ['clerk']", "scenario.already_principal"),
        ("[[scenario]]\nnote = 'a'", "policy.missing_key"),
        ("[[scenario]]\nname = a", "policy.syntax_value"),
        (
            "[[scenario]]\nname = 'a'\nremove_locks = [{household_id = 'h2', cadre_id = 'c1'}]",
            "scenario.no_such_lock",
        ),
        (
            "[[scenario]]\nname = 'a'\nsweep = {max_km = [1,2,3,4,5,6,7,8],"
            " max_villages = [1,2,3,4,5,6,7,8]}",
            "scenario.too_many",
        ),
    ],
)
def test_each_slip_has_its_sentence(read: Read, text: str, code: str) -> None:
    """Whatever is wrong is a named problem, never a traceback."""
    assert code in [problem.code for problem in problems(read, text)]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """The path is what is wrong."""
    with pytest.raises(PolicyError) as caught:
        read_scenarios(tmp_path / "none.toml", CASE, POLICY)
    assert caught.value.problems[0].code == "scenario.no_file"
    assert caught.value.exit_code == 2


def test_the_samples_scenarios_can_be_read() -> None:
    """The file that is part of the project makes twelve variants, the policy as it is included."""
    import bangfu_assign

    folder = Path(__file__).parents[2] / "sample_data" / "banzhuang"
    case = bangfu_assign.read_case(folder)
    policy = bangfu_assign.read_policy(folder / "policy.toml")
    assert len(read_scenarios(folder / "scenarios.toml", case, policy)) == 12
