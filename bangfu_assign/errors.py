"""One base error, and the problem: what is wrong where, and what would be right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bangfu_assign import labels
from bangfu_assign.labels import Lang


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    """The case cannot be used as it is."""
    WARNING = "warning"
    """Usable, but a person should look."""
    REPAIR = "repair"
    """Was put right while reading; listed so that nothing changes in silence."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong (or repaired) in the facts, the policy or a plan.

    Attributes
    ----------
    code : str
        Key of the sentence in `labels`, with its room: ``"facts.unknown_village"``.
    file : str
        Name of the file inside the case folder (with the sheet: ``"households.xlsx[Sheet1]"``), or
        "".
    row : int or None
        Row number as Excel shows it (header rows count, first row is 1).
    column : str
        Header as it stands in the file, or the canonical name if there is none; in a policy the
        key path (``travel.max_km``).
    value : str
        The cell as read, already masked if it is an ID number or a phone (`mask`).
    params : mapping
        Parameters of the sentence.
    severity : Severity
        Error, warning or repair.
    count : int
        How many cells share it; `row` and `value` are then those of the first.
    """

    code: str
    file: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""
    params: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    count: int = 1

    def message(self, lang: Lang = "zh") -> str:
        """Return what is wrong and what would be right, without the place."""
        message = labels.text(self.code, lang, **self.params)
        if self.count > 1:
            message += labels.text("problems.repeated", lang, count=self.count)
        return message

    def place(self, lang: Lang = "zh") -> str:
        """Return file, row and column in words; empty if the problem has no place."""
        parts = [self.file] if self.file else []
        if self.row is not None:
            parts.append(labels.text("problems.row", lang, row=self.row))
        if self.column:
            word = "problems.key" if self.file.endswith(".toml") else "problems.column"
            parts.append(labels.text(word, lang, column=self.column))
        return " ".join(parts)

    def sentence(self, lang: Lang = "zh") -> str:
        """Return place and message in one line."""
        place = self.place(lang)
        return f"{place}: {self.message(lang)}" if place else self.message(lang)


class BangfuError(Exception):
    """Base of every error a user can cause; carries the problems, all of them.

    Parameters
    ----------
    problems : iterable of Problem
        Everything that is wrong, not just the first.
    """

    exit_code = 1

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (
            (problems,) if isinstance(problems, Problem) else tuple(problems)
        )
        super().__init__("\n".join(p.sentence("en") for p in self.problems))

    def __reduce__(self) -> tuple[type[BangfuError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


class FactsError(BangfuError):
    """The case's tables have errors (exit code 1)."""


class PlanError(BangfuError):
    """A plan breaks rules, or cannot be read (exit code 1)."""


class PolicyError(BangfuError):
    """The policy file has errors or contradicts itself (exit code 2)."""

    exit_code = 2


class UsageError(BangfuError):
    """The call itself is wrong: a missing folder, an unknown option value (exit code 2)."""

    exit_code = 2


class NoPlanError(BangfuError):
    """No plan obeys the rules, or none was found in time (exit code 4)."""

    exit_code = 4
