"""`Layer`: what was shown about the layers beside the party cadres: co-helpers, projects."""

from __future__ import annotations

from dataclasses import dataclass

CO_HELPERS = "co_helpers"
PROJECTS = "projects"


@dataclass(frozen=True, slots=True)
class LayerObjective:
    """One objective of a layer.

    Attributes
    ----------
    name : str
        One of the policy's objectives, or ``distance``: metres from the households to their
        projects, summed.
    value, bound : int
        Value in the plan, and the least any choice of the layer could have beside this plan of
        party cadres, given that all earlier objectives of the layer keep their value. For ``walk``
        the bound may hold for the same numbers of households per helper and village only.
    """

    name: str
    value: int
    bound: int

    @property
    def proven(self) -> bool:
        """Whether the value equals its bound."""
        return self.value == self.bound


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of the plan.

    Attributes
    ----------
    name : str
        `CO_HELPERS` or `PROJECTS`.
    objectives : tuple of LayerObjective
        In strict order. ``coverage`` sums the weights of the households without: in the layer of
        co-helpers a household without a party cadre weighs 3 more than its need.
    helpers, places, filled : int
        Co-helpers (or projects) that take households, their places, and the places filled.
    seconds : float
        Spent on it.
    """

    name: str
    objectives: tuple[LayerObjective, ...]
    helpers: int
    places: int
    filled: int
    seconds: float = 0.0

    @property
    def proven(self) -> bool:
        """Whether every objective is proven."""
        return all(objective.proven for objective in self.objectives)
