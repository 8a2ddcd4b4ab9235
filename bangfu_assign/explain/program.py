"""The town as one linear program: places flow from cadres to households, pairings included.

Cadres who are open to the same households, and follow the same leaders, are one class; those who
cannot keep all of last year's households are a class each. Households open to the same cadres, and
equally needy, are one cell. Which village a leader hooks is a variable like any other;
``max_villages`` is left aside, and so is that nobody can be divided. The optimum is therefore no
more than any plan's worth.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from bangfu_assign.explain.network import Ints, Network
from bangfu_assign.rules.open_pairs import OpenPairs, followed
from bangfu_assign.rules.roster import Roster

Terms = Iterable[tuple[int, int]]
"""Variable and coefficient."""


@dataclass(slots=True)
class Rows:
    """A linear program in whole numbers: minimise cost·x, rows ≤ or =, 0 ≤ x ≤ most."""

    cost: list[int] = field(default_factory=list)
    most: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    equal: list[bool] = field(default_factory=list)
    entries: list[tuple[int, int, int]] = field(default_factory=list)

    def variable(self, cost: int, most: int) -> int:
        """Add a variable and return its number."""
        self.cost.append(cost)
        self.most.append(most)
        return len(self.cost) - 1

    def row(self, terms: Terms, right: int, *, equal: bool = False) -> int:
        """Add a row and return its number."""
        number = len(self.right)
        self.right.append(right)
        self.equal.append(equal)
        self.entries += [(number, variable, value) for variable, value in terms]
        return number

    def put(self, row: int, variable: int, value: int) -> None:
        """Add a term to a row."""
        self.entries.append((row, variable, value))


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """The program of a town, and where its cadres and households stand in it.

    Attributes
    ----------
    rows : Rows
    class_of : (C,) int64
        Class of each serving cadre.
    cell_of : (H,) int64
        Cell of each planned household.
    village_of : list of int
        Village of each cell.
    cell_row, class_row : list of int
        The row that counts the households of a cell, the places of a class.
    tie_row : dict of (int, int) to int
        The row that keeps a class to its leaders' villages, by class and village.
    stay : dict of (int, int) to int
        Variable of a class's households of last year, by class and cell.
    stay_row : dict of int to int
        The row that no cadre of a class keeps more households than there are places.
    """

    rows: Rows
    class_of: Ints
    cell_of: Ints
    village_of: list[int]
    cell_row: list[int]
    class_row: list[int]
    tie_row: dict[tuple[int, int], int]
    stay: dict[tuple[int, int], int]
    stay_row: dict[int, int]


def town_program(
    pairs: OpenPairs,
    network: Network,
    weight: Ints,
    kept: dict[int, int],
    need_cost: int,
    stay_cost: int,
) -> Program:
    """Write the program of a town.

    Parameters
    ----------
    pairs, network
        Pairs that are in some plan.
    weight : (H,) int64
        Need of each planned household.
    kept : dict of int to int
        Row of the household to row of the cadre who should stay.
    need_cost, stay_cost : int
        Worth of one unit of need uncovered, and of one household that does not stay.
    """
    roster, rows = pairs.roster, Rows()
    tied = [tuple(leader.id for leader in followed(roster, helper)) for helper in pairs.helpers]
    crowded = _crowded(pairs, kept)
    class_of = _numbers(
        list(
            zip(
                network.kind_of.tolist(),
                tied,
                [c if c in crowded else -1 for c in range(len(tied))],
                strict=True,
            )
        )
    )
    villages = roster.village_of
    cell_of = _numbers(
        list(zip(network.cell_of.tolist(), weight.tolist(), villages.tolist(), strict=True))
    )
    speaker = [int(np.argmax(class_of == k)) for k in range(int(class_of.max(initial=-1)) + 1)]
    member = [int(np.argmax(cell_of == e)) for e in range(int(cell_of.max(initial=-1)) + 1)]
    homes = np.bincount(cell_of, minlength=len(member)).tolist()
    places = np.bincount(class_of, weights=pairs.quota, minlength=len(speaker)).astype(int).tolist()
    cell_row = [
        rows.row([(rows.variable(need_cost * int(weight[h]), n), 1)], n, equal=True)
        for h, n in zip(member, homes, strict=True)
    ]
    class_row = [rows.row((), n) for n in places]
    hooks = _hooks(roster, rows)
    tie_row: dict[tuple[int, int], int] = {}
    stays = Counter((int(class_of[c]), int(cell_of[h])) for h, c in kept.items())
    stay: dict[tuple[int, int], int] = {}
    stay_row = {k: rows.row((), able) for k, able in _able_to_keep(pairs, class_of, kept).items()}
    link = network.link[:, network.cell_of[member]]
    village_of = villages[member]
    for k, c in enumerate(speaker):
        open_ = link[network.kind_of[c]]
        for cell in np.flatnonzero(open_).tolist():
            taken = [rows.variable(0, min(places[k], homes[cell]))]
            if stays[k, cell]:
                stay[k, cell] = rows.variable(-stay_cost, stays[k, cell])
                taken.append(stay[k, cell])
                rows.put(stay_row[k], stay[k, cell], 1)
            into = [cell_row[cell], class_row[k]]
            if tied[c]:
                v = int(village_of[cell])
                if (k, v) not in tie_row:
                    there = sum(
                        homes[e] for e in np.flatnonzero(open_ & (village_of == v)).tolist()
                    )
                    most = min(places[k], there)
                    room = [(hooks[one, v], -most) for one in tied[c] if (one, v) in hooks]
                    tie_row[k, v] = rows.row(room, 0)
                into.append(tie_row[k, v])
            for variable in taken:
                for row in into:
                    rows.put(row, variable, 1)
    where = village_of.tolist()
    return Program(rows, class_of, cell_of, where, cell_row, class_row, tie_row, stay, stay_row)


def _able_to_keep(pairs: OpenPairs, class_of: Ints, kept: dict[int, int]) -> dict[int, int]:
    """Return how many of last year's households each class can keep, cadre by cadre."""
    theirs: dict[int, list[int]] = {}
    for home, c in sorted(kept.items()):
        theirs.setdefault(c, []).append(home)
    able: dict[int, int] = {}
    for c, homes in sorted(theirs.items()):
        k = int(class_of[c])
        able[k] = able.get(k, 0) + most_kept(pairs, homes, int(pairs.quota[c]))
    return able


