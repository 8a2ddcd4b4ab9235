"""Leadership pairings that cannot be: leaders against villages, counted.

Within one rank all leaders may hook the same villages, so counting is exact: the free leaders must
fill what the fixed ones leave open, and must all find room.
"""

from __future__ import annotations

from collections.abc import Iterator

from bangfu_assign.agreement.cast import Cast, Helper, label, some
from bangfu_assign.errors import Problem, Severity
from bangfu_assign.policy import Rank


def pairing_problems(cast: Cast, fixed: dict[str, str]) -> Iterator[Problem]:
    """Yield what keeps the leaders of each rank from being paired.

    Parameters
    ----------
    cast : Cast
    fixed : dict of str to str
        Village of every leader for whom it is settled, by cadre id
        (`bangfu_assign.agreement.duties.settled_villages`).
    """
    for rank in cast.policy.ranks:
        if rank.is_paired and rank.principal:
            yield from _of_rank(cast, rank, fixed)


def _of_rank(cast: Cast, rank: Rank, fixed: dict[str, str]) -> Iterator[Problem]:
    leaders, villages = cast.of_rank(rank), cast.hookable(rank)
    if not villages and leaders:
        yield Problem(
            "agreement.nothing_to_hook", "villages", column="weak", params={"rank": label(rank)}
        )
        return
    astray = [h for h in leaders if h.village and h.village not in villages]
    for helper in astray:
        yield Problem(
            "agreement.fixed_not_hookable",
            *cast.case.place_of("cadres", helper.id),
            column="village",
            value=helper.village,
            params={
                "who": helper.words,
                "rank": label(rank),
                "village": cast.village_words([helper.village]) or helper.village,
                "villages": cast.village_words(villages),
            },
        )
    if rank.per_village is not None and villages and not astray:
        yield from _counted(cast, rank, leaders, villages, fixed)


def _counted(
    cast: Cast, rank: Rank, leaders: list[Helper], villages: list[str], fixed: dict[str, str]
) -> Iterator[Problem]:
    assert rank.per_village is not None  # noqa: S101  (the caller's condition, for the type checker)
    least, most = rank.per_village
    held: dict[str, list[Helper]] = {village: [] for village in villages}
    for helper in leaders:
        if fixed.get(helper.id) in held:
            held[fixed[helper.id]].append(helper)
    free = len(leaders) - sum(map(len, held.values()))
    params = {
        "rank": label(rank),
        "least": least,
        "most": most,
        "have": len(leaders),
        "count": len(villages),
        "villages": cast.village_words(villages),
    }
    if least > 0 and not leaders:
        yield _impossible("pairing_nobody", **params)
        return
    if len(leaders) < least * len(villages):
        yield _impossible("pairing_too_few", **params, need=least * len(villages))
        return
    if len(leaders) > most * len(villages):
        yield _impossible("pairing_too_many", **params, room=most * len(villages))
        return
    crowded = [village for village in villages if len(held[village]) > most]
    for village in crowded:
        yield _impossible(
            "pairing_fixed_too_many",
            **params,
            village=cast.village_words([village]),
            held=len(held[village]),
            who=some([helper.words for helper in held[village]]),
        )
    if crowded:
        return
    lacking = [village for village in villages if len(held[village]) < least]
    missing = sum(least - len(held[village]) for village in lacking)
    room = sum(most - len(held[village]) for village in villages)
    if missing > free:
        yield _impossible(
            "pairing_fixed_too_few",
            **{**params, "villages": cast.village_words(lacking)},
            missing=missing,
            free=free,
        )
    elif room < free:
        yield _impossible("pairing_no_room", **params, room=room, free=free)


def _impossible(code: str, **params: object) -> Problem:
    return Problem(f"agreement.{code}", params=params, severity=Severity.ERROR)
