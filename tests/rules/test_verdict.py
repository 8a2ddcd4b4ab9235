"""The verdict: what is broken, what the plan is worth, in words people understand."""

from __future__ import annotations

import string

import pytest

from bangfu_assign.labels import planfile
from bangfu_assign.labels import rules as rule_words
from bangfu_assign.rules import verify
from bangfu_assign.rules.checks import RULES
from tests.rules.town import policy, tables, town

CASE = town([{"household_id": "h1"}], [{"cadre_id": "c1"}])


def test_a_plan_that_keeps_every_rule_is_right() -> None:
    verdict = verify(CASE, policy(), *tables([("h1", "c1")]))
    assert verdict.ok
    assert verdict.breaches == ()
    assert list(verdict.values) == [
        "coverage", "continuity", "evenness", "load", "travel", "walk",
    ]  # fmt: skip


def test_a_plan_that_breaks_a_rule_is_not_but_is_valued_all_the_same() -> None:
    verdict = verify(CASE, policy(), *tables([("h1", "c1"), ("h1", "c1")]))
    assert not verdict.ok
    assert verdict.values["coverage"] == 0


def test_an_empty_plan_of_an_empty_town_is_right() -> None:
    assert verify(town([], []), policy(), *tables([])).ok


def test_every_rule_is_asked_once() -> None:
    assert len(RULES) == len(set(RULES)) == 15


@pytest.mark.parametrize("catalogue", [rule_words.TEXTS, planfile.TEXTS])
def test_both_languages_of_a_sentence_use_the_same_parameters(
    catalogue: dict[str, tuple[str, str]],
) -> None:
    for code, sentences in catalogue.items():
        zh, en = ({p for _, p, _, _ in string.Formatter().parse(s) if p} for s in sentences)
        assert zh == en, code
