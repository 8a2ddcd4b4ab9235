"""A household has at most one principal helper."""

from __future__ import annotations

from tests.rules.town import codes, policy, problems, town

CASE = town([{"household_id": "h1", "head_name": "张三"}], [{"cadre_id": "c1"}, {"cadre_id": "c2"}])


def test_two_cadres_for_one_household_are_one_too_many_and_all_are_named() -> None:
    (problem,) = problems(CASE, policy(), [("h1", "c1"), ("h1", "c2")])
    assert problem.code == "rules.several_helpers"
    sentence = problem.sentence("zh")
    assert "张三" in sentence
    assert "c1" in sentence
    assert "c2" in sentence


def test_the_same_pair_written_twice_is_not_accepted_in_silence() -> None:
    assert codes(CASE, policy(), [("h1", "c1"), ("h1", "c1")]) == ["several_helpers"]


def test_a_row_without_a_cadre_is_an_uncovered_household_not_a_breach() -> None:
    assert codes(CASE, policy(), [("h1", "")]) == []
