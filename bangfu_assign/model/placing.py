"""`Placing`: how many households each cadre has in each village, read off the master's solution."""

from __future__ import annotations

from dataclasses import dataclass

from bangfu_assign.model.arrays import Ints
from bangfu_assign.model.groups import Groups
from bangfu_assign.model.instance import Instance
from bangfu_assign.model.master import Master


@dataclass(frozen=True, slots=True)
class Placing:
    """Decisions at village level; which household of a cell it is stays open.

    Attributes
    ----------
    counts : dict of (int, int) to int
        By cadre and village: households, locked and kept ones included.
    kept : dict of (int, int) to int
        By cadre and cell: last year's households that stay.
    uncovered : list of int
        By cell.
    hooks : dict of int to int
        By paired cadre: its village.
    """

    counts: dict[tuple[int, int], int]
    kept: dict[tuple[int, int], int]
    uncovered: list[int]
    hooks: dict[int, int]


def read_placing(instance: Instance, groups: Groups, master: Master, values: Ints) -> Placing:
    """Give every crew's rounds to its members, in the order of rank and id."""
    waiting = {
        k: sorted(crew.members, key=lambda c: (int(instance.seniority[c]), c))
        for k, crew in enumerate(groups.crews)
    }
    used = [
        (one.crew, -one.load, one.stops, one, int(values[master.first + i]))
        for i, one in enumerate(master.rounds)
        if values[master.first + i]
    ]
    counts: dict[tuple[int, int], int] = {}
    hooks: dict[int, int] = {}
    for k, _, _, one, times in sorted(used, key=lambda entry: entry[:3]):
        for _ in range(times):
            c = waiting[k].pop(0)
            if groups.crews[k].is_paired:
                hooks[c] = one.stops[0][0]
            for v, count in one.stops:
                if count:
                    counts[c, v] = count
    kept = {
        (groups.crews[k].speaker, e): int(values[var])
        for (k, e), var in master.demand.kept.items()
        if values[var]
    }
    uncovered = [int(values[var]) for var in master.demand.uncovered]
    return Placing(counts, kept, uncovered, hooks)
