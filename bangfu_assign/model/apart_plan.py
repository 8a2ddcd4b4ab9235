"""A plan by names from the compact model's solution with crews told apart.

There every crew says how many households it has in each village, so that the solution is nearly a
plan: households of a cell are alike, and one of them is as good as another.
"""

from __future__ import annotations

import numpy as np

from bangfu_assign.model.apart import roams
from bangfu_assign.model.arrays import Ints
from bangfu_assign.model.compact import compact_model
from bangfu_assign.model.groups import Crew, group
from bangfu_assign.model.instance import Instance
from bangfu_assign.model.mend import hooks_in, who_stays
from bangfu_assign.model.repair import Known
from bangfu_assign.model.stages import Staged


def plan_apart(instance: Instance, staged: Staged) -> Known | None:
    """Return cadre of each household and village of each paired cadre; None if there is no such.

    Members of one crew share its villages as well as they can, which need not keep every rule:
    whoever takes the plan up has to check it.

    Parameters
    ----------
    instance : Instance
        The town.
    staged : Staged
        What the stages over the compact model with crews told apart left behind.
    """
    if staged.values is None:
        return None
    groups = group(instance, by_base=False)
    _, demand, _ = compact_model(instance, groups, apart=True)  # for its handles
    hooks = hooks_in(groups, demand, staged.values)
    cadre_of = instance.must.copy()
    waiting = who_stays(instance, groups, demand, staged.values, cadre_of)
    of_cell: dict[int, list[int]] = {}
    for h in waiting:
        of_cell.setdefault(int(groups.cell_of[h]), []).append(h)
    given: dict[tuple[int, int], list[int]] = {}
    for (c, e), var in sorted(demand.given_to_cell.items()):
        many = int(staged.values[var])
        here, of_cell[e] = of_cell.get(e, [])[:many], of_cell.get(e, [])[many:]
        given.setdefault((c, groups.cells[e].village), []).extend(here)
    pools = [[h for e in cells for h in of_cell.get(e, [])] for cells in groups.cells_in]
    for (c, v), var in sorted(demand.given_to_village.items()):
        many = int(staged.values[var])
        given.setdefault((c, v), []).extend(pools[v][:many])
        pools[v] = pools[v][many:]
    crew_of = {crew.speaker: crew for crew in groups.crews if not roams(instance, crew)}
    for (c, v), households in sorted(given.items()):
        crew = crew_of.get(c)
        if crew is None or crew.size == 1:  # such cadres have variables of their own
            cadre_of[households] = c
        else:
            _share(instance, crew, v, households, hooks, cadre_of)
    return cadre_of, hooks


def _share(
    instance: Instance,
    crew: Crew,
    v: int,
    households: list[int],
    hooks: dict[int, int],
    cadre_of: Ints,
) -> None:
    """Give a crew's households of a village to its members, the emptiest first."""
    members = [c for c in crew.members if hooks.get(c, v) == v]
    for h in households:
        has = np.bincount(cadre_of[cadre_of >= 0], minlength=len(instance.cadre_ids))
        c = min(members, key=lambda c: (int(has[c]), c))
        if has[c] < crew.quota:
            cadre_of[h] = c
