"""Reading `policy.toml`: each fault has its own message, its line, its key, and what is right."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangfu_assign.errors import PolicyError, Severity
from bangfu_assign.policy import (
    OBJECTIVES,
    Policy,
    parse_policy,
    read_policy,
    read_policy_with_notes,
)

GOOD = """\
[plan]
area = "班庄镇"
year = 2012
seat = [118.851, 34.8504]
income_standard = 4000

[targets]
persons = 5580
loans_10k_yuan = 2100

[[rank]]
name = "county_leader"
label = "县领导"
quota = 5
serves = "paired"
pairs_with = "weak"
per_village = [1, 1]

[[rank]]
name = "clerk"
label = "办事员"
quota = 3
serves = "any"

[travel]
max_km = 12.0
max_villages = 2
"""


def problems(text: str):
    with pytest.raises(PolicyError) as caught:
        parse_policy(text)
    found = caught.value.problems
    for problem in found:
        assert problem.file == "policy.toml"
        for lang in ("zh", "en"):
            assert "{" not in problem.sentence(lang)
    return found


def only(text: str):
    found = problems(text)
    assert len(found) == 1, [p.sentence("en") for p in found]
    return found[0]


def changed(old: str, new: str) -> str:
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


def test_a_right_file_becomes_a_policy() -> None:
    policy = parse_policy(GOOD)
    assert policy.plan.seat == (118.851, 34.8504)
    assert [r.name for r in policy.ranks] == ["county_leader", "clerk"]
    assert policy.rank("县领导").per_village == (1, 1)
    assert policy.objectives.order == OBJECTIVES


# one fault each: (what is replaced, by what, code, column, line, words of the English message)
FAULTS = [
    ("area =", "aera =", "unknown_key_near", "plan.aera", 2, "“area”"),
    ("year = 2012", "max_km = 9", "misplaced_key", "plan.max_km", 3, "[[rank]] / [travel]"),
    ("max_villages = 2", "serves = 'any'", "misplaced_key", "travel.serves", 27, "[[rank]]"),
    (
        "year = 2012",
        "pair_with = 'all'",
        "unknown_key_elsewhere",
        "plan.pair_with",
        3,
        "pairs_with",
    ),
    ("year = 2012", "zzz = 1", "unknown_key", "plan.zzz", 3, "income_standard"),
    ("[travel]", "[traval]", "unknown_table_near", "traval", 25, "[travel]"),
    ("[travel]", "[xyz]\n[travel]", "unknown_table", "xyz", 25, "[objectives]"),
    ("[plan]", "max_villages = 3\n[plan]", "misplaced_key", "max_villages", 1, "[travel]"),
    ("[plan]", "qqq = 3\n[plan]", "unknown_top_key", "qqq", 1, "[plan]"),
    (
        "quota = 3",
        "quotta = 3\nquota = 3",
        "unknown_key_near",
        "rank[2].quotta (clerk)",
        22,
        "quota",
    ),
    ("quota = 3", "", "missing_key", "rank[2].quota (clerk)", 19, "quota = 3"),
    ('name = "clerk"', "", "missing_key", "rank[2].name", 19, "name ="),
    ("quota = 3", "quota = true", "not_number", "rank[2].quota (clerk)", 22, "true"),
    ("quota = 3", 'quota = "3"', "not_number", "rank[2].quota (clerk)", 22, "without quotes"),
    ("quota = 3", "quota = 3.5", "not_whole", "rank[2].quota (clerk)", 22, "3.5"),
    ("quota = 3", "quota = -1", "too_small", "rank[2].quota (clerk)", 22, "at least 0"),
    ("quota = 3", "quota = 1001", "too_large", "rank[2].quota (clerk)", 22, "at most 1000"),
    ("quota = 3", "quota = [3]", "not_whole", "rank[2].quota (clerk)", 22, "[3]"),
    ("year = 2012", "year = 12", "too_small", "plan.year", 3, "1949"),
    ("year = 2012", "year = 2012-01-01", "not_whole", "plan.year", 3, "year = 2012"),
    ("= 4000", "= 0", "not_above", "plan.income_standard", 5, "above 0"),
    ("= 4000", "= nan", "not_finite", "plan.income_standard", 5, "finite"),
    ("max_km = 12.0", "max_km = inf", "not_finite", "travel.max_km", 26, "leave the line out"),
    ("max_km = 12.0", "max_km = 1e300", "too_large", "travel.max_km", 26, "100000"),
    ("max_km = 12.0", "max_km = false", "not_number", "travel.max_km", 26, "false"),
    ("max_km = 12.0", "detour = 0.9", "too_small", "travel.detour", 26, "at least 1"),
    ("max_km = 12.0", 'metric = "road"', "not_a_choice_near", "travel.metric", 26, "“roads”"),
    ("max_km = 12.0", 'metric = "xxxxx"', "not_a_choice", "travel.metric", 26, "matrix"),
    ('serves = "any"', "serves = 3", "not_a_choice", "rank[2].serves (clerk)", 23, "any | home"),
    ('serves = "any"', 'principal = "no"', "not_flag", "rank[2].principal (clerk)", 23, "false"),
    ('serves = "any"', "principal = 1", "not_flag", "rank[2].principal (clerk)", 23, "true"),
    ('name = "clerk"', 'name = "  "', "empty_text", "rank[2].name", 20, "not be empty"),
    ('name = "clerk"', "name = 5", "not_text", "rank[2].name", 20, "double quotes"),
    ("[118.851, 34.8504]", "[34.8504, 118.851]", "seat_swapped", "plan.seat", 4, "[118.851, 34.85"),
    ("[118.851, 34.8504]", "[518.0, 34.0]", "seat_off_earth", "plan.seat", 4, "-180"),
    ("[118.851, 34.8504]", "[118.851]", "seat_not_two_numbers", "plan.seat", 4, "[lon, lat]"),
    ("[118.851, 34.8504]", '["118", "34"]', "seat_not_two_numbers", "plan.seat", 4, "two numbers"),
    ("[118.851, 34.8504]", '"118,34"', "seat_not_two_numbers", "plan.seat", 4, "118,34"),
    ("[118.851, 34.8504]", "[nan, 34.0]", "seat_off_earth", "plan.seat", 4, "off the map"),
    ("[1, 1]", "[1]", "per_village_not_two", "rank[1].per_village (county_leader)", 17, "[1, 1]"),
    (
        "[1, 1]",
        "[0, true]",
        "per_village_not_two",
        "rank[1].per_village (county_leader)",
        17,
        "true",
    ),
    (
        "[1, 1]",
        "[0, inf]",
        "per_village_not_two",
        "rank[1].per_village (county_leader)",
        17,
        "whole",
    ),
    ("[1, 1]", "[2, 1]", "per_village_upside_down", "rank[1].per_village (county_leader)", 17, "2"),
    ('serves = "paired"\n', "", "pairing_without_paired", "rank[1] (county_leader)", 11, "paired"),
    ("quota = 5", "quota = 0", "quota_zero_with_minimum", "rank[1] (county_leader)", 11, "raise"),
    ('label = "办事员"', 'label = "县领导"', "rank_twice", "rank[2] (clerk)", 19, "number 1"),
    (
        "[travel]",
        "[objectives]\norder = []\n[travel]",
        "no_objective",
        "objectives.order",
        26,
        "coverage",
    ),
    (
        "[travel]",
        '[objectives]\norder = ["load", "walk", "load"]\n[travel]',
        "objective_twice",
        "objectives.order",
        26,
        "load",
    ),
    (
        "[travel]",
        '[objectives]\norder = ["coverage", "travl"]\n[travel]',
        "not_a_choice_near",
        "objectives.order[2]",
        26,
        "“travel”",
    ),
    (
        "[travel]",
        '[objectives]\norder = "load"\n[travel]',
        "not_list",
        "objectives.order",
        26,
        "load",
    ),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f"{f[2]}-{f[1][:12]}".replace("\n", " "))
def test_each_fault_names_its_key_its_line_and_what_is_right(fault) -> None:
    old, new, code, column, line, words = fault
    problem = only(changed(old, new))
    assert (problem.code, problem.column, problem.row) == (f"policy.{code}", column, line)
    assert words in problem.message("en")
    assert problem.severity is Severity.ERROR


def test_a_policy_without_ranks_says_how_to_write_one() -> None:
    assert only("[plan]\nyear = 2012").code == "policy.missing_rank"
    assert only("rank = []").code == "policy.no_rank"


def test_a_single_bracket_rank_is_named_and_its_keys_are_still_checked() -> None:
    found = problems('[rank]\nname = "clerk"\nquota = -3\n')
    assert [p.code for p in found] == ["policy.rank_not_array", "policy.too_small"]


def test_a_table_that_is_a_number_is_named() -> None:
    assert only('travel = 5\n[[rank]]\nname = "a"\nquota = 1').code == "policy.not_table"


def test_the_plural_of_rank_is_an_unknown_table_although_python_calls_it_so() -> None:
    problem = only('[[ranks]]\nname = "clerk"\nquota = 3')
    assert problem.code == "policy.unknown_table_near"
    assert "[[rank]]" in problem.message("zh")


def test_keys_of_a_misspelled_table_are_checked_under_its_own_name() -> None:
    found = problems(GOOD.replace("[travel]\nmax_km = 12.0", "[traval]\nmax_km = -1"))
    assert [(p.code, p.column) for p in found] == [
        ("policy.unknown_table_near", "traval"),
        ("policy.not_above", "traval.max_km"),
    ]


def test_all_problems_come_at_once_even_those_pydantic_checks_last() -> None:
    text = """\
