"""Why a household has no cadre, and what would be needed for it to have one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from bangfu_assign import labels
from bangfu_assign.explain.access import NOBODY, Access
from bangfu_assign.explain.standing import Bools, Standing
from bangfu_assign.facts.distance import Distances
from bangfu_assign.labels import Lang
from bangfu_assign.plan import UNCOVERED_COLUMNS, Plan, empty_table, shortage_words
from bangfu_assign.rules.ledger import Ledger

REASONS = (
    "no_cadre_serves",
    "beyond_reach",
    "no_way",
    "locked_out",
    "all_full",
    "max_villages",
    "pairing",
    "place_left",
)
"""Every reason code; ``labels.text("explain.reason_" + code)`` names it in a few words."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """A reason, and the sentences' codes and parameters."""

    reason: str
    params: dict[str, object]
    fix: str
    fix_params: dict[str, object]


def reasons(
    plan: Plan,
    distances: Distances | None = None,
    lang: Lang = "zh",
    *,
    ledger: Ledger | None = None,
) -> pd.DataFrame:
    """Explain every planned household without a cadre.

    Households of the same village and need to whom the same cadres are allowed share one answer.
    The fix is the cheapest one of the household's set in ``plan.shortage``, verified; where there
    is none, it says what would be needed, read off the plan.

    Parameters
    ----------
    plan : Plan
        A plan that keeps the rules.
    distances : Distances, optional
        Of its case and policy; measured if left out.
    lang : {"zh", "en"}
        Language of the sentences.
    ledger : Ledger, optional
        The plan's own, if it is open already.

    Returns
    -------
    DataFrame
        `UNCOVERED_COLUMNS`, sorted by household: id, one of `REASONS`, two sentences. They name
        cadres and villages, never income, cause, phone or ID number.

    Raises
    ------
    FactsError
        If the distances have to be measured and cannot be.
    """
    standing = Standing.of(plan, distances, ledger)
    if not len(standing.uncovered):
        return empty_table(UNCOVERED_COLUMNS)
    access = Access.of(standing)
    rows = [
        (
            standing.roster.planned[standing.uncovered[u]].id,
            answer.reason,
            labels.text(f"explain.{answer.reason}", lang, **answer.params),
            _verified(plan, standing, u, lang)
            or labels.text(f"explain.fix_{answer.fix}", lang, **answer.fix_params),
        )
        for u, answer in _answers(standing, access)
    ]
    return pd.DataFrame(sorted(rows), columns=list(UNCOVERED_COLUMNS)).astype("str")


def _verified(plan: Plan, standing: Standing, u: int, lang: Lang) -> str:
    """Return the cheapest verified fix of the set a household belongs to, "" if none is known."""
    if plan.shortage is None:
        return ""
    household = standing.roster.planned[standing.uncovered[u]].id
    return shortage_words.cell(plan.shortage, household, lang)


def _answers(standing: Standing, access: Access) -> Iterator[tuple[int, _Answer]]:
    """Yield the answer for each uncovered household; alike ones get the same."""
    village_of = standing.roster.village_of[standing.uncovered]
    weight = standing.weight[standing.uncovered]
    packed = np.ascontiguousarray(np.packbits(access.allowed, axis=0).T)
    known: dict[tuple[bytes, int, int], _Answer] = {}
    for u in range(len(standing.uncovered)):
        allowed = access.allowed[:, u]
        if not packed[u].any():
            yield u, _nobody_allowed(standing, access, u)
            continue
        key = packed[u].tobytes(), int(village_of[u]), int(weight[u])
        if key not in known:
            known[key] = _somebody_allowed(standing, allowed, key[1], key[2])
        yield u, known[key]


