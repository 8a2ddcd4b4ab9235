"""The towns to race on, by name; each is made anew from a seed, the same every time."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from bangfu_assign.facts import read_case
from bangfu_assign.facts.case import Case
from bangfu_assign.policy import Policy, Serves, read_policy
from bangfu_assign.rules.roster import People
from bangfu_assign.sample import write_sample
from tests.benchmarks.previous import LastYear
from tests.benchmarks.towns import Shape, random_town
from tests.build import make_table

SAMPLE = Path(__file__).parents[2] / "sample_data" / "banzhuang"

LARGE = Shape(households=3000, villages=60, weak=5, anywhere=300, at_home=1100)

TOWNS: dict[str, Shape] = {
    "town-few-villages": Shape(households=700, villages=6, weak=2, anywhere=60, at_home=200),
    "town-many-villages": Shape(households=1500, villages=110, anywhere=150, at_home=350),
    "town-surplus": Shape(at_home=500, anywhere=160),
    "town-shortage": Shape(at_home=180, anywhere=40),
    "town-own-homes": Shape(own_homes=1.0, previous=0.5),
    "town-roads": Shape(metric="roads"),
    "town-tight-km": Shape(max_km=4.0),
    "town-hamlets": Shape(households=700, villages=150, hamlets=0.6, at_home=150),
    "town-one-village": Shape(weak=0, max_villages=1),
    "town-three-villages": Shape(max_villages=3, continuity="hard"),
}
"""Ten shapes: few and many villages, places in surplus and short, every cadre at a home of its own,
roads, a tight ``max_km``, hamlets of one household, one village a cadre and no leaders, and three
villages a cadre with continuity as a rule."""


SPARSE: dict[str, tuple[Shape, int]] = {
    "sparse-shortage": (
        Shape(households=250, villages=60, weak=3, anywhere=12, at_home=15), 39
    ),
    "sparse-one-village": (
        Shape(households=100, villages=60, weak=0, anywhere=15, at_home=10, max_villages=1), 18
    ),
    "sparse-three-villages": (
        Shape(
            households=150, villages=50, weak=0, anywhere=20, at_home=0, max_villages=3,
            own_homes=1.0,
        ),
        20,
    ),
    "sparse-tight-km": (
        Shape(households=100, villages=30, weak=2, anywhere=15, at_home=15, max_km=3.0), 21
    ),
    "sparse-hamlets": (
        Shape(households=300, villages=100, hamlets=0.6, weak=2, anywhere=40, at_home=30), 37
    ),
    "sparse-middle": (
        Shape(households=500, villages=40, weak=4, anywhere=60, at_home=100), 35
    ),
}  # fmt: skip
"""Few households a village, where cadres run short of villages rather than of places: shapes and
seeds. What a town office tries first is as small."""

SPARSE_SAMPLES = {"sparse-sample-60": 60, "sparse-sample-120": 120, "sparse-sample-200": 200}
"""Households of a sample with its 44 villages."""


def sample() -> tuple[Case, Policy]:
    """Return the sample that comes with the tool."""
    return read_case(SAMPLE), read_policy(SAMPLE / "policy.toml")


def distinct() -> tuple[Case, Policy]:
    """Return the sample where hardly two cadres are alike.

    Every cadre who has neither a point nor a home village gets a home somewhere in the town, and
    every second household has a cadre of last year, within quotas and two villages a cadre.
    """
    case, policy = sample()
    rng = np.random.default_rng(2012)
    cadres = case.cadres.copy()
    homeless = (cadres["village"] == "") & cadres["lon"].isna()
    for axis in ("lon", "lat"):
        low, high = case.villages[axis].min(), case.villages[axis].max()
        drawn = np.round(rng.uniform(low, high, len(cadres)), 6)
        cadres[axis] = cadres[axis].where(~homeless, drawn)
    return replace(case, cadres=cadres, pairs=_half_paired(rng, case, policy)), policy


def _half_paired(rng: np.random.Generator, case: Case, policy: Policy) -> pd.DataFrame:
    people = People.read(case, policy)
    serves = {c.id: c.rank.serves for c in people.serving if c.rank is not None}
    own: dict[str, list[str]] = {}
    for cadre in people.serving:
        if serves[cadre.id] is Serves.HOME:
            own.setdefault(cadre.village, []).append(cadre.id)
    last_year = LastYear(
        quota={cadre.id: cadre.quota for cadre in people.serving},
        own=own,
        anywhere=[cadre for cadre, kind in serves.items() if kind is Serves.ANY],
        paired=0.5,
        from_outside=0.4,
        max_villages=policy.travel.max_villages,
    )
    return make_table("pairs", last_year.draw(rng, ((h.id, h.village) for h in people.planned)))


def large() -> tuple[Case, Policy]:
    """Return a large town: 3,000 households, 1,500 cadres, 60 villages."""
    return random_town(LARGE, seed=1)


def county() -> tuple[Case, Policy]:
    """Return nine towns as one: 12,000 households, 4,000 cadres, 400 villages.

    A third of the cadres may serve anywhere, however far: nothing lets the case be cut by town.
    """
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "county"
        write_sample(out, towns=9)
        case, policy = read_case(out), read_policy(out / "policy.toml")
    return case, policy.with_travel(max_km=None)


def tiny() -> tuple[Case, Policy]:
    """Return a town of thirty households, for trying the table out."""
    shape = Shape(households=30, villages=5, weak=1, anywhere=3, at_home=2, previous=0.5)
    return random_town(shape, seed=3)


def _small_sample(households: int) -> Callable[[], tuple[Case, Policy]]:
    def draw() -> tuple[Case, Policy]:
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "small"
            write_sample(out, households=households)
            return read_case(out), read_policy(out / "policy.toml")

    return draw


def _sparse(name: str) -> Callable[[], tuple[Case, Policy]]:
    return lambda: random_town(*SPARSE[name])


def _town(name: str) -> Callable[[], tuple[Case, Policy]]:
    return lambda: random_town(TOWNS[name], seed=1 + list(TOWNS).index(name))


CASES: dict[str, Callable[[], tuple[Case, Policy]]] = {
    "sample": sample,
    "distinct": distinct,
    "large": large,
    "county": county,
    "tiny": tiny,
    **{name: _town(name) for name in TOWNS},
    **{name: _small_sample(households) for name, households in SPARSE_SAMPLES.items()},
    **{name: _sparse(name) for name in SPARSE},
}


def chosen(name: str) -> list[str]:
    """Return the cases behind a name of the command line: ``towns`` and ``sparse`` for all."""
    groups = {"towns": list(TOWNS), "sparse": [*SPARSE_SAMPLES, *SPARSE]}
    return groups.get(name, [name])
