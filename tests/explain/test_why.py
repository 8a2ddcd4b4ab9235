"""Each answer says what stands in the plan, in words that betray nothing private."""

from __future__ import annotations

from typing import Any

import pytest

from bangfu_assign.errors import PlanError, UsageError
from bangfu_assign.explain.answer import Answer
from bangfu_assign.explain.question import Question
from bangfu_assign.explain.why_cadre import why_cadre
from bangfu_assign.explain.why_household import why_household, why_pair
from bangfu_assign.plan import Objective, Plan
from tests.explain.test_uncovered import CLERK, LEADER, LOCAL, cadre, home, make_plan

SECRET = {"income_yuan": 1234.0, "phone": "13800138000", "cause": "因病", "id_number": "3207X"}


def text(answer: Answer) -> str:
    lines: list[str] = []
    for part in answer:
        lines += [part] if isinstance(part, str) else [" | ".join(row) for row in part.rows]
    return "\n".join(lines)


def ask(plan: Plan, *known: Objective, lang: Any = "en") -> Question:
    return Question.about(plan, known=known, lang=lang)


def town(**keys: Any) -> Plan:
    """Two clerks with two places for three households; one household is uncovered."""
    return make_plan(
        [home(1, need=3), home(2, **SECRET), home(9, **SECRET)],
        [cadre(1), cadre(2, lon=118.86, lat=34.85)],
        [CLERK],
        {"h1": "c1", "h2": "c2"},
        **keys,
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_private_is_said(lang: Any) -> None:
    """Of a household with everything on file only name, id, village and need are said."""
    question = ask(town(), lang=lang)
    said = text(why_household(question, "h9")) + text(why_household(question, "h2"))
    said += text(why_cadre(question, "c2")) + text(why_pair(question, "h9", "c1"))
    assert not any(str(value).removesuffix(".0") in said for value in SECRET.values())


def test_what_spoke_for_a_pair_is_said() -> None:
    """Need, last year, distance, village: each as the facts have it."""
    said = text(why_household(ask(town()), "h1"))
    assert "干部c1 (c1), 办事员, 1 households of 1 places" in said
    assert "the neediest" in said
    assert "had no helper last year" in said
    assert "0.0 km one way: number 1 by distance of the 2 cadres" in said
    assert "may serve any village" in said


def test_nobody_comes_with_reason_set_and_fix() -> None:
    said = text(why_household(ask(town()), "h9"))
    assert "all their 2 places are taken" in said
    assert "3 households of 石门头村 can only be served by 2 cadres" in said
    assert "(verified)" in said


def test_an_alternative_costs_at_least_and_at_most_so_much() -> None:
    """The neediest household cannot lose its place to another for less than its need."""
    proven = [Objective(name, value, value) for name, value in town_values().items()]
    said = text(why_household(ask(town(), *proven), "h9"))
    assert "at least | = | =" in said
    assert "in place of h2, left uncovered" in said
    without = text(why_household(ask(town()), "h9"))
    assert "no summary.json that fits" in without
    assert "no summary.json that fits" not in said


def town_values() -> dict[str, int]:
    return ask(town()).values


def test_a_forbidden_pair_is_told_by_its_rule() -> None:
    plan = make_plan(
        [home(1), home(2, "v2")],
        [cadre(1), cadre(2, "local", village="v1"), cadre(3, "leader")],
        [CLERK, LOCAL, LEADER],
        {"h1": "c1"},
        {"c3": "v1"},
    )
    question = ask(plan)
    assert "may not serve" in text(why_pair(question, "h2", "c2"))
    assert "石门头村" in text(why_pair(question, "h2", "c2"))
    assert "a pairing would have to change first" in text(why_pair(question, "h2", "c3"))
    assert "is its helper" in text(why_pair(question, "h1", "c1"))


@pytest.mark.parametrize(
    ("pairs", "who", "words"),
    [
        ({"h1": "c1"}, "c1", "all places are taken"),
        ({"h1": "c1"}, "c2", "could still be taken"),
        ({}, "c3", "not available"),
        ({}, "c4", "never the party cadre"),
        ({}, "c5", "the rules allow no planned household"),
    ],
)
def test_why_a_cadre_has_no_more_is_said(pairs: dict[str, str], who: str, words: str) -> None:
    owner = {"name": "owner", "quota": 1, "principal": False}
    plan = make_plan(
        [home(1), home(2)],
        [
            cadre(1),
            cadre(2),
            cadre(3, available=False),
            cadre(4, "owner"),
            cadre(5, "local", village="v2"),
        ],
        [CLERK, LOCAL, owner],
        pairs,
    )
    assert words in text(why_cadre(ask(plan), who))


def test_a_household_outside_the_plan_is_told_so() -> None:
    plan = make_plan([home(1), home(2, planned=False)], [cadre(1)], [CLERK], {"h1": "c1"})
    assert "not in this year's plan" in text(why_household(ask(plan), "h2"))


def test_an_unknown_id_is_answered_with_the_nearest() -> None:
    """A slip in an id, or a name in its place, leads to the one who is meant."""
    question = ask(town())
    assert question.is_household("h1")
    assert not question.is_household("c1")
    for wrong, near in (("h11", "h1 ("), ("干部c2", "c2 (干部c2)")):
        with pytest.raises(UsageError) as caught:
            question.is_household(wrong)
        assert near in caught.value.problems[0].message("en")
    with pytest.raises(UsageError):
        question.is_household("c1", alone=False)


def test_a_plan_that_breaks_rules_is_not_explained() -> None:
    """Limits of a plan that should not be are worth nothing."""
    broken = make_plan([home(1), home(2)], [cadre(1)], [CLERK], {"h1": "c1", "h2": "c1"})
    with pytest.raises(PlanError):
        ask(broken)
