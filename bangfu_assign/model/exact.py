"""Small towns as a whole: every round lists its households, so nothing is left to zoom.

A column is a cadre with the set of its households; its travel and its walk are known, so all
objectives, in any order, are proven for the town at once. Feasible while the sets can be listed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from bangfu_assign.model.arrays import Ints
from bangfu_assign.model.clock import Clock
from bangfu_assign.model.demand import COUNTED, Demand, Terms
from bangfu_assign.model.instance import NOBODY, Instance
from bangfu_assign.model.linear import LinearModel
from bangfu_assign.model.rounds import closed_way_m
from bangfu_assign.model.slices import Effort
from bangfu_assign.model.stages import Staged, run_stages
from bangfu_assign.model.walks import Walks

MOST_SETS = 4_000
"""Sets of households that may be listed in all."""

TIES = ("lower income first", "neediest to the most senior", "ids")
"""Stages after the objectives, for a unique answer."""


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """Who helps whom, proven for the town.

    Attributes
    ----------
    staged : Staged
        What each stage showed; its values are None if there is no plan.
    cadre_of : (H,) int or None
        Cadre of each household, `NOBODY` if uncovered.
    hooks : dict of int to int
        Village of each paired cadre.
    """

    staged: Staged
    cadre_of: Ints | None
    hooks: dict[int, int]


def is_small(instance: Instance) -> bool:
    """Whether the sets of households of all cadres can be listed."""
    total = 0
    for c in instance.cadres:
        reached = int(instance.open_to[instance.profile[c]].sum())
        quota = int(instance.quota[c])
        total += sum(comb(reached, size) for size in range(min(quota, reached) + 1))
        if total > MOST_SETS:
            return False
    return True


def solve_whole(
    instance: Instance,
    order: Sequence[str],
    walk_m: Callable[[int], Ints],
    clock: Clock,
    effort: Effort,
    report: Callable[[str, int | None, int | None], None],
) -> Whole:
    """Solve a small town in strict order, ties included."""
    model = LinearModel()
    costs: dict[str, Terms] = {name: [] for name in (*order, *TIES)}
    for name in (*COUNTED, "travel", "walk"):
        costs.setdefault(name, [])
    offset = dict.fromkeys(costs, 0)
    offset["continuity"] = int((instance.last != NOBODY).sum())
    offset["changes"] = instance.lost + int((instance.keep != NOBODY).sum())
    place = _places(instance)
    uncovered = [model.variable(0, 1) for _ in instance.households]
    rows = [model.constrain([(var, 1)], 1, 1) for var in uncovered]
    for h, var in enumerate(uncovered):
        costs["coverage"].append((var, int(instance.weight[h])))
        costs[TIES[0]].append((var, -place[h]))
        if instance.must[h] != NOBODY:
            model.high[var] = 0
    _add_evenness(model, instance, uncovered, costs)
    walks = [Walks(walk_m(v)) for v in instance.villages]
    columns: dict[int, tuple[int, tuple[int, ...], int]] = {}
    hook_rows: dict[tuple[int, int], Terms] = {}
    for c in instance.cadres:
        choices: Terms = []
        for households in _sets(instance, c):
            villages = tuple(sorted({int(instance.village_of[h]) for h in households}))
            for hook in _hooks(instance, c, villages):
                var = model.variable(0, 1)
                columns[var] = c, households, hook
                choices.append((var, 1))
                for h in households:
                    model.put(rows[h], var, 1)
                if hook != NOBODY:
                    hook_rows.setdefault((c, hook), []).append((var, 1))
                _price(instance, walks, costs, place, var, c, households, villages)
        model.constrain(choices, 1, 1)
    _add_pairings(model, instance, columns, hook_rows)
    demand = Demand(costs=costs, offset=offset)
    staged = run_stages(model, demand, (*order, *TIES), clock, effort, report)
    if staged.values is None:
        return Whole(staged, None, {})
    cadre_of = instance.must * 0 + NOBODY
    hooks: dict[int, int] = {}
    for var, (c, households, hook) in columns.items():
        if staged.values[var]:
            cadre_of[list(households)] = c
            if hook != NOBODY:
                hooks[c] = hook
    return Whole(staged, cadre_of, hooks)


def _places(instance: Instance) -> list[int]:
    """Return each household's place by income, then id; the first is covered first."""
    order = sorted(instance.households, key=lambda h: (instance.income[h], h))
    place = [0] * len(order)
    for position, h in enumerate(order):
        place[h] = position
    return place


