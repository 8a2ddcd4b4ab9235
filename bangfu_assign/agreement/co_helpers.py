"""The layer of co-helpers as a town of its own: the same rules, with the ranks' roles exchanged.

Enterprises, cooperatives, capable households and entrepreneurs help along beside the party cadre.
Whom they may help is said in the same words (quota, ``serves``, ``max_km``, ``max_villages``,
locks), so whatever finds or checks a plan of party cadres finds or checks theirs in this view.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from bangfu_assign.facts.case import Case
from bangfu_assign.policy import NEED_WEIGHTS, Policy, Rank

FIRST = max(NEED_WEIGHTS)
"""Added to the weight of need of a household without a party cadre: it comes before all others."""


@dataclass(frozen=True, slots=True)
class CoHelperView:
    """A case and a policy in which the co-helpers are the principal helpers.

    Attributes
    ----------
    case, policy
        Rows of cadres, households and villages are those of the true case, so that its `Distances`
        are theirs, too.
    co_helpers : frozenset of str
        Ids of all cadres of co-helper ranks, available or not.
    """

    case: Case
    policy: Policy
    co_helpers: frozenset[str]


def co_helper_view(
    case: Case,
    policy: Policy,
    assignments: pd.DataFrame | None = None,
    pairings: pd.DataFrame | None = None,
) -> CoHelperView:
    """Return the layer of co-helpers as a case and a policy.

    Households without a party cadre weigh 3 more than their need, so that they come first. Leaders
    stay, without places, in the village they are paired with: a co-helper that serves its unit's
    village follows them. A co-helper of a paired rank has its households in one village, but hooks
    none: leadership pairings are the leaders' alone. Continuity is never more than an objective,
    and evenness is none: among equally needy households the second helper is who lives near.

    Parameters
    ----------
    case, policy
        The true ones.
    assignments, pairings : DataFrame, optional
        The plan of the party cadres; without it nobody comes before others, and a leader may
        hook every village the roster leaves open.
    """
    roles = {
        cadre: _rank(policy, word)
        for cadre, word in zip(case.cadres["cadre_id"], case.cadres["rank"], strict=True)
    }
    order = tuple(name for name in policy.objectives.order if name != "evenness")
    own = frozenset(c for c, rank in roles.items() if rank is not None and not rank.principal)
    return CoHelperView(
        replace(
            case,
            households=_households(case, policy, assignments),
            cadres=_cadres(case, roles, pairings),
            pairs=_only(case.pairs, own),
            locks=_only(case.locks, own),
        ),
        policy.model_copy(
            update={
                "ranks": tuple(_exchanged(rank) for rank in policy.ranks),
                "objectives": policy.objectives.model_copy(
                    update={"continuity": "soft", "order": order or ("coverage",)}
                ),
            }
        ),
        own,
    )


def _exchanged(rank: Rank) -> Rank:
    principal = not rank.principal or rank.is_paired
    return rank.model_copy(update={"principal": principal, "per_village": None})


def _households(case: Case, policy: Policy, assignments: pd.DataFrame | None) -> pd.DataFrame:
    table = case.households
    covered = set(table["household_id"])
    if assignments is not None:
        covered = set(assignments.loc[assignments["cadre_id"].fillna("") != "", "household_id"])
    weights = [
        weight + (0 if household in covered else FIRST)
        for household, weight in zip(
            table["household_id"].tolist(), policy.need_weights(table), strict=True
        )
    ]
    return table.assign(need=pd.Series(weights, index=table.index, dtype="Int64"))


def _cadres(
    case: Case, roles: dict[str, Rank | None], pairings: pd.DataFrame | None
) -> pd.DataFrame:
    table = case.cadres
    hooked: dict[str, set[str]] = {}
    if pairings is not None:
        known = set(case.villages["village_id"])
        for cadre, village in zip(pairings["cadre_id"], pairings["village_id"], strict=True):
            if village in known:
                hooked.setdefault(cadre, set()).add(village)
    quota, unit, village = (table[name].tolist() for name in ("quota", "unit", "village"))
    for row, cadre in enumerate(table["cadre_id"]):
        rank = roles[cadre]
        if rank is None or not rank.is_paired:
            continue
        if rank.principal:
            quota[row] = 0
            if len(hooked.get(cadre, ())) == 1:
                (village[row],) = hooked[cadre]
        else:
            unit[row] = ""  # nobody follows it
    return table.assign(
        quota=pd.Series(quota, index=table.index, dtype="Int64"),
        unit=pd.Series(unit, index=table.index, dtype="str"),
        village=pd.Series(village, index=table.index, dtype="str"),
    )


def _only(table: pd.DataFrame, cadres: frozenset[str]) -> pd.DataFrame:
    return table[table["cadre_id"].isin(cadres)].reset_index(drop=True)


def _rank(policy: Policy, word: str) -> Rank | None:
    try:
        return policy.rank(word)
    except KeyError:
        return None