def _crowded(pairs: OpenPairs, kept: dict[int, int]) -> set[int]:
    """Return the cadres who cannot keep all of last year's households.

    In a class with others, places of these would seem to be left for them.
    """
    theirs: dict[int, list[int]] = {}
    for home, c in kept.items():
        theirs.setdefault(c, []).append(home)
    quota = pairs.quota
    return {c for c, homes in theirs.items() if most_kept(pairs, homes, int(quota[c])) < len(homes)}


def most_kept(pairs: OpenPairs, homes: Iterable[int], places: int) -> int:
    """Return how many of these households one cadre can keep: by places, and by villages served."""
    there = Counter(int(pairs.roster.village_of[home]) for home in homes)
    best = sorted(there.values(), reverse=True)[: pairs.roster.policy.travel.max_villages]
    return min(places, sum(best))


def _numbers(keys: list[tuple[object, ...]]) -> npt.NDArray[np.int64]:
    """Return the number of each key, equal keys alike, in the order they are first met."""
    known: dict[tuple[object, ...], int] = {}
    return np.array([known.setdefault(key, len(known)) for key in keys], dtype=np.int64)


def _hooks(roster: Roster, rows: Rows) -> dict[tuple[str, int], int]:
    """Add which leader hooks which village: each one, each village its least and most."""
    hooks: dict[tuple[str, int], int] = {}
    for leader in roster.leaders:
        able = [roster.village_row[v] for v in roster.choices(leader)]
        for v in able:
            hooks[leader.id, v] = rows.variable(0, 1)
        rows.row([(hooks[leader.id, v], 1) for v in able], 1, equal=True)
    for rank in roster.policy.ranks:
        if rank.per_village is None or not rank.principal:
            continue
        least, most = rank.per_village
        theirs = [leader.id for leader in roster.leaders if leader.rank is rank]
        for village in roster.hookable(rank):
            v = roster.village_row[village]
            here = [hooks[leader, v] for leader in theirs if (leader, v) in hooks]
            rows.row([(variable, 1) for variable in here], most)
            rows.row([(variable, -1) for variable in here], -least)
    return hooks
