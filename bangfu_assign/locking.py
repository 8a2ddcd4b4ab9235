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
        As in `with_edits`, `require_possible` and `require_consistent`.
    """
    if wrong := _no_co_helpers(case, policy, edits):
        raise PlanError(wrong)
    edited = with_edits(case, edits, lang)
    disagreements(case, policy).raise_errors()
    distances = measure(case, policy)
    require_possible(case, edited, policy, distances, edits)
    require_consistent(edited, policy, distances, edits, lang)
    return edited


def with_edits(case: Case, edits: Edits, lang: Lang = "zh") -> Case:
    """Return the case with every edit as a lock, its reason recorded.

    A household given another cadre is locked to that cadre (``must``); one whose cadre was taken
    away is kept from that cadre (``never``); so with co-helpers; a leader sent to another village
    has it fixed. A deleted row locks nothing, and no lock can hold a project.

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
    rows = [_lock(edit, lang) for edit in (*edits.pairs, *edits.co_helpers)]
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
    case: Case, edited: Case, policy: Policy, distances: Distances, edits: Edits
) -> None:
    """Refuse edits that no plan can follow, and say which rule each of them breaks, and where.

    Raises
    ------
    NoPlanError
        If the case can be planned without the edits, as far as that can be seen before solving,
        and cannot with them.
    """
    before = {problem.sentence("en") for problem in disagreements(case, policy, distances)}
    found = [
        _at(problem, _edit_of(problem, edits), edits)
        for problem in disagreements(edited, policy, distances).impossible
        if problem.sentence("en") not in before
    ]
    if found:
        raise NoPlanError([Problem("planfile.edits_impossible"), *found])


def require_consistent(
    edited: Case, policy: Policy, distances: Distances, edits: Edits, lang: Lang = "zh"
) -> None:
    """Refuse edits that only together, or with the leaders' pairings, leave no plan at all.

    The rules that cannot hold together are looked for with the solver's own model of them; each
    contradiction is told once, at the cell of the first edit in it.

    Raises
    ------
    NoPlanError
        With one problem for each contradiction, besides the opening one.
    """
    from bangfu_assign.model import contradictions  # noqa: PLC0415 - ortools only if edits are locked

    pairs = {(edit.key, edit.after): edit for edit in edits.pairs if edit.after}
    leaders = {("", edit.key): edit for edit in edits.pairings}
    own = {**pairs, **leaders}
    found = []
    for conflict in contradictions(edited, policy, distances, frozenset(own)):
        rules = list(zip(conflict.rules, conflict.about, strict=True))
        k = next(k for k, (_, about) in enumerate(rules) if about in own)
        others = [
            _told(rule, own.get(about), lang) for j, (rule, about) in enumerate(rules) if j != k
        ]
        apart = "；" if lang == "zh" else "; "
        problem = Problem("planfile.edit_contradicts", params={"rules": apart.join(others)})
        found.append(_at(problem, own[rules[k][1]], edits))
    if found:
        raise NoPlanError([Problem("planfile.edits_impossible"), *found])


def _told(rule: Problem, edit: Edit | None, lang: Lang) -> str:
    """Return a rule in words, with its row if it is an edit."""
    if edit is None or edit.place is None:
        return rule.message(lang)
    return labels.text("planfile.edit_at", lang, row=edit.place.row, rule=rule.message(lang))


def _edit_of(problem: Problem, edits: Edits) -> Edit | None:
    """Return the first edit a problem of the locks is about: its household's, or its cadre's."""
    household, who = problem.params.get("household"), str(problem.params.get("who", ""))
    made = (*edits.pairs, *edits.co_helpers)
    both = [edit for edit in made if edit.key == household and who.endswith(f"({edit.after})")]
    of_household = [edit for edit in made if edit.key == household]
    of_cadre = [edit for edit in made if edit.after and who.endswith(f"({edit.after})")]
    return next(iter([*both, *of_household, *of_cadre]), None)


def _at(problem: Problem, edit: Edit | None, edits: Edits) -> Problem:
    """Return a problem with the place of an edit, or at least its file."""
    if edit is None or edit.place is None:
        return replace(problem, file=edits.file.name)
    file, row, column = edit.place
    return replace(problem, file=file, row=row, column=column, value=edit.after)


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
        for e in (*edits.pairs, *edits.co_helpers)
        if e.key not in planned and e.after
    ]


def _no_co_helpers(case: Case, policy: Policy, edits: Edits) -> list[Problem]:
    """Return the edits that enter a party cadre as a co-helper: a lock would pair them."""
    cadres = case.cadres.set_index("cadre_id")
    found = []
    for edit in edits.co_helpers:
        if edit.after in cadres.index:
            name, word = cadres.loc[edit.after, ["name", "rank"]]
            try:
                rank = policy.rank(str(word))
            except KeyError:
                continue  # an unknown rank is named with the facts
            if rank.principal:
                params = {"household_id": edit.key, "cadre_id": edit.after, "name": name}
                problem = Problem(
                    "rules.not_co_helper", params={**params, "rank": rank.label or rank.name}
                )
                found.append(_at(problem, edit, edits))
    return found


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
