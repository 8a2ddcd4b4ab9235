"""Who was contacted in which month: by the helper, signed; and everything that does not count."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from bangfu_assign.errors import UsageError
from bangfu_assign.visits import missing
from tests.visits.town import (
    H1,
    H2,
    H3,
    HEAD,
    UNCOVERED,
    UNPLANNED,
    checked,
    codes,
    make_plan,
    state,
    visit,
)

MARCH = "2012-03"


def test_a_visit_by_the_helper_signed_by_both_is_a_contact(tmp_path: Path) -> None:
    visits = checked(tmp_path, visit(H1, "2012-03-05"))
    assert state(visits, H1, MARCH) == "signed"
    assert codes(visits) == set()


def test_everybody_else_is_missing_month_by_month(tmp_path: Path) -> None:
    """Three months, four households with a helper, one contact: eleven are missing."""
    gone = missing(checked(tmp_path, visit(H1, "2012-03-05")))
    assert len(gone) == 11
    assert set(gone["month"]) == {"2012-01", "2012-02", "2012-03"}
    assert gone.iloc[0].to_dict() == {
        "household_id": H1, "village_id": H1[:12], "cadre_id": "C1", "month": "2012-01",
        "seen": "none",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"signed": ""}, "unsigned_helper"),
        ({"by_home": "未签"}, "unsigned_household"),
        ({"signed": "×", "by_home": ""}, "unsigned_both"),
        ({"by_home": "儿子代签"}, "signed_by_proxy"),
    ],
)
def test_a_missing_signature_is_named_and_the_contact_stays_one(
    tmp_path: Path, cells: dict[str, str], code: str
) -> None:
    visits = checked(tmp_path, visit(H1, "2012-03-05", **cells))
    assert state(visits, H1, MARCH) == "unsigned"
    assert codes(visits) == {code}


def test_the_co_helper_is_told_from_others_and_replaces_nobody(tmp_path: Path) -> None:
    visits = checked(
        tmp_path, visit(H1, "2012-03-05", "吴富"), visit(H2, "2012-03-05", "吴富"),
        visit(H3, "2012-03-05", "周正"),
    )  # fmt: skip
    assert state(visits, H1, MARCH) == "co_helper"
    assert state(visits, H2, MARCH) == state(visits, H3, MARCH) == "other"
    assert codes(visits) == {"by_co_helper", "by_other_cadre"}


def test_the_best_visit_of_a_month_counts(tmp_path: Path) -> None:
    """Somebody else came first, then the helper without signature, then with."""
    others = [visit(H1, "2012-03-01", "周正"), visit(H1, "2012-03-02", signed="")]
    assert state(checked(tmp_path, *others), H1, MARCH) == "unsigned"
    assert state(checked(tmp_path, *others, visit(H1, "2012-03-31")), H1, MARCH) == "signed"


def test_people_of_one_name_are_told_apart_by_the_household(tmp_path: Path) -> None:
    """Two cadres are called 王平: at the household of one of them it is that one."""
    assert state(checked(tmp_path, visit(H1, "2012-03-05", "王平")), H1, MARCH) == "signed"
    visits = checked(tmp_path, visit(H3, "2012-03-05", "王平"))
    assert state(visits, H3, MARCH) == "other"
    assert codes(visits) == {"by_namesake"}


@pytest.mark.parametrize("who", ["C1", "王平、周正", "王平（C1）", "周正和王平", " 王 平 "])
def test_the_helper_is_known_by_id_and_among_several(tmp_path: Path, who: str) -> None:
    visits = checked(tmp_path, visit(H1, "2012-03-05", who, signed="√"))
    assert state(visits, H1, MARCH) == "signed"


def test_an_unknown_visitor_gets_the_nearest_name(tmp_path: Path) -> None:
    visits = checked(tmp_path, visit(H1, "2012-03-05", "周正正"), visit(H2, "2012-03-05", "郑十"))
    found = {p.code: p for p in visits.problems}
    assert found["visits.by_unknown_near"].params["near"] == "周正"
    assert "visits.by_unknown" in found


def test_without_a_column_of_visitors_the_signature_names_them(tmp_path: Path) -> None:
    """A contact card has no such column; a mark is taken for the helper's own."""
    head = ["户码", "日期", "帮扶责任人签字", "帮扶对象签字"]
    visits = checked(
        tmp_path, [H1, "2012-03-05", "王平", "√"], [H2, "2012-03-05", "√", "√"],
        [H3, "2012-03-05", "周正", "√"], head=head,
    )  # fmt: skip
    assert [state(visits, home, MARCH) for home in (H1, H2, H3)] == ["signed", "signed", "other"]


def test_another_name_in_the_helpers_place_of_signature_is_named(tmp_path: Path) -> None:
    visits = checked(tmp_path, visit(H1, "2012-03-05", "王平", signed="周正"))
    assert codes(visits) == {"signed_by_another"}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (visit(UNCOVERED, "2012-03-05"), "uncovered"),
        (visit(UNPLANNED, "2012-03-05"), "not_planned"),
        (visit(H1, "2011-12-31"), "outside_year"),
        (visit(H1, "2012-07-02"), "in_the_future"),
        (visit(H1, "2012-08"), "in_the_future"),
    ],
)
def test_visits_that_cannot_count_are_named(tmp_path: Path, row: list[Any], code: str) -> None:
    visits = checked(tmp_path, visit(H2, "2012-03-05"), row, today=dt.date(2012, 7, 1))
    assert codes(visits) == {code}
    assert visits.counted == 1
    assert visits.months[-1] == MARCH


