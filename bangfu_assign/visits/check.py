"""`check_visits`: the register of visits against the plan, household by household and month."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from bangfu_assign.errors import Problem, Severity, UsageError
from bangfu_assign.plan import Plan
from bangfu_assign.visits.duty import Duty, duties, in_charge
from bangfu_assign.visits.entry import Entry, Who
from bangfu_assign.visits.register import Register
from bangfu_assign.visits.states import STATES, State
from bangfu_assign.visits.visitors import Visitors

CELL_COLUMNS = ("household_id", "village_id", "cadre_id", "month", "state", "entries")

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])", re.ASCII)


@dataclass(frozen=True, slots=True, eq=False)
class Visits:
    """A register of visits beside the plan it should follow.

    Attributes
    ----------
    plan : Plan
        Who should visit whom.
    register : Register
        What was handed in.
    year : int
        The plan's year, or the register's if the policy names none.
    months : tuple of str
        The months that were checked, ``2012-01`` first.
    cells : DataFrame
        `CELL_COLUMNS`, one row per covered household and month in which its helper had to come:
        ``cadre_id`` was in charge when the month began; ``state`` is a `State`; ``entries`` counts
        the visits of anybody. Sorted by household and month.
    extra : mapping of (household id, month) to State
        What is known of months in which nobody had to come (before the pair began).
    problems : tuple of Problem
        Of the file and of the entries, errors first, then by row.
    today : date
        Days after it are in the future.
    counted : int
        Entries that count for a month: a household with a helper, in the year, no repetition.
    """

    plan: Plan
    register: Register
    year: int
    months: tuple[str, ...]
    cells: pd.DataFrame
    extra: Mapping[tuple[str, str], State] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    today: dt.date = dt.date.min
    counted: int = 0


def check_visits(
    plan: Plan,
    register: Register,
    *,
    until: str | None = None,
    since: str | None = None,
    today: dt.date | None = None,
) -> Visits:
    """Check who was visited, by whom, in which month.

    Parameters
    ----------
    plan : Plan
        Who should visit whom; the ``pairs`` of its case say since when, if that is in the year.
    register : Register
        As `bangfu_assign.visits.read_register` returns it.
    until, since : str, optional
        Last and first month, ``2012-06``; by default the last month of the year the register has
        a visit in, and January.
    today : date, optional
        Days after it are in the future; by default the day of the call.

    Raises
    ------
    UsageError
        If a month is none, or outside the plan's year, or the first is after the last.
    """
    now = dt.date.today() if today is None else today
    year = _year(plan, register)
    judge = _Judge(plan, year, now)
    judged = [judge.judge(entry) for entry in register.entries]
    found = [visit for visit in judged if visit is not None]
    months = _months(year, since, until, (entry.month for entry, _ in found))
    best: dict[tuple[str, str], State] = {}
    entries: dict[tuple[str, str], int] = {}
    for entry, who in found:
        key = entry.household_id, entry.month
        state = _state(entry, who)
        best[key] = min(best.get(key, State.NONE), state, key=STATES.index)
        entries[key] = entries.get(key, 0) + 1
    cells = _cells(plan, judge.duties, months, best, entries)
    due = set(zip(cells["household_id"], cells["month"], strict=True))
    notes = [] if plan.policy.plan.year is not None else [_no_policy_year(register, year)]
    order = list(Severity)
    problems = sorted(
        [*register.problems, *notes, *judge.problems],
        key=lambda p: (order.index(p.severity), p.file, p.row or 0, p.column, p.code, p.value),
    )
    extra = {key: state for key, state in sorted(best.items()) if key not in due}
    return Visits(
        plan, register, year, months, cells, extra, tuple(problems), now, counted=len(found)
    )


class _Judge:
    """Looks at one entry after the other; what is odd about them is in `problems`."""

    def __init__(self, plan: Plan, year: int, today: dt.date) -> None:
        self.problems: list[Problem] = []
        self.duties = duties(plan, year)
        self._year = year
        self._today = today.isoformat()
        self._visitors = Visitors(plan)
        self._planned = set(plan.case.planned()["household_id"])
        self._seen: dict[tuple[str, str, str], int] = {}

    def judge(self, entry: Entry) -> tuple[Entry, Who] | None:
        """Return an entry and who came, None if it counts for no month."""
        if not entry.date.startswith(f"{self._year}-"):
            self._add(entry.problem("outside_year", entry.date, year=self._year))
            return None
        if entry.date > self._today[: len(entry.date)]:
            self._add(entry.problem("in_the_future", entry.date, today=self._today))
            return None
        known = self.duties.get(entry.household_id)
        if known is None:
            code = "uncovered" if entry.household_id in self._planned else "not_planned"
            self._add(entry.problem(code, entry.household_id))
            return None
        visitor = self._visitors.judge(entry, known)
        key = entry.household_id, entry.date, visitor.key
        if len(entry.date) > len("2012-03") and key in self._seen:
            self._add(entry.problem("same_day_twice", entry.date, other=self._seen[key]))
            return None
        self._seen.setdefault(key, entry.row)
        self.problems += visitor.problems
        self._report_form(entry)
        return entry, visitor.who

    def _report_form(self, entry: Entry) -> None:
        """Report what the plan asks to be written down and is not."""
        if len(entry.date) == len("2012-03"):
            self._add(entry.problem("only_month", entry.date))
        if entry.by_proxy:
            self._add(entry.problem("signed_by_proxy", entry.household_id))
        missing = [entry.helper_signed is False, entry.household_signed is False]
        if any(missing) and not entry.by_proxy:
            self._add(
                entry.problem(
                    "unsigned_both"
                    if all(missing)
                    else "unsigned_helper"
                    if missing[0]
                    else "unsigned_household",
                    entry.household_id,
                )
            )
        if not entry.has_content:
            self._add(entry.problem("no_content", entry.household_id))

    def _add(self, problem: Problem) -> None:
        self.problems.append(problem)


def _state(entry: Entry, who: Who) -> State:
    if who is Who.HELPER:
        return State.SIGNED if entry.fully_signed else State.UNSIGNED
    return State.CO_HELPER if who is Who.CO_HELPER else State.OTHER


def _cells(
    plan: Plan,
    known: Mapping[str, tuple[Duty, ...]],
    months: tuple[str, ...],
    best: Mapping[tuple[str, str], State],
    entries: Mapping[tuple[str, str], int],
) -> pd.DataFrame:
    planned = plan.case.planned()
    village_of = dict(zip(planned["household_id"], planned["village"], strict=True))
    rows = [
        (
            household, village_of[household], cadre, month,
            best.get((household, month), State.NONE), entries.get((household, month), 0),
        )
        for household in sorted(known.keys() & village_of.keys())
        for month in months
        if (cadre := in_charge(known[household], month))
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=list(CELL_COLUMNS), dtype=object)
    types = {name: "int64" if name == "entries" else "str" for name in CELL_COLUMNS}
    return table.astype(types)


def _year(plan: Plan, register: Register) -> int:
    """Return the plan's year, else the one most entries are in."""
    if plan.policy.plan.year is not None:
        return plan.policy.plan.year
    years = [int(entry.date[:4]) for entry in register.entries]
    if not years:
        raise UsageError(Problem("visits.no_year_at_all"))
    return max(sorted(set(years)), key=years.count)


def _no_policy_year(register: Register, year: int) -> Problem:
    return Problem(
        "visits.year_of_register", register.name, params={"year": year}, severity=Severity.WARNING
    )


def _months(
    year: int, since: str | None, until: str | None, visited: Iterable[str]
) -> tuple[str, ...]:
    for month in (since, until):
        if month is not None and not _MONTH.fullmatch(month):
            raise UsageError(Problem("visits.not_a_month", params={"month": month[:20]}))
        if month is not None and int(month[:4]) != year:
            params = {"month": month, "year": year}
            raise UsageError(Problem("visits.month_outside_year", params=params))
    first = since or f"{year}-01"
    last = until or max(visited, default=first)
    if until is not None and first > last:
        raise UsageError(
            Problem("visits.months_upside_down", params={"since": first, "until": last})
        )
    return tuple(
        month
        for number in range(1, 13)
        if first <= (month := f"{year}-{number:02d}") <= max(first, last)
    )
