"""Hypothesis strategies: tiny towns with every rule at random, small enough for `tests.oracle`."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from bangfu_assign.facts.case import Case
from bangfu_assign.policy import OBJECTIVES, Policy
from tests.build import make_case, make_policy

SEAT = (118.85, 34.85)
UNITS = ("", "水利局", "农业局")
GROUPS = ("", "一组", "二组")
SINCE = ((), ("",), ("2008",), ("2010-05",), ("2010-05-01", "2008"), ("2010", "2011-03-15"))
UNTIL = ("", "", "", "2009", "2010-06", "2011", "2011-12", "2011-12-31", "2011-12-30", "2012-03-01")

STEP = st.sampled_from([k / 100 for k in range(-4, 5)])  # about 1 km
METRES = st.sampled_from([700 * k for k in range(17)])


@st.composite
def tiny_towns(
    draw: st.DrawFn,
    max_households: int = 7,
    max_cadres: int = 4,
    max_villages: int = 4,
    metrics: tuple[str, ...] = ("straight", "straight", "matrix"),
) -> tuple[Case, Policy]:
    """Draw a town and a policy; about two in three have a plan.

    Drawn at random: what each rank serves, ``pairs_with``, ``per_village``, ``max_km``,
    ``max_villages`` 1–3, quotas and their overrides, who is available and planned, need and income,
    last year's pairs (also with people who left), locks, points of people and groups, ``distances``
    that obey no triangle inequality, co-helper ranks, hard continuity, and the order of the
    objectives.
    """
    metric = draw(st.sampled_from(metrics))
    villages = draw(_villages(max_villages, metric))
    ids = [v["village_id"] for v in villages]
    weak = [v["village_id"] for v in villages if v["weak"]]
    ranks = draw(_ranks(bool(weak)))
    households = draw(_households(ids, max_households))
    cadres = draw(_cadres(ranks, ids, weak, max_cadres))
    helpers = [c["cadre_id"] for c in cadres]
    co_helpers = {c["cadre_id"] for c in cadres if c["rank"] == "owner"}
    people = [h["household_id"] for h in households]
    case = make_case(
        villages=villages,
        households=households,
        cadres=cadres,
        groups=draw(_groups(ids, metric)),
        pairs=draw(_pairs(people, [*helpers, "gone"])),
        # `must` with a co-helper is about their layer (tests/model/test_layers.py), not this plan.
        locks=[
            lock
            for lock in draw(_locks(people, helpers))
            if lock["kind"] == "never" or lock["cadre_id"] not in co_helpers
        ],
        distances=draw(_distances(helpers, ids, metric)),
    )
    return case, draw(_policy(ranks, metric))


def _size(most: int) -> st.SearchStrategy[int]:
    """Return sizes up to ``most``, large ones more often: nothing can go wrong in an empty town."""
    return st.sampled_from(sorted([*range(1, most + 1), *range((most + 1) // 2, most + 1)]))


def _often(many: int) -> st.SearchStrategy[bool]:
    """Return True ``many`` times in ten."""
    return st.sampled_from([k < many for k in range(10)])


def _points(optional: bool = True) -> st.SearchStrategy[dict[str, float]]:
    point = st.builds(lambda x, y: {"lon": SEAT[0] + x, "lat": SEAT[1] + y}, STEP, STEP)
    return st.one_of(st.just({}), point) if optional else point


@st.composite
def _villages(draw: st.DrawFn, most: int, metric: str) -> list[dict[str, Any]]:
    return [
        {
            "village_id": f"v{k}",
            "weak": draw(st.booleans()),
            "unit": draw(st.sampled_from(UNITS)),
            **draw(_points(optional=metric == "matrix")),
        }
        for k in range(draw(_size(most)))
    ]


@st.composite
def _ranks(draw: st.DrawFn, has_weak: bool) -> list[dict[str, Any]]:
    """Draw one to four ranks; the last may be of co-helpers."""
    kinds = st.sampled_from(("any", "any", "paired", "paired", "unit", "home"))
    ranks: list[dict[str, Any]] = []
    for k, serves in enumerate(draw(st.lists(kinds, min_size=1, max_size=3))):
        rank: dict[str, Any] = {
            "name": f"rank{k}",
            "serves": serves,
            "quota": draw(st.sampled_from((1, 2, 2, 3, 3, 4))),
        }
        if draw(_often(2)):
            rank["max_km"] = draw(st.sampled_from((2, 4, 8)))
        if serves == "paired":
            rank["pairs_with"] = draw(st.sampled_from(("weak", "all"))) if has_weak else "all"
            if rank["pairs_with"] == "weak" and draw(st.booleans()):
                del rank["pairs_with"]  # weak is the default
            limits = st.sampled_from((None, None, (0, 1), (0, 2), (1, 1), (1, 2)))
            rank["per_village"] = draw(limits)
        ranks.append({key: value for key, value in rank.items() if value is not None})
    if draw(_often(2)):
        ranks.append({"name": "owner", "serves": "any", "quota": 2, "principal": False})
    return ranks


@st.composite
def _households(draw: st.DrawFn, villages: list[str], most: int) -> list[dict[str, Any]]:
    return [
        {
            "household_id": f"h{k}",
            "village": draw(st.sampled_from(villages)),
            "group": draw(st.sampled_from(GROUPS)),
            "income_yuan": draw(st.sampled_from((None, 1000.0, 2400.0, 3199.0, 4000.0, 5200.0))),
            "need": draw(st.sampled_from((None, None, 1, 2, 3))),
            "planned": draw(_often(9)),
            **draw(_points()),
        }
        for k in range(draw(_size(most)))
    ]


@st.composite
def _cadres(
    draw: st.DrawFn, ranks: list[dict[str, Any]], villages: list[str], weak: list[str], most: int
) -> list[dict[str, Any]]:
    cadres = []
    for k in range(draw(_size(most))):
        rank = draw(st.sampled_from(ranks))
        if rank["serves"] == "paired" and rank.get("pairs_with") != "all":
            homes = ("", "", *weak)
        elif rank["serves"] == "home":
            homes = tuple(villages)
        else:
            homes = ("", *villages)
        cadres.append(
            {
                "cadre_id": f"c{k}",
                "rank": rank["name"],
                "unit": draw(st.sampled_from(UNITS)),
                "village": draw(st.sampled_from(homes)),
                "quota": draw(st.sampled_from((None, None, None, None, 0, 1, 2, 5))),
                "available": draw(_often(9)),
                **draw(_points()),
            }
        )
    return cadres


@st.composite
def _groups(draw: st.DrawFn, villages: list[str], metric: str) -> list[dict[str, Any]]:
    rows = [{"village": v, "group": g} for v in villages for g in GROUPS if g]
    chosen = draw(st.lists(st.sampled_from(rows), unique_by=lambda r: (r["village"], r["group"])))
    return [{**row, **draw(_points(optional=metric == "matrix"))} for row in chosen]


@st.composite
def _pairs(draw: st.DrawFn, people: list[str], helpers: list[str]) -> list[dict[str, Any]]:
    """Draw up to two dated rows for each household."""
    return [
        {
            "household_id": household,
            "cadre_id": draw(st.sampled_from(helpers)),
            "since": since,
            "until": draw(st.sampled_from(UNTIL)),
        }
        for household in people
        for since in draw(st.sampled_from(SINCE))
    ]


@st.composite
def _locks(draw: st.DrawFn, people: list[str], helpers: list[str]) -> list[dict[str, Any]]:
    row = st.fixed_dictionaries(
        {
            "household_id": st.sampled_from(people),
            "cadre_id": st.sampled_from(helpers),
            "kind": st.sampled_from(("never", "never", "must")),
        }
    )
    key = ("household_id", "cadre_id")
    return draw(st.lists(row, max_size=2, unique_by=lambda r: tuple(r[k] for k in key)))


@st.composite
def _distances(
    draw: st.DrawFn, helpers: list[str], villages: list[str], metric: str
) -> list[dict[str, Any]]:
    """Draw any metres at all; nearly every pair when nothing else gives a distance."""
    often = _often(9 if metric == "matrix" else 1)
    return [
        {"cadre_id": c, "village_id": v, "metres": draw(METRES)}
        for c in helpers
        for v in villages
        if draw(often)
    ]


@st.composite
def _policy(draw: st.DrawFn, ranks: list[dict[str, Any]], metric: str) -> Policy:
    order = draw(st.one_of(st.just(list(OBJECTIVES)), st.permutations(OBJECTIVES)))
    if draw(_often(1)):
        order = order[: draw(st.integers(1, len(order)))]
    return make_policy(
        ranks,
        year=draw(st.sampled_from((2012, 2012, 2012, None))),
        seat=SEAT,
        income_standard=4000,
        metric=metric,
        max_km=draw(st.sampled_from((None, None, None, 5, 8))),
        max_villages=draw(st.sampled_from((1, 2, 2, 3))),
        order=order,
        continuity="hard" if draw(_often(1)) else "soft",
    )
