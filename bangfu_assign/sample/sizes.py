"""How many of everything: one town's numbers, scaled to the households asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import exp
from statistics import NormalDist

from bangfu_assign.errors import Problem, UsageError

VILLAGES_PER_TOWN = 44
MOST_TOWNS = 900
"""Made-up town codes are 320799101 to 320799999."""
LAST_SERIAL = 999
"""A register number ends with a three-digit serial within the village."""

PERSONS, TRAINED, TRANSFERRED, LOANS = 5580, 411, 1050, 2100
"""The plan's figures: people, people trained, workers transferred, loans in 10,000 yuan."""


@dataclass(frozen=True, slots=True)
class TownSize:
    """Numbers of one town: households in the plan, households already lifted, cadres by rank."""

    planned: int
    lifted: int
    town_leaders: int
    assistants: int
    clerks: int
    officials: int
    staff: int
    village_cadres: int
    co_helpers: int

    @property
    def households(self) -> int:
        """Rows of the register."""
        return self.planned + self.lifted

    def scaled(self, households: int) -> TownSize:
        """Return the same town with another number of rows in its register."""
        share = Fraction(households, self.households)
        planned = max(1, round(self.planned * share))

        def scale(count: int) -> int:
            return max(1, round(count * share))

        return TownSize(
            planned=planned,
            lifted=households - planned,
            town_leaders=scale(self.town_leaders),
            assistants=scale(self.assistants),
            clerks=scale(self.clerks),
            officials=scale(self.officials),
            staff=scale(self.staff),
            village_cadres=scale(self.village_cadres),
            co_helpers=scale(self.co_helpers),
        )


BANZHUANG = TownSize(
    planned=2007, lifted=33, town_leaders=24, assistants=25, clerks=75, officials=44, staff=32,
    village_cadres=585, co_helpers=20,
)  # fmt: skip
"""5,580 people at 2.78 a household; places for about 92 % of the households."""

FURTHER = TownSize(
    planned=1200, lifted=20, town_leaders=24, assistants=25, clerks=92, officials=44, staff=24,
    village_cadres=212, co_helpers=10,
)  # fmt: skip
"""A neighbouring town, where a third of the cadres may serve any village."""


def town_sizes(towns: int, households: int | None) -> list[TownSize]:
    """Return the numbers of every town, the first one being Banzhuang.

    Parameters
    ----------
    towns : int
        How many towns, 1 to `MOST_TOWNS`.
    households : int or None
        Rows of the register over all towns; None for each town's own number.

    Raises
    ------
    UsageError
        If there is no town, or the households are fewer than the towns or too many for them.
    """
    if not 1 <= towns <= MOST_TOWNS:
        raise UsageError(Problem("sample.bad_towns", params={"towns": towns, "most": MOST_TOWNS}))
    base = [BANZHUANG, *[FURTHER] * (towns - 1)]
    if households is None:
        return base
    rows = apportion([t.households for t in base], households)
    most = max(village_sizes(1000)) + 1
    limit = LAST_SERIAL * 900 // most * sum(t.households for t in base) // base[0].households
    if not towns <= households <= limit:
        params = {"households": households, "towns": towns, "least": towns, "most": limit}
        raise UsageError(Problem("sample.bad_households", params=params))
    return [t.scaled(max(1, n)) for t, n in zip(base, rows, strict=True)]


def apportion(weights: Sequence[int], total: int) -> list[int]:
    """Split a total by weight into whole numbers that add up (largest remainder)."""
    whole = sum(weights)
    shares = [w * total // whole for w in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(weights[i] * total % whole), i))
    for i in by_remainder[: total - sum(shares)]:
        shares[i] += 1
    return shares


def village_sizes(planned: int) -> list[int]:
    """Return the households of 44 villages, ascending: 8 to 110 with a median near 41 for 2,007.

    Quantiles of a log-normal, the skew of a surveyed sample with 4 to 78 households a village.
    """
    spread = NormalDist()
    quantiles = [spread.inv_cdf((i + 0.5) / VILLAGES_PER_TOWN) for i in range(VILLAGES_PER_TOWN)]
    between = [round(10_000 * exp(0.52 * z)) for z in quantiles[1:-1]]
    least, most, total = 8, 110, BANZHUANG.planned
    # The ends are set, so that the range is that of the survey.
    whole = Fraction(sum(between) * total, total - least - most)
    weights = [round(whole * least / total), *between, round(whole * most / total)]
    return sorted(apportion(weights, planned))
