"""What one public sheet says: title, texts, table, signature; in whatever format it is set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from bangfu_assign import labels
from bangfu_assign.errors import Problem, Severity
from bangfu_assign.plan import Plan
from bangfu_assign.policy.notice import NoticeSection
from bangfu_assign.report.notice.rows import NOBODY, Listed, NoticeRow
from bangfu_assign.report.paper.words import line

_ASKED = ("office", "address", "phone", "issuer", "date")
"""Without these nobody could object, or know who speaks."""

_PLACE = re.compile(r"\{(area|village|year)\}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One public notice.

    Attributes
    ----------
    village_id : str
        "" for the town's own.
    name : str
        Of the village or town, for the file.
    title : tuple of str
        Its lines.
    opening : tuple of str
        Paragraphs before the table: basis, reason, days.
    columns : tuple of str
        Fields of `NoticeRow`, left to right.
    rows : tuple of NoticeRow
        At least one.
    objections : tuple of str
        Paragraphs after the table: how to object, address, telephone.
    issuer, day : str
        Under the text; the seal goes over them.
    """

    village_id: str
    name: str
    title: tuple[str, ...]
    opening: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[NoticeRow, ...]
    objections: tuple[str, ...]
    issuer: str
    day: str

    def headers(self) -> list[str]:
        """Return the heads of the columns; some on two lines."""
        return [say(column) for column in self.columns]

    def table(self) -> list[list[str]]:
        """Return the cells, row by row."""
        return [[row.cell(column) for column in self.columns] for row in self.rows]

    def texts(self) -> Iterator[str]:
        """Yield everything that stands on the sheet."""
        yield from (*self.title, *self.opening, *self.objections, self.issuer, self.day, self.name)
        for row in self.rows:
            yield from map(str, asdict(row).values())


def say(code: str, **parameters: object) -> str:
    """Return a text of a public sheet; they are Chinese."""
    return labels.text(f"notice.{code}", "zh", **parameters)


def make_sheet(plan: Plan, village_id: str, name: str, households: Sequence[Listed]) -> Sheet:
    """Return the notice of a village, or of the town.

    Parameters
    ----------
    plan : Plan
        Its policy says what stands where.
    village_id, name : str
        The village; "" and the town's name for the town's own sheet.
    households : sequence of Listed
        Those to be shown, at least one.
    """
    notice = plan.policy.notice
    year = plan.policy.plan.year
    place = {
        "area": line(plan.policy.plan.area),
        "village": line(name, 40) if village_id else "",
        "year": say("year", year=year) if year else "",
    }
    several = not village_id and len({h.village_id for h in households}) > 1
    columns: tuple[str, ...] = notice.columns
    if several:
        after = 1 + (columns.index("number") if "number" in columns else -1)
        columns = (*columns[:after], "village", *columns[after:])
    return Sheet(
        village_id,
        line(name, 40),
        _title(notice, place),
        tuple(_opening(notice, place, households)),
        columns,
        tuple(h.row(number, notice.names) for number, h in enumerate(households, start=1)),
        tuple(_objections(notice, place)),
        filled(notice.issuer, place) or say("blank"),
        _day(notice.date) if notice.date else say("blank_day"),
    )


def unfilled(notice: NoticeSection) -> list[Problem]:
    """Return a warning for each thing a notice needs that the policy leaves blank."""
    return [
        Problem("notice.unfilled", "policy.toml", None, f"notice.{key}", severity=Severity.WARNING)
        for key in _ASKED
        if not getattr(notice, key)
    ]


def filled(text: str, place: dict[str, str]) -> str:
    """Return a text of the policy with the town, village and year put in, on one line."""
    return line(_PLACE.sub(lambda found: place[found.group(1)], text))


def _title(notice: NoticeSection, place: dict[str, str]) -> tuple[str, ...]:
    """Return the title's lines: where to break, so that no word is torn, is the writer's choice."""
    if not notice.title:
        return tuple(say("title", **place).split("\n"))
    lines = tuple(filled(part, place) for part in notice.title.splitlines())
    # A title of the office's own that does not name the village is told apart by a line below.
    if place["village"] and not any(place["village"] in words for words in lines):
        return *lines, f"（{place['village']}）"
    return lines


def _opening(
    notice: NoticeSection, place: dict[str, str], households: Sequence[Listed]
) -> Iterator[str]:
    pending = sum(1 for h in households if h.helper == say("pending") and h.post == NOBODY)
    yield say(
        "opening",
        basis=filled(notice.basis, place) or say("basis"),
        reason=filled(notice.reason, place) or say("reason"),
        households=len(households),
        persons=sum(h.persons for h in households),
        **place,
    ) + (say("pending_count", count=pending) if pending else "")
    if notice.start is None:
        yield say("long_term")
    elif notice.end is None:
        yield say("long_term_from", start=_day(notice.start))
    else:
        yield say("from_to", start=_day(notice.start), end=_day(notice.end))


def _objections(notice: NoticeSection, place: dict[str, str]) -> Iterator[str]:
    issuer = filled(notice.issuer, place)
    yield say("objections_how", office=filled(notice.office, place) or issuer or say("this_office"))
    yield say("address", address=filled(notice.address, place) or say("blank"))
    yield say("phone", phone=filled(notice.phone, place) or say("blank"))


def _day(day: date) -> str:
    return say("day", year=day.year, month=day.month, day=day.day)
