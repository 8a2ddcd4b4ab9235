"""Changes of facts or policy that could cover more households, each applied from its parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from bangfu_assign.facts.case import Case
from bangfu_assign.policy import Policy

KINDS = ("radius", "places", "rank_quota", "co_helper", "new_cadres", "max_villages")
"""Every kind of change; ``labels.text("shortage.fix_" + kind)`` says it in a sentence."""


def apply_fix(
    case: Case, policy: Policy, kind: str, params: Mapping[str, Any]
) -> tuple[Case, Policy]:
    """Return facts and policy with a change made.

    Parameters
    ----------
    case, policy
        As they are.
    kind : str
        One of `KINDS`.
    params : mapping
        ``places``: ``quotas``, the new quota by cadre id. ``rank_quota``: ``rank_name``,
        ``quota``. ``radius``: ``rank_name`` ("" for ``[travel]``), ``km``. ``co_helper``:
        ``rank_name``. ``new_cadres``: ``rank_name``, ``villages``, how many by village id.
        ``max_villages``: ``most``.

    Raises
    ------
    KeyError
        If the kind is unknown or a parameter is missing.
    PolicyError
        If the changed policy contradicts itself.
    """
    if kind == "places":
        return with_quotas(case, params["quotas"]), policy
    if kind == "new_cadres":
        return with_new_cadres(case, params["rank_name"], params["villages"]), policy
    return case, _changed_policy(policy, kind, params)


def _changed_policy(policy: Policy, kind: str, params: Mapping[str, Any]) -> Policy:
    if kind == "max_villages":
        return policy.with_travel(max_villages=params["most"])
    if kind == "radius" and not params["rank_name"]:
        return policy.with_travel(max_km=params["km"])
    keys: dict[str, dict[str, Any]] = {
        "rank_quota": {"quota": params.get("quota")},
        "radius": {"max_km": params.get("km")},
        "co_helper": {"principal": True},
    }
    return policy.with_ranks({params["rank_name"]: keys[kind]})


def with_quotas(case: Case, quotas: Mapping[str, int]) -> Case:
    """Return the case with other own quotas of some cadres, by id."""
    own = [
        quotas.get(cadre, None if pd.isna(quota) else int(quota))
        for cadre, quota in zip(case.cadres["cadre_id"], case.cadres["quota"], strict=True)
    ]
    column = pd.Series(own, index=case.cadres.index, dtype=case.cadres["quota"].dtype)
    return replace(case, cadres=case.cadres.assign(quota=column))


def with_new_cadres(case: Case, rank_name: str, villages: Mapping[str, int]) -> Case:
    """Return the case with so many more cadres of a rank at home in each village."""
    taken = set(case.cadres["cadre_id"])
    ids = (f"new-{number}" for number in range(1, 10**6))
    free = (id_ for id_ in ids if id_ not in taken)
    rows = [
        {"cadre_id": next(free), "rank": rank_name, "village": village, "available": True}
        for village, count in sorted(villages.items())
        for _ in range(count)
    ]
    new = pd.DataFrame(rows).reindex(columns=case.cadres.columns)
    for name in new.columns:
        if pd.api.types.is_string_dtype(case.cadres[name].dtype):
            new[name] = [cell if isinstance(cell, str) else "" for cell in new[name]]
    new = new.astype(case.cadres.dtypes.to_dict())
    every = pd.concat([case.cadres, new], ignore_index=True)
    return replace(case, cadres=every.sort_values("cadre_id", kind="stable", ignore_index=True))


def without_radius(policy: Policy) -> Policy:
    """Return the policy without any limit of distance."""
    free = {rank.name: {"max_km": None} for rank in policy.ranks if rank.max_km is not None}
    return policy.with_travel(max_km=None).with_ranks(free)