def test_the_same_visit_entered_twice_counts_once(tmp_path: Path) -> None:
    """Same household, day and visitor; two visitors on one day are two visits."""
    rows = [visit(H1, "2012-03-05"), visit(H1, "3月5日"), visit(H1, "2012-03-05", "周正")]
    visits = checked(tmp_path, *rows)
    (twice,) = (p for p in visits.problems if p.code == "visits.same_day_twice")
    assert (twice.row, twice.params["other"]) == (3, 2)
    assert visits.counted == 2


def test_a_visit_without_day_or_content_counts_and_is_named(tmp_path: Path) -> None:
    visits = checked(tmp_path, visit(H1, "2012年3月", content="无"))
    assert state(visits, H1, MARCH) == "signed"
    assert codes(visits) == {"only_month", "no_content"}


def test_before_the_pair_began_nobody_has_to_come_and_no_visit_is_the_helpers(
    tmp_path: Path,
) -> None:
    """The pair began on 20 March: April is the first month asked for."""
    plan = make_plan([{"household_id": H1, "cadre_id": "C1", "since": "2012-03-20"}])
    visits = checked(
        tmp_path, visit(H1, "2012-03-05"), visit(H1, "2012-04-05"), plan=plan, until="2012-05"
    )
    assert [state(visits, H1, f"2012-0{month}") for month in range(1, 6)] == [
        "", "", "", "signed", "none",
    ]  # fmt: skip
    (early,) = (p for p in visits.problems if p.code == "visits.before_pair")
    assert (early.row, early.params["since"]) == (2, "2012-03-20")
    assert visits.extra[H1, MARCH] == "other"


def test_until_a_helper_takes_over_the_former_one_has_to_come(tmp_path: Path) -> None:
    """C4 until 19 March, then C1: each month is asked of whoever was there when it began."""
    plan = make_plan(
        [
            {"household_id": H1, "cadre_id": "C4", "since": "2010", "until": "2012-03-19"},
            {"household_id": H1, "cadre_id": "C1", "since": "2012-03-20"},
        ]
    )
    visits = checked(
        tmp_path, visit(H1, "2012-01-05", "周正"), visit(H1, "2012-03-21", "王平"),
        visit(H1, "2012-04-21", "周正"), plan=plan,
    )  # fmt: skip
    asked = visits.cells[visits.cells["household_id"] == H1]
    assert asked["cadre_id"].tolist() == ["C4", "C4", "C4", "C1"]
    assert asked["state"].tolist() == ["signed", "none", "signed", "other"]
    assert codes(visits) == {"by_former_helper"}


def test_last_years_open_pair_with_another_cadre_says_nothing_about_this_year(
    tmp_path: Path,
) -> None:
    plan = make_plan([{"household_id": H1, "cadre_id": "C4", "since": "2010"}])
    visits = checked(tmp_path, visit(H1, "2012-01-05", "周正"), plan=plan)
    assert state(visits, H1, "2012-01") == "other"


def test_the_months_are_those_asked_for(tmp_path: Path) -> None:
    visits = checked(tmp_path, visit(H1, "2012-03-05"), since="2012-02", until="2012-06")
    assert visits.months == ("2012-02", "2012-03", "2012-04", "2012-05", "2012-06")


@pytest.mark.parametrize(
    "options",
    [
        {"until": "2012-13"},
        {"until": "六月"},
        {"until": "2011-06"},
        {"since": "2012-07", "until": "2012-06"},
    ],
)
def test_months_that_cannot_be_are_a_usage_error(tmp_path: Path, options: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        checked(tmp_path, visit(H1, "2012-03-05"), **options)


def test_a_policy_without_a_year_takes_that_of_most_visits(tmp_path: Path) -> None:
    rows = [visit(H1, "2012-03-05"), visit(H1, "2012-04-05"), visit(H1, "2011-04-05")]
    visits = checked(tmp_path, *rows, plan=make_plan(year=None))
    assert visits.year == 2012
    assert codes(visits) == {"year_of_register", "outside_year"}
    with pytest.raises(UsageError):
        checked(tmp_path, visit(H1, "3月5日"), plan=make_plan(year=None))


def test_a_plan_without_any_pair_asks_nobody(tmp_path: Path) -> None:
    from dataclasses import replace

    plan = make_plan()
    empty = replace(plan, assignments=plan.assignments.head(0))
    visits = checked(tmp_path, visit(H1, "2012-03-05"), plan=empty)
    assert visits.cells.empty
    assert codes(visits) == {"uncovered"}


def test_the_header_alone_is_no_register(tmp_path: Path) -> None:
    from bangfu_assign.errors import FactsError

    with pytest.raises(FactsError):
        checked(tmp_path, head=HEAD)
