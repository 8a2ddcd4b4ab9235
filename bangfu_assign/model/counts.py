"""Everything but travel for a whole town: the compact model, and what it says of each cadre."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

import numpy as np

from bangfu_assign.model.clock import Clock
from bangfu_assign.model.compact import Places, compact_model
from bangfu_assign.model.groups import Groups, group
from bangfu_assign.model.instance import Instance
from bangfu_assign.model.slices import Effort
from bangfu_assign.model.stages import WORK_SHARE, Staged, run_stages

APART_SHARE = 0.6
"""Share of the deterministic time left for one objective's proof where crews are told apart: what
follows an objective that is not proven is worth little."""

Report = Callable[[str, int | None, int | None], None]
"""Is told an objective's name, value and bound."""


def count(
    instance: Instance,
    names: Sequence[str],
    clock: Clock,
    effort: Effort,
    report: Report,
    allowed: Mapping[str, int],
    *,
    hopeful: Collection[str] = (),
    apart: bool = False,
) -> tuple[Staged, dict[int, tuple[int, int]]]:
    """Solve the compact model; return its stages and each cadre's fewest and most households.

    Parameters
    ----------
    instance, names
        The town, and its objectives before travel.
    clock, effort, report
        Limits, and whom to tell.
    allowed, hopeful
        As `run_stages` takes them.
    apart : bool
        As `compact_model` takes it.
    """
    groups = group(instance, by_base=False)
    model, demand, places = compact_model(instance, groups, apart=apart)
    if apart:  # few rows: a solution that keeps them from the start need not be found again
        for row in demand.only_for_load:
            model.constrain(*row)
        demand.only_for_load.clear()
        effort = replace(effort, cutting=True)
    staged = run_stages(
        model,
        demand,
        names,
        clock,
        effort,
        report,
        allowed=allowed,
        hopeful=hopeful,
        share=APART_SHARE if apart else WORK_SHARE,
    )
    if not names:
        staged = run_stages(model, demand, ["load"], clock, effort, lambda *_: None)
        low, high = np.array(model.low), np.array(model.high)
        staged = Staged((), staged.values, low, high, staged.infeasible)
    loads: dict[int, tuple[int, int]] = {}
    for k, crew in enumerate(groups.crews):
        span = _load_span(staged, places[k], crew.size)
        loads |= dict.fromkeys(crew.members, span)
    return staged, loads


def spans_of(groups: Groups, loads: Mapping[int, tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the fewest and most households of a member by crew."""
    return [
        (min(loads[c][0] for c in crew.members), max(loads[c][1] for c in crew.members))
        for crew in groups.crews
    ]


def _load_span(staged: Staged, places: Places, size: int) -> tuple[int, int]:
    """Return the fewest and most places a member fills in any solution still possible."""
    least = sum(1 for filling in places if sum(int(staged.low[var]) for var in filling) >= size)
    most = sum(1 for filling in places if any(staged.high[var] > 0 for var in filling))
    return least, most
