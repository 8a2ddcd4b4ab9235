"""Places and households as a flow network: how many can be covered at most, and what binds.

Cadres of a kind and households of a cell (open to the same kinds) are one node each, so a town is
a network of a few hundred nodes, and a maximum flow takes milliseconds.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bangfu_assign.rules.open_pairs import OpenPairs

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Kinds of cadres (K) linked with cells of households (E).

    Attributes
    ----------
    kind_of : (C,) int64
        Kind of each serving cadre.
    cell_of : (H,) int64
        Cell of each planned household.
    link : (K, E) bool
        Who is open to whom.
    """

    kind_of: Ints
    cell_of: Ints
    link: Bools

    @classmethod
    def of(cls, pairs: OpenPairs) -> Network:
        """Put households open to the same kinds of cadres into one cell."""
        columns = np.ascontiguousarray(np.packbits(pairs.open_to, axis=0).T)
        if not columns.size:  # nobody serves, or nobody is planned
            cells = min(1, pairs.open_to.shape[1])
            cell_of = np.zeros(pairs.open_to.shape[1], dtype=np.int64)
            return cls(pairs.kind_of, cell_of, np.zeros((len(pairs.open_to), cells), dtype=bool))
        _, first, cell_of = np.unique(columns, axis=0, return_index=True, return_inverse=True)
        return cls(pairs.kind_of, cell_of.reshape(-1), pairs.open_to[:, first])

    def places(self, quota: Ints) -> Ints:
        """Return the places of each kind, (K,), from those of each cadre, (C,)."""
        places = np.zeros(len(self.link), dtype=np.int64)
        np.add.at(places, self.kind_of, quota)
        return places

    def homes(self, chosen: Bools | None = None) -> Ints:
        """Return the households of each cell, (E,), all or some of them (H,)."""
        cells = self.cell_of if chosen is None else self.cell_of[chosen]
        return np.bincount(cells, minlength=self.link.shape[1]).astype(np.int64)

    def flow(self, places: Ints, homes: Ints) -> Ints:
        """Return a maximum flow: households of each cell that each kind takes, (K, E)."""
        from scipy.sparse import csr_array  # noqa: PLC0415 - only where there is a shortage
        from scipy.sparse.csgraph import maximum_flow  # noqa: PLC0415

        kinds, cells = self.link.shape
        k, e = np.nonzero(self.link)
        source, sink = kinds + cells, kinds + cells + 1
        tails = np.concatenate([np.full(kinds, source), k, np.arange(cells) + kinds])
        heads = np.concatenate([np.arange(kinds), e + kinds, np.full(cells, sink)])
        capacity = np.concatenate([places, np.minimum(places[k], homes[e]), homes])
        used = capacity > 0
        graph = csr_array(
            (capacity[used].astype(np.int32), (tails[used], heads[used])), shape=(sink + 1,) * 2
        )
        if not graph.nnz:
            return np.zeros((kinds, cells), dtype=np.int64)
        result = maximum_flow(graph, source, sink).flow
        return result[:kinds, kinds:source].toarray().astype(np.int64)

    def bound_to_lack(self, flow: Ints, homes: Ints) -> tuple[Bools, Bools]:
        """Return the kinds and cells that share in the shortage of a maximum flow, (K,) and (E,).

        Whatever an uncovered household could displace: the least set of households with the
        greatest deficit, the same for every maximum flow (Dulmage and Mendelsohn 1958).
        """
        cells: Bools = flow.sum(axis=0) < homes
        kinds = np.zeros(len(self.link), dtype=bool)
        while True:
            more: Bools = np.any(self.link[:, cells], axis=1)
            if (more == kinds).all():
                return kinds, cells
            kinds = more
            cells = cells | np.any(flow[kinds] > 0, axis=0)

    def with_room(self, flow: Ints, places: Ints) -> Bools:
        """Return the kinds that could take one more household by moving others on, (K,)."""
        kinds: Bools = flow.sum(axis=1) < places
        while True:
            cells = np.any(self.link[kinds], axis=0)
            more: Bools = kinds | np.any(flow[:, cells] > 0, axis=1)
            if (more == kinds).all():
                return kinds
            kinds = more

    def parts(self, kinds: Bools, cells: Bools) -> list[tuple[Bools, Bools]]:
        """Return the connected parts of some kinds and cells; a cell without kinds is a part."""
        found = []
        left = cells.copy()
        while left.any():
            part_cells = np.zeros_like(cells)
            part_cells[np.flatnonzero(left)[0]] = True
            part_kinds = np.zeros_like(kinds)
            while True:
                part_kinds = self.link[:, part_cells].any(axis=1) & kinds
                more = part_cells | (self.link[part_kinds].any(axis=0) & cells)
                if (more == part_cells).all():
                    break
                part_cells = more
            found.append((part_kinds, part_cells))
            left &= ~part_cells
        return found
