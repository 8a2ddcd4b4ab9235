"""The demand side of the town's model: who is covered, who keeps their cadre, how even it is.

Shared by the compact model (`model.compact`) and by the rounds (`model.master`): they differ only
in how places are supplied.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bangfu_assign.model.arrays import Ints
from bangfu_assign.model.groups import Crew, Groups
from bangfu_assign.model.instance import Instance
from bangfu_assign.model.linear import LinearModel

Terms = list[tuple[int, int]]
"""(variable, coefficient) pairs."""


COUNTED = ("coverage", "changes", "continuity", "evenness", "load")
"""Objectives that do not depend on who travels where."""


@dataclass(slots=True)
class Demand:
    """Handles to the variables and rows of the demand side.

    Attributes
    ----------
    uncovered : list of int
        By cell: variable, households without a cadre.
    cover_row : list of int
        By cell: row; each household served outside the pool enters with +1.
    pool_row : list of int
        By village: row; each household's place given to the whole village enters with -1.
    pool : list of int
        By cell: variable, households covered by places given to the whole village.
    kept : dict of (int, int) to int
        By crew and cell: variable, its own households (`Crew.kept`) that stay with the cadre.
    hooks : dict of (int, int) to int
        By paired crew and village: variable, members paired with the village.
    steps : list of list of int
        By village: variables, each one household uncovered, the cheapest first.
    costs : dict of str to Terms
        Cost terms by objective.
    offset : dict of str to int
        Constant part by objective.
    given_to_village, given_to_cell : dict of (int, int) to int
        By cadre who is told apart (or the speaker of a crew that is), and village or cell:
        variable, households there beside their own.
    only_for_load : list of (Terms, int, int)
        Rows about variables that no other objective looks at: terms, least and most. They make the
        linear programs of the others ten times as slow, so they are written when load's turn comes.
    """

    uncovered: list[int] = field(default_factory=list)
    cover_row: list[int] = field(default_factory=list)
    pool_row: list[int] = field(default_factory=list)
    pool: list[int] = field(default_factory=list)
    kept: dict[tuple[int, int], int] = field(default_factory=dict)
    hooks: dict[tuple[int, int], int] = field(default_factory=dict)
    steps: list[list[int]] = field(default_factory=list)
    costs: dict[str, Terms] = field(default_factory=lambda: {name: [] for name in COUNTED})
    offset: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTED, 0))
    given_to_village: dict[tuple[int, int], int] = field(default_factory=dict)
    given_to_cell: dict[tuple[int, int], int] = field(default_factory=dict)
    only_for_load: list[tuple[Terms, int, int]] = field(default_factory=list)

    def value(self, name: str, solution: Mapping[int, int] | list[int]) -> int:
        """Return an objective's value in a solution."""
        return self.offset[name] + sum(cost * solution[var] for var, cost in self.costs[name])


def add_demand(model: LinearModel, instance: Instance, groups: Groups) -> Demand:
    """Write the demand side into an empty model.

    Its variables come first and are the same for every supply side, so that what one model proves
    about them can be used in the other.
    """
    demand = Demand()
    for cell in groups.cells:
        var = model.variable(0, cell.size)
        demand.uncovered.append(var)
        demand.cover_row.append(model.constrain([(var, 1)], cell.size, cell.size))
        demand.costs["coverage"].append((var, cell.weight))
    for v in instance.villages:
        row = model.row()
        demand.pool_row.append(row)
        for e in groups.cells_in[v]:
            var = model.variable(0, groups.cells[e].size)
            demand.pool.append(var)
            model.put(row, var, 1)
            model.put(demand.cover_row[e], var, 1)
    demand.offset["changes"] = instance.lost
    for k, crew in enumerate(groups.crews):
        for e, count in sorted(crew.kept.items()):
            var = model.variable(0, count)
            demand.kept[k, e] = var
            model.put(demand.cover_row[e], var, 1)
            for name in _wanted_by(instance, groups.cells[e].members, crew.speaker):
                demand.costs[name].append((var, -1))
                demand.offset[name] += count
    _add_evenness(model, demand, instance, groups)
    _add_pairings(model, demand, instance, groups)
    return demand


