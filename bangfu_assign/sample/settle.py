"""Villages of a town: their households, which are weak, whose department looks after them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from bangfu_assign.errors import Problem, UsageError
from bangfu_assign.sample import words
from bangfu_assign.sample.land import Land, Place
from bangfu_assign.sample.sizes import LAST_SERIAL, TownSize, apportion, village_sizes

WEAK_PER_TOWN = 4
BLUEBERRY_VILLAGE = "石门头村"
SEAT_VILLAGE = "班庄村"


@dataclass(frozen=True, slots=True)
class Village:
    """A village of the case.

    Attributes
    ----------
    place : Place
        Code, name, points.
    planned, lifted : int
        Households in the year's plan, and those already above the standard.
    weak : bool
        Whether it is an economically weak village (经济薄弱村).
    unit : str
        Its department (包村部门), or "".
    income_10k_yuan : float
        Collective income; a weak village has less than the 150,000 yuan of the plan.
    own_share : float
        Households its own party cadres could take, over its households: uneven on purpose.
    """

    place: Place
    planned: int
    lifted: int
    weak: bool
    unit: str
    income_10k_yuan: float
    own_share: float

    @property
    def village_id(self) -> str:
        """Code of the village."""
        return self.place.village_id


@dataclass(frozen=True, slots=True)
class Town:
    """A town with its villages by code and the departments that look after its weak ones."""

    land: Land
    number: int
    size: TownSize
    villages: tuple[Village, ...]
    departments: tuple[str, ...]
    bound_departments: tuple[str, ...]

    @property
    def weak(self) -> tuple[Village, ...]:
        """The weak villages, by code."""
        return tuple(v for v in self.villages if v.weak)


def settle(rng: Random, land: Land, number: int, size: TownSize) -> Town:
    """Give a town's villages their households, weak villages and departments.

    Raises
    ------
    UsageError
        If a village would need more register numbers than there are.
    """
    places = land.places
    weak = _weak_villages(rng, places)
    planned = _planned(rng, places, weak, size.planned)
    lifted = dict.fromkeys(planned, 0)
    if size.lifted:
        shares = apportion([planned[p.village_id] + 1 for p in places], size.lifted)
        lifted = {p.village_id: n for p, n in zip(places, shares, strict=True)}
    # A tenth of the numbers stays unused (cards given back), see `households`.
    if (most := max(planned[v] + lifted[v] for v in planned)) > LAST_SERIAL * 0.9:
        raise UsageError(Problem("sample.village_too_big", params={"households": most}))
    share_of = _own_shares(rng, places, weak)
    departments = _departments(number)
    bound = words.BOUND_DEPARTMENTS if number == 0 else ()
    unit_of = dict(zip(sorted(weak), departments, strict=True))
    # Staff bound to a village go where its own cadres are fewest.
    strong = sorted((v for v in share_of if v not in weak), key=lambda v: (share_of[v], v))
    unit_of |= dict(zip(strong, bound, strict=False))
    others = rng.sample(strong[len(bound) :], len(words.TOWN_UNITS))
    unit_of |= dict(zip(others, words.TOWN_UNITS, strict=True))
    villages = []
    for place in places:
        code = place.village_id
        is_weak = code in weak
        income = rng.uniform(4, 13) if is_weak else rng.uniform(15.5, 60)
        villages.append(
            Village(
                place, planned[code], lifted[code], is_weak, unit_of.get(code, ""),
                round(income, 1), share_of[code],
            )
        )  # fmt: skip
    return Town(land, number, size, tuple(villages), departments, bound)


def _own_shares(rng: Random, places: tuple[Place, ...], weak: set[str]) -> dict[str, float]:
    """Return how far each village's own cadres reach, by code.

    Some, more of them near the seat, could nearly help themselves: a plan cannot even that out,
    since village cadres serve at home. The remote ones depend on cadres from elsewhere.
    """
    farthest = max(p.seat_m for p in places)
    shares = {}
    for place in places:
        remote = place.seat_m / farthest
        if place.village_id in weak:
            share = 0.3
        elif rng.random() < 0.5 - 0.4 * remote:
            share = rng.uniform(0.85, 1.0)
        else:
            share = rng.uniform(0.35, 0.7) * (1.1 - 0.45 * remote)
        shares[place.village_id] = share
    return shares


def _weak_villages(rng: Random, places: tuple[Place, ...]) -> set[str]:
    """Return the codes of four weak villages: the blueberry village, and remote ones."""
    weak = {p.village_id for p in places if p.name == BLUEBERRY_VILLAGE}
    remote = sorted(places, key=lambda p: (-p.seat_m, p.village_id))[: len(places) // 2]
    others = [p.village_id for p in remote if p.village_id not in weak]
    return weak | set(rng.sample(others, WEAK_PER_TOWN - len(weak)))


def _planned(
    rng: Random, places: tuple[Place, ...], weak: set[str], planned: int
) -> dict[str, int]:
    """Deal the sizes out: the largest to the seat's village, larger ones to the weak villages."""
    sizes = village_sizes(planned)
    result = {p.village_id: 0 for p in places}
    seat = next((p.village_id for p in places if p.name == SEAT_VILLAGE), places[0].village_id)
    if seat not in weak:
        result[seat] = sizes.pop()
    upper = sizes[len(sizes) * 6 // 10 : len(sizes) * 9 // 10]
    for village_id, count in zip(sorted(weak), rng.sample(upper, len(weak)), strict=True):
        result[village_id] = count
        sizes.remove(count)
    rng.shuffle(sizes)
    rest = [p.village_id for p in places if p.village_id not in weak and p.village_id != seat]
    result.update(zip(rest, sizes, strict=True))
    return result


def _departments(number: int) -> tuple[str, ...]:
    """Return the four departments of a town's weak villages; no two towns share one."""
    first = number * WEAK_PER_TOWN
    known = words.DEPARTMENTS[first : first + WEAK_PER_TOWN]
    made_up = tuple(f"县样例{i + 1}局" for i in range(first, first + WEAK_PER_TOWN))
    return known if len(known) == WEAK_PER_TOWN else made_up
