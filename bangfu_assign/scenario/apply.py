"""A scenario's differences made in facts and policy, every wrong name found at once."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from bangfu_assign import labels
from bangfu_assign.errors import PolicyError, Problem
from bangfu_assign.facts.case import Case
from bangfu_assign.labels import Lang
from bangfu_assign.policy import OBJECTIVES, Policy, Rank, Serves
from bangfu_assign.policy.keys import nearest, shown
from bangfu_assign.scenario.scenario import Scenario
from bangfu_assign.scenario.variant import Variant, with_changed

Path = tuple[int | str, ...]


@dataclass(slots=True)
class Findings:
    """Problems of one scenario, each at the path of its key inside the scenario."""

    found: list[tuple[Path, Problem]] = field(default_factory=list)

    def add(self, path: Path, code: str, value: object = "", **params: object) -> None:
        """Note a problem."""
        problem = Problem(f"scenario.{code}", value=shown(value), params=params)
        self.found.append((path, problem))

    def unknown(self, path: Path, code: str, value: str, known: Iterable[str]) -> None:
        """Note a name nobody has, with the nearest one that somebody has."""
        names = list(known)
        near = nearest(value, names)
        if near:
            self.add(path, f"unknown_{code}_near", value, name=value, near=near)
        else:
            few = ", ".join(names) if code == "rank" else ""
            self.add(path, f"unknown_{code}", value, name=value, known=few)


def variant_of(scenario: Scenario, case: Case, policy: Policy, lang: Lang = "zh") -> Variant:
    """Return the facts and the policy of a scenario (``base`` and ``sweep`` are not looked at).

    Parameters
    ----------
    scenario : Scenario
        What is different.
    case, policy
        As they are.
    lang : {"zh", "en"}
        Language of the names of extra cadres.

    Raises
    ------
    PolicyError
        If it names ranks, cadres, villages or households that do not exist, or the policy would
        contradict itself; every problem is named.
    """
    findings = Findings()
    variant = apply(scenario, case, policy, findings, lang)
    if variant is None:
        raise PolicyError(
            [_placed(problem, f"{scenario.name}: {path[0]}") for path, problem in findings.found]
        )
    return variant


def _placed(problem: Problem, column: str) -> Problem:
    return Problem(problem.code, "", None, column, problem.value, problem.params)


def apply(
    scenario: Scenario, case: Case, policy: Policy, findings: Findings, lang: Lang
) -> Variant | None:
    """Return the variant, or None with the problems in `findings`."""
    changed_policy = _policy(scenario, case, policy, findings)
    tables = _tables(scenario, case, policy, findings, lang)
    if changed_policy is None or findings.found:
        return None
    return Variant(with_changed(case, tables), changed_policy, scenario.note)


def _policy(scenario: Scenario, case: Case, policy: Policy, findings: Findings) -> Policy | None:
    ranks = _ranks(scenario, policy, findings)
    travel: dict[str, Any] = {
        key: getattr(scenario, key)
        for key in ("max_villages", "detour", "metric")
        if getattr(scenario, key) is not None
    }
    if scenario.max_km is not None or "max_km" in scenario.drop:
        free = "max_km" in scenario.drop or scenario.max_km == math.inf
        travel["max_km"] = None if free else scenario.max_km
    if "max_villages" in scenario.drop:
        # Nobody can have households in more villages than households.
        own = case.cadres["quota"].dropna().astype(int).tolist()
        quotas = [rank.quota for rank in policy.ranks] + list(scenario.quota.values())
        travel["max_villages"] = max([1, *quotas, *own, *scenario.cadre_quota.values()])
    dropped = set(scenario.drop) & set(OBJECTIVES)
    if scenario.continuity == "off":
        dropped.add("continuity")
    order = policy.objectives.order if scenario.order is None else scenario.order
    objectives: dict[str, Any] = {"order": tuple(name for name in order if name not in dropped)}
    if scenario.continuity is not None or "continuity" in scenario.drop:
        hard = scenario.continuity == "hard" and "continuity" not in scenario.drop
        objectives["continuity"] = "hard" if hard else "soft"
    if findings.found:
        return None
    try:
        changed = policy.with_ranks(ranks) if ranks else policy
        changed = changed.with_travel(**travel) if travel else changed
        changed = changed.with_objectives(**objectives)
        if scenario.income_standard is not None:
            changed = changed.with_plan(income_standard=scenario.income_standard)
    except PolicyError as error:
        findings.found += [(("name",), problem) for problem in error.problems]
        return None
    return changed


def _ranks(scenario: Scenario, policy: Policy, findings: Findings) -> dict[str, dict[str, Any]]:
    """Return the changed keys of each rank, by the rank's own name."""
    changes: dict[str, dict[str, Any]] = {}

    def change(path: Path, word: str, **keys: object) -> None:
        rank = _rank(policy, word)
        if rank is None:
            findings.unknown(path, "rank", word, _rank_words(policy))
            return
        changes.setdefault(rank.name, {}).update(keys)

    for rank in policy.ranks:
        if "pairing" in scenario.drop and rank.serves in (Serves.PAIRED, Serves.UNIT):
            change(("drop",), rank.name, serves="any", pairs_with=None, per_village=None)
        if "max_km" in scenario.drop and rank.max_km is not None:
            change(("drop",), rank.name, max_km=None)
    for word, quota in scenario.quota.items():
        change(("quota", word), word, quota=quota)
    for word, km in scenario.rank_max_km.items():
        change(("rank_max_km", word), word, max_km=None if km == math.inf else km)
    for word, serves in scenario.serves.items():
        keys = {} if serves is Serves.PAIRED else {"pairs_with": None, "per_village": None}
        change(("serves", word), word, serves=serves.value, **keys)
    for word in scenario.admit:
        known = _rank(policy, word)
        if known is not None and known.principal:
            findings.add(("admit",), "already_principal", word, name=word)
        change(("admit",), word, principal=True)
    return changes


