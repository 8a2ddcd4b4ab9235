"""`Answer`: what every rival hands back, and `Rival`: how it is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bangfu_assign.facts.case import Case
from bangfu_assign.policy import Policy


@dataclass(frozen=True, slots=True)
class Answer:
    """A plan, and what its maker claims to have proven.

    Attributes
    ----------
    pairs : mapping of str to str
        Cadre id by household id.
    pairings : mapping of str to str
        Village id by id of the leader who hooks it.
    bounds : mapping of str to int
        Lower bounds by objective, each given the values of the objectives before it.
    note : str
        Anything a reader of the table should know about this run.
    """

    pairs: Mapping[str, str]
    pairings: Mapping[str, str]
    bounds: Mapping[str, int] = field(default_factory=dict)
    note: str = ""


class NotApplicableError(Exception):
    """This rival cannot be run on this case, or not on this machine; the text says why."""


Rival = Callable[[Case, Policy, float, int], Answer | None]
"""Called with the facts, the policy, seconds, and workers; None means no plan was found."""
