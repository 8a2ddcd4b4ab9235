"""`disagreements`: every check of this room, and what its findings mean for a plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bangfu_assign.agreement.cast import Cast
from bangfu_assign.agreement.co_helpers import co_helper_view
from bangfu_assign.agreement.duties import Locks, duties, settled_villages
from bangfu_assign.agreement.locks import lock_problems
from bangfu_assign.agreement.pairings import pairing_problems
from bangfu_assign.agreement.people import people_problems
from bangfu_assign.agreement.places import place_problems, unserved_villages
from bangfu_assign.agreement.projects import project_problems
from bangfu_assign.errors import FactsError, NoPlanError, Problem, Severity
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import Distances
from bangfu_assign.policy import Policy, advice


@dataclass(frozen=True, slots=True)
class Disagreements:
    """Where facts and policy do not fit together.

    Attributes
    ----------
    facts : tuple of Problem
        Errors in the facts under this policy: a rank the policy does not know, a home village that
        is missing, a cadre without a base. The case cannot be used (exit code 1).
    impossible : tuple of Problem
        Rules that no plan can keep with the people there are: a weak village that must have a
        leader when there are too few, locks that contradict (exit code 4).
    warnings : tuple of Problem
        Usable, but a person should look.
    """

    facts: tuple[Problem, ...] = ()
    impossible: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()

    def __iter__(self) -> Iterator[Problem]:
        yield from (*self.facts, *self.impossible, *self.warnings)

    def raise_errors(self) -> None:
        """Raise what forbids a plan, all at once.

        Raises
        ------
        FactsError
            If the facts have errors; what is impossible is named with them.
        NoPlanError
            If the facts are right, but no plan can keep the rules.
        """
        if self.facts:
            raise FactsError((*self.facts, *self.impossible))
        if self.impossible:
            raise NoPlanError(self.impossible)


def disagreements(case: Case, policy: Policy, distances: Distances | None = None) -> Disagreements:
    """Compare the facts with the policy.

    Parameters
    ----------
    case : Case
        Validated for itself.
    policy : Policy
        Validated for itself.
    distances : Distances, optional
        If given, what depends on distance is checked, too: locks beyond ``max_km``, villages that
        nobody reaches, last year's pairs that ``continuity = "hard"`` would have to keep.

    Returns
    -------
    Disagreements
        Everything found; empty tuples if all is well. What is not found may still be impossible:
        only the solver tries all combinations.
    """
    cast = Cast.of(case, policy)
    locks = Locks.of(cast)
    wanted = duties(cast, locks, distances)
    found = [
        *people_problems(cast),
        *place_problems(cast),
        *pairing_problems(cast, settled_villages(cast, wanted)),
        *lock_problems(cast, locks, wanted, distances),
        *unserved_villages(cast, distances),
        *advice(policy),
        *project_problems(cast),
    ]
    found += [p for p in _of_co_helpers(case, policy, distances) if p not in found]
    errors = [p for p in found if p.severity is Severity.ERROR]
    return Disagreements(
        facts=tuple(p for p in errors if p.code not in IMPOSSIBLE),
        impossible=tuple(p for p in errors if p.code in IMPOSSIBLE),
        warnings=tuple(p for p in found if p.severity is not Severity.ERROR),
    )


def _of_co_helpers(case: Case, policy: Policy, distances: Distances | None) -> Iterator[Problem]:
    """Yield what the checks of people and locks find in the layer of co-helpers."""
    view = co_helper_view(case, policy)
    if not view.co_helpers:
        return
    cast = Cast.of(view.case, view.policy)
    locks = Locks.of(cast)
    yield from people_problems(cast)
    yield from lock_problems(cast, locks, duties(cast, locks, distances), distances)


IMPOSSIBLE = frozenset(
    f"agreement.{code}"
    for code in (
        "pairing_nobody",
        "pairing_too_few",
        "pairing_too_many",
        "pairing_fixed_too_many",
        "pairing_fixed_too_few",
        "pairing_no_room",
        "lock_unavailable",
        "lock_two_cadres",
        "lock_must_never",
        "lock_no_place",
        "lock_over_quota",
        "lock_out_of_scope",
        "lock_too_far",
        "lock_no_way",
        "lock_over_villages",
        "lock_two_hooked",
        "lock_against_head",
    )
)
"""Codes of what no plan can keep, though each fact may be right for itself."""
