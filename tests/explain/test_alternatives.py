"""What another cadre costs lies between the limits given, and is what a fresh solve says."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from bangfu_assign import workflow
from bangfu_assign.explain.alternatives import alternatives
from bangfu_assign.explain.answer import Table
from bangfu_assign.explain.costs import differences
from bangfu_assign.explain.forced import with_must
from bangfu_assign.explain.question import Question
from bangfu_assign.explain.why_exact import why_exact
from bangfu_assign.facts.case import Case
from bangfu_assign.plan import Plan
from bangfu_assign.policy import Policy
from bangfu_assign.rules import allowed_pairs, values
from tests.explain.test_shortage import solved
from tests.explain.test_uncovered import CLERK, cadre, home, make_plan, plan_of
from tests.oracle import best_plan
from tests.strategies import tiny_towns

RELAXED = settings(
    max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)


def ask(plan: Plan) -> Question:
    return Question.about(plan, lang="en")


def exact(plan: Plan, household: str, cadre_id: str) -> dict[str, int] | None:
    """Return what the best plan with the pair is worth under the facts without the lock."""
    found = best_plan(with_must(plan.case, household, cadre_id), plan.policy)
    if found is None:
        return None
    forced = plan_of(plan.case, plan.policy, found.pairs, found.pairings)
    worth = values(plan.case, plan.policy, forced.assignments, forced.pairings)
    return {name: worth[name] for name in plan.policy.objectives.order}


@RELAXED
@given(tiny_towns(max_households=6, max_cadres=4))
def test_no_quick_bound_exceeds_the_best_plan_with_the_pair_forced(
    town: tuple[Case, Policy],
) -> None:
    """In the policy's order the bound comes first or is equal; a swap comes last or is equal."""
    plan = solved(*town)
    asked = ask(plan)
    for household in plan.case.planned()["household_id"]:
        found = alternatives(asked, household, most=99)
        unproven = alternatives(replace(asked, known=()), household, most=99)
        worth = {one.cadre_id: exact(plan, household, one.cadre_id) for one in found}
        for one in (*found, *unproven):
            best = worth[one.cadre_id]
            if one.swap is not None:
                assert best is not None
                assert tuple(best.values()) <= tuple(one.swap.values.values())
            if best is not None:
                assert tuple(one.least.values()) <= tuple(best.values())


@settings(RELAXED, max_examples=25)
@given(tiny_towns(max_households=5, max_cadres=4))
def test_alternatives_are_all_others_who_are_allowed(town: tuple[Case, Policy]) -> None:
    """Nobody is left out, nobody is listed whom a rule forbids."""
    plan = solved(*town)
    if plan.policy.objectives.continuity == "hard":
        return
    question = ask(plan)
    allowed = allowed_pairs(plan.case, plan.policy, question.ledger.roster.distances)
    now = dict(zip(plan.assignments["household_id"], plan.assignments["cadre_id"], strict=True))
    for household in plan.case.planned()["household_id"]:
        found = {one.cadre_id for one in alternatives(question, household, most=99)}
        others = {c for c in plan.case.cadres["cadre_id"] if allowed.contains(household, c)}
        assert found == others - {now.get(household)}


@settings(RELAXED, max_examples=10)
@given(tiny_towns(max_households=5, max_cadres=3))
def test_exact_equals_a_fresh_solve_with_the_pair_forced(town: tuple[Case, Policy]) -> None:
    """The table says by how much a plan solved with a must lock differs from the plan."""
    plan = solved(*town)
    question = ask(plan)
    order = plan.policy.objectives.order
    household = plan.case.planned()["household_id"].iloc[0]
    for one in alternatives(question, household, most=2):
        answer = why_exact(question, household, one.cadre_id, workflow.solve)
        (table,) = (part for part in answer if isinstance(part, Table))
        fresh = exact(plan, household, one.cadre_id)
        cells = table.rows[0][1:-1]
        if fresh is None:
            assert set(cells) == {"?"}
        else:
            assert cells == differences(order, question.values, fresh)


def test_a_forced_pair_replaces_the_lock_it_had() -> None:
    """A never lock on the pair gives way; locks on others stay."""
    locks = [
        {"household_id": "h1", "cadre_id": "c1", "kind": "never"},
        {"household_id": "h1", "cadre_id": "c2", "kind": "never"},
    ]
    plan = make_plan([home(1)], [cadre(1), cadre(2)], [CLERK], {}, locks=locks)
    forced = with_must(plan.case, "h1", "c1", "试算").locks
    kinds = dict(zip(forced["cadre_id"], forced["kind"], strict=True))
    assert kinds == {"c1": "must", "c2": "never"}
