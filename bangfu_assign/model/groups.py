"""Cells of alike households and crews of alike cadres: what the model need not tell apart.

Telling identical cadres apart is what kills the plain model: every plan then has as many equal
twins as there are ways to swap names. Names are given back at the very end (`model.names`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bangfu_assign.model.arrays import Ints
from bangfu_assign.model.instance import NOBODY, Instance


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """Households of one village, of one need, open to the same cadres, none of them locked.

    Where a plan is being changed, the same objectives speak for each member's own cadre.

    Attributes
    ----------
    village, weight : int
        Village and weight of need.
    members : (n,) int
        Households.
    """

    village: int
    weight: int
    members: Ints

    @property
    def size(self) -> int:
        """Number of households."""
        return len(self.members)


@dataclass(frozen=True, slots=True, eq=False)
class Crew:
    """Cadres that are equal in all that a round depends on.

    Attributes
    ----------
    members : tuple of int
        Cadres; one only if it has households of its own (`kept`, `locked`).
    quota : int
        Places of each member.
    caps : dict of int to int
        By village it may serve: the most households one member can have there.
    partial : dict of int to tuple of int
        By village where not every cell is open to it: the open cells.
    kept : dict of int to int
        By cell: its own households there, last year's or those of the plan that is being changed
        (only of a crew of one).
    locked : dict of int to int
        By village: households locked to the cadre (only of a crew of one).
    hooks : tuple of int
        Villages a member may be paired with; empty if it is not of a paired rank.
    unit : int
        Unit of a paired member that staff follow, or of staff that follow; else -1.
    follows : bool
        Whether it serves only where a paired cadre of `unit` is paired.
    """

    members: tuple[int, ...]
    quota: int
    caps: dict[int, int]
    partial: dict[int, tuple[int, ...]]
    kept: dict[int, int]
    locked: dict[int, int]
    hooks: tuple[int, ...]
    unit: int
    follows: bool

    @property
    def size(self) -> int:
        """Number of members."""
        return len(self.members)

    @property
    def speaker(self) -> int:
        """One cadre that stands for all members."""
        return self.members[0]

    @property
    def is_paired(self) -> bool:
        """Whether each member hooks a village."""
        return bool(self.hooks)


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """The cells and crews of an instance.

    Attributes
    ----------
    cells : tuple of Cell
        Sorted by village, weight (neediest first), first member.
    crews : tuple of Crew
        Sorted by first member.
    cell_of : (H,) int
        Cell of each household, `NOBODY` if it is locked.
    cells_in : tuple of tuple of int
        Cells of each village.
    """

    cells: tuple[Cell, ...]
    crews: tuple[Crew, ...]
    cell_of: Ints
    cells_in: tuple[tuple[int, ...], ...]


def group(instance: Instance, *, by_base: bool = True) -> Groups:
    """Merge alike households into cells and alike cadres into crews.

    Parameters
    ----------
    instance : Instance
        The town.
    by_base : bool
        Whether cadres with different bases are told apart. Nothing but travel depends on the base.
        Paired cadres always are, so that crews with households of their own and paired crews come
        in the same order either way.
    """
    cells, cell_of = _cells(instance)
    cells_in: list[list[int]] = [[] for _ in instance.villages]
    for number, cell in enumerate(cells):
        cells_in[cell.village].append(number)
    crews = _crews(instance, cells, cell_of, cells_in, by_base=by_base)
    return Groups(cells, crews, cell_of, tuple(tuple(numbers) for numbers in cells_in))


def _cells(instance: Instance) -> tuple[tuple[Cell, ...], Ints]:
    refused: dict[int, list[int]] = {}
    for c, h in instance.never:
        refused.setdefault(h, []).append(c)
    pattern = np.packbits(instance.open_to, axis=0).T
    members: dict[tuple[int, int, bytes, tuple[int, ...], tuple[int, ...]], list[int]] = {}
    for h in instance.households:
        if instance.must[h] == NOBODY:
            key = (
                int(instance.village_of[h]),
                -int(instance.weight[h]),
                pattern[h].tobytes(),
                tuple(sorted(refused.get(h, ()))),
                _ties(int(instance.last[h]), int(instance.keep[h])),
            )
            members.setdefault(key, []).append(h)
    keys = sorted(members, key=lambda key: (key[0], key[1], members[key][0]))
    cell_of = np.full(len(instance.household_ids), NOBODY, dtype=np.int64)
    cells = []
    for number, key in enumerate(keys):
        cells.append(Cell(key[0], -key[1], np.array(members[key], dtype=np.int64)))
        cell_of[members[key]] = number
    return tuple(cells), cell_of


def _ties(last: int, keep: int) -> tuple[int, ...]:
    """Return what must be alike in a cell: which objectives count a household's own cadre.

    Whose two objectives want two different cadres shares a cell only with its like, so that the
    cell's size forbids counting it for both.
    """
    if keep == NOBODY:
        return ()
    if last in (NOBODY, keep):
        return (int(last == keep),)
    return last, keep


def _crews(
    instance: Instance,
    cells: tuple[Cell, ...],
    cell_of: Ints,
    cells_in: list[list[int]],
    *,
    by_base: bool,
) -> tuple[Crew, ...]:
    kept: dict[int, dict[int, int]] = {}
    locked: dict[int, dict[int, int]] = {}
    for h in instance.households:
        c = int(instance.must[h])
        if c != NOBODY:
            here = locked.setdefault(c, {})
            here[int(instance.village_of[h])] = here.get(int(instance.village_of[h]), 0) + 1
            continue
        for own in sorted({int(instance.last[h]), int(instance.keep[h])} - {NOBODY}):
            here = kept.setdefault(own, {})
            here[int(cell_of[h])] = here.get(int(cell_of[h]), 0) + 1
    refusing: dict[int, set[int]] = {}
    for c, h in instance.never:
        if cell_of[h] != NOBODY:
            refusing.setdefault(c, set()).add(int(cell_of[h]))

    speakers = np.array([cell.members[0] for cell in cells], dtype=np.int64)
    open_cells = instance.open_to[:, speakers] if len(cells) else None
    access_of: dict[
        tuple[int, int, frozenset[int]], tuple[dict[int, int], dict[int, tuple[int, ...]]]
    ]
    access_of = {}

    def access(c: int) -> tuple[dict[int, int], dict[int, tuple[int, ...]]]:
        refused = refusing.get(c, set())
        key = (int(instance.profile[c]), int(instance.quota[c]), frozenset(refused))
        if key not in access_of:
            caps: dict[int, int] = {}
            partial: dict[int, tuple[int, ...]] = {}
            for v in np.flatnonzero(instance.scope[c]).tolist():
                numbers = cells_in[v]
                reached = [
                    e
                    for e in numbers
                    if open_cells is not None
                    and open_cells[instance.profile[c], e]
                    and e not in refused
                ]
                if reached:
                    caps[v] = min(key[1], sum(cells[e].size for e in reached))
                    if len(reached) < len(numbers):
                        partial[v] = tuple(reached)
            access_of[key] = caps, partial
        return access_of[key]

    crews: dict[tuple[object, ...], list[int]] = {}
    for c in instance.cadres:
        if c in kept or c in locked or c in refusing:
            key: tuple[object, ...] = (c,)
        else:
            key = (
                "alike",
                int(instance.profile[c]),
                int(instance.quota[c]),
                instance.scope[c].tobytes() if instance.paired[c] else b"",
                # per_village counts the paired cadres of one rank
                int(instance.seniority[c]) if instance.paired[c] else -1,
                int(instance.unit[c]) if instance.paired[c] or instance.follows[c] else -1,
                bool(instance.follows[c]),
                instance.out_m[c].tobytes() + instance.back_m[c].tobytes()
                if by_base or instance.paired[c]
                else b"",
            )
        crews.setdefault(key, []).append(c)
    result = []
    for members in sorted(crews.values()):
        c = members[0]
        caps, partial = access(c)
        bound = locked.get(c, {})
        result.append(
            Crew(
                members=tuple(members),
                quota=int(instance.quota[c]),
                caps={
                    v: min(int(instance.quota[c]), caps.get(v, 0) + bound.get(v, 0))
                    for v in sorted({*caps, *bound})
                },
                partial={v: () for v in bound if v not in caps} | partial,
                kept=kept.get(c, {}),
                locked=bound,
                hooks=tuple(np.flatnonzero(instance.scope[c]).tolist())
                if instance.paired[c]
                else (),
                unit=int(instance.unit[c]) if instance.paired[c] or instance.follows[c] else -1,
                follows=bool(instance.follows[c]),
            )
        )
    return tuple(result)
