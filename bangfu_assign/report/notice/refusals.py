"""Numbers of persons where they do not belong: found before a sheet is made, and named.

An ID number or a phone typed into a name, a post or a village's name is not masked on a public
sheet but refused: even a masked ID number may not be published, and the register needs mending.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bangfu_assign.errors import Problem
from bangfu_assign.facts.masks import mask, mask_all
from bangfu_assign.plan import Plan
from bangfu_assign.policy.notice import NoticeSection
from bangfu_assign.report.notice.content import say
from bangfu_assign.report.notice.rows import Listed
from bangfu_assign.report.paper.words import line
from bangfu_assign.report.sheets.book import records

_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\W_]+(?=\d)")
_LONG_NUMBER = re.compile(r"\d{7,}")
_BORN = re.compile(
    r"\d{6}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]", re.ASCII
)
_CELLS = ("head_name", "group", "helper", "post")
_TEXTS = ("title", "reason", "basis", "office", "address", "issuer")


def refusals(
    plan: Plan, households: Sequence[Listed], villages: Mapping[str, str]
) -> list[Problem]:
    """Return an error for every text that would put somebody's number on a public sheet.

    Parameters
    ----------
    plan : Plan
        Whose facts and policy are looked at.
    households : sequence of Listed
        What would be shown.
    villages : mapping of id to str
        Names that would be shown.
    """
    return [
        *_in_texts(plan.policy.notice, plan.policy.plan.area),
        *_in_villages(villages),
        *_in_ids(plan, households),
        *_in_cells(households),
    ]


def holds_number(cell: str) -> bool:
    """Whether a name or post holds a number as long as a phone, however it is punctuated."""
    return mask(cell) != cell or bool(_LONG_NUMBER.search(_BETWEEN_DIGITS.sub("", cell)))


def _in_texts(notice: NoticeSection, area: str) -> Iterator[Problem]:
    for key in _TEXTS:
        text = line(getattr(notice, key))
        if mask(text) != text:
            yield Problem(
                "notice.private_text", "policy.toml", None, f"notice.{key}", mask(text[:40])
            )
    if holds_number(line(area)):
        yield Problem("notice.private_text", "policy.toml", None, "plan.area", _masked(line(area)))
    if _BORN.search(_BETWEEN_DIGITS.sub("", line(notice.phone))):
        yield Problem("notice.private_text", "policy.toml", None, "notice.phone")


def _in_villages(villages: Mapping[str, str]) -> Iterator[Problem]:
    for village_id, name in sorted(villages.items()):
        if holds_number(line(name)):
            yield Problem(
                "notice.private_village", "villages", None, "name", _masked(line(name)),
                {"village": village_id},
            )  # fmt: skip


def _in_ids(plan: Plan, households: Sequence[Listed]) -> Iterator[Problem]:
    known = {
        number
        for person in records(plan.case.households)
        for number in (person.id_number, person.phone)
        if number
    }
    for one in households:
        if one.household_id in known or _BORN.fullmatch(one.household_id):
            shown = mask_all(one.household_id)
            yield Problem(
                "notice.private_id", "households", None, "household_id", shown,
                {"household": shown},
            )  # fmt: skip


def _in_cells(households: Sequence[Listed]) -> Iterator[Problem]:
    found: dict[tuple[str, str], list[Listed]] = {}
    for one in households:
        for column in _CELLS:
            if holds_number(cell := getattr(one, column)):
                found.setdefault((column, cell), []).append(one)
    for (column, cell), those in found.items():
        file = "cadres" if column in ("helper", "post") else "households"
        params = {
            "household": those[0].household_id,
            "column": say(column).replace("\n", ""),
        }
        yield Problem("notice.private", file, None, column, _masked(cell), params, count=len(those))


def _masked(cell: str) -> str:
    """Return a cell that holds a number without it: by its pattern, or nearly all of it."""
    plain = mask(cell)
    return plain if not holds_number(plain) else mask_all(cell)