def _tables(
    scenario: Scenario, case: Case, policy: Policy, findings: Findings, lang: Lang
) -> dict[str, pd.DataFrame]:
    tables: dict[str, pd.DataFrame] = {}
    cadres = _absent(scenario, case, findings)
    cadres = _with_quotas(scenario, cadres, findings)
    cadres = _with_extra(scenario, case, cadres, policy, findings, lang)
    if cadres is not case.cadres:
        tables["cadres"] = cadres
    locks = _locks(scenario, case, findings)
    if locks is not case.locks:
        tables["locks"] = locks
    return tables


def _absent(scenario: Scenario, case: Case, findings: Findings) -> pd.DataFrame:
    if not scenario.unavailable:
        return case.cadres
    known = set(case.cadres["cadre_id"])
    for cadre in scenario.unavailable:
        if cadre not in known:
            findings.unknown(("unavailable",), "cadre", cadre, known)
    gone = case.cadres["cadre_id"].isin(scenario.unavailable)
    return case.cadres.assign(available=case.cadres["available"] & ~gone)


def _with_quotas(scenario: Scenario, cadres: pd.DataFrame, findings: Findings) -> pd.DataFrame:
    if not scenario.cadre_quota:
        return cadres
    known = set(cadres["cadre_id"])
    for cadre in scenario.cadre_quota:
        if cadre not in known:
            findings.unknown(("cadre_quota", cadre), "cadre", cadre, known)
    own = [
        scenario.cadre_quota.get(cadre, None if pd.isna(quota) else int(quota))
        for cadre, quota in zip(cadres["cadre_id"], cadres["quota"], strict=True)
    ]
    column = pd.Series(own, index=cadres.index, dtype=cadres["quota"].dtype)
    return cadres.assign(quota=column)


