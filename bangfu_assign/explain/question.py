"""`Question`: a plan with all that every explanation of it needs, worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bangfu_assign.errors import PlanError, Problem, UsageError
from bangfu_assign.facts.distance import Distances, measure
from bangfu_assign.facts.nearest import Nearest
from bangfu_assign.labels import Lang
from bangfu_assign.plan import Objective, Plan
from bangfu_assign.rules.checks import breaches_of
from bangfu_assign.rules.ledger import Ledger
from bangfu_assign.rules.objectives import values_of
from bangfu_assign.rules.open_pairs import OpenPairs

MOST_NAMESAKES = 3
"""More people of one name are no help."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """A plan about which something is asked.

    Attributes
    ----------
    plan : Plan
        It keeps the rules.
    ledger : Ledger
        The plan beside its roster.
    values : dict of str to int
        Every objective, recomputed.
    known : tuple of Objective
        What was proven about the plan; may be empty.
    anyhow, here : OpenPairs
        Pairs that are in some plan; and under this plan's leadership pairings.
    lang : {"zh", "en"}
        Language of the answer.
    """

    plan: Plan
    ledger: Ledger
    values: dict[str, int]
    known: tuple[Objective, ...]
    anyhow: OpenPairs
    here: OpenPairs
    lang: Lang

    @classmethod
    def about(
        cls,
        plan: Plan,
        *,
        known: Sequence[Objective] | None = None,
        distances: Distances | None = None,
        lang: Lang = "zh",
    ) -> Question:
        """Prepare a plan; ``known`` is taken from the plan itself if left out.

        Raises
        ------
        PlanError
            If the plan breaks rules: what it says about alternatives would be worth nothing.
        FactsError
            If the distances have to be measured and cannot be.
        """
        distances = measure(plan.case, plan.policy) if distances is None else distances
        ledger = Ledger.open(plan.case, plan.policy, plan.assignments, plan.pairings, distances)
        if broken := breaches_of(ledger):
            raise PlanError(broken)
        proven = plan.objectives if known is None else known
        return cls(
            plan,
            ledger,
            values_of(ledger),
            tuple(proven),
            OpenPairs.of(ledger.roster, None),
            OpenPairs.of(ledger.roster, plan.pairings),
            lang,
        )

    def is_household(self, id_: str, *, alone: bool = True) -> bool:
        """Return whether an id is a household's; False if it is a cadre's.

        Raises
        ------
        UsageError
            If it is neither, or a cadre's where only a household's will do (``alone`` False); the
            nearest known id is named.
        """
        roster = self.ledger.roster
        if id_ in roster.homes:
            return True
        if id_ in roster.helpers:
            if not alone:
                raise UsageError(Problem("why.only_households", params={"id": id_}))
            return False
        cadres = {helper.id: helper.name for helper in roster.helpers.values()}
        homes = {home.id: home.head for home in roster.homes.values()}
        raise _unknown("why.unknown_id", id_, cadres, homes)

    def require_cadre(self, id_: str) -> None:
        """Raise UsageError with the nearest known id unless this is a cadre's."""
        if id_ not in self.ledger.roster.helpers:
            helpers = self.ledger.roster.helpers.values()
            raise _unknown("why.unknown_cadre", id_, {one.id: one.name for one in helpers})


def _unknown(code: str, id_: str, *names: dict[str, str]) -> UsageError:
    """Name whoever may be meant: of that name, or with an id nearly the same."""
    near: list[str] = []
    for known in names:
        namesakes = [one for one, name in known.items() if name == id_]
        near += namesakes if 0 < len(namesakes) <= MOST_NAMESAKES else [Nearest(known)(id_)]
    every = {one: name for known in names for one, name in known.items()}
    words = " / ".join(f"{one} ({every[one]})" for one in near if one)
    if words:
        return UsageError(Problem(f"{code}_near", params={"id": id_, "near": words}))
    return UsageError(Problem(code, params={"id": id_}))
