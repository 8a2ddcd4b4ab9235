"""One village's assignment graph in rows: which helper stands beside which households."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx

from bangfu_assign.report.graph import EdgeKind, NodeKind
from bangfu_assign.report.queries import helper_of, nodes_of, sources, targets


@dataclass(frozen=True, slots=True)
class Block:
    """A helper and the households beside it; no lines cross between blocks.

    Attributes
    ----------
    cadre : str or None
        The helper's node; None for the block of the uncovered.
    hooks : bool
        Whether the helper is paired with the village.
    households : tuple of str
        Nodes, the neediest first; may be empty (a paired leader without households here).
    """

    cadre: str | None
    hooks: bool
    households: tuple[str, ...]

    @property
    def rows(self) -> int:
        """Return how many rows it takes."""
        return max(len(self.households), 1)


def blocks_of(graph: nx.DiGraph[str]) -> list[Block]:
    """Return the blocks of a `village_graph`: senior helpers first, the uncovered last."""
    helped: dict[str | None, list[str]] = {}
    for household in nodes_of(graph, NodeKind.HOUSEHOLD):
        helped.setdefault(helper_of(graph, household), []).append(household)
    hooking = {c for v in nodes_of(graph, NodeKind.VILLAGE) for c in _hooks(graph, v)}
    cadres = sorted(
        (hooking | {c for c in helped if c is not None}),
        key=lambda c: (graph.nodes[c]["seniority"], c not in hooking, c),
    )
    for households in helped.values():
        households.sort(key=lambda h: (-graph.nodes[h]["need"], h))
    blocks = [Block(c, c in hooking, tuple(helped.get(c, ()))) for c in cadres]
    if None in helped:
        blocks.append(Block(None, False, tuple(helped[None])))
    return blocks


def layers_of(graph: nx.DiGraph[str], household: str) -> Iterator[str]:
    """Return the nodes of a household's co-helper and project."""
    yield from sources(graph, household, EdgeKind.CO_HELP)
    yield from targets(graph, household, EdgeKind.WORKS_IN)


def has_layers(graph: nx.DiGraph[str]) -> bool:
    """Tell whether any household has a co-helper or a project."""
    return any(True for h in nodes_of(graph, NodeKind.HOUSEHOLD) for _ in layers_of(graph, h))


def _hooks(graph: nx.DiGraph[str], village: str) -> list[str]:
    return sources(graph, village, EdgeKind.PAIRING)