def _with_extra(
    scenario: Scenario,
    case: Case,
    cadres: pd.DataFrame,
    policy: Policy,
    findings: Findings,
    lang: Lang,
) -> pd.DataFrame:
    """Return the cadres with those who are to be found yet, under names that say so."""
    taken = set(cadres["cadre_id"])
    free = (id_ for n in range(1, 10**9) if (id_ := f"new-{n}") not in taken)
    rows = []
    counted: dict[str, int] = {}
    for entry in scenario.extra:
        rank = _rank(policy, entry.rank)
        if rank is None:
            findings.unknown(("extra",), "rank", entry.rank, _rank_words(policy))
            continue
        village = _village(case, entry.village, findings)
        serves = scenario.serves.get(rank.name, scenario.serves.get(rank.label, rank.serves))
        if serves is Serves.HOME and not entry.village:
            findings.add(("extra",), "extra_without_home", entry.rank, rank=rank.label or rank.name)
        for _ in range(entry.count):
            number = counted[rank.name] = counted.get(rank.name, 0) + 1
            name = labels.text(
                "scenario.new_cadre", lang, rank=rank.label or rank.name, number=number
            )
            rows.append(
                {
                    "cadre_id": next(free), "name": name, "rank": rank.name, "unit": entry.unit,
                    "village": village, "available": True,
                }
            )  # fmt: skip
    if not rows:
        return cadres
    return _appended(cadres, rows, ["cadre_id"])


def _locks(scenario: Scenario, case: Case, findings: Findings) -> pd.DataFrame:
    locks = case.locks
    if "locks" in scenario.drop:
        locks = locks.iloc[:0]
    gone = {(pair.household_id, pair.cadre_id) for pair in scenario.remove_locks}
    there = list(zip(case.locks["household_id"], case.locks["cadre_id"], strict=True))
    for pair in sorted(gone - set(there)):
        findings.add(
            ("remove_locks",), "no_such_lock", pair[0], household_id=pair[0], cadre=pair[1]
        )
    if gone:
        locks = _without(locks, gone)
    homes, cadres = set(case.households["household_id"]), set(case.cadres["cadre_id"])
    for lock in scenario.locks:
        if lock.household_id not in homes:
            findings.unknown(("locks",), "household", lock.household_id, homes)
        if lock.cadre_id not in cadres:
            findings.unknown(("locks",), "cadre", lock.cadre_id, cadres)
    if scenario.locks:
        rows = [lock.model_dump() for lock in scenario.locks]
        mine = {(lock.household_id, lock.cadre_id) for lock in scenario.locks}
        return _appended(_without(locks, mine), rows, ["household_id", "cadre_id"])
    return locks if locks is case.locks else locks.reset_index(drop=True)


def _without(locks: pd.DataFrame, pairs: set[tuple[str, str]]) -> pd.DataFrame:
    keys = zip(locks["household_id"], locks["cadre_id"], strict=True)
    return locks.loc[np.array([pair not in pairs for pair in keys], dtype=bool)]


def _appended(table: pd.DataFrame, rows: list[dict[str, Any]], keys: list[str]) -> pd.DataFrame:
    """Return a table with more rows, of the same types and in the same order."""
    new = pd.DataFrame(rows).reindex(columns=table.columns)
    for name in new.columns:
        if pd.api.types.is_string_dtype(table[name].dtype):
            new[name] = [cell if isinstance(cell, str) else "" for cell in new[name]]
    new = new.astype(table.dtypes.to_dict())
    every = pd.concat([table, new], ignore_index=True)
    return every.sort_values(keys, kind="stable", ignore_index=True)


def _village(case: Case, word: str, findings: Findings) -> str:
    """Return the id of a village named by id or by a name only one has."""
    if not word or word in set(case.villages["village_id"]):
        return word
    ids: dict[str, list[str]] = {}
    for id_, name in zip(case.villages["village_id"], case.villages["name"], strict=True):
        ids.setdefault(name, []).append(id_)
    if len(ids.get(word, ())) == 1:
        return ids[word][0]
    if word in ids:
        same = ", ".join(sorted(ids[word]))
        findings.add(("extra",), "same_village_name", word, name=word, ids=same)
    else:
        findings.unknown(("extra",), "village", word, sorted(ids))
    return ""


def _rank(policy: Policy, word: str) -> Rank | None:
    try:
        return policy.rank(word)
    except KeyError:
        return None


def _rank_words(policy: Policy) -> list[str]:
    return [word for rank in policy.ranks for word in (rank.name, rank.label) if word]
