"""Who helped whom last year, out of years of dated rows."""

from __future__ import annotations

import pytest

from bangfu_assign.facts.history import last_year_pairs
from tests.build import make_case

Row = tuple[str, str, str]


def last(rows: list[Row], year: int | None = 2012, principal: str = "abc") -> str | None:
    """Return the household's cadre of last year; a, b and c are in the roster, z has left."""
    case = make_case(
        households=[{"household_id": "h"}],
        cadres=[{"cadre_id": cadre} for cadre in "abc"],
        villages=[{"village_id": "v"}],
        pairs=[
            {"household_id": "h", "cadre_id": cadre, "since": since, "until": until}
            for cadre, since, until in rows
        ],
    )
    return last_year_pairs(case, year, principal).get("h")


@pytest.mark.parametrize(
    ("until", "counts"),
    [
        ("", True),
        ("至今", True),
        ("2011", True),
        ("2011-12", True),
        ("2011-12-31", True),
        ("2012-06", True),
        ("2011-12-30", False),
        ("2011-11", False),
        ("2010", False),
    ],
)
def test_a_pair_counts_if_it_lasted_to_the_end_of_last_year(until: str, counts: bool) -> None:
    assert last([("a", "2009", until)]) == ("a" if counts else None)


@pytest.mark.parametrize(
    ("rows", "cadre"),
    [
        ([("a", "2009", "2011"), ("b", "2008", "")], "b"),
        ([("a", "2009", "2011"), ("b", "2008", "2012-01")], "b"),
        ([("a", "2010-05", ""), ("b", "2010-06", "")], "b"),
        ([("a", "", ""), ("b", "2001", "")], "b"),
        ([("a", "2010", ""), ("b", "2010-01-01", "")], "a"),
        ([("b", "2010", ""), ("a", "2010", "")], "a"),
    ],
)
def test_the_row_that_ends_last_then_began_last_then_the_smaller_id_wins(
    rows: list[Row], cadre: str
) -> None:
    assert last(rows) == cadre


def test_without_a_year_every_row_counts_and_an_open_one_wins() -> None:
    assert last([("a", "2001", "2003")], year=None) == "a"
    assert last([("a", "2001", "2003"), ("b", "1999", "")], year=None) == "b"


def test_co_helpers_are_passed_over_but_who_left_the_roster_is_not() -> None:
    assert last([("a", "2001", ""), ("b", "2010", "")], principal="ac") == "a"
    assert last([("a", "2001", ""), ("z", "2010", "")]) == "z"
