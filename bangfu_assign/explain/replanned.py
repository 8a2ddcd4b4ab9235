"""What a new plan changes in an earlier one of the same year: who is new, for whom, why."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

from bangfu_assign import labels
from bangfu_assign.explain.partings import Partings
from bangfu_assign.facts.distance import Distances, measure
from bangfu_assign.labels import Lang
from bangfu_assign.plan import CHANGE_COLUMNS, Plan
from bangfu_assign.rules.roster import People

UNCOUNTED = ("household_gone", "not_planned")
"""Reasons of ended pairs that are no change of plan: the household itself has left it."""


def changed_pairs(
    plan: Plan,
    before: Mapping[str, str],
    named: Collection[str],
    distances: Distances | None = None,
    lang: Lang = "zh",
) -> pd.DataFrame:
    """List every household whose cadre is another one than before, and why.

    Parameters
    ----------
    plan : Plan
        The new plan.
    before : mapping of str to str
        Cadre by household in the earlier plan.
    named : collection of str
        Households that the earlier plan knew of, covered or not: the others are new.
    distances : Distances, optional
        Of the new plan's case and policy; measured if left out.
    lang : {"zh", "en"}
        Language of the sentences.

    Returns
    -------
    DataFrame
        `CHANGE_COLUMNS`, sorted by household. Its rows with an old cadre, without those of
        households that have left the plan (`UNCOUNTED`), are what the objective ``changes`` counts.
    """
    distances = measure(plan.case, plan.policy) if distances is None else distances
    partings = Partings.of(plan, distances, before, lang)
    pairs = plan.assignments
    now = {
        household: cadre
        for household, cadre in zip(pairs["household_id"], pairs["cadre_id"], strict=True)
        if cadre
    }
    rows = []
    for household in sorted({*before, *plan.case.planned()["household_id"]}):
        old, new = before.get(household, ""), now.get(household, "")
        if old and old == new:
            continue
        if not old and not new and household in named:
            continue
        home = partings.people.homes.get(household)
        params: dict[str, object] = {
            "head": home.head if home is not None else "—",
            "household_id": household,
            "old": partings.who(old),
            "new": partings.who(new),
        }
        if old:
            why = partings.why(household, old)
            reason, code = why.reason, "moved" if new else "ended"
            if reason in UNCOUNTED:
                code = "released"
            params["why"] = why.sentence(lang)
        else:
            known = "now_covered" if household in named else "new_household"
            reason = code = known if new else "still_uncovered"
        sentence = labels.text(f"parting.{code}", lang, **params)
        rows.append((household, old, new, reason, sentence))
    return pd.DataFrame(rows, columns=list(CHANGE_COLUMNS), dtype="str")


def moved_leaders(plan: Plan, pairings: pd.DataFrame, lang: Lang = "zh") -> list[str]:
    """Return a sentence for every leader whose village is another one than in earlier pairings."""
    people = People.read(plan.case, plan.policy)
    old, new = _villages(pairings), _villages(plan.pairings)
    sentences = []
    for cadre in sorted(old.keys() | new.keys()):
        if old.get(cadre) == new.get(cadre):
            continue
        helper = people.helpers.get(cadre)
        params: dict[str, object] = {
            "who": cadre
            if helper is None
            else labels.text("parting.person", lang, name=helper.name, id=cadre),
            "old": _words(people, old.get(cadre, ())),
            "new": _words(people, new.get(cadre, ())),
        }
        code = "moved" if cadre in old and cadre in new else "ended" if cadre in old else "new"
        sentences.append(labels.text(f"parting.pairing_{code}", lang, **params))
    return sentences


def _villages(pairings: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for cadre, village in zip(pairings["cadre_id"], pairings["village_id"], strict=True):
        found.setdefault(cadre, []).append(village)
    return {cadre: tuple(sorted(villages)) for cadre, villages in found.items()}


def _words(people: People, villages: tuple[str, ...]) -> str:
    return " / ".join(people.village_names.get(village, village) for village in villages)
