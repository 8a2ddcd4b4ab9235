"""Handing out: households choose one after the other among the cadres who still have a place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from bangfu_assign.model.arrays import Bools, Ints
from bangfu_assign.model.instance import NOBODY, Instance


class Handing:
    """Places left beside a plan that is being made.

    Parameters
    ----------
    instance : Instance
        The town.
    serves : (C, V) bool
        Villages every cadre may serve.
    cadre_of : (H,) int
        Cadre of each household so far, `NOBODY` if it has none; `hand_out` writes to it.
    """

    def __init__(self, instance: Instance, serves: Bools, cadre_of: Ints) -> None:
        self._instance, self._serves, self.cadre_of = instance, serves, cadre_of
        self._choice = serves.sum(axis=1)
        helped = np.flatnonzero(cadre_of != NOBODY)
        self._free = instance.quota - np.bincount(
            cadre_of[helped], minlength=len(instance.cadre_ids)
        )
        self._visited = np.zeros(serves.shape, dtype=bool)
        self._visited[cadre_of[helped], instance.village_of[helped]] = True
        self._villages = self._visited.sum(axis=1)

    @property
    def is_right(self) -> bool:
        """Whether the plan so far keeps quotas and ``max_villages``."""
        return bool((self._free >= 0).all() and (self._villages <= self._most).all())

    @property
    def _most(self) -> int:
        return self._instance.max_villages

    def hand_out(self, households: Iterable[int], wanted: Ints | None = None) -> None:
        """Give each household, in this order, a cadre who is near; or only the one it wants."""
        for h in households:
            able = self._able(h)
            if wanted is not None:
                able = able[able == wanted[h]]
            if len(able):
                v = int(self._instance.village_of[h])
                c = self._nearest(able, v)
                self.cadre_of[h] = c
                self._free[c] -= 1
                self._villages[c] += not self._visited[c, v]
                self._visited[c, v] = True

    def fill(self, households: Sequence[int]) -> None:
        """Let cadres choose villages where they can use up their places; households as given.

        Those with the fewest villages to choose from come first, then the most places: big stones
        before small ones. Each goes where most of its places are wanted, then to the nearest.
        """
        instance = self._instance
        waiting = np.array(households, dtype=np.int64)
        room = self._most - self._villages
        for c in np.lexsort((-self._free, room, self._choice)).tolist():
            while self._free[c] > 0:
                able = waiting[instance.open_to[instance.profile[c], waiting]]
                able = able[self._serves[c, instance.village_of[able]]]
                must = instance.must[able]
                able = able[(must == NOBODY) | (must == c)]
                if self._villages[c] >= self._most:
                    able = able[self._visited[c, instance.village_of[able]]]
                able = np.array(
                    [h for h in able.tolist() if (c, h) not in instance.never], dtype=np.int64
                )
                if not len(able):
                    break
                v = self._most_wanted(c, able)
                here = able[instance.village_of[able] == v][: self._free[c]]
                self.cadre_of[here] = c
                self._free[c] -= len(here)
                self._villages[c] += not self._visited[c, v]
                self._visited[c, v] = True
                waiting = waiting[~np.isin(waiting, here)]

    def _most_wanted(self, c: int, able: Ints) -> int:
        """Return the village where a cadre uses most places, of equals the nearest."""
        wanted = np.bincount(self._instance.village_of[able], minlength=self._serves.shape[1])
        used = np.minimum(wanted, self._free[c])
        way = self._instance.out_m[c] + self._instance.back_m[c]
        return int(np.lexsort((way, ~self._visited[c] & (used > 0), -used))[0])

    def _able(self, h: int) -> Ints:
        """Return cadres who may have one household more, this one."""
        instance = self._instance
        v = int(instance.village_of[h])
        able = self._serves[:, v] & (self._free > 0) & instance.open_to[instance.profile, h]
        able &= self._visited[:, v] | (self._villages < self._most)
        if instance.must[h] != NOBODY:
            able &= np.arange(len(able)) == instance.must[h]
        return np.array(
            [c for c in np.flatnonzero(able).tolist() if (c, h) not in instance.never],
            dtype=np.int64,
        )

    def _nearest(self, able: Ints, v: int) -> int:
        """Return who is there already, can help the fewest other villages, has the shortest way."""
        way = self._instance.out_m[able, v] + self._instance.back_m[able, v]
        order = np.lexsort((able, way, self._choice[able], ~self._visited[able, v]))
        return int(able[order[0]])


def neediest_first(instance: Instance, households: Ints) -> list[int]:
    """Return households, the neediest first, then the poorer, then by id."""
    income, weight = instance.income[households], instance.weight[households]
    return [int(h) for h in households[np.lexsort((households, income, -weight))]]
