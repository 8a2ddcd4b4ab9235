"""`Entry`: one visit to one household on one day, as the register tells it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bangfu_assign.errors import Problem, Severity
from bangfu_assign.facts.findings import shown


class Who(StrEnum):
    """Who a visit was made by, seen from the household."""

    HELPER = "helper"
    """The household's own helper on that day; also where the register names nobody."""
    CO_HELPER = "co_helper"
    """The second helper, who never stands in for the party cadre."""
    OTHER = "other"
    """Anybody else: another cadre, a former helper, a helper before the pair began."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One visit.

    Attributes
    ----------
    file, row
        Where it stands, as problems show it.
    household_id : str
        A household of the case.
    date : str
        ``2012-03-05``, or ``2012-03`` if the register gives only the month.
    visitors : tuple of str
        Who is named: cadre ids and names as written; empty if nobody is.
    helper_signed, household_signed : bool or None
        Whether each side signed; None if the register has no such column.
    signatory : str
        Name or id in the helper's place of signature, "" if it is a mark or blank.
    by_proxy : bool
        Whether a signature is marked as given by another (代签).
    has_content : bool
        Whether what was done is written down.
    """

    file: str
    row: int
    household_id: str
    date: str
    visitors: tuple[str, ...] = ()
    helper_signed: bool | None = None
    household_signed: bool | None = None
    signatory: str = ""
    by_proxy: bool = False
    has_content: bool = True

    @property
    def month(self) -> str:
        """The month of the visit, ``2012-03``."""
        return self.date[:7]

    @property
    def fully_signed(self) -> bool:
        """Whether neither signature is missing; a register without the columns has none missing."""
        return self.helper_signed is not False and self.household_signed is not False

    def problem(
        self,
        code: str,
        value: object = "",
        severity: Severity = Severity.WARNING,
        **params: object,
    ) -> Problem:
        """Return a problem at this entry's place; text in it is masked and cut."""
        return problem_at(self.file, self.row, code, value, severity, **params)


def problem_at(
    file: str,
    row: int,
    code: str,
    value: object = "",
    severity: Severity = Severity.WARNING,
    **params: object,
) -> Problem:
    """Return a problem of the room's catalogue at a row of the register."""
    safe = {name: shown(text) if isinstance(text, str) else text for name, text in params.items()}
    return Problem(f"visits.{code}", file, row, "", shown(value), safe, severity)
