"""Trade-offs with travel: a row of variants from near to far, and which of them nobody beats.

Every point is a plan that keeps the rules; the front is the best of these plans. It is not the
efficient frontier of all plans, which would need a bound on one objective while another is
minimised.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from bangfu_assign.errors import Problem, UsageError
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import UNREACHABLE, Distances, measure
from bangfu_assign.labels import Lang, text
from bangfu_assign.plan import Objective
from bangfu_assign.plan.comparison import Comparison, Outcome
from bangfu_assign.policy import Policy
from bangfu_assign.rules.allowed import owed
from bangfu_assign.rules.ledger import Ledger
from bangfu_assign.rules.objectives import values_of
from bangfu_assign.rules.roster import Roster
from bangfu_assign.scenario.inherit import BASE
from bangfu_assign.scenario.side_by_side import TIME_LIMIT_S, Note, compare
from bangfu_assign.scenario.variant import Variant, with_changed
from bangfu_assign.scenario.work import yardsticks

LEAST_POINTS = 2


def tradeoff(
    case: Case,
    policy: Policy,
    first: str = "coverage",
    second: str = "travel",
    *,
    points: int = 6,
    time_limit_s: float = TIME_LIMIT_S,
    cores: int | None = None,
    seed: int = 0,
    progress: Note | None = None,
    lang: Lang = "zh",
) -> Comparison:
    """Return plans that give up more and more of one objective for shorter ways.

    Coverage is given up by a shrinking radius (``max_km``; ranks with a limit of their own keep
    it), continuity by leaving aside last year's pairs that are too far apart.

    Parameters
    ----------
    case, policy
        As they are: the base, and one of the points.
    first : {"coverage", "continuity"}
        What is given up.
    second : {"travel"}
        What for.
    points : int
        Plans to make besides the base: distances are chosen so that equally many pairs lie between
        one and the next.
    time_limit_s, cores, seed, progress, lang
        As in `bangfu_assign.scenario.side_by_side.compare`.

    Returns
    -------
    Comparison
        ``front("travel", first)`` names the points that no other one beats, among those found.
        Every objective is measured with the facts and the policy as they are.

    Raises
    ------
    UsageError
        If it is not between coverage or continuity and travel, or the points are too few.
    FactsError
        If the distances cannot be measured.
    """
    if first not in ("coverage", "continuity") or second != "travel":
        raise UsageError(Problem("compared.no_tradeoff", params={"first": first, "second": second}))
    if points < LEAST_POINTS:
        params = {"least": LEAST_POINTS, "points": points}
        raise UsageError(Problem("compared.too_few_points", params=params))
    distances = measure(case, policy)
    roster = Roster.of(case, policy, distances)
    variants = {BASE: Variant(case, policy)}
    if first == "coverage":
        variants |= _by_radius(roster, points, lang)
    else:
        variants |= _by_pairs(roster, points, lang)
    found = compare(
        case, variants, time_limit_s=time_limit_s, cores=cores, seed=seed, progress=progress,
        lang=lang,
    )  # fmt: skip
    if first == "coverage":
        return found
    # Pairs left aside are still last year's: how many really stay is counted with all of them.
    outcomes = tuple(_as_it_is(one, case, policy, distances) for one in found.outcomes)
    return replace(found, outcomes=outcomes)


def _by_radius(roster: Roster, points: int, lang: Lang) -> dict[str, Variant]:
    metres = [
        int(m)
        for helper in roster.serving
        if helper.rank is not None and helper.rank.max_km is None
        for m in roster.distances.out_m[helper.row][
            [roster.village_row[village] for village in roster.choices(helper)]
        ].tolist()
        if m < UNREACHABLE
    ]
    return {
        text("compared.point_max_km", lang, km=f"{km:g}"): Variant(
            roster.case, roster.policy.with_radius(km)
        )
        for km in _steps(metres, points)
    }


def _by_pairs(roster: Roster, points: int, lang: Lang) -> dict[str, Variant]:
    reach = {
        (home, cadre): int(
            roster.distances.reach_m(roster.helpers[cadre].row)[roster.homes[home].row]
        )
        for home, cadre in owed(roster).items()
    }
    case = roster.case
    keys = list(zip(case.pairs["household_id"], case.pairs["cadre_id"], strict=True))
    found = {}
    for km in (0.0, *_steps(list(reach.values()), points)[:-1]):
        near = [pair not in reach or reach[pair] <= km * 1000 for pair in keys]
        pairs = case.pairs[near].reset_index(drop=True)
        code = "point_pairs" if km else "point_no_pairs"
        name = text(f"compared.{code}", lang, **({"km": f"{km:g}"} if km else {}))
        found[name] = Variant(with_changed(case, {"pairs": pairs}), roster.policy)
    return found


def _steps(metres: list[int], points: int) -> list[float]:
    """Return so many distances in kilometres, rounded up to 100 m, equally many metres apart."""
    if not metres:
        return []
    shares = np.quantile(np.array(metres), np.arange(1, points + 1) / points, method="higher")
    return sorted({max(1, -(-int(m) // 100)) / 10 for m in shares})


def _as_it_is(outcome: Outcome, case: Case, policy: Policy, distances: Distances) -> Outcome:
    """Return an outcome measured with the facts as they are, proofs only where they still hold."""
    plan = outcome.plan
    if plan is None or plan.case is case:
        return outcome
    ledger = Ledger.open(case, policy, plan.assignments, plan.pairings, distances)
    values = values_of(ledger)
    objectives: list[Objective] = []
    open_from_here = False
    for objective in plan.objectives:
        open_from_here |= objective.name == "continuity"
        bound = 0 if open_from_here else objective.bound
        objectives.append(replace(objective, value=values[objective.name], bound=bound))
    measured = replace(plan, case=case, objectives=tuple(objectives))
    return replace(outcome, plan=measured, values=values, yardsticks=yardsticks(ledger))
