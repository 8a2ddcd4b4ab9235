"""Fictional households: sizes that add up to 5,580 people, incomes, causes, the year's measures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from bangfu_assign.sample import words
from bangfu_assign.sample.people import id_number, person_name
from bangfu_assign.sample.settle import Town, Village
from bangfu_assign.sample.sizes import BANZHUANG, LOANS, PERSONS, TRAINED, TRANSFERRED, apportion

STANDARD_YUAN = 4000
"""Income a head a year at which a household counts as lifted."""

_PERSONS = ((1, 18), (2, 30), (3, 24), (4, 16), (5, 8), (6, 3), (7, 1))
MOST_PERSONS = 9


@dataclass(frozen=True, slots=True)
class Household:
    """One row of the register; codes of category and cause as in the Jiangsu sheet."""

    household_id: str
    village_id: str
    group: str
    head_name: str
    persons: int
    labourers: int
    land_mu: float
    house_m2: int
    category: int
    cause: int
    id_number: str
    income_yuan: int | None
    planned: bool
    has_phone: bool
    trained: int = 0
    transferred: int = 0
    half_loans: int = 0
    """Loans in units of 5,000 yuan."""

    @property
    def loan_10k_yuan(self) -> float:
        """Loan in units of 10,000 yuan."""
        return self.half_loans / 2


def make_households(rng: Random, town: Town) -> list[Household]:
    """Return a town's register, sorted by number; its sums are the plan's figures."""
    rows = [h for village in town.villages for h in _of_village(rng, village)]
    planned = [i for i, h in enumerate(rows) if h.planned]

    def target(figure: int) -> int:
        return figure * len(planned) // BANZHUANG.planned

    persons = target(PERSONS)
    while gap := persons - sum(rows[i].persons for i in planned):
        i = rng.choice(planned)
        step = 1 if gap > 0 else -1
        if gap > 50 or gap < -50:
            # Many small steps at once: the sum is only taken again afterwards.
            for j in rng.sample(planned, min(abs(gap), len(planned))):
                rows[j] = _resized(rows[j], step)
        else:
            rows[i] = _resized(rows[i], step)
    _spread(rng, rows, planned, target(TRAINED), _train)
    _spread(rng, rows, planned, target(TRANSFERRED), _transfer)
    _spread(rng, rows, planned, target(LOANS) * 2, _lend)
    return rows


def _of_village(rng: Random, village: Village) -> list[Household]:
    total = village.planned + village.lifted
    lifted = set(rng.sample(range(total), village.lifted))
    names = [g.name for g in village.place.groups]
    weights = [rng.randint(2, 9) for _ in names]
    sizes = apportion(weights, total)
    group_of = [n for n, count in zip(names, sizes, strict=True) for _ in range(count)]
    own = village.place.name[0]
    surname = own if own in words.SURNAMES else rng.choice(words.SURNAMES)
    rows: list[Household] = []
    serial = 0
    for i in range(total):
        # Numbers of cards given back stay unused.
        serial += 2 if rng.random() < 0.04 and serial < 900 else 1
        rows.append(_household(rng, village, serial, group_of[i], i not in lifted, surname))
    return rows


def _household(
    rng: Random, village: Village, serial: int, group: str, planned: bool, surname: str
) -> Household:
    category = rng.choices((1, 2, 3), (76, 19, 5))[0]
    persons = rng.choices(*zip(*_PERSONS, strict=True))[0]
    if category == 3:
        persons, labourers = min(persons, 1 + (rng.random() < 0.2)), 0
    else:
        share = (0.15, 0.35, 0.35, 0.15) if category == 1 else (0.45, 0.35, 0.15, 0.05)
        labourers = min(persons, rng.choices((0, 1, 2, 3), share)[0])
    causes = (3, 34, 16, 11, 10, 14, 9, 3) if labourers else (0, 5, 4, 0, 0, 6, 0, 0)
    cause = rng.choices(range(1, 9), causes)[0]
    female = rng.random() < 0.22
    head = person_name(rng, female=female, surname=surname if rng.random() < 0.3 else "")
    if rng.random() < 0.001:
        head, female = rng.choice(words.LONG_NAMES), True
    return Household(
        household_id=f"{village.village_id}{serial:03d}",
        village_id=village.village_id,
        group=group,
        head_name=head,
        persons=persons,
        labourers=labourers,
        land_mu=round(max(0.0, persons * rng.uniform(0.7, 1.5)), 1),
        house_m2=round(30 + persons * rng.uniform(12, 30)),
        category=category,
        cause=cause,
        id_number=id_number(rng, born=(1936, 1984), female=female),
        income_yuan=_income(rng, category, planned, village.weak),
        planned=planned,
        has_phone=rng.random() < 0.7,
    )


def _income(rng: Random, category: int, planned: bool, weak: bool) -> int | None:
    """Return yuan a head a year, rounded to ten; a few are unknown, a few already above 4,000."""
    if not planned:
        return int(round(rng.uniform(STANDARD_YUAN + 60, 6200), -1))
    chance = rng.random()
    if chance < 0.01:
        return None
    if chance < 0.03:
        return int(round(rng.uniform(STANDARD_YUAN, 4600), -1))
    low, mode, high = {1: (1500, 3500, 3990), 2: (1200, 2500, 3400), 3: (1600, 2600, 3400)}[
        category
    ]
    income = rng.triangular(low, high, mode) * (0.93 if weak else 1)
    return int(round(income, -1))


def _resized(household: Household, step: int) -> Household:
    persons = min(MOST_PERSONS, max(1, household.persons + step))
    return replace(household, persons=persons, labourers=min(household.labourers, persons))


def _spread(
    rng: Random,
    rows: list[Household],
    planned: list[int],
    total: int,
    give: Callable[[Random, Household], tuple[Household, int]],
) -> None:
    """Give a measure to households at random, in place, until the total is reached exactly."""
    left = total
    while left > 0:
        before = left
        for i in rng.sample(planned, len(planned)):
            if left <= 0:
                break
            changed, given = give(rng, rows[i])
            if 0 < given <= left:
                rows[i] = changed
                left -= given
        if left == before:
            # Nobody can take any more: a tiny case without labourers.
            break


def _train(rng: Random, household: Household) -> tuple[Household, int]:
    room = household.labourers - household.trained
    return replace(household, trained=household.trained + 1), min(room, 1)


def _transfer(rng: Random, household: Household) -> tuple[Household, int]:
    given = min(household.labourers - household.transferred, rng.choice((1, 1, 2)))
    return replace(household, transferred=household.transferred + given), given


def _lend(rng: Random, household: Household) -> tuple[Household, int]:
    if household.category == 3:
        return household, 0
    given = 1 if household.half_loans else rng.choice((2, 2, 4, 4, 4, 6, 6, 10))
    return replace(household, half_loans=household.half_loans + given), given