[plan]
seat = [34.85, 118.85]
yaer = 2012
[[rank]]
name = "a"
quota = true
serves = "piared"
per_village = [3, 1]
[[rank]]
name = "a"
quota = 0
serves = "paired"
per_village = [1, 2]
[[rank]]
quota = 1
pairs_with = "weak"
[travel]
max_km = inf
[objectives]
order = ["load", "load"]
"""
    found = problems(text)
    assert sorted(p.code.removeprefix("policy.") for p in found) == sorted(
        [
            "seat_swapped", "unknown_key_near", "not_number", "not_a_choice_near",
            "per_village_upside_down", "rank_twice", "quota_zero_with_minimum", "missing_key",
            "pairing_without_paired", "not_finite", "objective_twice",
        ]
    )  # fmt: skip
    assert [p.row for p in found] == sorted(p.row for p in found)


def test_two_shared_names_are_two_problems() -> None:
    text = "".join(f'[[rank]]\nname = "{n}"\nlabel = "{t}"\nquota = 1\n' for n, t in ["ab", "ab"])
    assert [p.params["word"] for p in problems(text)] == ["a", "b"]


def test_whole_floats_are_whole_numbers_and_blanks_around_names_do_not_count() -> None:
    policy = parse_policy('[[rank]]\nname = " clerk "\nquota = 3.0')
    assert policy.rank("clerk").quota == 3


SYNTAX = [
    ("quota ＝ 3", "syntax_wide", "＝"),
    ("area = “班庄镇”", "syntax_wide", "“"),
    ("seat = [118.8，34.8]", "syntax_wide", "，"),
    ("quota = 3\nquota = 4", "syntax_twice", "twice"),
    ("[plan]\n[plan]", "syntax_twice", "twice"),
    ('area = "班庄镇', "syntax_string", "double quotes"),
    ("area = 班庄镇", "syntax_value", "quote text"),
    ("area =", "syntax_value", "quote text"),
    ("职级 = 3", "syntax_key", "Latin"),
    ("quota 3", "syntax_key", "key = value"),
    ("quota = 3 4", "syntax_line_end", "comments"),
    ("seat = [1, 2", "syntax_bracket", "closed"),
    ("[plan", "syntax_bracket", "closed"),
]


@pytest.mark.parametrize(("text", "code", "words"), SYNTAX)
def test_a_syntax_error_names_line_and_cause(text: str, code: str, words: str) -> None:
    problem = only("# a comment\n" + text)
    assert problem.code == f"policy.{code}"
    assert problem.row == 1 + len(text.splitlines())
    assert words in problem.message("en")


@pytest.mark.parametrize("text", ["a = " + "9" * 5000, "a = " + "[" * 5000])
def test_monstrous_text_is_refused_calmly(text: str) -> None:
    assert only(text).code in {"policy.syntax", "policy.syntax_bracket"}


def test_bom_gb18030_and_utf16_are_read_and_the_latter_noted(tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    for data, noted in [
        (GOOD.encode(), False),
        (codecs.BOM_UTF8 + GOOD.encode(), False),
        (GOOD.replace("\n", "\r\n").encode(), False),
        (GOOD.encode("gb18030"), True),
        (GOOD.encode("utf-16"), True),
    ]:
        file.write_bytes(data)
        policy, notes = read_policy_with_notes(file)
        assert policy.plan.area == "班庄镇"
        assert [n.code for n in notes] == ["policy.not_utf8"] * noted
        assert all(n.severity is Severity.REPAIR for n in notes)
        assert policy == read_policy(file)


def test_files_that_cannot_be_policies_are_named(tmp_path: Path) -> None:
    cases = {"none.toml": None, "big.toml": b"#" * 1_000_001, "zip.toml": b"PK\x03\x04\x00\xff\xff"}
    codes = []
    for name, data in cases.items():
        if data is not None:
            (tmp_path / name).write_bytes(data)
        with pytest.raises(PolicyError) as caught:
            read_policy(tmp_path / name)
        codes.append(caught.value.problems[0].code)
        assert caught.value.exit_code == 2
    with pytest.raises(PolicyError) as caught:
        read_policy(tmp_path)
    codes.append(caught.value.problems[0].code)
    assert codes == [
        "policy.no_file", "policy.too_big", "policy.no_text_file", "policy.unreadable",
    ]  # fmt: skip


def test_varying_a_policy_is_checked_with_the_same_words() -> None:
    policy = parse_policy(GOOD)
    assert policy.with_quota(clerk=4).rank("clerk").quota == 4
    assert policy.with_travel(max_km=None).travel.max_km is None
    assert policy.with_order("load", "coverage").objectives.order == ("load", "coverage")
    assert policy.with_quota() == policy
    with pytest.raises(PolicyError) as caught:
        policy.with_quota(clerk=-1)
    assert caught.value.problems[0].column == "rank[2].quota (clerk)"
    with pytest.raises(KeyError):
        policy.with_quota(clark=4)


@given(
    st.lists(
        st.one_of(
            st.sampled_from(GOOD.splitlines()),
            st.text(max_size=20),
            st.builds(
                "{} = {}".format,
                st.sampled_from(
                    ["quota", "name", "order", "seat", "rank", "per_village", "plan.x"]
                ),
                st.sampled_from(
                    [
                        "1",
                        "true",
                        "'x'",
                        "[]",
                        "[1]",
                        "{}",
                        "nan",
                        "[[1]]",
                        "{a=1}",
                        "[{}]",
                        "1979-05-27",
                    ]
                ),
            ),
        ),
        max_size=30,
    )
)
def test_any_text_is_a_policy_or_a_list_of_problems(lines: list[str]) -> None:
    try:
        assert isinstance(parse_policy("\n".join(lines)), Policy)
    except PolicyError as error:
        assert error.problems
        for problem in error.problems:
            assert problem.sentence("zh")
            assert problem.sentence("en")


def test_problems_bear_the_name_of_the_file_that_was_read(tmp_path: Path) -> None:
    """A policy named with another name is named so in its problems, of syntax and of values."""
    for content in ("[plan\n", "[plan]\nyaer = 2013\n"):
        path = tmp_path / "policy-2013.toml"
        path.write_text(content, "utf-8")
        with pytest.raises(PolicyError) as refused:
            read_policy(path)
        assert {problem.file for problem in refused.value.problems} == {"policy-2013.toml"}
