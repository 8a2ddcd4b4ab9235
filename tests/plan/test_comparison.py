"""What bounds allow to be said about two plans: no more than is proven."""

from __future__ import annotations

import pytest

from bangfu_assign.plan import Objective, Plan, Scope, empty_table
from bangfu_assign.plan.comparison import Comparison, Ending, Outcome, Versus, versus
from bangfu_assign.plan.plan import ASSIGNMENT_COLUMNS, PAIRING_COLUMNS
from tests.build import make_case, make_policy

CASE = make_case([{"household_id": "h1"}], [{"cadre_id": "c1"}], [{"village_id": "v1"}])
SAME = {
    "coverage": "x",
    "continuity": "x",
    "evenness": "x",
    "load": "x",
    "travel": "x",
    "walk": "x",
}


def outcome(name: str, *objectives: Objective, **yardsticks: str) -> Outcome:
    plan = Plan(
        CASE, make_policy(), empty_table(ASSIGNMENT_COLUMNS), empty_table(PAIRING_COLUMNS),
        objectives=objectives,
    )  # fmt: skip
    values = dict.fromkeys(SAME, 0) | {o.name: o.value for o in objectives}
    return Outcome(name, Ending.FEASIBLE, "", plan, values, {**SAME, **yardsticks})


def cover(value: int, bound: int) -> Objective:
    return Objective("coverage", value, bound)


@pytest.mark.parametrize(
    ("mine", "theirs", "said"),
    [
        ((3, 3), (5, 5), Versus.BETTER),
        ((5, 5), (3, 3), Versus.WORSE),
        ((3, 3), (3, 3), Versus.SAME),
        ((5, 2), (3, 3), Versus.OPEN),
        ((3, 1), (5, 4), Versus.BETTER),
        ((4, 1), (5, 4), Versus.OPEN),
        ((3, 2), (3, 3), Versus.OPEN),
    ],
)
def test_spans_that_meet_decide_nothing(
    mine: tuple[int, int], theirs: tuple[int, int], said: Versus
) -> None:
    """Better and worse are said only if the best plans of both cannot be worth the same."""
    one, base = outcome("a", cover(*mine)), outcome("base", cover(*theirs))
    assert versus(one, base, "coverage") is said


def test_after_an_open_objective_nothing_is_known() -> None:
    """A bound speaks of plans with the same earlier values; if these may change, it is silent."""
    one = outcome("a", cover(3, 2), Objective("travel", 10, 10))
    base = outcome("base", cover(3, 3), Objective("travel", 90, 90))
    assert versus(one, base, "travel") is Versus.OPEN


def test_a_bound_for_the_same_villages_is_none_for_the_town() -> None:
    """Walks proven inside villages do not decide between plans that serve other villages."""
    walk = Objective("walk", 10, 10, scope=Scope.VILLAGE)
    one, base = outcome("a", cover(0, 0), walk), outcome("base", cover(0, 0), walk)
    assert versus(one, base, "walk") is Versus.OPEN


def test_what_is_measured_differently_is_not_compared() -> None:
    """Another standard of need makes other weights: the sums say nothing about each other."""
    one = outcome("a", cover(1, 1), coverage="y")
    assert versus(one, outcome("base", cover(9, 9)), "coverage") is Versus.OTHER


def test_the_front_is_nobody_beaten() -> None:
    """A variant that another one beats in one respect, and equals in the other, is not in it."""
    points = {"base": (5, 100), "b": (3, 120), "c": (3, 130), "d": (9, 90), "e": (9, 95)}
    outcomes = tuple(
        outcome(name, cover(value, value), Objective("travel", metres, metres))
        for name, (value, metres) in points.items()
    )
    assert Comparison(outcomes, "base").front("travel", "coverage") == ["d", "base", "b"]


def test_a_failed_base_leaves_the_rest_standing() -> None:
    """Without a plan to compare with there are values, and no verdicts."""
    failed = Outcome("base", Ending.IMPOSSIBLE)
    found = Comparison((failed, outcome("a", cover(1, 1))), "base")
    table = found.table.set_index("scenario")
    assert table.loc["a", "coverage"] == 1
    assert table.loc["a", "coverage_versus"] == ""
    assert table["covered"].isna().tolist() == [True, False]
    assert found.changes.empty
    assert "<table>" in found._repr_html_()