def _wanted_by(instance: Instance, members: Ints, c: int) -> list[str]:
    """Return the objectives that want a cell's own households to stay with their cadre.

    A cell is made so that this is the same for all of them (`model.groups`).
    """
    wants = (("changes", instance.keep), ("continuity", instance.last))
    return [name for name, own in wants if (own[members] == c).any()]


def _add_evenness(model: LinearModel, demand: Demand, instance: Instance, groups: Groups) -> None:
    """Add Σ_v Σ_{k=1…u} round(1000 (2k − 1) / n): convex, one step per uncovered household."""
    planned = [0] * len(instance.village_ids)
    for v in instance.village_of.tolist():
        planned[v] += 1
    for v in instance.villages:
        open_households = sum(groups.cells[e].size for e in groups.cells_in[v])
        steps = []
        for k in range(1, open_households + 1):
            var = model.variable(0, 1)
            steps.append((var, -1))
            demand.costs["evenness"].append((var, round(1000 * (2 * k - 1) / planned[v])))
        demand.steps.append([var for var, _ in steps])
        if steps:
            model.constrain([(demand.uncovered[e], 1) for e in groups.cells_in[v]] + steps)


def _add_pairings(model: LinearModel, demand: Demand, instance: Instance, groups: Groups) -> None:
    """Add which paired cadre hooks which village: each one, each village its least and most."""
    by_rank: dict[tuple[int, int], Terms] = {}
    for k, crew in enumerate(groups.crews):
        if not crew.is_paired:
            continue
        chosen: Terms = []
        for v in crew.hooks:
            var = model.variable(0, crew.size)
            demand.hooks[k, v] = var
            chosen.append((var, 1))
            by_rank.setdefault((int(instance.seniority[crew.speaker]), v), []).append((var, 1))
        model.constrain(chosen, crew.size, crew.size)
    for seniority, least, most, villages in instance.per_village:
        for v in villages:
            model.constrain(by_rank.get((seniority, v), []), least, most)


def presence(demand: Demand, crews: tuple[Crew, ...], crew: Crew, v: int) -> Terms:
    """Return how many paired cadres of a crew's unit are paired with a village, as terms."""
    return [
        (demand.hooks[k, v], 1)
        for k, head in enumerate(crews)
        if head.is_paired and head.unit == crew.unit and (k, v) in demand.hooks
    ]


def kept_terms(demand: Demand, groups: Groups, k: int, v: int | None = None) -> Terms:
    """Return a crew's own households that stay, everywhere or in one village, as terms."""
    return [
        (demand.kept[k, e], 1)
        for e in sorted(groups.crews[k].kept)
        if v is None or groups.cells[e].village == v
    ]


def deliver(
    model: LinearModel,
    demand: Demand,
    v: int,
    var: int,
    most: int,
    cells: tuple[int, ...] | None,
    c: int | None = None,
) -> None:
    """Let a variable's places reach a village's pool, or only the cells open to them.

    With ``c`` the places are those of this cadre or crew alone, and it is written down which.
    """
    if cells is None:
        model.put(demand.pool_row[v], var, -1)
        if c is not None:
            demand.given_to_village[c, v] = var
        return
    parts: Terms = [(var, -1)]
    for e in cells:
        part = model.variable(0, most)
        model.put(demand.cover_row[e], part, 1)
        parts.append((part, 1))
        if c is not None:
            demand.given_to_cell[c, e] = part
    model.constrain(parts)


def add_place(model: LinearModel, demand: Demand, quota: int, j: int, most: int) -> int:
    """Add a variable: cadres who fill their j-th place, each lowering (quota − load)²."""
    var = model.variable(0, most)
    demand.costs["load"].append((var, -(2 * (quota - j) + 1)))
    return var
