"""Locks that contradict each other, the people, or the policy."""

from __future__ import annotations

from collections.abc import Iterator

from bangfu_assign.agreement.cast import Cast, Helper, label, some
from bangfu_assign.agreement.duties import Duty, Locks, too_far
from bangfu_assign.errors import Problem, Severity
from bangfu_assign.facts.distance import Distances
from bangfu_assign.policy import Serves

FILE = "locks"


def lock_problems(
    cast: Cast, locks: Locks, wanted: list[Duty], distances: Distances | None
) -> Iterator[Problem]:
    """Yield what no plan can do about the locks.

    Parameters
    ----------
    cast : Cast
    locks : Locks
    wanted : list of Duty
        The pairs that must stand.
    distances : Distances or None
        If None, no lock is checked for distance.
    """
    yield from _idle(locks)
    yield from _of_households(cast, locks)
    column = {village: v for v, village in enumerate(cast.village_names)}
    row = {household: h for h, household in enumerate(cast.village_of)}
    for duty in wanted:
        if not duty.kept:
            yield from _one(cast, duty, column[duty.village], row[duty.household], distances)
    by_helper: dict[str, list[Duty]] = {}
    for duty in wanted:
        by_helper.setdefault(duty.helper.id, []).append(duty)
    for helper_id in sorted(by_helper):
        yield from _together(cast, cast.helpers[helper_id], by_helper[helper_id])
    yield from _against_heads(cast, wanted)


def _idle(locks: Locks) -> Iterator[Problem]:
    if locks.idle:
        yield Problem(
            "agreement.lock_not_planned",
            FILE,
            column="household_id",
            params={"count": len(locks.idle), "households": some(list(locks.idle))},
            severity=Severity.WARNING,
        )


def _of_households(cast: Cast, locks: Locks) -> Iterator[Problem]:
    names = dict(zip(cast.case.cadres["cadre_id"], cast.case.cadres["name"], strict=True))
    for household, cadres in locks.must.items():
        who = [f"{names[cadre]}({cadre})" for cadre in cadres]
        if len(cadres) > 1:
            yield _impossible(
                cast, household, cadres[-1], "lock_two_cadres", household=household, who=some(who)
            )
        for cadre, words in zip(cadres, who, strict=True):
            if cadre not in cast.helpers:
                yield _impossible(
                    cast, household, cadre, "lock_unavailable", household=household, who=words
                )
            if cadre in locks.never.get(household, ()):
                yield _impossible(
                    cast, household, cadre, "lock_must_never", household=household, who=words
                )


def _one(
    cast: Cast, duty: Duty, column: int, row: int, distances: Distances | None
) -> Iterator[Problem]:
    """Yield why one lock cannot be kept even if it were the only one."""
    helper = duty.helper
    params: dict[str, object] = {
        "household": duty.household,
        "who": helper.words,
        "rank": label(helper.rank),
        "village": cast.village_words([duty.village]),
    }
    scope, pair = cast.scope[helper.id], (duty.household, helper.id)
    if helper.quota < 1:
        yield _impossible(cast, *pair, "lock_no_place", **params)
    elif duty.village not in scope:
        words = cast.village_words(scope) or "—"
        yield _impossible(cast, *pair, "lock_out_of_scope", **params, scope=words)
    elif distances is not None and (
        why := too_far(cast, helper, duty.village, column, row, distances)
    ):
        yield _impossible(cast, *pair, why[0], **{**params, **why[1]})


def _together(cast: Cast, helper: Helper, wanted: list[Duty]) -> Iterator[Problem]:
    """Yield why the pairs of one cadre that must stand cannot all stand."""
    villages = {duty.village for duty in wanted}
    params: dict[str, object] = {
        "who": helper.words,
        "count": len(wanted),
        "locks": sum(not duty.kept for duty in wanted),
        "kept": sum(duty.kept for duty in wanted),
        "households": some([duty.household for duty in wanted]),
        "villages": cast.village_words(villages),
        "quota": helper.quota,
        "most": cast.policy.travel.max_villages,
    }
    locked = [duty.household for duty in wanted if not duty.kept]
    pair = (locked[-1] if locked else "", helper.id)
    if len(wanted) > helper.quota > 0:
        yield _impossible(cast, *pair, "lock_over_quota", **params)
    if helper.rank.is_paired and len(villages & cast.scope[helper.id]) > 1:
        yield _impossible(cast, *pair, "lock_two_hooked", **params)
    elif len(villages) > cast.policy.travel.max_villages:
        yield _impossible(cast, *pair, "lock_over_villages", **params)


def _against_heads(cast: Cast, wanted: list[Duty]) -> Iterator[Problem]:
    """Yield staff whose pairs would send their only leader to another village than is settled."""
    settled: dict[str, tuple[str, str]] = {}
    for helper in cast.helpers.values():
        if helper.rank.is_paired and helper.village:
            settled[helper.id] = helper.village, helper.words
    for duty in wanted:
        if duty.helper.rank.is_paired and duty.village in cast.scope[duty.helper.id]:
            settled.setdefault(duty.helper.id, (duty.village, duty.helper.words))
    for duty in wanted:
        helper = duty.helper
        heads = cast.heads.get(helper.unit, ()) if helper.unit else ()
        if helper.rank.serves is not Serves.UNIT or len(heads) != 1:
            continue
        if duty.village not in cast.scope[helper.id]:
            continue
        village, by = settled.setdefault(heads[0].id, (duty.village, helper.words))
        if village != duty.village:
            yield _impossible(
                cast,
                duty.household,
                helper.id,
                "lock_against_head",
                household=duty.household,
                who=helper.words,
                head=heads[0].words,
                unit=helper.unit,
                village=cast.village_words([duty.village]),
                other=cast.village_words([village]),
                by=by,
            )


def _impossible(cast: Cast, at: str, by: str, code: str, /, **params: object) -> Problem:
    """Return a problem of the lock between a household and a cadre, told at its row."""
    return Problem(f"agreement.{code}", *cast.case.place_of(FILE, at, by), params=params)
