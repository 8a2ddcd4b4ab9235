"""Projects: the flows' choice equals the best of all choices, tried one by one."""

from __future__ import annotations

from collections import Counter
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bangfu_assign import rules, workflow
from bangfu_assign.facts.case import Case
from bangfu_assign.model.projects import assign_projects
from tests.build import make_case, make_policy

SEAT = (118.85, 34.85)
POLICY = make_policy([{"name": "clerk", "quota": 9}], year=2012, seat=SEAT)


@st.composite
def tasks(draw: st.DrawFn) -> tuple[np.ndarray, ...]:
    """Draw up to six households and three projects: weight, income, open, metres, places."""
    n, m = draw(st.integers(1, 6)), draw(st.integers(1, 3))

    def table(cell: st.SearchStrategy, *shape: int) -> np.ndarray:
        size = int(np.prod(shape))
        return np.array(draw(st.lists(cell, min_size=size, max_size=size))).reshape(shape)

    return (
        table(st.integers(1, 3), n),
        table(st.sampled_from((1000.0, 2000.0, np.inf)), n),
        table(st.booleans(), n, m),
        table(st.sampled_from((0, 100, 100, 250, 900)), n, m),
        table(st.integers(0, 3), m),
    )


@settings(max_examples=200, deadline=None, derandomize=True)
@given(tasks())
def test_no_choice_of_projects_is_better(task: tuple[np.ndarray, ...]) -> None:
    """The weight left without comes first, then the metres; both are the least there can be."""
    weight, income, open_to, metres, places = task
    found, left, way_m = assign_projects(weight, income, open_to, metres, places)
    options = [[-1, *np.flatnonzero(row).tolist()] for row in open_to]
    worths = []
    for choice in product(*options):
        filled = Counter(j for j in choice if j >= 0)
        if all(filled[j] <= places[j] for j in filled):
            worths.append(
                (
                    sum(int(w) for w, j in zip(weight, choice, strict=True) if j < 0),
                    sum(int(metres[h, j]) for h, j in enumerate(choice) if j >= 0),
                )
            )
    assert (left, way_m) == min(worths)
    helped = [(h, j) for h, j in enumerate(found.tolist()) if j >= 0]
    assert all(open_to[h, j] for h, j in helped)
    assert all(count <= places[j] for j, count in Counter(j for _, j in helped).items())
    assert left == sum(int(w) for w, j in zip(weight, found, strict=True) if j < 0)
    assert way_m == sum(int(metres[h, j]) for h, j in helped)


def test_of_households_alike_the_lower_income_is_served_first() -> None:
    """Among equal needs and ways the poorer household gets the place; an unknown income waits."""
    found, _, _ = assign_projects(
        np.array([2, 2, 2]),
        np.array([np.inf, 2000.0, 1000.0]),
        np.ones((3, 1), dtype=bool),
        np.zeros((3, 1), dtype=np.int64),
        np.array([2]),
    )
    assert found.tolist() == [-1, 0, 0]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(tasks(), st.lists(st.integers(-1, 2), min_size=6, max_size=6))
def test_no_choice_changes_fewer_projects(task: tuple[np.ndarray, ...], had: list[int]) -> None:
    """Where a plan is changed, changes come between need and metres, and are the fewest."""
    weight, income, open_to, metres, places = task
    before = np.array(
        [
            j if 0 <= j < len(places) and open_to[h, j] else -1
            for h, j in enumerate(had[: len(weight)])
        ]
    )
    found, left, way_m = assign_projects(weight, income, open_to, metres, places, before)
    options = [[-1, *np.flatnonzero(row).tolist()] for row in open_to]

    def worth(choice: tuple[int, ...]) -> tuple[int, int, int]:
        return (
            sum(int(w) for w, j in zip(weight, choice, strict=True) if j < 0),
            sum(b not in (-1, j) for b, j in zip(before.tolist(), choice, strict=True)),
            sum(int(metres[h, j]) for h, j in enumerate(choice) if j >= 0),
        )

    worths = [
        worth(choice)
        for choice in product(*options)
        if all(n <= places[j] for j, n in Counter(j for j in choice if j >= 0).items())
    ]
    assert worth(tuple(found.tolist())) == min(worths)
    assert (left, way_m) == (min(worths)[0], min(worths)[2])


def town(**changes: object) -> Case:
    projects = [
        {"project_id": "p1", "name": "蓝莓", "lon": 118.86, "lat": 34.85, "places": 1,
         "needs_labour": True},
        {"project_id": "p2", "name": "鱼塘", "village": "v1", "places": 1},
        {"project_id": "p3", "name": "未定", "village": "v1"},
    ]  # fmt: skip
    households = [
        {"household_id": "h1", "need": 3, "labourers": 0},
        {"household_id": "h2", "need": 2, "labourers": 2},
        {"household_id": "h3", "need": 1},
        {"household_id": "h4", "need": 1, "labourers": 1, "planned": False},
    ]
    villages = [{"village_id": "v1", "lon": 118.85, "lat": 34.85}]
    tables = {"projects": projects, **changes}
    return make_case(households, [{"cadre_id": "c1"}], villages, **tables)


def test_a_plan_shows_projects_and_why_others_have_none() -> None:
    """Labour, places and planning decide; the rest is told why, and the rules agree."""
    plan = workflow.solve(town(), POLICY)
    given_ = plan.assignments.set_index("household_id")["project_id"]
    assert given_.to_dict() == {"h1": "p2", "h2": "p1", "h3": ""}
    assert plan.without_project[["household_id", "reason"]].values.tolist() == [
        ["h3", "places_taken"]
    ]
    verdict = rules.verify(plan.case, plan.policy, plan.assignments, plan.pairings)
    assert verdict.ok
    # 0.01 degrees of longitude at this latitude, with the detour of 1.3.
    assert verdict.layers["projects"] == {"coverage": 1, "distance": 1186}
    summary = plan.summary()
    assert summary["layers"][0]["name"] == "projects"
    assert summary["three_placements"] == {
        "households": 3, "all_three": 2, "lacking_any": 1, "without_helper": 0,
        "without_responsible": 0, "without_project": 1, "none_of_three": 0, "with_co_helper": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("projects", "reason"),
    [
        ([{"project_id": "p", "name": "甲", "places": 5}], "no_point"),
        ([{"project_id": "p", "name": "甲", "village": "v1"}], "no_point"),
        (
            [{"project_id": "p", "name": "甲", "village": "v1", "places": 5, "needs_labour": True}],
            "labour_unknown",
        ),
    ],
)
def test_every_reason_is_told_apart(projects: list[dict[str, object]], reason: str) -> None:
    """No point, no places, and labour that nobody knows of leave h3 without a project."""
    plan = workflow.solve(town(projects=projects), POLICY)
    reasons = plan.without_project.set_index("household_id")["reason"]
    assert reasons["h3"] == reason
    if reason == "labour_unknown":
        assert reasons["h1"] == "no_labour"
