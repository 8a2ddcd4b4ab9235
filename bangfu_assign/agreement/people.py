"""Cadres against ranks: unknown ranks, ranks nobody has, missing home villages and units."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import TypeVar

from bangfu_assign.agreement.cast import Cast, Helper, label, some
from bangfu_assign.errors import Problem, Severity
from bangfu_assign.facts.history import last_year_pairs
from bangfu_assign.policy import Serves

T = TypeVar("T")
LISTED = 20
"""People told one by one; a rank that the policy calls otherwise would fill the screen."""


def people_problems(cast: Cast) -> Iterator[Problem]:
    """Yield what is wrong between the roster of cadres and the ranks of the policy."""
    yield from _unknown_ranks(cast)
    yield from _ranks_nobody_has(cast)
    yield from _homes_missing(cast)
    yield from _units_without_village(cast)
    yield from _released(cast)


def _unknown_ranks(cast: Cast) -> Iterator[Problem]:
    known = [word for rank in cast.policy.ranks for word in (rank.name, rank.label) if word]
    cadres = cast.case.cadres
    strangers = cadres[~cadres["rank"].isin(known)]
    for word, rows in strangers.groupby("rank", sort=True):
        near = difflib.get_close_matches(str(word), known, n=1, cutoff=0.5)
        who = list(zip(rows["name"].tolist(), rows["cadre_id"].tolist(), strict=True))
        for some_of_them in _one_by_one(who):
            yield Problem(
                "agreement.unknown_rank_near" if near else "agreement.unknown_rank",
                *cast.case.place_of("cadres", some_of_them[0][1]),
                column="rank",
                value=str(word),
                params={
                    "rank": word,
                    "nearest": near[0] if near else "",
                    "known": " / ".join(label(rank) for rank in cast.policy.ranks),
                    "count": len(some_of_them),
                    "who": some([f"{name}({id_})" for name, id_ in some_of_them]),
                },
            )


def _one_by_one(who: list[T]) -> list[list[T]]:
    """Return people one by one, each to be told at the own row; of too many, all at the first's."""
    return [[one] for one in who] if len(who) <= LISTED else [who]


def _ranks_nobody_has(cast: Cast) -> Iterator[Problem]:
    words = set(cast.case.cadres["rank"])
    for number, rank in enumerate(cast.policy.ranks, start=1):
        if not words & {rank.name, rank.label}:
            yield Problem(
                "agreement.rank_nobody",
                "policy.toml",
                column=f"rank[{number}] ({rank.name})",
                params={"rank": label(rank)},
                severity=Severity.WARNING,
            )


def _homes_missing(cast: Cast) -> Iterator[Problem]:
    lost: dict[str, list[Helper]] = {}
    for helper in cast.helpers.values():
        if helper.rank.serves is Serves.HOME and not helper.village:
            lost.setdefault(label(helper.rank), []).append(helper)
    for rank, helpers in lost.items():
        for some_of_them in _one_by_one(helpers):
            yield Problem(
                "agreement.home_missing",
                *cast.case.place_of("cadres", some_of_them[0].id),
                column="village",
                params={
                    "rank": rank,
                    "count": len(some_of_them),
                    "who": some([helper.words for helper in some_of_them]),
                },
            )


def _units_without_village(cast: Cast) -> Iterator[Problem]:
    lost: dict[str, list[Helper]] = {}
    for helper in cast.helpers.values():
        if helper.rank.serves is Serves.UNIT and not cast.scope[helper.id]:
            lost.setdefault(helper.unit, []).append(helper)
    for unit, helpers in lost.items():
        yield Problem(
            "agreement.unit_nowhere" if unit else "agreement.unit_blank",
            *cast.case.place_of("cadres", helpers[0].id),
            column="unit",
            value=unit,
            params={
                "unit": unit,
                "count": len(helpers),
                "who": some([helper.words for helper in helpers]),
            },
            severity=Severity.WARNING,
        )


def _released(cast: Cast) -> Iterator[Problem]:
    """Yield a warning for last year's helpers who are gone: their households start anew."""
    principals = {
        cadre
        for cadre, word in zip(cast.case.cadres["cadre_id"], cast.case.cadres["rank"], strict=True)
        if any(word in (r.name, r.label) for r in cast.policy.ranks if r.principal)
    }
    last = last_year_pairs(cast.case, cast.policy.plan.year, principals)
    pairs = [(h, c) for h, c in last.items() if h in cast.village_of]
    roster = set(cast.case.cadres["cadre_id"])
    for code, gone in (
        ("agreement.last_year_unknown", [(h, c) for h, c in pairs if c not in roster]),
        (
            "agreement.last_year_unavailable",
            [(h, c) for h, c in pairs if c in roster and c not in cast.helpers],
        ),
    ):
        if gone:
            yield Problem(
                code,
                "pairs",
                column="cadre_id",
                params={"count": len(gone), "who": some(sorted({c for _, c in gone}))},
                severity=Severity.WARNING,
            )