def _nobody_allowed(standing: Standing, access: Access, u: int) -> _Answer:
    """Explain a household to whom no cadre is allowed: the rule that keeps the most away."""
    village = standing.village_words(int(standing.roster.village_of[standing.uncovered[u]]))
    far, no_way, locked = int(access.too_far[u]), int(access.no_way[u]), int(access.locked[u])
    params: dict[str, object] = {
        "village": village,
        "count": int(access.in_scope[u]),
        "far": far,
        "no_way": no_way,
        "locked": locked,
    }
    most = max(far, no_way, locked)
    if most == 0:
        return _Answer("no_cadre_serves", params, "other_cadre", {"village": village})
    if far == most:
        near = {
            **_who(standing, int(access.nearest[u])),
            "km": f"{access.nearest_m[u] / 1000:.1f}",
        }
        if access.nearest_free[u] != NOBODY:
            who = _who(standing, int(access.nearest_free[u]))
            fix = {**who, "km": _km_up(int(access.nearest_free_m[u]))}
            return _Answer("beyond_reach", {**params, **near}, "wider", fix)
        fix = {**near, "km": _km_up(int(access.nearest_m[u]))}
        return _Answer("beyond_reach", {**params, **near}, "wider_and_place", fix)
    if no_way == most:
        return _Answer("no_way", params, "way", {"village": village})
    return _Answer("locked_out", params, "unlock", {"locked": locked})


def _somebody_allowed(standing: Standing, allowed: Bools, village: int, weight: int) -> _Answer:
    """Explain a household to whom cadres are allowed: full, elsewhere, or in too many villages."""
    free = allowed & standing.free
    full = allowed & ~standing.free
    elsewhere = free & ~standing.hooked[:, village]
    come = standing.could_come(village)
    stretched = free & standing.hooked[:, village] & ~come
    left = free & come
    need = standing.load_by_need[allowed].sum(axis=0)
    params: dict[str, object] = {
        "village": standing.village_words(village),
        "count": int(allowed.sum()),
        "places": int(standing.quota[allowed].sum()),
        "full": int(full.sum()),
        "stretched": int(stretched.sum()),
        "elsewhere": int(elsewhere.sum()),
        "most": standing.roster.policy.travel.max_villages,
        "higher": int(need[weight + 1 :].sum()),
        "equal": int(need[weight]),
        "lower": int(need[:weight].sum()),
    }
    if left.any():
        who = _who(standing, _nearest(standing, left, village))
        return _Answer("place_left", {**params, **who}, "take_place", who)
    fix = _fix(standing, full, come, stretched, village)
    if not free.any():
        return _Answer("all_full", params, *fix)
    reason = "max_villages" if stretched.sum() >= elsewhere.sum() else "pairing"
    return _Answer(reason, params, *fix)


def _fix(
    standing: Standing, full: Bools, come: Bools, stretched: Bools, village: int
) -> tuple[str, dict[str, object]]:
    """Return what would be needed: one more village, one more place, both, or another cadre."""
    if stretched.any():
        c = _nearest(standing, stretched, village)
        served = int(standing.served[c].sum())
        return "one_more_village", {**_who(standing, c), "served": served, "more": served + 1}
    for code, candidates in (
        ("one_more_place", full & come),
        ("place_and_village", full & standing.hooked[:, village]),
    ):
        if candidates.any():
            c = _nearest(standing, candidates, village)
            quota = int(standing.quota[c])
            return code, {**_who(standing, c), "quota": quota, "more": quota + 1}
    return "other_cadre", {"village": standing.village_words(village)}


def _nearest(standing: Standing, candidates: Bools, village: int) -> int:
    """Return the candidate whose base is nearest to a village; of equals the smallest id."""
    cadres = np.flatnonzero(candidates)
    rows = [standing.helpers[c].row for c in cadres]
    return int(cadres[np.argmin(standing.distances.out_m[rows, village])])


def _who(standing: Standing, cadre: int) -> dict[str, object]:
    helper = standing.helpers[cadre]
    rank = helper.rank
    words = "" if rank is None else rank.label or rank.name
    return {"name": helper.name, "cadre_id": helper.id, "rank": words}


def _km_up(metres: int) -> str:
    """Return metres as kilometres with one decimal, rounded up: a radius that does reach."""
    return f"{-(-metres // 100) / 10:g}"
