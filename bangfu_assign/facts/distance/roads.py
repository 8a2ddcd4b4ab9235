"""Road metres: shortest paths over the road tables, from and to points snapped to the network."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

import numpy as np
import pandas as pd

from bangfu_assign.facts.distance.metric import Floats, Metres, Points, Rows, whole_metres
from bangfu_assign.facts.distance.straight import EARTH_RADIUS_M, haversine_m

if TYPE_CHECKING:
    from scipy.sparse import csr_array
    from scipy.spatial import cKDTree

_CELLS_AT_ONCE = 4_000_000
"""Distances held at a time (32 MB): one search from a node fills a row as long as the network."""


@dataclass(frozen=True, slots=True, eq=False)
class Roads:
    """The metric ``roads``: snap + shortest path + snap.

    Paths are added up in whole millimetres: sums are then exact, and do not depend on the direction
    or the order in which a search adds its edges.

    Only the largest part of the network in which every node reaches every other is kept, so that
    there is a way between any two points, and back.

    Attributes
    ----------
    lon, lat : (N,) float64
        Nodes of that part, WGS-84 degrees.
    ways, ways_back : (N, N) sparse
        Millimetres of each edge, by (from, to) and by (to, from).
    tree : cKDTree
        The nodes in metres on a plane touching the earth at their middle.
    dropped : int
        Nodes of the tables that are not in that part.
    """

    lon: Floats
    lat: Floats
    ways: csr_array
    ways_back: csr_array
    tree: cKDTree
    dropped: int

    @classmethod
    def build(cls, nodes: pd.DataFrame, edges: pd.DataFrame) -> Self:
        """Build the network from `Case.road_nodes` and `Case.road_edges`.

        Edges without ``oneway`` can be used both ways; of parallel edges the shortest counts.

        Raises
        ------
        ValueError
            If there is no node, or an edge names an unknown one: see `measure`, which reports both.
        """
        from scipy.sparse.csgraph import connected_components  # noqa: PLC0415 -- keeps --help fast
        from scipy.spatial import cKDTree  # noqa: PLC0415

        ids = pd.Index(nodes["id"])
        start, end = ids.get_indexer(edges["u"]), ids.get_indexer(edges["v"])
        if len(ids) == 0 or (start < 0).any() or (end < 0).any():
            raise ValueError("a road network needs nodes, and edges between them")
        both = ~edges["oneway"].to_numpy(bool)
        length = np.rint(edges["length_m"].to_numpy(np.float64) * 1000)
        ways = _shortest_of_parallel(
            np.concatenate([start, end[both]]),
            np.concatenate([end, start[both]]),
            np.concatenate([length, length[both]]),
            len(ids),
        )
        _, part = connected_components(ways, directed=True, connection="strong")
        # Of parts of equal size the one with the smallest node id: nodes are sorted by id.
        sizes = np.bincount(part)[part]
        kept = np.flatnonzero(part == part[np.argmax(sizes)])
        ways = ways[kept][:, kept].tocsr()
        lon, lat = (nodes[name].to_numpy(np.float64)[kept] for name in ("lon", "lat"))
        tree = cKDTree(_plane_m(lon, lat, lon, lat))
        return cls(lon, lat, ways, ways.T.tocsr(), tree, len(ids) - len(kept))

    def snapped(self, points: Points) -> Points:
        """Return the points with their nearest node, and the straight metres to it (no detour)."""
        rows = np.flatnonzero(points.known)
        lon, lat = points.lon[rows], points.lat[rows]
        _, nearest = self.tree.query(_plane_m(lon, lat, self.lon, self.lat))
        node, snap_mm = points.node.copy(), points.snap_mm.copy()
        node[rows] = nearest
        snap_mm[rows] = np.rint(haversine_m(lon, lat, self.lon[nearest], self.lat[nearest]) * 1000)
        return replace(points, node=node, snap_mm=snap_mm)

    def between(self, origins: Points, targets: Points) -> Metres:
        """Return metres from each origin to each target, (O, T); both must be snapped."""
        from_nodes, from_row = np.unique(origins.node, return_inverse=True)
        to_nodes, to_row = np.unique(targets.node, return_inverse=True)
        if len(to_nodes) < len(from_nodes):
            paths = self._paths(self.ways_back, to_nodes, from_nodes).T
        else:
            paths = self._paths(self.ways, from_nodes, to_nodes)
        legs = paths[np.ix_(from_row, to_row)]
        legs += origins.snap_mm[:, None]
        legs += targets.snap_mm
        return whole_metres(legs / 1000, origins, targets)

    def _paths(self, ways: csr_array, sources: Rows, goals: Rows) -> Floats:
        """Return path millimetres from each source to each goal; infinite where a node is -1.

        Goals near their sources are found without walking the whole network: the first search
        stops at a few times the straight distance, and only if a goal lies farther it is repeated.
        """
        from scipy.sparse.csgraph import dijkstra  # noqa: PLC0415

        paths = np.full((len(sources), len(goals)), np.inf)
        from_rows, to_columns = np.flatnonzero(sources >= 0), np.flatnonzero(goals >= 0)
        if not (len(from_rows) and len(to_columns)):
            return paths
        step = max(1, _CELLS_AT_ONCE // len(self.lon))
        for first in range(0, len(from_rows), step):
            rows = from_rows[first : first + step]
            cells = np.ix_(rows, to_columns)
            nodes, ends = sources[rows], goals[to_columns]
            limit_m = 2000 + 3 * self._extent_m(np.concatenate([nodes, ends]))
            for farthest in (limit_m * 1000, np.inf):
                found = dijkstra(ways, directed=True, indices=nodes, limit=farthest)
                paths[cells] = found[:, ends]
                if np.isfinite(paths[cells]).all():
                    break
        return paths

    def _extent_m(self, nodes: Rows) -> float:
        """Return the diagonal of the box around some nodes."""
        lon, lat = self.lon[nodes], self.lat[nodes]
        return float(haversine_m(lon.min(), lat.min(), lon.max(), lat.max()))


def _plane_m(lon: Floats, lat: Floats, around_lon: Floats, around_lat: Floats) -> Floats:
    """Return degrees as metres, (N, 2), on the plane touching the earth amid other points."""
    middle_lon = (around_lon.min() + around_lon.max()) / 2
    middle_lat = (around_lat.min() + around_lat.max()) / 2
    east = np.radians(lon - middle_lon) * np.cos(np.radians(middle_lat))
    north = np.radians(lat - middle_lat)
    return np.column_stack([east, north]) * EARTH_RADIUS_M


def _shortest_of_parallel(start: Rows, end: Rows, length: Floats, size: int) -> csr_array:
    """Return the edges as a sparse matrix with one entry per pair, zero lengths included.

    The matrix is filled by hand, since converting from coordinates would add parallel edges up. An
    entry of 0 that is stored is an edge for `scipy.sparse.csgraph`; one that is not is none.
    """
    from scipy.sparse import csr_array  # noqa: PLC0415

    order = np.lexsort((length, end, start))
    start, end, length = start[order], end[order], length[order]
    first = np.ones(len(start), dtype=bool)
    first[1:] = (start[1:] != start[:-1]) | (end[1:] != end[:-1])
    rows = np.concatenate([[0], np.cumsum(np.bincount(start[first], minlength=size))])
    return csr_array(
        (length[first], end[first].astype(np.int32), rows.astype(np.int32)), (size, size)
    )
