"""Who was to help a household when: the plan, with the year's dated history of pairs before it."""

from __future__ import annotations

from typing import NamedTuple

from bangfu_assign.facts.history import Day, first_day, last_day
from bangfu_assign.plan import Plan
from bangfu_assign.plan.views import by_cadre


class Duty(NamedTuple):
    """A helper's time with a household, within one year: from a day until before another."""

    cadre_id: str
    begins: Day
    before: Day

    @property
    def since_text(self) -> str:
        """The first day, as text."""
        return day_text(self.begins)


def duties(plan: Plan, year: int) -> dict[str, tuple[Duty, ...]]:
    """Return who helps each covered household when, in the order of time; the plan's helper last.

    The plan's helper is in charge from the pair's ``since`` if that lies in the plan's year, else
    from its first day. Before such a ``since`` the helpers of the case's ``pairs`` were in charge
    as far as these say so: a row of another party cadre that ended in the year, or was still open.

    Parameters
    ----------
    plan : Plan
        The plan, with the pairs of its case.
    year : int
        The plan's year.
    """
    first, end = (year, 1, 1), (year + 1, 1, 1)
    cadres = by_cadre(plan)
    co_helpers = set(cadres.loc[~cadres["principal"], "cadre_id"])
    rows: dict[str, list[tuple[str, Day, Day]]] = {}
    pairs = plan.case.pairs
    for household, cadre, since, until in zip(
        pairs["household_id"], pairs["cadre_id"], pairs["since"], pairs["until"], strict=True
    ):
        if cadre not in co_helpers and last_day(until) >= first and first_day(since) < end:
            rows.setdefault(household, []).append((cadre, first_day(since), last_day(until)))
    found = {}
    for household, cadre in zip(
        plan.assignments["household_id"], plan.assignments["cadre_id"], strict=True
    ):
        if cadre:
            known = rows.get(household, [])
            begins = max([first, *(since for own, since, _ in known if own == cadre)])
            before = [
                Duty(other, max(since, first), min(_day_after(until), begins))
                for other, since, until in known
                if other != cadre and since < begins
            ]
            there = (duty for duty in before if duty.begins < duty.before)
            earlier = sorted(there, key=lambda duty: (duty.begins, duty.cadre_id))
            found[household] = (*earlier, Duty(cadre, begins, end))
    return found


def on_duty(known: tuple[Duty, ...], date: str) -> list[str]:
    """Return who was in charge on a day, or on any day of a month; in the order of time."""
    first, last = first_day(date), last_day(date)
    return [duty.cadre_id for duty in known if duty.begins <= last and first < duty.before]


def in_charge(known: tuple[Duty, ...], month: str) -> str:
    """Return who was in charge when a month began, "" if nobody was.

    Whoever takes over in the middle of a month need not have come in it.
    """
    first = first_day(month)
    there = [duty.cadre_id for duty in known if duty.begins <= first < duty.before]
    return there[-1] if there else ""


def day_text(day: Day) -> str:
    """Return a day as ISO text."""
    year, month, date = day
    return f"{year:04d}-{month:02d}-{date:02d}"


def _day_after(day: Day) -> Day:
    # Days are only compared: whether the month has a 32nd does not matter.
    year, month, date = day
    return year, month, date + 1