def _sets(instance: Instance, c: int) -> list[tuple[int, ...]]:
    """Return every set of households the cadre may have by itself."""
    open_households = [h for h in instance.households if instance.allowed(c, h)]
    locked = {h for h in instance.households if instance.must[h] == c}
    sets = []
    for size in range(min(int(instance.quota[c]), len(open_households)) + 1):
        for chosen in combinations(open_households, size):
            villages = {int(instance.village_of[h]) for h in chosen}
            if locked <= set(chosen) and len(villages) <= instance.max_villages:
                sets.append(chosen)
    return sets


def _hooks(instance: Instance, c: int, villages: tuple[int, ...]) -> list[int]:
    """Return villages a cadre could be paired with while serving some; `NOBODY` if not paired."""
    if not instance.paired[c]:
        return [NOBODY]
    able = [v for v in instance.villages if instance.scope[c, v]]
    return able if not villages else [v for v in able if villages == (v,)]


def _price(
    instance: Instance,
    walks: list[Walks],
    costs: dict[str, Terms],
    place: list[int],
    var: int,
    c: int,
    households: tuple[int, ...],
    villages: tuple[int, ...],
) -> None:
    own = {
        name: sum(1 for h in households if cadre[h] == c)
        for name, cadre in (("changes", instance.keep), ("continuity", instance.last))
    }
    travel = closed_way_m(instance, c, villages) if villages else 0
    walk = sum(
        walks[v].length_m(
            int(instance.site_of[h]) for h in households if instance.village_of[h] == v
        )
        for v in villages
    )
    senior = int(instance.seniority[c])
    many = len(instance.household_ids) + 1
    terms = {
        "changes": -own["changes"],
        "continuity": -own["continuity"],
        "load": (int(instance.quota[c]) - len(households)) ** 2,
        "travel": travel,
        "walk": walk,
        # The sum is least when the neediest meet the least number, the most senior rank.
        TIES[1]: sum(senior * (int(instance.weight[h]) * many - place[h]) for h in households),
        TIES[2]: sum(c * h for h in households),
    }
    for name, cost in terms.items():
        if cost:
            costs[name].append((var, cost))


def _add_evenness(
    model: LinearModel, instance: Instance, uncovered: list[int], costs: dict[str, Terms]
) -> None:
    for v in instance.villages:
        here = [uncovered[h] for h in instance.households if instance.village_of[h] == v]
        steps: Terms = []
        for k in range(1, len(here) + 1):
            step = model.variable(0, 1)
            steps.append((step, -1))
            costs["evenness"].append((step, round(1000 * (2 * k - 1) / len(here))))
        if here:
            model.constrain([(var, 1) for var in here] + steps)


def _add_pairings(
    model: LinearModel,
    instance: Instance,
    columns: dict[int, tuple[int, tuple[int, ...], int]],
    hook_rows: dict[tuple[int, int], Terms],
) -> None:
    """Keep per_village, and let staff serve only where a paired cadre of their unit is paired."""
    for seniority, least, most, villages in instance.per_village:
        for v in villages:
            terms = [
                term
                for (c, hook), chosen in hook_rows.items()
                if hook == v and instance.seniority[c] == seniority
                for term in chosen
            ]
            model.constrain(terms, least, most)
    for var, (c, households, _) in columns.items():
        if not instance.follows[c]:
            continue
        for v in sorted({int(instance.village_of[h]) for h in households}):
            heads = [
                (hook_var, -1)
                for (head, hook), chosen in hook_rows.items()
                if hook == v and instance.unit[head] == instance.unit[c]
                for hook_var, _ in chosen
            ]
            model.constrain([(var, 1), *heads], -len(instance.cadre_ids), 0)
