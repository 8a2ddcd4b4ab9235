"""A plan of another case is refused in one sentence, not in one for every household."""

from __future__ import annotations

from pathlib import Path

import pytest

from bangfu_assign.errors import PlanError
from bangfu_assign.rules import read_plan
from tests.rules.plan_file.test_read import CASE, H1, codes, folder

OTHERS = [f"32090110900100{k}" for k in range(1, 6)]


@pytest.mark.parametrize("departed", [False, True])
def test_a_plan_of_another_case_is_one_problem(tmp_path: Path, departed: bool) -> None:
    """Also where ids the rosters do not know would be taken for people who have left."""
    plan = folder(tmp_path, [f"{household},X1,w1,,,false" for household in OTHERS])
    with pytest.raises(PlanError) as caught:
        read_plan(plan, CASE, departed=departed)
    (problem,) = caught.value.problems
    assert problem.code == "planfile.other_case"
    assert problem.params["count"] == 5
    assert OTHERS[0] in problem.message("zh") and H1 in problem.message("en")


def test_its_uncovered_households_tell_it_too(tmp_path: Path) -> None:
    """A plan without any assignment is recognised by those it leaves uncovered."""
    plan = folder(tmp_path, [], uncovered=["household_id,reason", *OTHERS])
    with pytest.raises(PlanError, match=OTHERS[0]):
        read_plan(plan, CASE)


@pytest.mark.parametrize(
    "rows",
    [
        [f"{OTHERS[0]},C001,v1,,,false", f"{OTHERS[1]},C001,v1,,,false"],
        [f"{household},C001,v1,,,false" for household in (*OTHERS, H1)],
        ["3.2E+14,C001,v1,,,false"] * 4,
    ],
    ids=["two rows", "one known in six", "ids spoilt by a spreadsheet"],
)
def test_what_may_be_mistakes_is_told_row_by_row(tmp_path: Path, rows: list[str]) -> None:
    """Few rows, a household that is known, or ids that nobody can read prove no other case."""
    found = codes(read_plan(folder(tmp_path, rows), CASE).problems)
    assert set(found) & {"unknown_household", "unknown_household_near", "facts.id_lost_digits"}


@pytest.mark.parametrize(("departed", "expected"), [(False, ["village_differs"]), (True, [])])
def test_a_village_that_is_not_the_households_is_an_error(
    tmp_path: Path, departed: bool, expected: list[str]
) -> None:
    """The table says nothing false about a household; a plan older than the facts may."""
    plan = folder(tmp_path, [f"{H1},C001,v2,,,false"], uncovered=["household_id"])
    found = read_plan(plan, CASE, departed=departed).problems
    assert [code for code in codes(found) if code != "row_gone"] == expected
    assert not expected or found[0].row == 2
