"""The check against a plain count, on random registers; and whatever is typed, an answer."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bangfu_assign.errors import BangfuError
from bangfu_assign.labels import LANGS
from bangfu_assign.report.visits.tables import tables
from bangfu_assign.report.visits.text import to_text
from bangfu_assign.visits import by_cadre, by_month, by_village, missing, totals
from tests.visits.town import H1, H2, H3, H4, HEAD, UNCOVERED, UNPLANNED, checked, make_plan, visit

HELPER = {H1: "C1", H2: "C1", H3: "C2", H4: "C2"}
HOMES = st.sampled_from([H1, H2, H3, H4, UNCOVERED, UNPLANNED])
PLAN = make_plan()

entries = st.lists(
    st.tuples(
        HOMES,
        st.integers(1, 12),
        st.integers(1, 28),
        st.sampled_from(["C1", "C2", "C3", "C4", "F1", ""]),
        st.booleans(),
        st.booleans(),
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(entries, st.integers(1, 12))
def test_the_states_are_those_of_a_plain_count(rows: list[Any], until: int) -> None:
    """For each household and month: signed, unsigned, co-helper, other or none, as told."""
    register = [
        visit(
            h, f"2012-{m:02d}-{d:02d}", who, signed="√" if one else "", by_home="√" if two else ""
        )
        for h, m, d, who, one, two in rows
    ]
    with tempfile.TemporaryDirectory() as folder:
        visits = checked(Path(folder), *register, plan=PLAN, until=f"2012-{until:02d}")
    first = {}  # the first entry of a household, day and visitor counts
    for h, m, d, who, one, two in rows:
        first.setdefault((h, m, d, who or HELPER.get(h)), (one, two))
    expected = {}
    for home, helper in HELPER.items():
        for month in range(1, until + 1):
            ranks = [
                (0 if all(signed) else 1) if who == helper
                else 2 if (home, who) == (H1, "F1") else 3
                for (h, m, _, who), signed in first.items()
                if (h, m) == (home, month)
            ]  # fmt: skip
            names = ("signed", "unsigned", "co_helper", "other", "none")
            expected[home, f"2012-{month:02d}"] = names[min(ranks, default=4)]
    cells = visits.cells
    told = zip(cells["household_id"], cells["month"], cells["state"], strict=True)
    assert {(home, month): state for home, month, state in told} == expected


@settings(max_examples=40, deadline=None)
@given(entries)
def test_every_table_adds_up_to_the_same_whole(rows: list[Any]) -> None:
    """Months, villages and helpers each sum to the totals; the missing are those not contacted."""
    register = [visit(h, f"2012-{m:02d}-{d:02d}", who) for h, m, d, who, _, _ in rows]
    with tempfile.TemporaryDirectory() as folder:
        visits = checked(Path(folder), *register, plan=PLAN)
    whole = totals(visits)
    for table in (by_month(visits), by_village(visits), by_cadre(visits)):
        for name in ("due", "contacted", "signed", "missed"):
            assert table[name].sum() == whole[name]
    assert len(missing(visits)) == whole["missed"]
    assert whole["missed"] == whole["co_helper"] + whole["other"] + whole["none"]
    months = [f"contacted_{month[5:]}" for month in visits.months]
    assert by_village(visits)[months].sum().tolist() == by_month(visits)["contacted"].tolist()


ODD = st.one_of(
    st.text(max_size=20),
    st.text("0123456789.-/年月日、王平李和√×=@'\"\n\t\u202e{}<>", max_size=12),
    st.sampled_from([H1, H2, UNCOVERED, "王平", "2012-03-05", "3月5日", "合计", *HEAD]),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.lists(ODD, max_size=9), max_size=8), st.booleans())
def test_no_register_is_too_odd(rows: list[list[str]], with_header: bool) -> None:
    """Any cells at all give a check or a refusal with reasons, and text and tables of it."""
    head = HEAD if with_header else ["日期", "户主"]
    with tempfile.TemporaryDirectory() as folder:
        try:
            rows = [[cell.encode("utf-8", "ignore").decode() for cell in row] for row in rows]
            visits = checked(Path(folder), *rows, head=head, plan=PLAN)
        except BangfuError as error:
            assert error.problems and all(p.sentence() for p in error.problems)
            return
    for lang in LANGS:
        text = to_text(visits, lang)
        assert "\u202e" not in text
        for content in tables(visits, lang).values():
            for line in content.decode("utf-8-sig").split("\n"):
                assert not line.startswith(("=", "@", "\t"))
