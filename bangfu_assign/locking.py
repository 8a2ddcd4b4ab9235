"""Edits made by hand become locks, and the plan is solved around them."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from bangfu_assign import labels
from bangfu_assign.agreement import disagreements
from bangfu_assign.errors import NoPlanError, PlanError, Problem, Severity
from bangfu_assign.facts.case import Case
from bangfu_assign.facts.distance import Distances, measure
from bangfu_assign.labels import Lang
from bangfu_assign.policy import Policy
from bangfu_assign.rules.plan_file.edits import Edit, Edits


def lock(case: Case, policy: Policy, edits: Edits, lang: Lang = "zh") -> Case:
    """Return the case with every edit as a lock (`with_edits`), once it is clear that it can be.

    Raises
    ------
    FactsError
        If the facts do not fit the policy, with or without the edits.
    PlanError, NoPlanError
        As in `with_edits` and `require_possible`.
    """
    edited = with_edits(case, edits, lang)
    disagreements(case, policy).raise_errors()
    require_possible(case, edited, policy, measure(case, policy), edits.file.name)
    return edited


def with_edits(case: Case, edits: Edits, lang: Lang = "zh") -> Case:
    """Return the case with every edit as a lock, its reason recorded.

    A household given another cadre is locked to that cadre (``must``); one whose cadre was taken
    away is kept from that cadre (``never``); a leader sent to another village has it fixed. A
    deleted row locks nothing.

    Parameters
    ----------
    case : Case
        The facts the plan was made for.
    edits : Edits
        See `bangfu_assign.rules.plan_file.edits.read_edits`.
    lang : {"zh", "en"}
        Language of the reasons.

    Raises
    ------
    PlanError
        If the edited plan has cells nobody can read: unknown ids, a household in two rows.
    NoPlanError
        If an edit contradicts the roster's own locks or pairings.
    """
    errors = [p for p in edits.plan.problems if p.severity is Severity.ERROR]
    errors += _not_planned(case, edits)
    if errors:
        raise PlanError(errors)
    rows = [_lock(edit, lang) for edit in edits.pairs]
    own = {(r["household_id"], r["cadre_id"], r["kind"]) for r in case.locks.to_dict("records")}
    new = [row for row in rows if row[:3] not in own]
    table = pd.DataFrame(new, columns=list(case.locks.columns))
    locks = pd.concat([case.locks, table.astype(case.locks.dtypes.to_dict())])
    key = ["household_id", "cadre_id", "kind"]
    return replace(
        case,
        locks=locks.sort_values(key, kind="stable", ignore_index=True),
        cadres=_with_villages(case, edits),
    )


def require_possible(
    case: Case, edited: Case, policy: Policy, distances: Distances, name: str = ""
) -> None:
    """Refuse edits that no plan can follow, and say which rule each of them breaks.

    Raises
    ------
    NoPlanError
        If the case can be planned without the edits, as far as that can be seen before solving,
        and cannot with them.
    """
    before = {problem.sentence("en") for problem in disagreements(case, policy, distances)}
    found = [
        replace(problem, file=name)
        for problem in disagreements(edited, policy, distances).impossible
        if problem.sentence("en") not in before
    ]
    if found:
        raise NoPlanError([Problem("planfile.edits_impossible"), *found])


def _lock(edit: Edit, lang: Lang) -> tuple[str, str, str, str]:
    if edit.after:
        code = "edited" if edit.before else "edited_new"
        reason = labels.text(f"planfile.{code}", lang, before=edit.before)
        return edit.key, edit.after, "must", reason
    reason = labels.text("planfile.edited_away", lang, before=edit.before)
    return edit.key, edit.before, "never", reason


def _not_planned(case: Case, edits: Edits) -> list[Problem]:
    """Return the edits of households that are not in this year's plan: no lock can hold there."""
    heads = dict(zip(case.households["household_id"], case.households["head_name"], strict=True))
    planned = set(case.planned()["household_id"])
    return [
        Problem(
            "rules.not_planned",
            file=edits.file.name,
            params={"head": heads[e.key], "household_id": e.key, "cadre_id": e.after},
        )
        for e in edits.pairs
        if e.key not in planned and e.after
    ]


def _with_villages(case: Case, edits: Edits) -> pd.DataFrame:
    """Return the cadres with the village of each leader who was sent elsewhere."""
    moved = {edit.key: edit.after for edit in edits.pairings}
    if not moved:
        return case.cadres
    cadres = case.cadres.set_index("cadre_id")["village"]
    fixed = [
        Problem(
            "planfile.leader_is_fixed",
            params={"cadre_id": leader, "village": cadres[leader], "other": village},
        )
        for leader, village in moved.items()
        if cadres[leader] and cadres[leader] != village
    ]
    if fixed:
        raise NoPlanError(fixed)
    villages = [
        moved.get(cadre, village)
        for cadre, village in zip(case.cadres["cadre_id"], case.cadres["village"], strict=True)
    ]
    return case.cadres.assign(village=pd.Series(villages, index=case.cadres.index, dtype="str"))
