"""Variants side by side: the same as solved one by one, whoever fails, on however many cores."""

from __future__ import annotations

import pickle

import pytest

from bangfu_assign import workflow
from bangfu_assign.errors import UsageError
from bangfu_assign.plan.comparison import Comparison, Ending, Outcome, Versus
from bangfu_assign.plan.comparison_words import rows
from bangfu_assign.policy import Policy
from bangfu_assign.rules import verify
from bangfu_assign.scenario import Scenario, Variant, compare, sensitivity, tradeoff, variant_of
from tests.build import make_case, make_policy
from tests.oracle import best_plan

CASE = make_case(
    households=[
        {"household_id": f"h{n}", "village": f"v{1 + n % 2}", "income_yuan": 1500.0 + 600 * n}
        for n in range(6)
    ],
    cadres=[
        {"cadre_id": "c1"},
        {"cadre_id": "c2"},
        {"cadre_id": "c3", "rank": "local", "village": "v2"},
    ],
    villages=[
        {"village_id": "v1", "lon": 118.85, "lat": 34.85},
        {"village_id": "v2", "lon": 118.90, "lat": 34.86},
    ],
    pairs=[{"household_id": "h1", "cadre_id": "c2"}, {"household_id": "h3", "cadre_id": "c1"}],
)
POLICY = make_policy(
    [
        {"name": "clerk", "label": "办事员", "quota": 2},
        {"name": "local", "label": "村干部", "quota": 1, "serves": "home"},
    ],
    year=2012,
    seat=(118.85, 34.85),
)
IMPOSSIBLE = POLICY.with_ranks(
    {"local": {"serves": "paired", "pairs_with": "all", "per_village": [1, 1]}}
)
NO_SEAT = Policy.model_validate({**POLICY.model_dump(by_alias=True), "plan": {"year": 2012}})

VARIANTS: dict[str, Policy | Variant] = {
    "base": POLICY,
    "clerks 3": POLICY.with_quota(clerk=3),
    "the same": POLICY.with_quota(clerk=3),
    "impossible": IMPOSSIBLE,
    "no seat": NO_SEAT,
    "extra": variant_of(Scenario(name="extra", extra={"clerk": 1}), CASE, POLICY),  # type: ignore[arg-type]
}


@pytest.fixture(scope="module")
def compared() -> Comparison:
    return compare(CASE, VARIANTS, cores=2, time_limit_s=10)


def told(comparison: Comparison) -> object:
    """Return everything that must be the same every time."""
    return [
        (
            one.name, one.ending, one.values, one.same_as, [p.sentence() for p in one.problems],
            None if one.plan is None else one.plan.assignments.to_csv(index=False),
        )
        for one in comparison.outcomes
    ]  # fmt: skip


def test_the_table_is_what_separate_solves_give(compared: Comparison) -> None:
    """Values are those of each variant solved by itself, and of trying everything."""
    for name in ("base", "clerks 3", "extra"):
        variant = VARIANTS[name]
        case, policy = (variant.case, variant.policy) if isinstance(variant, Variant) else (
            CASE, variant,
        )  # fmt: skip
        best = best_plan(case, policy)
        alone = workflow.solve(case, policy)
        assert best is not None
        row = compared.table.set_index("scenario").loc[name]
        for objective in policy.objectives.order:
            assert row[objective] == best.values[objective]
            assert row[objective] == alone.objective(objective).value
            assert row[f"{objective}_bound"] <= row[objective]
        plan = compared.plans[name]
        assert plan.case is case
        assert verify(case, policy, plan.assignments, plan.pairings).ok


def test_a_variant_that_fails_is_a_row_that_says_why(compared: Comparison) -> None:
    """No plan obeys the rules; the facts do not fit: each has its reason, and the others stand."""
    assert compared["impossible"].ending is Ending.IMPOSSIBLE
    assert compared["no seat"].ending is Ending.WRONG_FACTS
    assert set(compared.plans) == {"base", "clerks 3", "the same", "extra"}
    shown = {row[0]: row[-1] for row in rows(compared, "en")}
    assert shown["impossible"]
    assert shown["no seat"]


def test_the_same_problem_is_solved_once(compared: Comparison) -> None:
    """A variant written twice has one plan, and says whose."""
    assert compared["the same"].same_as == "clerks 3"
    assert compared["the same"].plan is compared["clerks 3"].plan


def test_the_number_of_cores_decides_nothing(compared: Comparison) -> None:
    """One process at a time gives what two gave."""
    assert told(compare(CASE, VARIANTS, cores=1, time_limit_s=10)) == told(compared)


def test_who_wins_and_who_loses(compared: Comparison) -> None:
    """More places cover somebody more; every change is a household's, with both cadres."""
    row = compared.table.set_index("scenario").loc["clerks 3"]
    assert row["coverage_versus"] == Versus.BETTER.value
    assert row["load_versus"] == Versus.OTHER.value
    changed = compared.changes[compared.changes["scenario"] == "clerks 3"]
    assert (changed["change"] == "gained").sum() == row["gained"] == 1
    gained = changed[changed["change"] == "gained"].iloc[0]
    assert gained["base_cadre_id"] == ""
    assert gained["cadre_id"] != ""
    villages = compared.by_village
    fewer = villages[villages["scenario"] == "clerks 3"]["difference"].sum()
    assert fewer == -1
    assert villages[villages["scenario"] == "base"]["difference"].eq(0).all()


def test_a_comparison_can_be_kept(compared: Comparison) -> None:
    """It survives pickling, as notebooks and other processes want."""
    again = pickle.loads(pickle.dumps(compared))  # noqa: S301
    assert again.table.equals(compared.table)


def test_progress_names_every_variant_that_ends() -> None:
    """Whoever waits is told of each outcome once."""
    ended: list[str] = []
    compare(
        CASE,
        {"base": POLICY, "few": POLICY.with_quota(clerk=1)},
        cores=1,
        progress=lambda name, news: ended.append(name) if isinstance(news, Outcome) else None,
    )
    assert ended == ["base", "few"]


def test_nothing_to_compare_is_said() -> None:
    """No variants, or a base that is not there, are wrong calls."""
    with pytest.raises(UsageError):
        compare(CASE, {})
    with pytest.raises(UsageError):
        compare(CASE, {"a": POLICY}, base="b")


def test_one_more_place_is_worth_what_a_plan_with_it_shows(compared: Comparison) -> None:
    """The household named can be covered with that place alone; the rank's plan covers it too."""
    found = sensitivity(compared.plans["base"], cores=2).set_index("rank")
    clerk = found.loc["clerk"]
    assert clerk["one_household_id"] in set(compared.plans["base"].uncovered["household_id"])
    assert clerk["one_cadre_id"] in {"c1", "c2"}
    assert (clerk["added"], clerk["all_covered"]) == (2, 1)
    assert clerk["all_coverage"] == 0
    assert clerk["all_coverage_versus"] == Versus.BETTER.value


def test_a_trade_off_measures_every_point_alike() -> None:
    """Leaving old pairs aside is counted as what it is: continuity lost, with all pairs counted."""
    found = tradeoff(CASE, POLICY, "continuity", points=2, cores=2)
    assert len(found.outcomes) >= 2
    base = found["base"].values["continuity"]
    for one in found.outcomes:
        plan = one.plan
        assert plan is not None
        kept = verify(CASE, POLICY, plan.assignments, plan.pairings).values
        assert one.values == kept
        assert one.values["continuity"] >= base
    assert set(found.front("travel", "continuity")) <= {one.name for one in found.outcomes}
    with pytest.raises(UsageError):
        tradeoff(CASE, POLICY, "load")
