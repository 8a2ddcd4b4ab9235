"""Which legs a plan could ask for, and which of them nobody can measure."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from bangfu_assign.errors import Problem, Severity
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance.matrix import Entries
from bangfu_assign.facts.distance.points import Places
from bangfu_assign.policy import Policy, Rank, Serves

Bools = npt.NDArray[np.bool_]


def needed_legs(case: Case, policy: Policy) -> Bools:
    """Return (C, V): whether a cadre could be given planned households of a village.

    Cadres who are not available, have no place or whose rank the policy does not know need nothing.
    """
    cadres, villages = case.cadres, case.villages
    ids = pd.Index(villages["village_id"])
    peopled = np.asarray(ids.isin(case.planned()["village"]), dtype=bool)
    rank_of = {word: _rank(policy, word) for word in cadres["rank"].unique()}
    ranks = [rank_of[word] for word in cadres["rank"].tolist()]
    weak = villages["weak"].to_numpy(bool)
    targets = [_targets(rank, weak) for rank in ranks]
    home = ids.get_indexer(cadres["village"])[:, None] == np.arange(len(ids))
    pairable = [
        (own if own.any() else target)
        if rank is not None and rank.is_paired
        else np.zeros_like(own)
        for rank, own, target in zip(ranks, home, targets, strict=True)
    ]
    available = cadres["available"].to_numpy(bool)
    heads: dict[str, Bools] = {}
    for unit, here, choice in zip(cadres["unit"].tolist(), available, pairable, strict=True):
        if unit and here and choice.any():
            heads[unit] = heads.get(unit, np.zeros_like(choice)) | choice

    legs = np.zeros((len(cadres), len(villages)), dtype=bool)
    quotas, own_units = cadres["quota"].tolist(), villages["unit"].to_numpy()
    for row, (rank, unit) in enumerate(zip(ranks, cadres["unit"].tolist(), strict=True)):
        if rank is None or not available[row]:
            continue
        if (rank.quota if pd.isna(quotas[row]) else quotas[row]) == 0:
            continue
        match rank.serves:
            case Serves.ANY:
                legs[row] = peopled
            case Serves.HOME:
                legs[row] = peopled & home[row]
            case Serves.PAIRED:
                legs[row] = peopled & pairable[row]
            case Serves.UNIT:
                own_villages = own_units == unit if unit else np.zeros_like(peopled)
                legs[row] = peopled & heads.get(unit, own_villages)
    return legs


def missing_points(
    case: Case, places: Places, needed: Bools, entries: Entries
) -> Iterator[Problem]:
    """Yield what keeps the needed legs from being measured: villages and cadres without a point."""
    measured = needed.copy()
    measured[entries.cadre, entries.village] = False
    no_point = measured.any(axis=0) & ~places.villages.known
    for _, village in case.villages[no_point].iterrows():
        yield Problem(
            "distance.no_village_point",
            *case.place_of("villages", village["village_id"]),
            column="lon, lat",
            params={"name": village["name"], "id": village["village_id"]},
        )
    no_base = measured.any(axis=1) & (places.base_of < 0)
    for _, cadre in case.cadres[no_base].iterrows():
        yield Problem(
            "distance.no_base",
            *case.place_of("cadres", cadre["cadre_id"]),
            column="lon, lat",
            params={"name": cadre["name"], "id": cadre["cadre_id"]},
        )


def matrix_notes(case: Case, needed: Bools, entries: Entries) -> Iterator[Problem]:
    """Yield a warning if the table of distances alone must do, and lacks needed legs."""
    left = needed.copy()
    left[entries.cadre, entries.village] = False
    if left.any():
        yield Problem(
            "distance.no_matrix" if case.distances.empty else "distance.matrix_gaps",
            file="distances",
            params={"gaps": int(left.sum()), "legs": int(needed.sum())},
            severity=Severity.WARNING,
        )


def _rank(policy: Policy, word: str) -> Rank | None:
    try:
        return policy.rank(word)
    except KeyError:
        return None


def _targets(rank: Rank | None, weak: Bools) -> Bools:
    return weak if rank is not None and rank.pairs_with_weak_only else np.ones_like(weak)
